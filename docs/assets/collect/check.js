// Whether a file that Python made is what it should be, seen from its own bytes.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** @param {Uint8Array<ArrayBuffer>} bytes */
  const text = (bytes) => new TextDecoder("utf-8", { fatal: true }).decode(bytes);

  /** @param {Uint8Array} bytes */
  const isZip = ([p, k]) => p === 0x50 && k === 0x4b;

  /** @param {string} lines */
  const isLines = (lines) => {
    for (const line of lines.split("\n")) if (line) JSON.parse(line);
    return lines.endsWith("\n");
  };

  /** @param {string} found @param {number} count */
  const isGathered = (found, count) => {
    const { format, members } = JSON.parse(found);
    return format === "so-tay/gathered" && members.length === count;
  };

  /** @param {string} kind @param {Uint8Array<ArrayBuffer>} bytes @param {number} count of members */
  const isRight = (kind, bytes, count) => {
    if (kind === "docx" || kind === "xlsx") return isZip(bytes);
    if (kind === "gathered") return isZip(bytes) || isGathered(text(bytes), count);
    if (kind === "ndjson") return isLines(text(bytes));
    if (kind === "ics") return /^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/.test(text(bytes));
    if (kind === "form") return JSON.parse(text(bytes)).format === "so-tay/response";
    return bytes.length > 0;
  };

  /** @type {SoTayGlobal["collectCheck"]} */
  SoTay.collectCheck = (kind, bytes, count) => {
    try {
      return isRight(kind, bytes, count);
    } catch {
      return false; // What cannot be read at all is not what it should be either.
    }
  };
})();
