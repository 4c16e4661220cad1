// Whether this copy of the handbook is whole, as far as a browser lets a page look.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const HASH_LETTERS = 8;
  const HELP = "Hãy chép (hoặc giải nén) lại cả thư mục sổ tay rồi kiểm tra lại.";
  const MEGABYTE = 1_000_000;

  /** @param {EnginePart} part @returns {Promise<Uint8Array<ArrayBuffer>>} */
  const bytesOf = async (part) => {
    const coming = SoTay.engineParts.coming(part, SoTay.engineParts.fetched([part]));
    if ("address" in coming) {
      const answer = await fetch(coming.address);
      if (!answer.ok) throw new SoTay.engineParts.BadFile(`thiếu tệp “${part.file}”`);
      return new Uint8Array(await answer.arrayBuffer());
    }
    /** @type {string[]} */
    const pieces = [];
    await SoTay.engineParts.bring(part, ({ index, base64 }) => (pieces[index] = base64));
    return SoTay.base64.bytes(pieces.join(""));
  };

  /** @param {EnginePart} part what its files' names say of it */
  const hashOf = ({ name, scripts }) => String(scripts[0]?.script).slice(name.length + 1).split("-")[0];

  /** @param {Uint8Array<ArrayBuffer>} bytes */
  const reckoned = async (bytes) => {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    const letters = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0"));
    return letters.join("").slice(0, HASH_LETTERS);
  };

  /** @param {EnginePart} part @returns {Promise<string>} what is wrong; empty when it is whole */
  const wrong = async (part) => {
    try {
      const bytes = await bytesOf(part);
      const same =
        bytes.length === part.size &&
        (!globalThis.crypto?.subtle || (await reckoned(bytes)) === hashOf(part));
      return same ? "" : `tệp của phần “${part.name}” bị hỏng`;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };

  SoTay.selftestCopy = {
    title: "Bản chép còn nguyên",
    async run(onProgress) {
      const { parts } = await SoTay.engineParts.manifest();
      const total = parts.reduce((sum, { size }) => sum + size, 0);
      /** @type {string[]} */
      const found = [];
      let read = 0;
      for (const part of parts) {
        onProgress(`Đang đọc lại phần “${part.name}”…`, read / total);
        const problem = await wrong(part);
        if (problem) found.push(problem);
        read += part.size;
      }
      const { done, failed } = SoTay.selftestBrowser;
      if (found.length > 0) return failed(`Bản chép không còn nguyên: ${found.join("; ")}.`, HELP);
      const megabytes = Math.round(total / MEGABYTE);
      const how = globalThis.crypto?.subtle ? "đúng mã băm" : "đủ độ dài (ở đây không tính được mã băm)";
      return done(`Đã đọc lại ${parts.length} phần của Python (${megabytes} MB), ${how}.`);
    },
  };
})();
