// Keeps the draft up to date: saves form one chain, and every outcome is said.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const DELAY_MS = 300;
  /** What is taken away at once beyond so many characters is a large change. */
  const MUCH = 300;

  /** @implements {Autosave} */
  class DraftSaver {
    /** @param {Parameters<SoTayGlobal["autosave"]>[0]} options */
    constructor({ form, read, isEmpty, onState }) {
      this.form = form;
      this.read = read;
      this.isEmpty = isEmpty;
      this.onState = onState;
      /** @type {Draft | null} */
      this.draft = null;
      this.isPrivate = false;
      this.dirty = false;
      this.paused = true;
      this.large = false;
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
      if ((this.paused && !this.isPrivate) || this.timer !== undefined) return;
      if (!this.isPrivate) this.onState({ kind: "waiting" });
      this.timer = setTimeout(() => void this.flush(), DELAY_MS);
    }

    keepState() {
      this.large = true;
    }

    flush() {
      clearTimeout(this.timer);
      this.timer = undefined;
      if (this.running) return this.running;
      const running = this.drain().finally(() => {
        if (this.running === running) this.running = null;
      });
      this.running = running;
      return running;
    }

    async drain() {
      if (this.isPrivate) this.onState({ kind: "private" });
      while (this.draft && this.dirty && !this.paused) {
        this.dirty = false;
        const text = this.read();
        // What was never filled in would only lengthen the list of drafts.
        if (this.draft.seq === 0 && this.isEmpty()) this.say();
        else if (this.draft.seq > 0 && text === this.draft.text) this.say();
        else if (!(await this.save(this.draft, text))) return;
      }
    }

    /** Says how the draft stands when nothing is left to do. */
    say() {
      const { draft } = this;
      if (draft) this.onState(draft.seq ? { kind: "saved", at: draft.saved_at } : { kind: "empty" });
    }

    /** @param {Draft} draft @param {string} text @returns {Promise<boolean>} whether to go on */
    async save(draft, text) {
      const { generation } = this;
      const keep = this.large || draft.text.length - text.length > MUCH;
      try {
        const outcome = await SoTay.drafts.save(draft, text, keep);
        if (generation !== this.generation) return false;
        if ("saved" in outcome) {
          this.large = false;
          this.failing = false;
          this.draft = outcome.saved;
          this.say();
          // Typed on while this was written: that is not saved yet.
          if (this.dirty) this.onState({ kind: "waiting" });
          return true;
        }
        this.pause();
        this.onState({ kind: outcome.conflict ? "conflict" : "gone" });
      } catch (error) {
        if (generation === this.generation) {
          this.failing = true;
          this.onState(SoTay.status.failed(error));
        }
      }
      if (generation === this.generation) this.dirty = true;
      return false;
    }

    leave() {
      if (!this.draft || this.paused || !(this.dirty || this.running)) return;
      const text = this.read();
      if (this.draft.seq === 0 && this.isEmpty()) return;
      if (text === this.draft.text) return;
      this.generation += 1; // Nobody waits any more for a save that is under way.
      this.draft = SoTay.drafts.saveLast(this.draft, text);
    }

    /** @param {Draft} draft */
    adopt(draft) {
      this.paused = false;
      this.failing = false;
      this.isPrivate = false;
      this.large = false;
      this.draft = draft;
      this.say();
    }

    /** @param {Draft} draft */
    watch(draft) {
      this.pause();
      this.draft = draft;
      this.dirty = false;
    }

    async apart() {
      const { draft } = this;
      this.forget();
      const name = draft?.name ? `${draft.name} (bản riêng)` : "";
      this.adopt({ ...SoTay.drafts.create(this.form), name, key: draft?.key || null });
      this.dirty = true;
      await this.flush();
    }

    /** @param {string} name */
    renamed(name) {
      if (this.draft) this.draft = { ...this.draft, name };
    }

    pause() {
      this.paused = true;
      clearTimeout(this.timer);
      this.timer = undefined;
    }

    forget() {
      this.pause();
      this.generation += 1;
      this.running = null;
      this.draft = null;
      this.isPrivate = false;
      this.dirty = false;
      this.inFile = "";
    }

    goPrivate() {
      this.forget();
      this.isPrivate = true;
      this.onState({ kind: "private" });
    }

    /** @param {string} text */
    kept(text) {
      this.inFile = text;
      if (this.isPrivate) this.onState({ kind: "private" });
    }

    atRisk() {
      if (this.isPrivate) return !this.isEmpty() && this.read() !== this.inFile;
      // A password's cipher answers too late for a page that goes away: the browser asks first.
      if (this.draft?.key && !this.paused && (this.dirty || this.running)) return true;
      return this.dirty && (this.failing || this.paused) && this.read() !== this.inFile;
    }
  }

  SoTay.autosave = (options) => new DraftSaver(options);
})();
