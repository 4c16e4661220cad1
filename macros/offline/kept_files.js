// The service worker's own part: which files it keeps, and when a newer one takes its place.
// At build it follows Workbox's modules and `self.keptFiles`, one text (macros/offline).
"use strict";

(() => {
  const worker = /** @type {any} */ (self);
  const { core, precaching } = worker.workbox;

  // The scope is in the name as well: two sites on one host have nothing in common.
  core.setCacheNameDetails({ prefix: "so-tay" });
  precaching.addPlugins([
    {
      // Only what is installed is kept: what a page asks for after the reader has removed the
      // copy would bring a part of it back.
      /** @param {{event: Event, response: Response}} what */
      cacheWillUpdate: async ({ event, response }) =>
        event.type === "install" && response.status === 200 ? response : null,
    },
  ]);
  precaching.precacheAndRoute(worker.keptFiles, {
    cleanURLs: false,
    // What stands behind a "?" is for the page's scripts.
    ignoreURLParametersMatching: [/^/],
  });

  // Pages go on with the files that they began with: this worker waits until no page is left of
  // the one before it, or until a reader has agreed (docs/assets/app/renewal.js).
  worker.addEventListener("message", (/** @type {MessageEvent} */ { data }) => {
    if (data === "renew") worker.skipWaiting();
  });
})();
