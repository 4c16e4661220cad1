// The slides as cards on paper: two a sheet with the speaker's words, or six without.
"use strict";

globalThis.SoTayDeck = globalThis.SoTayDeck || /** @type {DeckParts} */ ({});

(() => {
  /** @param {HTMLElement} slide */
  const card = (slide) => {
    const copy = /** @type {HTMLElement} */ (slide.cloneNode(true));
    const notes = copy.querySelector("aside.notes");
    notes?.remove();
    const picture = document.createElement("div");
    picture.className = copy.className.replace(/\b(?:past|present|future)\b/g, "");
    picture.append(...copy.childNodes);
    const said = document.createElement("div");
    said.className = "dk-said";
    if (notes) said.append(...notes.childNodes);
    const whole = document.createElement("article");
    whole.className = "dk-card";
    whole.append(picture, said);
    return whole;
  };

  /** @param {RevealDeck} deck */
  const handout = (deck) => {
    const page = document.documentElement;
    const sheet = document.createElement("div");
    sheet.className = "dk-handout";
    const clear = () => {
      sheet.remove();
      page.classList.remove("dk-print-6");
    };
    addEventListener("beforeprint", () => {
      sheet.replaceChildren(...deck.getSlides().map(card));
      document.body.append(sheet);
    });
    addEventListener("afterprint", clear);
    return (/** @type {2 | 6} */ number) => {
      page.classList.toggle("dk-print-6", number === 6);
      print();
    };
  };

  SoTayDeck.handout = handout;
})();
