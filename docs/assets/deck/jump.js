// Goes to a slide by its number or by words that stand on it, typed with or without marks.
"use strict";

globalThis.SoTayDeck = globalThis.SoTayDeck || /** @type {DeckParts} */ ({});

(() => {
  const SHOWN = 8;

  /** @param {string} text without marks, in small letters, đ as d */
  const folded = (text) =>
    text
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/[đĐÐð]/g, "d")
      .toLowerCase()
      .replace(/\s+/g, " ")
      .trim();

  /** @param {HTMLElement} slide */
  const titleOf = (slide) => slide.querySelector("h2")?.textContent || "";

  /** @param {HTMLElement} slide what the audience may read of it */
  const wordsOf = (slide) => {
    const room = slide.querySelector(".dk-room:not(:has([data-cover]))");
    return folded(room?.textContent || titleOf(slide));
  };

  /** @param {RevealDeck} deck */
  const jump = (deck) => {
    const dialog = /** @type {HTMLDialogElement} */ (document.querySelector(".dk-jump"));
    const input = /** @type {HTMLInputElement} */ (dialog.querySelector("[data-jump]"));
    const list = /** @type {HTMLElement} */ (dialog.querySelector("[data-found]"));
    const slides = deck.getSlides();
    const titles = slides.map((slide) => folded(titleOf(slide)));
    const texts = slides.map(wordsOf);

    /** @param {number} at */
    const go = (at) => {
      dialog.close();
      deck.slide(at);
    };

    const found = () => {
      const typed = folded(input.value);
      if (!typed) return [];
      const number = Number(typed);
      if (Number.isInteger(number)) return slides[number - 1] ? [number - 1] : [];
      const words = typed.split(" ");
      const fits = (/** @type {number} */ at) => words.every((word) => texts[at]?.includes(word));
      // A title with all of it as typed comes first, then a text with it, then one with its words.
      const place = (/** @type {number} */ at) =>
        titles[at]?.includes(typed) ? 0 : texts[at]?.includes(typed) ? 1 : 2;
      const hits = slides.map((_, at) => at).filter(fits);
      return hits.sort((one, other) => place(one) - place(other));
    };

    const show = () => {
      const items = found()
        .slice(0, SHOWN)
        .map((at) => {
          const button = document.createElement("button");
          button.type = "button";
          const slide = slides[at];
          button.textContent = `${at + 1}. ${slide ? titleOf(slide) : ""}`;
          button.addEventListener("click", () => go(at));
          const item = document.createElement("li");
          item.append(button);
          return item;
        });
      list.replaceChildren(...items);
    };

    input.addEventListener("input", show);
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      const [first] = found();
      if (first !== undefined) go(first);
    });
    return {
      open: () => {
        input.value = "";
        show();
        dialog.showModal();
        input.focus();
      },
    };
  };

  SoTayDeck.jump = jump;
})();
