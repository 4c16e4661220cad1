// Runs inside a page, whatever drives the browser: breaks what the browser gives a page, and looks
// into the store past the page's own scripts.
// Read as one expression: `(<this file>).stored()`.
({
  /** @param {IDBOpenDBRequest} request */
  settled(request) {
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  },

  /** Every draft as it lies in the store. */
  async stored() {
    const names = (await indexedDB.databases()).map(({ name }) => name);
    if (!names.includes("so-tay")) return [];
    const database = await this.settled(indexedDB.open("so-tay"));
    const values = await this.settled(database.transaction("drafts").objectStore("drafts").getAll());
    database.close();
    return values;
  },

  async forget() {
    await this.settled(indexedDB.deleteDatabase("so-tay"));
  },

  /** A draft as the first release kept it: one a form, in version 1 of the database. */
  async putOld(form, text) {
    const request = indexedDB.open("so-tay", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("drafts");
    const database = await this.settled(request);
    const transaction = database.transaction("drafts", "readwrite");
    transaction.objectStore("drafts").put({ text, saved_at: "2026-01-31T08:00:00.000Z" }, form);
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
  },

  /** The store as a site of the future leaves it. */
  async putNewer() {
    const request = indexedDB.open("so-tay", 99);
    request.onupgradeneeded = () => {};
    (await this.settled(request)).close();
  },

  /** From now on the store is full. */
  fill() {
    IDBObjectStore.prototype.put = function () {
      const error = new DOMException("full", "QuotaExceededError");
      Object.defineProperty(this.transaction, "error", { value: error });
      this.transaction.abort();
    };
  },

  /** From now on a save begins, writes, and never comes to its end. */
  hold() {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...members) {
      const again = () => {
        window.heldSave = true;
        this.count().onsuccess = again;
      };
      const request = put.apply(this, members);
      request.addEventListener("success", again);
      return request;
    };
  },

  /** The page's clock; `setClock(ms)` sets it forward or back. */
  clock() {
    const Real = Date;
    let shift = 0;
    window.setClock = (by) => (shift = by);
    window.Date = class extends Real {
      constructor(...members) {
        if (members.length > 0) super(...members);
        else super(Real.now() + shift);
      }

      static now() {
        return Real.now() + shift;
      }
    };
  },

  /** The browser gives this page no store. */
  refuse() {
    const error = new DOMException("refused", "SecurityError");
    IDBFactory.prototype.open = () => {
      throw error;
    };
  },

  /** `window.asked` has what the page asks of Python. */
  listen() {
    const { call } = SoTay.engine;
    window.asked = [];
    SoTay.engine.call = (action, ...others) => {
      window.asked.push(action);
      return call(action, ...others);
    };
  },

  /** Text that no store makes much smaller. */
  bulk(length) {
    const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length; at += 65536) {
      crypto.getRandomValues(bytes.subarray(at, at + 65536));
    }
    return Array.from(bytes, (byte) => letters[byte & 63]).join("");
  },
})
