// The page's own search box, tried as a reader uses it, and left as it was.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const BOX = ".md-search__input";
  const FOUND = ".md-search-result__item";
  const SAID = ".md-search-result__meta";
  const NOTHING = /^\s*(Không tìm thấy|Chưa mở được)/;
  const SWITCH = "__search";
  const PATIENCE_MS = 60_000;
  const PAUSE_MS = 100;
  const HELP =
    "Hãy chép (hoặc giải nén) lại cả thư mục sổ tay rồi thử lại. " +
    "Trong lúc chưa được: tìm theo danh mục ở bên trái.";

  /** @param {HTMLInputElement} box @param {string} words */
  const type = (box, words) => {
    box.value = words;
    // The theme hears one of the two, depending on its version.
    for (const name of ["input", "keyup"]) box.dispatchEvent(new Event(name, { bubbles: true }));
  };

  const found = async () => {
    const deadline = Date.now() + PATIENCE_MS;
    while (Date.now() < deadline) {
      const { length } = document.querySelectorAll(FOUND);
      if (length > 0) return length;
      if (NOTHING.test(document.querySelector(SAID)?.textContent ?? "")) return 0;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    return 0;
  };

  /** @param {HTMLInputElement} box @param {string} before */
  const leave = (box, before) => {
    type(box, before);
    box.blur();
    const element = document.getElementById(SWITCH);
    if (element instanceof HTMLInputElement && element.checked) element.click();
  };

  SoTay.selftestSearch = (words) => ({
    title: "Tìm",
    async run() {
      const box = document.querySelector(BOX);
      if (!(box instanceof HTMLInputElement)) {
        return SoTay.selftestBrowser.failed("Trang không có ô tìm.", HELP);
      }
      const before = box.value;
      box.focus();
      type(box, words);
      const pages = await found();
      leave(box, before);
      if (pages === 0) {
        return SoTay.selftestBrowser.failed(`Gõ “${words}” vào ô tìm mà không thấy trang nào.`, HELP);
      }
      return SoTay.selftestBrowser.done(`Gõ “${words}” vào ô tìm thì thấy kết quả.`);
    },
  });
})();
