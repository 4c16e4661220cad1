/**
 * Search that loads nothing before it is used.
 *
 * Material makes its search worker, and on a server fetches the index, as every page opens.  It
 * gets this worker instead, which brings the real one and the index when the reader first turns
 * to the search box; until then it is silent.  Material's box has no name in our theme
 * (partials/search.html), so that Material leaves the index to us.
 */
(function () {
  "use strict";

  const BOX = ".md-search__input";
  const SWITCH = "__search";
  const STATE = ".md-search-result__meta";
  const FAILED = "Chưa mở được phần tìm kiếm. Hãy tải lại trang rồi thử lại.";
  const IS_SEARCH = /\/assets\/javascripts\/workers\/search\.[^/]*$/;
  const INDEX = "../../../search/search_index";
  /** Kinds of message between Material and its worker. */
  const MESSAGE = { setup: 0, query: 2 };
  const FormerWorker = window.Worker;

  class LateSearch extends EventTarget {
    /** @param {string | URL} url of Material's search worker */
    constructor(url) {
      super();
      this.url = new URL(url, document.baseURI);
      /** @type {Worker | null} */
      this.worker = null;
      this.use = (/** @type {Event} */ event) => {
        const target = event.target;
        if (target instanceof Element && (target.matches(BOX) || target.id === SWITCH)) {
          this.start();
        }
      };
      document.addEventListener("focusin", this.use);
      document.addEventListener("change", this.use);
      if (document.activeElement && document.activeElement.matches(BOX)) {
        this.start();
      }
    }

    /** Bring worker and index, once. */
    start() {
      this.rest();
      // Asked for first: it is the larger, and on its way while the worker starts.
      const index = readIndex(this.url);
      const worker = new FormerWorker(this.url);
      this.worker = worker;
      worker.addEventListener("message", ({ data }) =>
        this.dispatchEvent(new MessageEvent("message", { data }))
      );
      worker.addEventListener("error", () => this.fail());
      index.then(
        ({ config, docs }) => {
          const data = { config, docs, options: { suggest: false } };
          worker.postMessage({ type: MESSAGE.setup, data });
        },
        () => this.fail()
      );
    }

    /** Say so where the results would be, and try again at the next use. */
    fail() {
      const state = document.querySelector(STATE);
      if (state) {
        state.textContent = FAILED;
      }
      this.terminate();
      document.addEventListener("focusin", this.use);
      document.addEventListener("change", this.use);
    }

    /** @param {{type: number, data: any}} message Material's; none comes before ours is ready */
    postMessage({ type, data }) {
      const sent = type === MESSAGE.query ? SoTay.searchQuery.asQuery(data) : data;
      this.worker?.postMessage({ type, data: sent });
    }

    rest() {
      document.removeEventListener("focusin", this.use);
      document.removeEventListener("change", this.use);
    }

    terminate() {
      this.rest();
      this.worker?.terminate();
      this.worker = null;
    }
  }

  /**
   * The site's index; from a file as a script, for no page may fetch one.
   * @param {URL} url of the worker
   * @returns {Promise<{config: object, docs: object[]}>}
   */
  async function readIndex(url) {
    if (url.protocol !== "file:") {
      const response = await fetch(new URL(INDEX + ".json", url));
      if (!response.ok) {
        throw new Error(response.statusText);
      }
      return response.json();
    }
    await new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      script.src = new URL(INDEX + ".js", url).href;
      document.head.append(script);
    });
    return Reflect.get(window, "__index");
  }

  /**
   * @param {string | URL} url
   * @param {WorkerOptions} [options]
   */
  function Worker(url, options) {
    const isSearch = IS_SEARCH.test(new URL(url, document.baseURI).pathname);
    return isSearch ? new LateSearch(url) : new FormerWorker(url, options);
  }
  Worker.prototype = FormerWorker.prototype;

  Object.assign(window, { Worker });
})();
