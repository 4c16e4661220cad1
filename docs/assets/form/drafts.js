// One draft a form, kept in this browser: database `so-tay`, store `drafts`, key = form id.
// On file:// every local page of this computer shares that store; a draft never leaves it.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const DATABASE = "so-tay";
  const STORE = "drafts";
  const OPEN_LIMIT_MS = 10000;

  /** @type {Promise<IDBDatabase> | null} */
  let opening = null;
  /** @type {IDBDatabase | null} */
  let connection = null;
  /** @type {((what: "saved" | "erased", id: string) => void)[]} */
  const listeners = [];
  const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("so-tay.drafts") : null;
  if (channel) channel.onmessage = ({ data }) => tell(data.what, data.id);

  /** @param {"saved" | "erased"} what @param {string} id */
  const tell = (what, id) => {
    for (const listener of listeners) listener(what, String(id || ""));
  };

  /** @returns {Promise<IDBDatabase>} */
  const openDatabase = () =>
    new Promise((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error("timeout")), OPEN_LIMIT_MS);
      const request = indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE);
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        clearTimeout(limit);
        connection = request.result;
        connection.onclose = forget;
        connection.onversionchange = () => {
          // Another tab erases: stand aside, or its deletion would wait for this tab.
          forget();
          tell("erased", "");
        };
        resolve(connection);
      };
    });

  const forget = () => {
    if (connection) connection.close();
    connection = null;
    opening = null;
  };

  const database = () => {
    if (!opening) {
      opening = openDatabase();
      opening.catch(() => (opening = null));
    }
    return opening;
  };

  /** @param {IDBTransaction} transaction @returns {Promise<void>} */
  const done = (transaction) =>
    new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error || new Error("abort"));
    });

  /** @param {unknown} value @returns {Draft | null} */
  const draftFrom = (value) => {
    const { text, saved_at } = /** @type {Partial<Draft>} */ (value || {});
    if (typeof text !== "string") return null;
    return { text, saved_at: typeof saved_at === "string" ? saved_at : "" };
  };

  /** @param {string} text @returns {Draft} */
  const stamped = (text) => ({ text, saved_at: new Date().toISOString() });

  /** @param {string} id @returns {Promise<Draft | null>} */
  const load = async (id) => {
    const transaction = (await database()).transaction(STORE, "readonly");
    const request = transaction.objectStore(STORE).get(id);
    await done(transaction);
    return draftFrom(request.result);
  };

  /**
   * Saves, unless another tab has changed the draft since.
   * @param {string} id
   * @param {string} text
   * @param {string | null} expected what this tab believes to be stored
   * @returns {Promise<SaveOutcome>}
   */
  const save = async (id, text, expected) => {
    const transaction = (await database()).transaction(STORE, "readwrite", {
      durability: "strict",
    });
    const store = transaction.objectStore(STORE);
    const draft = stamped(text);
    /** @type {SaveOutcome} */
    let outcome = { saved: draft };
    const request = store.get(id);
    request.onsuccess = () => {
      const stored = draftFrom(request.result);
      if ((stored ? stored.text : null) === expected || stored?.text === text) {
        store.put(draft, id);
      } else {
        outcome = { conflict: stored };
      }
    };
    await done(transaction);
    if ("saved" in outcome && channel) channel.postMessage({ what: "saved", id });
    return outcome;
  };

  /**
   * Saves while the page goes away: nothing can be read first, nobody hears the answer.
   * @param {string} id
   * @param {string} text
   */
  const saveLast = (id, text) => {
    if (!connection) return;
    try {
      const transaction = connection.transaction(STORE, "readwrite", { durability: "strict" });
      transaction.objectStore(STORE).put(stamped(text), id);
      transaction.commit();
    } catch {
      // The person has been asked before leaving; the page that could say more is gone.
    }
  };

  /** @returns {Promise<void>} */
  const deleteDatabase = () =>
    new Promise((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error("timeout")), OPEN_LIMIT_MS);
      const request = indexedDB.deleteDatabase(DATABASE);
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        clearTimeout(limit);
        resolve();
      };
    });

  /** @param {"localStorage" | "sessionStorage"} name */
  const storageOf = (name) => {
    try {
      return globalThis[name];
    } catch {
      return null; // The browser refuses it, so nothing is in it.
    }
  };

  /**
   * Removes the names under which this site, and Material on its pages, have stored something.
   * Other local pages share the store on file://, so nothing else is touched.
   * @param {"localStorage" | "sessionStorage"} name
   * @param {string} siteRoot
   */
  const eraseKeys = (name, siteRoot) => {
    const storage = storageOf(name);
    if (!storage) return;
    const scope = new URL(siteRoot, location.href).pathname;
    const own = Object.keys(storage).filter(
      (key) => key.startsWith("so-tay.") || key.startsWith(`${scope}.__`),
    );
    for (const key of own) storage.removeItem(key);
  };

  /**
   * Removes everything that this site stored in this browser.
   * @param {string} siteRoot relative address of the site's root
   */
  const erase = async (siteRoot) => {
    forget();
    await deleteDatabase();
    eraseKeys("localStorage", siteRoot);
    eraseKeys("sessionStorage", siteRoot);
    if (channel) channel.postMessage({ what: "erased", id: "" });
  };

  SoTay.drafts = {
    load,
    save,
    saveLast,
    erase,
    onElsewhere: (listener) => void listeners.push(listener),
  };
})();
