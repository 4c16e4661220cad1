// How much has been written under a question with a limit.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** What Python's `str.split()` splits at. */
  const BLANKS = /(?:[^\S\ufeff]|[\x1c-\x1f\x85])+/;

  /** @param {string} text */
  const count = (text) => text.split(BLANKS).filter(Boolean).length;

  /** @param {number} written @param {number} limit */
  const said = (written, limit) => {
    const line = `Đã viết ${written}/${limit} chữ`;
    return written > limit ? `${line}, quá ${written - limit} chữ; nên viết gọn lại.` : `${line}.`;
  };

  /**
   * Brings the counts up to date.  They describe their fields, and are not read aloud by
   * themselves.
   * @param {HTMLElement} root
   */
  const show = (root) => {
    /** @type {NodeListOf<HTMLElement>} */
    const lines = root.querySelectorAll("[data-words]");
    for (const line of lines) {
      const field = root.querySelector(`textarea[name="${CSS.escape(line.dataset.words || "")}"]`);
      if (!(field instanceof HTMLTextAreaElement)) continue;
      const text = said(count(field.value), Number(line.dataset.atMost));
      if (line.textContent !== text) line.textContent = text;
    }
  };

  SoTay.words = { count, said, show };
})();
