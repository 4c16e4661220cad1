// Explains a term beside it: while it is pointed at or has the focus, and at the first touch; the
// second touch follows the link.  The words stand at the end of the page, whence the link is
// described by them; without this script the link leads to the page of all terms.
"use strict";

(() => {
  /** Time to move the pointer from the term to its explanation. */
  const GRACE_MS = 300;
  /** Pixels between the term and its explanation, and between that and the window's edge. */
  const GAP = 4;
  const EDGE = 8;

  class Tip {
    constructor() {
      this.box = document.createElement("div");
      this.box.className = "hb-tip md-typeset";
      this.box.setAttribute("role", "tooltip");
      this.box.hidden = true;
      (document.querySelector("main") || document.body).append(this.box);
      /** @type {HTMLElement | null} the term that is explained now */
      this.term = null;
      /** @type {ReturnType<typeof setTimeout> | undefined} */
      this.timer = undefined;
    }

    /** @param {HTMLElement} term */
    show(term) {
      clearTimeout(this.timer);
      const words = document.getElementById(term.getAttribute("aria-describedby") || "");
      if (this.term === term || !words) return;
      this.term = term;
      this.box.textContent = words.textContent;
      this.box.hidden = false;
      this.place(term.getBoundingClientRect());
    }

    /** Under the term, or over it where there is more room; always inside the window. @param {DOMRect} term */
    place(term) {
      const { box } = this;
      box.style.left = box.style.top = "0";
      const from = box.getBoundingClientRect();
      const { width, height } = from;
      const left = Math.min(term.left, root.clientWidth - width - EDGE);
      const under = term.bottom + GAP;
      const over = term.top - GAP - height;
      const lowest = root.clientHeight - height - EDGE;
      const top = under <= lowest ? under : over >= EDGE ? over : lowest;
      box.style.left = `${Math.max(left, EDGE) - from.left}px`;
      box.style.top = `${Math.max(top, EDGE) - from.top}px`;
    }

    hide() {
      clearTimeout(this.timer);
      this.term = null;
      this.box.hidden = true;
    }

    hideSoon() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.hide(), GRACE_MS);
    }

    stay() {
      clearTimeout(this.timer);
    }

    /** @param {EventTarget | null} target */
    holds(target) {
      return target instanceof Node && this.box.contains(target);
    }
  }

  const root = document.documentElement;
  const tip = new Tip();
  /** @type {HTMLElement | null} the term that a finger has touched while it was not explained */
  let touched = null;

  /** @param {EventTarget | null} target @returns {HTMLElement | null} */
  const termAt = (target) => (target instanceof Element ? target.closest(".hb-term") : null);

  document.addEventListener("pointerover", ({ target, pointerType }) => {
    const term = termAt(target);
    if (pointerType !== "mouse") return;
    if (term) tip.show(term);
    else if (tip.holds(target)) tip.stay();
  });
  document.addEventListener("pointerout", ({ target, relatedTarget, pointerType }) => {
    const left = termAt(target) || tip.holds(target);
    if (pointerType !== "mouse" || !left) return;
    if (termAt(relatedTarget) !== tip.term && !tip.holds(relatedTarget)) tip.hideSoon();
  });
  document.addEventListener("focusin", ({ target }) => {
    const term = termAt(target);
    if (term) tip.show(term);
    else if (!tip.holds(target)) tip.hide();
  });
  document.addEventListener("focusout", ({ target }) => {
    if (termAt(target)) tip.hideSoon();
  });
  document.addEventListener("pointerdown", ({ target, pointerType }) => {
    const term = termAt(target);
    touched = term && pointerType !== "mouse" && term !== tip.term ? term : null;
    if (!term && !tip.holds(target)) tip.hide();
  });
  document.addEventListener("click", (event) => {
    const term = termAt(event.target);
    // A click by the keyboard has no detail.
    if (!term || term !== touched || event.detail === 0) return;
    event.preventDefault();
    tip.show(term);
  });
  addEventListener("resize", () => tip.hide());
  addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || tip.box.hidden) return;
      tip.hide();
      event.stopImmediatePropagation();
    },
    true,
  );
})();
