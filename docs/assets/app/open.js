/**
 * Goes on from MO-SO-TAY.html to the handbook's first page.
 *
 * Lies in the site's own folder: where that was not unpacked or not copied along, the page stays
 * and says so.  Runs in any browser.
 */
(function () {
  "use strict";

  var own = document.currentScript;
  if (own instanceof HTMLScriptElement) {
    location.replace(own.src.replace(/assets\/app\/open\.js$/, "index.html"));
  }
})();
