// A service worker that takes the place of an earlier one and ends: a preview shows pages as they
// are now, also where the built site was served at the same address before.
"use strict";

(() => {
  const worker = /** @type {any} */ (self);

  async function leave() {
    const { scope } = worker.registration;
    const own = (await caches.keys()).filter(
      (name) => name.startsWith("so-tay-") && name.endsWith(`-${scope}`),
    );
    await Promise.all(own.map((name) => caches.delete(name)));
    await worker.registration.unregister();
    for (const page of await worker.clients.matchAll({ type: "window" })) {
      // One that is left meanwhile needs nothing.
      page.navigate(page.url).catch(() => {});
    }
  }

  worker.addEventListener("install", () => worker.skipWaiting());
  worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(leave()));
})();
