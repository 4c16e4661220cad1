/**
 * A notice at the head of the page, in its flow: it covers nothing and takes no focus.
 */
globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(function () {
  "use strict";

  /** @type {HTMLElement | null} */
  let shown = null;

  /** @type {SoTayGlobal["notice"]} */
  function notice(text, buttons) {
    const line = document.createElement("p");
    // Only what changes in it later is read aloud by itself, so it is filled once it stands there.
    line.setAttribute("role", "status");
    const row = document.createElement("p");
    for (const { label, run } of buttons) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "hb-button";
      button.textContent = label;
      button.addEventListener("click", run);
      row.append(button);
    }
    const box = document.createElement("section");
    box.className = "hb-notice";
    box.setAttribute("aria-label", "Thông báo");
    box.append(line, row);
    if (shown) shown.remove();
    shown = box;
    document.querySelector(".md-main")?.prepend(box);
    const say = (/** @type {string} */ said) => {
      line.textContent = said;
    };
    setTimeout(() => say(text));
    return { say, close: () => box.remove() };
  }

  SoTay.notice = notice;
})();
