/// <reference path="calendar.d.ts" />
// Calendar files (RFC 5545) of all-day entries.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const LINE_OCTETS = 75;
  const UID_BYTES = 16;
  /** What no text of a calendar file may hold, line breaks apart. */
  const CONTROLS = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f]/g;

  /** @param {string} text */
  const escaped = (text) =>
    text
      .normalize("NFC")
      .replace(CONTROLS, " ")
      .replace(/[\\;,]/g, "\\$&")
      .replace(/\r\n|\r|\n/g, "\\n");

  /** @param {string} letter one code point @returns {number} its length in UTF-8 */
  const octets = (letter) => {
    const code = Number(letter.codePointAt(0));
    if (code < 0x80) return 1;
    if (code < 0x800) return 2;
    return code < 0x10000 ? 3 : 4;
  };

  /** @param {string} line cut into lines of at most 75 octets, between letters */
  const folded = (line) => {
    const lines = [""];
    let length = 0;
    for (const letter of line) {
      if (length + octets(letter) > LINE_OCTETS) {
        lines.push(" ");
        length = 1;
      }
      lines[lines.length - 1] += letter;
      length += octets(letter);
    }
    return lines.join("\r\n");
  };

  /** @param {Day} day as in `20261124` */
  const compact = (day) => SoTay.days.iso(day).replace(/-/g, "");
  /** @param {Date} time as in `20261124T034210Z` */
  const stamped = (time) => `${time.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;

  /** Told apart from all others by chance alone; `randomUUID` is not there on a plain HTTP server. */
  const uid = () =>
    [...crypto.getRandomValues(new Uint8Array(UID_BYTES))]
      .map((byte) => byte.toString(16).padStart(2, "0"))
      .join("");

  /**
   * @param {string} product  what made the file
   * @param {Date} stamp
   * @param {CalendarEntry[]} entries
   */
  const write = (product, stamp, entries) => {
    const lines = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      `PRODID:${escaped(product)}`,
      "CALSCALE:GREGORIAN",
      ...entries.flatMap(({ uid, first, last, summary, description }) => [
        "BEGIN:VEVENT",
        `UID:${uid}`,
        `DTSTAMP:${stamped(stamp)}`,
        `DTSTART;VALUE=DATE:${compact(first)}`,
        `DTEND;VALUE=DATE:${compact(last + 1)}`,
        `SUMMARY:${escaped(summary)}`,
        ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
      ]),
      "END:VCALENDAR",
    ];
    return lines.map((line) => `${folded(line)}\r\n`).join("");
  };

  SoTay.ics = { write, uid };
})();
