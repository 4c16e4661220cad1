// The list of those who are to hand in: pasted, or opened from a file; it stays in its field alone.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const LARGEST = 1_000_000;
  const NUMBER = /^\s*\d{1,5}\s*[.):]\s+/;
  const NO_LIST =
    "Không đọc được danh sách trong tệp này. Mở tệp bằng Excel hoặc Word, chép cột họ tên rồi dán vào ô.";

  /** @param {ArrayBuffer} buffer a text of UTF-8, or of UTF-16 as Excel saves "Unicode Text" */
  const text = (buffer) => {
    const [first, second] = new Uint8Array(buffer);
    const is16 = first === 0xff && second === 0xfe;
    const found = new TextDecoder(is16 ? "utf-16le" : "utf-8", { fatal: true }).decode(buffer);
    if (found.includes("\0") || found.startsWith("PK")) throw new Error(NO_LIST);
    return found;
  };

  /** @type {SoTayGlobal["collectRoster"]["read"]} */
  const read = async (file) => {
    if (file.size > LARGEST) throw new Error(NO_LIST);
    try {
      return text(await file.arrayBuffer());
    } catch {
      throw new Error(NO_LIST);
    }
  };

  /** @param {string} cell @param {string} name */
  const isNamed = (cell, name) => cell.replace(NUMBER, "").split(/\s+/).filter(Boolean).join(" ") === name;

  /** @type {SoTayGlobal["collectRoster"]["renamed"]} */
  const renamed = (list, name, earlier, other) => {
    let seen = 0;
    const lines = list.split("\n").map((line) => {
      const cells = line.split(/([\t;,])/);
      const at = cells.findIndex((cell) => isNamed(cell, name));
      if (at < 0 || (seen += 1) !== earlier + 1) return line;
      return cells.map((cell, place) => (place === at ? other : cell)).join("");
    });
    return lines.join("\n");
  };

  SoTay.collectRoster = { read, renamed };
})();
