/**
 * Keeps a copy of a site from a server for use without a network (decision 9): all of it, once
 * the page has come to rest, unless the reader or a data saver says no.  Nothing of it on file://.
 */
globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(function () {
  "use strict";

  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = new URL("../../", own.src);
  const possible =
    location.protocol.startsWith("http") && isSecureContext && "serviceWorker" in navigator;
  /** Two sites on one host each have their own. */
  const CHOICE = `so-tay.offline ${root.pathname}`;
  const REST_MS = 5000;
  const LOOK_EVERY_MS = 1000;
  const ASK = "Lưu cả sổ tay vào máy này để dùng khi không có mạng?";

  const choice = () => {
    try {
      return localStorage.getItem(CHOICE);
    } catch {
      return null;
    }
  };

  /** @param {"yes" | "no"} chosen */
  const choose = (chosen) => {
    try {
      localStorage.setItem(CHOICE, chosen);
    } catch {
      // Storage is refused; then no copy is kept either.
    }
  };

  const registration = async () => {
    const found = await navigator.serviceWorker.getRegistration(root);
    // One of a site in a folder above is not ours.
    return found && found.scope === root.href ? found : null;
  };

  const register = async () => {
    const registered = await navigator.serviceWorker.register(new URL("sw.js", root));
    SoTay.renewal?.watch(registered);
    return registered;
  };

  const ownCaches = async () =>
    (await caches.keys()).filter(
      (name) => name.startsWith("so-tay-") && name.endsWith(`-${root.href}`),
    );

  const remove = async () => {
    choose("no");
    await (await registration())?.unregister();
    await Promise.all((await ownCaches()).map((name) => caches.delete(name)));
  };

  const stored = async () => {
    const open = await Promise.all((await ownCaches()).map((name) => caches.open(name)));
    const keys = await Promise.all(open.map((cache) => cache.keys()));
    return keys.flat().length;
  };

  /** @type {Promise<{bytes: number, files: number}> | null} */
  let sized = null;
  /** Asked for once: it is the same for as long as the page is open, and the server may go. */
  const size = () => {
    sized ??= fetch(new URL("offline.json", root)).then((answer) => answer.json());
    sized.catch(() => (sized = null));
    return sized;
  };

  /** @param {number} milliseconds */
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  /** When nothing that the reader waits for is under way. */
  const rested = async () => {
    await pause(REST_MS);
    while (document.documentElement.dataset.engine === "loading") await pause(LOOK_EVERY_MS);
    if ("requestIdleCallback" in globalThis) await new Promise((idle) => requestIdleCallback(idle));
  };

  const isSparing = () => {
    /** @type {{saveData?: boolean, type?: string} | undefined} */
    const connection = Reflect.get(navigator, "connection");
    return Boolean(connection && (connection.saveData || connection.type === "cellular"));
  };

  const ask = async () => {
    const megabytes = Math.ceil((await size()).bytes / 1e6);
    const asked = SoTay.notice(`${ASK} Cần tải khoảng ${megabytes} MB.`, [
      {
        label: "Lưu vào máy này",
        run() {
          asked.close();
          choose("yes");
          register().catch(() => {});
        },
      },
      {
        label: "Không lưu",
        run() {
          asked.close();
          choose("no");
        },
      },
    ]);
  };

  const begin = async () => {
    const there = await registration();
    if (there) SoTay.renewal?.watch(there);
    if (there || choice() === "no") return;
    await rested();
    if (isSparing() && choice() !== "yes") await ask();
    else await register();
  };

  const linkToApp = () => {
    const link = document.createElement("link");
    link.rel = "manifest";
    link.href = new URL("manifest.webmanifest", root).href;
    document.head.append(link);
  };

  SoTay.offline = {
    possible,
    root,
    registration,
    async store() {
      choose("yes");
      return register();
    },
    remove,
    isUnwanted: () => choice() === "no",
    size,
    stored,
  };
  if (!possible) return;
  linkToApp();
  // A browser may forbid it, as in a private window, or the network be gone: there is no copy then.
  const start = () => void begin().catch(() => {});
  if (document.readyState === "complete") start();
  else addEventListener("load", start);
})();
