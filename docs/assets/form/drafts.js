// The drafts of a form and their last states, each its text or, under a password, its locked text.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** How many states of a draft are kept. */
  const STATES = 10;
  /** A state is put aside when the last one is older than this, or before a large change. */
  const STATE_EVERY_MS = 5 * 60 * 1000;

  /** @type {((what: Elsewhere, id: string, name: string) => void)[]} */
  const listeners = [];
  const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("so-tay.drafts") : null;
  if (channel) channel.onmessage = ({ data }) => hear(data.what, data.id, data.name);
  SoTay.store.onGone(() => hear("erased", "", ""));

  /** @param {Elsewhere} what @param {string} id @param {string} name */
  const hear = (what, id, name) => {
    for (const listener of listeners) listener(what, id, name);
  };

  /** @param {Elsewhere} what @param {string} id @param {string} [name] */
  const tell = (what, id, name = "") => {
    if (channel) channel.postMessage({ what, id, name });
  };

  /** @param {unknown} value */
  const textOf = (value) => (typeof value === "string" ? value : "");

  /** @param {Record<string, unknown>} value @returns {Content | null} */
  const contentFrom = ({ text, locked }) => {
    if (typeof text === "string") return { text };
    return locked ? { locked: /** @type {LockedText} */ (locked) } : null;
  };

  /** @param {unknown} key @param {unknown} value @returns {StoredDraft | null} */
  const draftFrom = (key, value) => {
    const stored = /** @type {Record<string, unknown>} */ (Object(value));
    const content = contentFrom(stored);
    if (!content || typeof stored.form !== "string") return null;
    return {
      id: String(key),
      form: stored.form,
      name: textOf(stored.name),
      seq: Number(stored.seq),
      saved_at: textOf(stored.saved_at),
      kept_at: textOf(stored.kept_at),
      content,
    };
  };

  /** @param {Draft | StoredDraft} draft @param {Content} content */
  const record = ({ form, name, seq, saved_at, kept_at }, content) => ({
    form,
    name,
    seq,
    saved_at,
    kept_at,
    ...content,
  });

  /**
   * What was locked last: a page that goes away can store it, but lock nothing more.
   * @type {{key: SecretKey, text: string, content: Content} | null}
   */
  let lockedLast = null;

  /** @param {SecretKey | null} key @param {string} text @returns {Promise<Content>} */
  const contentOf = async (key, text) => {
    if (!key) return { text };
    const content = { locked: await SoTay.secret.lock(key, text) };
    lockedLast = { key, text, content };
    return content;
  };

  /** @param {Draft} draft @param {string} text @returns {Content | null} */
  const contentNow = ({ key }, text) => {
    if (!key) return { text };
    const same = lockedLast !== null && lockedLast.key === key && lockedLast.text === text;
    return same && lockedLast ? lockedLast.content : null;
  };

  /** @type {SoTayGlobal["drafts"]["read"]} */
  const read = async (content, by) => {
    if ("text" in content) return { text: content.text, key: null };
    if (typeof by === "string") return SoTay.secret.open(content.locked, by);
    if (!by) throw new Error("Bản nháp này có mật khẩu.");
    return { text: await SoTay.secret.read(by, content.locked), key: by };
  };

  /** @type {SoTayGlobal["drafts"]["list"]} */
  const list = (form) =>
    SoTay.store.run("readonly", ({ drafts }) => {
      /** @type {StoredDraft[]} */
      const found = [];
      const request = drafts.index("seq").openCursor(SoTay.store.rangeOf(form), "prev");
      request.onsuccess = () => {
        const cursor = request.result;
        if (!cursor) return;
        const draft = draftFrom(cursor.primaryKey, cursor.value);
        if (draft) found.push(draft);
        cursor.continue();
      };
      return found;
    });

  /** @type {SoTayGlobal["drafts"]["load"]} */
  const load = async (id) => {
    const request = await SoTay.store.run("readonly", ({ drafts }) => drafts.get(id));
    return draftFrom(id, request.result);
  };

  /** @type {SoTayGlobal["drafts"]["create"]} */
  const create = (form) => {
    const bytes = crypto.getRandomValues(new Uint8Array(8));
    const id = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return { id, form, name: "", seq: 0, saved_at: "", kept_at: "", text: "", key: null };
  };

  /** @param {string} kept_at @param {string} now whichever way the clock was set meanwhile */
  const isDue = (kept_at, now) => !(Math.abs(Date.parse(now) - Date.parse(kept_at)) < STATE_EVERY_MS);

  /** @param {IDBObjectStore} states @param {StoredDraft} draft */
  const putAside = (states, { id, seq, saved_at, content }) => {
    states.put({ saved_at, ...content }, [id, seq]);
    const keys = states.getAllKeys(SoTay.store.rangeOf(id));
    keys.onsuccess = () => {
      for (const key of keys.result.slice(0, -STATES)) states.delete(key);
    };
  };

  /**
   * @param {DraftStores} stores
   * @param {StoredDraft | null} stored
   * @param {{draft: Draft, text: string, content: Content, keep: boolean, seq: number}} next
   * @returns {Draft}
   */
  const put = ({ drafts, states }, stored, { draft, text, content, keep, seq }) => {
    const now = new Date().toISOString();
    const due = stored !== null && (keep || isDue(stored.kept_at, now));
    if (due) putAside(states, stored);
    const saved = {
      ...draft,
      text,
      seq,
      name: stored ? stored.name : draft.name,
      saved_at: now,
      kept_at: stored && !due ? stored.kept_at : now,
    };
    drafts.put(record(saved, content), draft.id);
    return saved;
  };

  /** @type {SoTayGlobal["drafts"]["save"]} */
  const save = async (draft, text, keep) => {
    const content = await contentOf(draft.key, text);
    /** @type {SaveOutcome} */
    let outcome = { conflict: null };
    await SoTay.store.run("readwrite", (stores) => {
      const before = stores.drafts.get(draft.id);
      const range = SoTay.store.rangeOf(draft.form);
      const highest = stores.drafts.index("seq").openKeyCursor(range, "prev");
      // The second answer comes after the first.
      highest.onsuccess = () => {
        const stored = draftFrom(draft.id, before.result);
        if ((stored ? stored.seq : 0) !== draft.seq) {
          outcome = { conflict: stored };
          return;
        }
        const [, last = 0] = /** @type {[string, number]} */ (highest.result?.key || []);
        const seq = last + 1;
        outcome = { saved: put(stores, stored, { draft, text, content, keep, seq }) };
      };
    });
    if ("saved" in outcome) tell("saved", draft.id);
    return outcome;
  };

  /** @type {SoTayGlobal["drafts"]["saveLast"]} */
  const saveLast = (draft, text) => {
    const content = contentNow(draft, text);
    if (!content) return draft;
    const saved_at = new Date().toISOString();
    const saved = { ...draft, text, saved_at, seq: draft.seq + 1, kept_at: draft.kept_at || saved_at };
    const handed = SoTay.store.last(({ drafts }) => {
      drafts.put(record(saved, content), draft.id);
    });
    return handed ? saved : draft;
  };

  /** @type {SoTayGlobal["drafts"]["rename"]} */
  const rename = async (id, name) => {
    await SoTay.store.run("readwrite", ({ drafts }) => {
      const request = drafts.get(id);
      request.onsuccess = () => {
        if (request.result) drafts.put({ ...request.result, name }, id);
      };
    });
    tell("renamed", id, name);
  };

  /** @type {SoTayGlobal["drafts"]["states"]} */
  const states = async (id) => {
    const range = SoTay.store.rangeOf(id);
    const { keys, values } = await SoTay.store.run("readonly", (stores) => ({
      keys: stores.states.getAllKeys(range),
      values: stores.states.getAll(range),
    }));
    return keys.result
      .flatMap((key, at) => {
        const value = Object(values.result[at]);
        const content = contentFrom(value);
        const [, seq = 0] = /** @type {[string, number]} */ (key);
        return content ? [{ seq, saved_at: textOf(value.saved_at), content }] : [];
      })
      .reverse();
  };

  /**
   * The states of a draft under another key; one that cannot be read any more is left out.
   * @param {Draft} draft
   * @param {SecretKey | null} key
   */
  const relockedStates = async (draft, key) => {
    const found = await Promise.all(
      (await states(draft.id)).map(async ({ seq, saved_at, content }) => {
        const opened = await read(content, draft.key).catch(() => null);
        return opened ? { seq, saved_at, ...(await contentOf(key, opened.text)) } : null;
      }),
    );
    return found.filter((state) => state !== null);
  };

  /** @type {SoTayGlobal["drafts"]["relock"]} */
  const relock = async (draft, key, name) => {
    const content = await contentOf(key, draft.text);
    const before = await relockedStates(draft, key);
    const next = { ...draft, name, key };
    await SoTay.store.run("readwrite", (stores) => {
      // Nothing under the old key stays, or nothing changes at all.
      stores.states.delete(SoTay.store.rangeOf(draft.id));
      for (const { seq, ...state } of before) stores.states.put(state, [draft.id, seq]);
      stores.drafts.put(record(next, content), draft.id);
    });
    tell("renamed", draft.id, name);
    return next;
  };

  /** @type {SoTayGlobal["drafts"]["remove"]} */
  const remove = async (id) => {
    await SoTay.store.run("readwrite", (stores) => {
      stores.states.delete(SoTay.store.rangeOf(id));
      stores.drafts.delete(id);
    });
    tell("removed", id);
  };

  /** @type {SoTayGlobal["drafts"]["erase"]} */
  const erase = async () => {
    await SoTay.store.destroy();
    tell("erased", "");
  };

  SoTay.drafts = {
    list,
    load,
    create,
    read,
    save,
    saveLast,
    rename,
    relock,
    remove,
    states,
    erase,
    onElsewhere: (listener) => void listeners.push(listener),
  };
})();
