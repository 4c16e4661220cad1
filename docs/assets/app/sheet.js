// Prints a procedure on one sheet: the button does, the browser's own command prints the page.
"use strict";

(() => {
  const PRINTING = "hb-printing-sheet";
  const button = document.querySelector("[data-print-sheet]");
  if (!(button instanceof HTMLButtonElement)) return;
  const root = document.documentElement;

  button.hidden = false;
  button.addEventListener("click", () => {
    root.classList.add(PRINTING);
    window.print();
  });
  // Not after `print`: some browsers return from it before the paper is made.
  window.addEventListener("afterprint", () => root.classList.remove(PRINTING));
})();
