// Who writes a draft: one tab at a time.  By Web Locks or, where a page has none (plain HTTP), by
// asking the other tabs.  Both reach pages in other folders, so a name has form and draft.
// A tab that is asleep cannot answer; then `drafts.save` finds that somebody else has saved.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const ANSWER_MS = 400;
  /** What a tab has for its last save before the draft is taken from it. */
  const YIELD_MS = 4000;

  const tab = Array.from(crypto.getRandomValues(new Uint32Array(2)), String).join("-");
  const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("so-tay.writing") : null;
  const { locks } = navigator;

  /** @type {{name: string, onLost: () => Promise<void>, free: () => void} | null} */
  let held = null;
  /** The name that this tab asks the others for. */
  let asked = "";
  /** @type {(what: string) => void} */
  let onAnswer = () => {};

  /** @param {{form: string, id: string}} draft */
  const nameOf = ({ form, id }) => `so-tay.${form}.${id}`;

  /** @param {string} what @param {string} name */
  const tell = (what, name) => channel?.postMessage({ what, name, tab });

  /** Lets another tab write, after what is to be done before. */
  const giveUp = async () => {
    const lost = held;
    held = null;
    if (!lost) return;
    await lost.onLost();
    lost.free();
    tell("free", lost.name);
  };

  if (channel) {
    channel.onmessage = ({ data: { what, name, tab: other } }) => {
      const own = held?.name === name;
      if (what === "yield" && own) void giveUp();
      // Of two tabs that ask at once one goes first.
      if (what === "who" && (own || (asked === name && tab < other))) tell("held", name);
      if ((what === "held" || what === "free") && asked === name) onAnswer(what);
    };
  }

  /**
   * Asks the other tabs and waits for one of them.
   * @param {string} what
   * @param {string} name
   * @param {number} limit milliseconds
   * @returns {Promise<string>} the answer; empty when there is none
   */
  const ask = (what, name, limit) =>
    new Promise((resolve) => {
      /** @param {string} answer */
      const settle = (answer) => {
        clearTimeout(timer);
        asked = "";
        resolve(answer);
      };
      const timer = setTimeout(() => settle(""), limit);
      asked = name;
      onAnswer = settle;
      tell(what, name);
    });

  /**
   * @param {LockManager} manager
   * @param {string} name
   * @param {LockOptions} options
   * @returns {Promise<(() => void) | null>} gives the lock back; `null` when it was not to be had
   */
  const lock = (manager, name, options) =>
    new Promise((resolve) => {
      const request = manager.request(
        name,
        options,
        () => new Promise((free) => resolve(() => free(undefined))),
      );
      request.catch((/** @type {unknown} */ error) => {
        // Taken by another tab, waited too long, or refused by the browser; a tab that cannot lock
        // writes all the same, for `drafts.save` watches over it.
        const ended = ["AbortError", "TimeoutError"];
        const refused = !(error instanceof DOMException && ended.includes(error.name));
        resolve(refused ? () => {} : null);
        if (held?.name === name) void giveUp();
      });
    });

  /** @type {SoTayGlobal["writing"]["hold"]} */
  const hold = async (draft, onLost) => {
    release();
    const name = nameOf(draft);
    const free = locks
      ? // A tab that was just closed, or this one before it was read anew, still has it for a moment.
        await lock(locks, name, { signal: AbortSignal.timeout(ANSWER_MS) })
      : (await ask("who", name, ANSWER_MS)) !== "held" && (() => {});
    if (!free) return false;
    held = { name, onLost, free };
    return true;
  };

  /** @type {SoTayGlobal["writing"]["take"]} */
  const take = async (draft, onLost) => {
    release();
    const name = nameOf(draft);
    /** @type {(() => void) | null} */
    let free = () => {};
    if (locks) {
      tell("yield", name);
      free = await lock(locks, name, { signal: AbortSignal.timeout(YIELD_MS) });
      if (!free) free = await lock(locks, name, { steal: true });
    } else {
      await ask("yield", name, YIELD_MS);
    }
    held = { name, onLost, free: free || (() => {}) };
  };

  const release = () => {
    held?.free();
    held = null;
  };

  SoTay.writing = { hold, take, release };
})();
