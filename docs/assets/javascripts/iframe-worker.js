/**
 * Search for pages opened by double click: a worker's script runs in a hidden frame.
 *
 * A browser refuses `new Worker("search.js")` on `file://`, but loads the same script by a
 * `<script src>`.  Only such workers are replaced; a worker from a Blob, as the forms' Python
 * uses, is the browser's own.  Material looks for `iframe-worker` in a polyfill's path, and its
 * search worker for `IFrameWorker` in its parent.
 */
(function () {
  "use strict";

  if (location.protocol !== "file:") {
    return;
  }
  const BrowsersWorker = window.Worker;

  /** What Material's search uses of a worker: messages both ways, and its end. */
  class FrameWorker extends EventTarget {
    /** @param {string | URL} url the worker's script */
    constructor(url) {
      super();
      /** @type {((event: MessageEvent) => void) | null} */
      this.onmessage = null;
      /** @type {unknown[]} messages sent before the script has run */
      this.waiting = [];
      this.ready = false;
      this.url = new URL(url, document.baseURI);
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      this.frame.title = "Tìm kiếm";
      document.body.append(this.frame);
      const inner = this.frame.contentDocument;
      // Chromium's empty frame is there at once; Firefox loads one and drops the first.
      if (inner && inner.readyState === "complete" && inner.body) {
        setTimeout(() => this.start(), 0);
      } else {
        this.frame.addEventListener("load", () => this.start(), { once: true });
      }
    }

    /** The frame's window, as the script sees it: `self`. */
    get scope() {
      return /** @type {Window & typeof globalThis} */ (this.frame.contentWindow);
    }

    start() {
      Object.assign(this.scope, {
        postMessage: (/** @type {unknown} */ data) => this.receive(data),
        importScripts: (/** @type {string[]} */ ...urls) => this.importAll(urls),
      });
      this.load(this.url.href).then(
        () => {
          this.ready = true;
          this.waiting.splice(0).forEach((data) => this.postMessage(data));
        },
        (error) => this.dispatchEvent(new ErrorEvent("error", { message: String(error) }))
      );
    }

    /** @param {unknown} data from the script to the page */
    receive(data) {
      const event = new MessageEvent("message", { data: structuredClone(data) });
      this.dispatchEvent(event);
      if (this.onmessage) {
        this.onmessage(event);
      }
    }

    /** @param {unknown} data from the page to the script */
    postMessage(data) {
      const copy = structuredClone(data);
      if (!this.ready) {
        this.waiting.push(copy);
        return;
      }
      this.scope.dispatchEvent(new this.scope.MessageEvent("message", { data: copy }));
    }

    /** @param {string[]} urls scripts that the worker wants, run one after the other */
    async importAll(urls) {
      await Promise.all(urls.map((url) => this.load(this.resolve(url))));
    }

    /**
     * The address of an imported script.  Material cuts the worker's own address at the first
     * "/worker" to find these, which goes wrong in a folder such as `D:\worker`; so only what
     * follows the last "/lunr/" counts.
     * @param {string} url
     */
    resolve(url) {
      const at = url.lastIndexOf("/lunr/");
      return new URL(at < 0 ? url : ".." + url.slice(at), this.url).href;
    }

    /** @param {string} url @returns {Promise<void>} when the script has run */
    load(url) {
      return new Promise((resolve, reject) => {
        const script = this.scope.document.createElement("script");
        script.onload = () => resolve();
        script.onerror = () => reject(new Error(url));
        script.src = url;
        script.async = false;
        this.scope.document.body.append(script);
      });
    }

    terminate() {
      this.frame.remove();
    }
  }

  /**
   * @param {string | URL} url
   * @param {WorkerOptions} [options]
   */
  function Worker(url, options) {
    const isFile = new URL(url, document.baseURI).protocol === "file:";
    return isFile ? new FrameWorker(url) : new BrowsersWorker(url, options);
  }
  Worker.prototype = BrowsersWorker.prototype;

  Object.assign(window, { IFrameWorker: FrameWorker, Worker });
})();
