// Prints a procedure on one sheet: the button does, the browser's own command prints the page.
"use strict";

(() => {
  const button = document.querySelector("[data-print-sheet]");
  const script = document.currentScript;
  if (!(button instanceof HTMLButtonElement && script instanceof HTMLScriptElement)) return;

  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.media = "not all";
  style.href = new URL("../app/sheet.css", script.src).href;
  style.addEventListener("load", () => (button.hidden = false), { once: true });
  document.head.append(style);

  button.addEventListener("click", () => {
    style.media = "print";
    window.print();
  });
  // Not after `print`: some browsers return from it before the paper is made.
  window.addEventListener("afterprint", () => (style.media = "not all"));
})();
