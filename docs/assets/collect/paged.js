// Long lists in pieces: a part at once, more at a button's press, all of it on paper.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const { make } = SoTay;
  /** So many rows are drawn at a time. */
  const PIECE = 100;

  /** @type {SoTayGlobal["collectPaged"]} */
  SoTay.collectPaged = (body, items, draw, noun) => {
    let drawn = 0;
    const more = make("button", "hb-button", "");
    more.setAttribute("type", "button");
    const row = make("p", "cl-more", more);

    /** @param {number} end draws up to there; the first of the new ones */
    const upTo = (end) => {
      const fresh = items.slice(drawn, end).map(draw);
      body.append(...fresh);
      drawn += fresh.length;
      const left = items.length - drawn;
      more.textContent = `Hiện thêm ${Math.min(PIECE, left)} ${noun} (còn ${left})`;
      row.hidden = left === 0;
      return fresh[0];
    };

    more.addEventListener("click", () => {
      const first = upTo(drawn + PIECE);
      if (!first) return;
      // The button goes away under whoever pressed it last.
      first.tabIndex = -1;
      first.focus();
    });
    const onPaper = () => void (body.isConnected ? upTo(items.length) : forget());
    const forget = () => window.removeEventListener("beforeprint", onPaper);
    if (items.length > PIECE) window.addEventListener("beforeprint", onPaper);
    upTo(PIECE);
    return row;
  };
})();
