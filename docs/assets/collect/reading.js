// One file on its way to Python: only what may be ours is read whole, whatever its name ends in.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** As in `forms/collect/requests.py`. */
  const LARGEST = 60_000_000;
  const HEAD_BYTES = 64;
  const ZIP = "PK\u0003\u0004";
  const OLD_WORD = "\u00D0\u00CF\u0011\u00E0";

  const FOREIGN = "Không phải tệp .json, .docx hay .zip do sổ tay lưu.";
  const TOO_LARGE =
    "Tệp này lớn hơn 60 MB nên chưa đọc. Tệp nén thì hãy giải nén rồi chọn cả thư mục vừa giải nén.";
  const UNREADABLE =
    "Trình duyệt không đọc được tệp này; tệp có thể đã bị dời đi, hoặc USB đã rút ra. Hãy chọn lại.";
  const NOT_OPENED = "Tệp này có mật khẩu và chưa được mở. Muốn mở thì chọn lại tệp.";

  class Refused extends Error {
    /** @param {string} kind @param {string} sentence */
    constructor(kind, sentence) {
      super(sentence);
      this.kind = kind;
    }
  }

  /** @param {string} name @param {string} head whether a file may be one of ours, by how it begins */
  const mayBeOurs = (name, head) =>
    head.startsWith(ZIP) ||
    /^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)?[\s\0]*\{/.test(head) ||
    (head.startsWith(OLD_WORD) && /\.docx?$/i.test(name));

  /** @type {SoTayGlobal["collectReading"]["ready"]} */
  const ready = async (root, given, opened) => {
    const { name, file } = given;
    if (file.size > LARGEST) throw new Refused("too_large", TOO_LARGE);
    const bytes = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
    const head = String.fromCharCode(...bytes);
    if (!mayBeOurs(name, head)) throw new Refused("foreign", FOREIGN);
    if (!SoTay.collectLocked.is(head)) {
      return { given, base64: await SoTay.saveFile.base64(file) };
    }
    const base64 = opened.get(given) ?? (await SoTay.collectLocked.open(root, given));
    if (base64 === null) throw new Refused("locked", NOT_OPENED);
    opened.set(given, base64);
    return { given, base64 };
  };

  /** @type {SoTayGlobal["collectReading"]["why"]} */
  const why = (error) => {
    if (error instanceof Refused) return { kind: error.kind, sentence: error.message };
    // A browser's own error is about the file; any other one of ours is a sentence.
    const own = error instanceof Error && !(error instanceof DOMException);
    return { kind: "broken", sentence: own ? error.message : UNREADABLE };
  };

  SoTay.collectReading = { ready, why };
})();
