// The database of the drafts: `so-tay`, with the stores `drafts` (key: the draft's id) and `states`
// (key: the draft's id and the state's number).
// On file:// every local page of this computer shares it; what is in it never leaves the computer.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const DATABASE = "so-tay";
  const VERSION = 2;
  const OPEN_LIMIT_MS = 10000;

  /** @type {Promise<IDBDatabase> | null} */
  let opening = null;
  /** @type {IDBDatabase | null} */
  let connection = null;
  /**
   * Under way: what a page saves last must not wait for them.
   * @type {Set<IDBTransaction>}
   */
  const writing = new Set();
  /** @type {(() => void)[]} */
  const listeners = [];

  /**
   * Version 1 had one draft a form, under the form's id: it is the form's first draft.
   * @param {IDBObjectStore} drafts
   */
  const takeOver = (drafts) => {
    const request = drafts.openCursor();
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) return;
      const { text, saved_at } = Object(cursor.value);
      if (typeof text === "string") {
        const at = typeof saved_at === "string" ? saved_at : "";
        cursor.update({ form: cursor.key, name: "", seq: 1, saved_at: at, kept_at: "", text });
      }
      cursor.continue();
    };
  };

  /** @param {IDBOpenDBRequest} request @param {number} from */
  const upgrade = (request, from) => {
    const database = request.result;
    const drafts =
      from < 1
        ? database.createObjectStore("drafts")
        : /** @type {IDBTransaction} */ (request.transaction).objectStore("drafts");
    drafts.createIndex("seq", ["form", "seq"]);
    database.createObjectStore("states");
    takeOver(drafts);
  };

  /** @returns {Promise<IDBDatabase>} */
  const openDatabase = () =>
    new Promise((resolve, reject) => {
      let late = false;
      const limit = setTimeout(() => {
        late = true;
        reject(new Error("timeout"));
      }, OPEN_LIMIT_MS);
      const request = indexedDB.open(DATABASE, VERSION);
      request.onupgradeneeded = ({ oldVersion }) => upgrade(request, oldVersion);
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        clearTimeout(limit);
        if (late) {
          request.result.close();
          return;
        }
        connection = request.result;
        connection.onclose = forget;
        connection.onversionchange = ({ newVersion }) => {
          // Another tab erases, or a newer site changes the store: stand aside, or it would wait.
          forget();
          if (newVersion === null) for (const listener of listeners) listener();
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

  /** @param {IDBDatabase} open @param {IDBTransactionMode} mode */
  const begin = (open, mode) => {
    const transaction = open.transaction(["drafts", "states"], mode, { durability: "strict" });
    return {
      transaction,
      stores: {
        drafts: transaction.objectStore("drafts"),
        states: transaction.objectStore("states"),
      },
    };
  };

  /**
   * One transaction; what it did is on the disk when this settles, or nothing of it is.
   * @template T
   * @param {IDBTransactionMode} mode
   * @param {(stores: DraftStores) => T} work
   * @returns {Promise<T>}
   */
  const run = async (mode, work) => {
    const { transaction, stores } = begin(await database(), mode);
    if (mode === "readwrite") writing.add(transaction);
    const done = new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(undefined);
      transaction.onabort = () => reject(transaction.error || new Error("abort"));
    });
    try {
      const result = work(stores);
      await done;
      return result;
    } finally {
      writing.delete(transaction);
    }
  };

  /** What waits behind a transaction of a page that is gone is dropped with it. */
  const abortWriting = () => {
    for (const transaction of writing) {
      try {
        transaction.abort();
      } catch {
        // It is being committed, which needs this page no more.
      }
    }
  };

  /** @param {(stores: DraftStores) => void} work */
  const last = (work) => {
    if (!connection) return false;
    try {
      abortWriting();
      const { transaction, stores } = begin(connection, "readwrite");
      work(stores);
      transaction.commit();
      return true;
    } catch {
      return false; // The person has been asked before leaving; the page that could say more is gone.
    }
  };

  /** @returns {Promise<void>} */
  const destroy = () => {
    forget();
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error("timeout")), OPEN_LIMIT_MS);
      const request = indexedDB.deleteDatabase(DATABASE);
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        clearTimeout(limit);
        resolve();
      };
    });
  };

  SoTay.store = {
    run,
    last,
    destroy,
    onGone: (listener) => void listeners.push(listener),
    rangeOf: (first) => IDBKeyRange.bound([first], [first, []]),
  };
})();
