// Bytes out of base64, on the page and in Python's worker.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** Newer browsers' own; a `data:` address takes several times as long as the loop below. */
  const native = /** @type {{fromBase64?: (text: string) => Uint8Array<ArrayBuffer>}} */ (
    /** @type {unknown} */ (Uint8Array)
  ).fromBase64;

  /** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
  const bytes = (text) => {
    if (native) return native.call(Uint8Array, text);
    const binary = atob(text);
    const found = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at += 1) found[at] = binary.charCodeAt(at);
    return found;
  };

  SoTay.base64 = { bytes };
})();
