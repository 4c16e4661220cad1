// What is gathered: files in small batches to Python, and all of it again where Python was started
// anew, for it keeps what it was given in memory alone.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** @typedef {{given: GivenFile, base64: string}} Ready */
  /** @typedef {Error & {problems?: Problem[]}} Refusal */

  /** A batch takes about a second, so that progress shows and stopping is quick. */
  const BATCH = { files: 20, bytes: 5_000_000 };

  /** @implements {Gathering} */
  class Gathered {
    /** Python answers for the gathering of this name alone. */
    #id = "";
    /** @type {GivenFile[]} */
    #waiting = [];
    /** @type {GivenFile[]} what Python has, or is to have again */
    #there = [];
    /** @type {Map<GivenFile, string>} what a password opened */
    #opened = new Map();
    /** @type {Map<string, boolean | null>} */
    #choices = new Map();
    #stopped = false;
    /** Whether Python is being given everything again. */
    #returning = false;
    #root;
    #today;
    #onProgress;
    #isKnown;
    /** @type {Promise<unknown>} one question after another */
    #turn = Promise.resolve();

    /** @type {GatherLeft[]} */
    left = [];
    given = 0;
    more = false;

    /**
     * @param {HTMLElement} root
     * @param {string} today
     * @param {OnProgress} onProgress
     * @param {(form: string) => boolean} isKnown
     */
    constructor(root, today, onProgress, isKnown) {
      this.#root = root;
      this.#today = today;
      this.#onProgress = onProgress;
      this.#isKnown = isKnown;
    }

    get added() {
      return this.given - this.#waiting.length;
    }

    get done() {
      return this.#waiting.length === 0 && !this.more;
    }

    /** @param {GivenFile[]} files */
    give(files) {
      this.#waiting.push(...files);
      this.given += files.length;
    }

    stop() {
      this.#stopped = true;
    }

    /** @param {() => void} onStep */
    async read(onStep) {
      this.#stopped = false;
      while (!this.#stopped && !this.done) {
        if (this.more) await this.#inTurn(() => this.#goOn());
        else await this.#add(await this.#ready(this.#batch()));
        onStep();
      }
    }

    /** @returns {GivenFile[]} the next files, taken off the queue */
    #batch() {
      let bytes = 0;
      let count = 0;
      for (const { file } of this.#waiting) {
        bytes += file.size;
        if (count > 0 && (count === BATCH.files || bytes > BATCH.bytes)) break;
        count += 1;
      }
      return this.#waiting.splice(0, count);
    }

    /** @param {GivenFile[]} batch those that cannot be read are left @returns {Promise<Ready[]>} */
    async #ready(batch) {
      /** @type {Ready[]} */
      const found = [];
      for (const given of batch) {
        try {
          found.push(await SoTay.collectReading.ready(this.#root, given, this.#opened));
        } catch (error) {
          const { kind, sentence } = SoTay.collectReading.why(error);
          this.#leave(given.name, kind, sentence);
        }
      }
      return found;
    }

    /** @param {string} name @param {string} kind @param {string} sentence */
    #leave(name, kind, sentence) {
      this.left.push({ name, way: [], kind, sentence, key: "" });
    }

    /** Where files fail together, the others of them go on alone. @param {Ready[]} files */
    async #add(files) {
      if (files.length === 0) return;
      try {
        await this.#inTurn(() => this.#send(files));
        this.#there.push(...files.map(({ given }) => given));
      } catch (error) {
        const { message } = /** @type {Refusal} */ (error);
        if (document.documentElement.dataset.engine === "failed") {
          // Nothing is wrong with the files: they wait until Python starts.
          this.#waiting.unshift(...files.map(({ given }) => given));
          throw error;
        }
        const [one] = files;
        if (one && files.length === 1) this.#leave(one.given.name, "broken", message);
        else for (const alone of files) await this.#add([alone]);
      }
    }

    /** @param {Ready[]} ready */
    async #send(ready) {
      const files = ready.map(({ given, base64 }) => ({ name: given.name, base64 }));
      await this.#took(await this.#call("collect_add", { files }));
    }

    async #goOn() {
      await this.#took(await this.#call("collect_more", {}));
    }

    /** @param {GatherAdded} added */
    async #took({ wanted, more = false }) {
      this.more = more;
      for (const form of wanted) await this.#bring(form);
    }

    /** @param {string} form gives Python a form that files wait for */
    async #bring(form) {
      if (this.#isKnown(form)) await SoTay.bring(`assets/forms/${form}.js`);
      const definition = (this.#isKnown(form) && SoTay.forms?.[form]?.definition) || null;
      await this.#call("collect_form", { form, definition });
    }

    /** @param {string} action @param {object} members */
    #put(action, members) {
      return SoTay.engine.call(action, { gathering: this.#id, ...members }, this.#onProgress);
    }

    /**
     * Asks Python; one that was started anew gets everything again first.
     * @param {string} action
     * @param {object} members
     */
    async #call(action, members) {
      if (!this.#id) await this.#begin();
      try {
        return await this.#put(action, members);
      } catch (error) {
        const { problems = [] } = /** @type {Refusal} */ (error);
        if (this.#returning || !problems.some(({ path }) => path === "gathering")) throw error;
        await this.#again();
        return await this.#put(action, members);
      }
    }

    async #begin() {
      this.#id = Array.from(crypto.getRandomValues(new Uint32Array(2)), String).join("-");
      await this.#put("collect_begin", { today: this.#today });
    }

    async #again() {
      this.#returning = true;
      try {
        await this.#begin();
        for (let at = 0; at < this.#there.length; at += BATCH.files) {
          await this.#send(await this.#ready(this.#there.slice(at, at + BATCH.files)));
          while (this.more) await this.#goOn();
        }
        for (const [key, use] of this.#choices) await this.#put("collect_choose", { key, use });
      } finally {
        this.#returning = false;
      }
    }

    /**
     * @template T
     * @param {() => Promise<T>} work
     * @returns {Promise<T>}
     */
    #inTurn(work) {
      const mine = this.#turn.then(work);
      this.#turn = mine.catch(() => {});
      return mine;
    }

    /** @param {string} action @param {object} members */
    ask(action, members) {
      return this.#inTurn(() => this.#call(action, members));
    }

    /**
     * Nothing else is asked between two pieces, for Python knows of one file only.
     * @param {string} action
     * @param {object} members
     * @param {(base64: string) => void} take
     */
    file(action, members, take) {
      return this.#inTurn(async () => {
        /** @type {GatherMade} */
        const first = await this.#call(action, members);
        take(first.base64);
        for (let { more } = first; more; ) {
          /** @type {GatherMade} */
          const next = await this.#call("collect_rest", {});
          ({ more } = next);
          if (next.base64) take(next.base64);
        }
        return first;
      });
    }

    /** @param {string} key @param {boolean | null} use */
    async choose(key, use) {
      await this.ask("collect_choose", { key, use });
      this.#choices.set(key, use);
    }

    end() {
      this.stop();
      this.#waiting = [];
      this.#there = [];
      this.#opened.clear();
      SoTay.engine.stop();
    }
  }

  /** @type {SoTayGlobal["collectGathering"]} */
  SoTay.collectGathering = (root, today, onProgress, isKnown) =>
    new Gathered(root, today, onProgress, isKnown);
})();
