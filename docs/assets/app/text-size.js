/**
 * A−/A+ in the header: the size of all text, remembered on this computer.
 *
 * Runs in the head, so that the page is painted at its size at once.
 */
(function () {
  "use strict";

  var KEY = "so-tay.text-size";
  /** Shares of the usual size; 16 pixels at 1. */
  var SIZES = [1, 1.15, 1.3, 1.6, 2];
  var root = document.documentElement;
  var chosen = 0;

  /** @returns {number} the remembered step, or 0 where nothing may be remembered */
  function remembered() {
    try {
      var step = Number(localStorage.getItem(KEY));
      return SIZES[step] === undefined ? 0 : step;
    } catch {
      return 0;
    }
  }

  /** @param {number} step */
  function apply(step) {
    chosen = Math.min(Math.max(step, 0), SIZES.length - 1);
    root.style.setProperty("--hb-text-size", String(SIZES[chosen]));
    root.setAttribute("data-text-size", String(chosen));
  }

  /** @param {number} step */
  function choose(step) {
    apply(step);
    try {
      localStorage.setItem(KEY, String(chosen));
    } catch {
      // Storage is refused: the size holds for this page alone.
    }
    show();
  }

  function show() {
    document.querySelectorAll("[data-text-size-step]").forEach(function (button) {
      var next = chosen + Number(button.getAttribute("data-text-size-step"));
      button.setAttribute("aria-disabled", String(SIZES[next] === undefined));
    });
  }

  function start() {
    var buttons = document.querySelector("[data-text-size-buttons]");
    if (!buttons) {
      return;
    }
    buttons.removeAttribute("hidden");
    buttons.addEventListener("click", function (event) {
      var target = event.target instanceof Element ? event.target : null;
      var step = target && target.closest("[data-text-size-step]");
      if (step) {
        choose(chosen + Number(step.getAttribute("data-text-size-step")));
      }
    });
    show();
  }

  apply(remembered());
  document.addEventListener("DOMContentLoaded", start);
})();
