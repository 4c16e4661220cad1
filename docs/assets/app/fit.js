/**
 * Takes the notice "Chưa giải nén / Trình duyệt quá cũ" away.
 *
 * Runs first, in the head, and in any browser: nothing newer than ES5 may stand here.
 * Whoever sees the notice has no scripts beside the page, or a browser that lacks what the
 * site needs; in the second case the other half of the notice goes.
 */
(function () {
  "use strict";

  /** What the forms and Python need; all of it is there since Chrome 98 and Firefox 113. */
  function isFit() {
    return (
      typeof Promise === "function" &&
      typeof structuredClone === "function" &&
      typeof WebAssembly === "object" &&
      typeof DecompressionStream === "function" &&
      "indexedDB" in window &&
      "noModule" in document.createElement("script")
    );
  }

  /** Our style sheet says this word, so it lies beside the page. */
  function hasFiles() {
    var style = getComputedStyle(document.documentElement);
    return style.getPropertyValue("--hb-files").replace(/["'\s]/g, "") === "beside";
  }

  var fit = isFit();
  if (fit) {
    document.documentElement.className += " st-is-fit";
  }

  function settle() {
    var notice = document.querySelector("[data-fit]");
    if (!notice || !notice.parentNode) {
      return;
    }
    if (fit && hasFiles()) {
      notice.parentNode.removeChild(notice);
      return;
    }
    document.documentElement.className = document.documentElement.className.replace(
      " st-is-fit",
      ""
    );
    var other = notice.querySelector(fit ? "[data-fit-old]" : "[data-fit-unpacked]");
    if (other && other.parentNode) {
      other.parentNode.removeChild(other);
    }
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", settle);
  } else {
    settle();
  }
})();
