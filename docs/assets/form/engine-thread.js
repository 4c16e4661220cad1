// Python's worker as the page sees it: one question, one answer, and a limit to silence.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /**
   * @typedef {object} Waiting
   * @property {(answer: EngineAnswer) => void} resolve
   * @property {(error: Error) => void} reject
   * @property {() => void} restartClock
   */

  /** Longest silence, in milliseconds, before a start or a call is given up. */
  const PATIENCE = 120_000;

  class Silence extends Error {}

  /**
   * The browser's own `Worker`: on `file://` a theme's stand-in for it may wait here, which runs
   * its script in a frame, where Python does not start.  From a server there is none, and a worker
   * made in a frame would not get what the page keeps for use without a network.
   * @returns {typeof Worker}
   */
  function nativeWorker() {
    const source = Function.prototype.toString.call(window.Worker);
    if (location.protocol !== "file:" || source.includes("[native code]")) return window.Worker;
    /** @type {HTMLIFrameElement} */
    const frame = document.querySelector("iframe[data-engine]") ?? document.createElement("iframe");
    frame.hidden = true;
    frame.dataset.engine = "worker";
    document.body.append(frame);
    return /** @type {any} */ (frame.contentWindow).Worker;
  }

  /** @implements {EngineThread} */
  class Thread {
    /** @type {Map<number, Waiting>} message id -> who waits for its answer */
    #waiting = new Map();
    #lastId = 0;
    #worker;

    /**
     * @param {string} address
     * @param {EngineNews} news
     */
    constructor(address, news) {
      this.#worker = new (nativeWorker())(address);
      this.#worker.onmessage = ({ data }) => this.#hear(data, news);
      this.#worker.onerror = (event) => {
        event.preventDefault();
        this.#refuse(new Error(event.message || "the worker did not start"));
      };
    }

    /**
     * @param {FromEngine} message
     * @param {EngineNews} news
     */
    #hear(message, news) {
      for (const one of this.#waiting.values()) one.restartClock();
      if (message.type === "read") news.onRead(message.bytes);
      else if (message.type === "packages") news.onPackages();
      else if (message.type === "failed") {
        this.#waiting.get(message.id)?.reject(new Error(message.reason));
      } else if (message.type !== "alive") this.#waiting.get(message.id)?.resolve(message);
    }

    /** @param {Error} error */
    #refuse(error) {
      for (const one of this.#waiting.values()) one.reject(error);
    }

    /**
     * @param {EngineAsked} message
     * @returns {Promise<EngineAnswer>}
     */
    ask(message) {
      const id = ++this.#lastId;
      let clock = 0;
      return new Promise((resolve, reject) => {
        const restartClock = () => {
          window.clearTimeout(clock);
          clock = window.setTimeout(() => reject(new Silence("the worker")), PATIENCE);
        };
        this.#waiting.set(id, { resolve, reject, restartClock });
        restartClock();
        this.#worker.postMessage({ id, ...message });
      }).finally(() => {
        window.clearTimeout(clock);
        this.#waiting.delete(id);
      });
    }

    /** @param {EnginePiece} piece */
    give(piece) {
      for (const one of this.#waiting.values()) one.restartClock();
      this.#worker.postMessage({ type: "piece", ...piece });
    }

    end() {
      this.#worker.terminate();
      this.#refuse(new Error("the worker was stopped"));
    }
  }

  SoTay.engineThread = {
    start: (address, news) => new Thread(address, news),
    PATIENCE,
    Silence: /** @type {any} */ (Silence),
  };
})();
