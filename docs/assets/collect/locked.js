// A gathered file under a password: locked as drafts are, in a file of its own format.
// docs/contributing/interfaces.md has the format.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const FORMAT = "so-tay/locked";
  /** First in the file, so that its beginning tells what it is. */
  const BEGINS = /^\uFEFF?\s*\{\s*"format"\s*:\s*"so-tay\/locked"/;
  /** Letters of base64 that may lie inside; more would not fit into an old computer's memory. */
  const LARGEST = 150_000_000;
  const BROKEN = "Tệp có mật khẩu này đã bị hỏng nên không mở được; hãy chép lại tệp.";
  const NEWER = "Tệp này được khóa bằng bản sổ tay mới hơn; hãy mở bằng bản sổ tay đó.";
  const TOO_LARGE =
    "Tệp đã tập hợp này lớn quá mức đặt được mật khẩu. Hãy tải từng kỳ một, hoặc tải không có mật khẩu.";

  /** @param {string} head */
  const is = (head) => BEGINS.test(head);

  /** @param {string} text @returns {unknown} what is locked */
  const content = (text) => {
    let found;
    try {
      found = JSON.parse(text);
    } catch {
      throw new Error(BROKEN);
    }
    if (found?.format !== FORMAT || typeof found.format_version !== "number") throw new Error(BROKEN);
    if (found.format_version > 1) throw new Error(NEWER);
    return found.locked;
  };

  /** @type {SoTayGlobal["collectLocked"]["open"]} */
  const open = async (root, { name, file }) => {
    if (!SoTay.secret.offered()) throw new Error(SoTay.secret.why());
    const locked = content(await file.text());
    /** @type {string | null} */
    let base64 = null;
    const question = {
      title: "Mở tệp có mật khẩu",
      lines: [`Tệp “${name}” có mật khẩu. Gõ mật khẩu đã đặt; máy cần một lúc để mở.`],
      yes: "Mở",
      no: "Bỏ tệp này ra",
    };
    await SoTay.password.enter(root, question, async (password) => {
      base64 = (await SoTay.secret.open(locked, password, LARGEST)).text;
    });
    return base64;
  };

  /** @type {SoTayGlobal["collectLocked"]["lock"]} */
  const lock = async (root, { base64, name }) => {
    if (base64.length > LARGEST) throw new Error(TOO_LARGE);
    const key = await SoTay.password.make(root, {
      title: "Đặt mật khẩu cho tệp đã tập hợp",
      lines: [
        "Quên mật khẩu thì không ai mở lại được tệp này, không có cách nào lấy lại.",
        "Người nhận mở tệp ở trang Tập hợp phiếu và gõ đúng mật khẩu này. Báo mật khẩu bằng cách " +
          "khác, không gửi cùng tệp.",
      ],
      yes: "Đặt mật khẩu và tải về",
      no: "Không tải",
    });
    if (!key) return null;
    const locked = await SoTay.secret.lock(key, base64);
    const file = new Blob([JSON.stringify({ format: FORMAT, format_version: 1, locked })]);
    // Read back: a file that does not open again is worse than none.
    const inside = await SoTay.secret.read(key, content(await file.text()), LARGEST);
    if (inside !== base64) throw new Error(BROKEN);
    return { name: name.replace(/\.[a-z]+$/, "-co-mat-khau.json"), file };
  };

  SoTay.collectLocked = { is, open, lock };
})();
