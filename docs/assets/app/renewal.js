/**
 * A newer version of a site from a server: announced, and put in place by a click alone.
 *
 * Every page goes on with the version that it began with, its later parts included, for as long as
 * the newer service worker waits.  A page with something half filled in holds a lock; the newer
 * version gets its turn only under that lock alone, so in no window does a form change underhand.
 */
globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(function () {
  "use strict";

  const { offline } = SoTay;
  if (!offline || !offline.possible) return;

  const LOCK = `so-tay-in-use ${offline.root.pathname}`;
  const LATER = "so-tay.later";
  const LOOK_EVERY_MS = 60 * 60 * 1000;
  const PATIENCE_MS = 15_000;

  const NEWER =
    "Có bản mới của sổ tay. Trang này vẫn dùng bản đang mở cho đến khi bấm “Dùng bản mới”.";
  const KEPT = " Nội dung đang điền được lưu vào bản nháp trước khi chuyển.";
  const ELSEWHERE =
    "Bản mới của sổ tay đã được dùng ở cửa sổ khác. Trang này đang có nội dung dở, hãy lưu rồi tải lại.";
  const OTHERS =
    "Chưa chuyển: cửa sổ khác của sổ tay đang có nội dung dở. " +
    "Hãy lưu ở cửa sổ ấy rồi đóng lại, sau đó bấm lần nữa.";
  const CLOSE_ALL = "Chưa chuyển được. Hãy đóng mọi cửa sổ của sổ tay rồi mở lại.";

  const isForm = document.querySelector("[data-form-page]") !== null;
  const { locks } = navigator;
  let used = false;
  let leaving = false;
  let release = () => {};
  /** @type {Promise<unknown>} settles when the lock of this page is free again */
  let held = Promise.resolve();
  /** @type {() => Promise<string>} */
  let save = async () => "";
  /** @type {Notice | null} */
  let notice = null;
  let said = "";

  /** @param {LockMode} mode @param {boolean} [now] whether not to wait for it */
  const hold = (mode, now = false) =>
    new Promise((resolve) => {
      const until = new Promise((free) => (release = () => free(undefined)));
      held = locks.request(LOCK, { mode, ifAvailable: now }, (lock) => {
        resolve(lock !== null);
        return lock && until;
      });
      held.catch(() => resolve(false));
    });

  /** @param {boolean} is */
  const inUse = (is) => {
    if (is === used || leaving) return;
    used = is;
    if (locks && is) void hold("shared");
    else release();
    if (notice && said === NEWER) tell(NEWER);
  };

  /** @param {string} text */
  const tell = (text) => {
    said = text;
    notice?.say(whole(text));
  };

  /** @param {string} text */
  const whole = (text) => (text === NEWER && used && isForm ? text + KEPT : text);

  /** @param {ServiceWorker} waiting @returns {Promise<boolean>} whether it has its turn now */
  const takeTurn = (waiting) =>
    new Promise((resolve) => {
      setTimeout(() => resolve(false), PATIENCE_MS);
      waiting.addEventListener("statechange", () => {
        if (waiting.state === "activated") resolve(true);
      });
      waiting.postMessage("renew");
    });

  /** @param {ServiceWorker} waiting @returns {Promise<string>} why not; empty when it is done */
  const change = async (waiting) => {
    if (!locks) return CLOSE_ALL;
    release();
    await held.catch(() => {});
    if (!(await hold("exclusive", true))) return OTHERS;
    return (await takeTurn(waiting)) ? "" : CLOSE_ALL;
  };

  /** @param {ServiceWorker | null} waiting `null` where it has had its turn */
  const renew = async (waiting) => {
    if (leaving) return;
    const refused = await save();
    leaving = true;
    const why = refused || (waiting && waiting.state === "installed" ? await change(waiting) : "");
    if (!why) {
      location.reload();
      return;
    }
    leaving = false;
    if (!refused) release();
    if (!refused && used && locks) void hold("shared");
    tell(why);
  };

  /** @param {ServiceWorker | null} waiting */
  const announce = (waiting) => {
    if (waiting && wasPutOff()) return;
    const label = waiting ? "Dùng bản mới" : "Lưu và tải lại";
    said = waiting ? NEWER : ELSEWHERE;
    notice = SoTay.notice(whole(said), [
      { label, run: () => void renew(waiting) },
      { label: "Để sau", run: putOff },
    ]);
  };

  const wasPutOff = () => {
    try {
      return sessionStorage.getItem(LATER) !== null;
    } catch {
      return false;
    }
  };

  const putOff = () => {
    notice?.close();
    notice = null;
    try {
      sessionStorage.setItem(LATER, "1");
    } catch {
      // Then the next page says it again.
    }
  };

  /** @param {ServiceWorkerRegistration} registration */
  const watch = (registration) => {
    if (registration.waiting && registration.active) announce(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const coming = registration.installing;
      coming?.addEventListener("statechange", () => {
        if (coming.state === "installed" && registration.active) announce(coming);
      });
    });
    let looked = Date.now();
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" || Date.now() - looked < LOOK_EVERY_MS) return;
      looked = Date.now();
      registration.update().catch(() => {});
    });
  };

  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (leaving) return;
    if (used) announce(null);
    else location.reload();
  });

  SoTay.renewal = { inUse, before: (first) => void (save = first), watch };
})();
