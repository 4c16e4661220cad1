// Keeps the draft up to date: saves form one chain, and every outcome is said.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const DELAY_MS = 300;

  /** @param {unknown} error */
  const reasonOf = (error) => {
    const name = error instanceof Error || error instanceof DOMException ? error.name : "";
    if (name === "QuotaExceededError") return "bộ nhớ dành cho trình duyệt đã đầy";
    return "trình duyệt không cho lưu";
  };

  /** @implements {Autosave} */
  class DraftSaver {
    /** @param {Parameters<SoTayGlobal["autosave"]>[0]} options */
    constructor({ id, read, onState }) {
      this.id = id;
      this.read = read;
      this.onState = onState;
      this.dirty = false;
      this.paused = true;
      /** @type {string | null} */
      this.stored = null;
      this.storedAt = "";
      this.inFile = "";
      this.failing = false;
      /** @type {ReturnType<typeof setTimeout> | undefined} */
      this.timer = undefined;
      /** @type {Promise<void> | null} */
      this.running = null;
      this.generation = 0;
    }

    changed() {
      this.dirty = true;
      if (this.paused || this.timer !== undefined) return;
      this.onState({ kind: "waiting" });
      this.timer = setTimeout(() => void this.flush(), DELAY_MS);
    }

    flush() {
      clearTimeout(this.timer);
      this.timer = undefined;
      if (!this.running) {
        this.running = this.drain().finally(() => (this.running = null));
      }
      return this.running;
    }

    async drain() {
      while (this.dirty && !this.paused) {
        this.dirty = false;
        const text = this.read();
        if (text === this.stored) this.onState({ kind: "saved", at: this.storedAt });
        else if (!(await this.save(text))) return;
      }
    }

    /** @param {string} text @returns {Promise<boolean>} whether to go on */
    async save(text) {
      const { generation } = this;
      try {
        const outcome = await SoTay.drafts.save(this.id, text, this.stored);
        if (generation !== this.generation) return false;
        if ("saved" in outcome) {
          this.adopt(outcome.saved);
          // Typed on while this was written: that is not saved yet.
          if (this.dirty) this.onState({ kind: "waiting" });
          return true;
        }
        this.pause();
        this.onState({ kind: "conflict" });
      } catch (error) {
        if (generation === this.generation) {
          this.failing = true;
          this.onState({ kind: "failed", reason: reasonOf(error) });
        }
      }
      if (generation === this.generation) this.dirty = true;
      return false;
    }

    leave() {
      if (this.paused || !(this.dirty || this.running)) return;
      const text = this.read();
      if (text !== this.stored) SoTay.drafts.saveLast(this.id, text);
    }

    /** @param {Draft | null} draft */
    adopt(draft) {
      this.paused = false;
      this.failing = false;
      this.stored = draft ? draft.text : null;
      this.storedAt = draft ? draft.saved_at : "";
      this.onState(draft ? { kind: "saved", at: draft.saved_at } : { kind: "empty" });
    }

    async overwrite() {
      this.pause();
      await this.running;
      const stored = await SoTay.drafts.load(this.id).catch(() => null);
      this.stored = stored ? stored.text : null;
      this.paused = false;
      this.dirty = true;
      await this.flush();
    }

    pause() {
      this.paused = true;
      clearTimeout(this.timer);
      this.timer = undefined;
    }

    forget() {
      this.pause();
      this.generation += 1;
      this.dirty = false;
      this.stored = null;
      this.inFile = "";
    }

    /** @param {string} text */
    kept(text) {
      this.inFile = text;
    }

    atRisk() {
      return this.dirty && (this.failing || this.paused) && this.read() !== this.inFile;
    }
  }

  SoTay.autosave = (options) => new DraftSaver(options);
})();
