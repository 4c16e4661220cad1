// Answers that a room tries: chosen by key or click, the example's uncovered when asked for.
// Nothing is kept: another slide and back again shows what was chosen, another visit nothing.
"use strict";

globalThis.SoTayDeck = globalThis.SoTayDeck || /** @type {DeckParts} */ ({});

(() => {
  /** @param {Element} button */
  const press = (button) => {
    const all = button.closest("[data-choices]")?.querySelectorAll("[data-choice]") || [];
    for (const other of all) {
      const isThis = other === button && other.getAttribute("aria-pressed") !== "true";
      other.setAttribute("aria-pressed", String(isThis));
    }
  };

  /** @param {HTMLElement} slide shows the example's answer, or covers it again */
  const turn = (slide) => {
    const covered = slide.querySelector("[data-covered]");
    const cover = slide.querySelector("[data-uncover]");
    if (covered instanceof HTMLElement && cover instanceof HTMLElement) {
      covered.hidden = !covered.hidden;
      cover.hidden = !covered.hidden;
    }
    slide.querySelector("[data-chosen]")?.classList.toggle("dk-example");
  };

  /** @param {RevealDeck} deck */
  const trial = (deck) => {
    document.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("button") : null;
      if (button?.matches("[data-choice]")) press(button);
      if (button?.matches("[data-uncover]")) turn(deck.getCurrentSlide());
    });
    return {
      reveal: () => turn(deck.getCurrentSlide()),
      choose: (/** @type {number} */ number) => {
        const button = deck.getCurrentSlide().querySelector(`[data-choice="${number}"]`);
        if (button) press(button);
        return Boolean(button);
      },
    };
  };

  SoTayDeck.trial = trial;
})();
