// The page's own search box, tried as a reader uses it, and left as it was.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const BOX = ".md-search__input";
  const FOUND = ".md-search-result__item";
  const SAID = ".md-search-result__meta";
  const NOTHING = /^(Không tìm thấy|Chưa mở được)/;
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

  const said = () => document.querySelector(SAID)?.textContent?.trim() ?? "";

  /** Whether there are results, and what the box says. */
  const answer = async () => {
    const deadline = Date.now() + PATIENCE_MS;
    while (Date.now() < deadline) {
      if (document.querySelector(FOUND)) return { found: true, box: said() };
      if (NOTHING.test(said())) break;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    return { found: false, box: said() };
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
      // A window that lies behind another one, as after a download, moves its focus silently.
      if (!document.hasFocus()) box.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
      type(box, words);
      const { found, box: says } = await answer();
      leave(box, before);
      if (!found) {
        const seen = `Gõ “${words}” vào ô tìm mà không thấy trang nào; ô tìm nói: “${says}”.`;
        return SoTay.selftestBrowser.failed(seen, HELP);
      }
      return SoTay.selftestBrowser.done(`Gõ “${words}” vào ô tìm thì thấy kết quả.`);
    },
  });
})();
