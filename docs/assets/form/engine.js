// Starts Python in a worker and asks it.  The way is the same from a double click and from a web
// server: classic scripts bring the parts, a Blob makes the worker (decision 0002).
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /**
   * @typedef {{name: string, script: string, size: number}} Part  `size` of its base64 text
   * @typedef {{package: string, file: Part}} Later  what one action alone needs
   * @typedef {{pyodide: string, files: Part[], later: Record<string, Later>, lock: string}} Manifest
   * @typedef {{path: string, sentence: string}} Problem
   * @typedef {Error & {problems: Problem[]}} EngineError
   * @typedef {{ok: true, result: any}} Done
   * @typedef {{ok: false, error: {sentence: string, problems: Problem[]}}} Refused
   * @typedef {object} Waiting
   * @property {(text: string) => void} resolve
   * @property {(error: Error) => void} reject
   * @property {() => void} restartClock
   */

  const page = document.documentElement;
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const FOLDER = new URL("../engine/", own.src).href;

  /** Longest silence, in milliseconds, before a start or a call is given up. */
  const PATIENCE = 120_000;

  /** A page that is left is gone by then. */
  const REPORT_AFTER_MS = 2000;

  const READ_SHARE = 0.4;
  /** @type {Record<"python" | "packages", [string, number]>} */
  const STAGES = {
    python: ["Đang khởi động phần kiểm tra và xuất Word…", 0.45],
    packages: ["Đang nạp bộ quy tắc kiểm tra…", 0.85],
  };
  const TOO_SLOW = "quá hai phút mà chưa xong";
  const COPY_AGAIN = "Hãy chép (hoặc giải nén) lại cả thư mục sổ tay rồi bấm lại.";
  const OTHER_BROWSER = "Hãy mở sổ tay bằng Chrome, Edge hoặc Cốc Cốc bản mới hơn.";
  const ELSE_OTHER = "Nếu vẫn không được, hãy dùng Chrome, Edge hoặc Cốc Cốc bản mới hơn.";
  const LESS_LOAD = "Hãy đóng bớt chương trình đang chạy, đợi một lát rồi bấm lại.";
  const RELOAD = "Hãy bấm lại; nếu vẫn không được, hãy lưu bản để điền tiếp rồi tải lại trang.";

  class Silence extends Error {}
  /** A file of the engine's folder is missing or was copied badly; the message says which. */
  class BadFile extends Error {}

  /** @type {Manifest | null} */
  let manifest = null;
  /** @type {Map<string, string>} file name -> base64, until the worker gets it */
  const arrived = new Map();
  /** @type {Set<OnProgress>} those who wait for the start */
  const listeners = new Set();
  /** @type {Map<number, Waiting>} message id -> who waits for its answer */
  const waiting = new Map();
  /** @type {Promise<Worker> | null} */
  let starting = null;
  /** @type {Map<string, Promise<unknown>>} action -> what it alone needs, on its way or there */
  const brought = new Map();
  /** @type {Worker | null} */
  let current = null;
  let lastId = 0;

  /** @param {"idle" | "loading" | "ready" | "failed"} state */
  function setState(state) {
    page.dataset.engine = state;
  }

  /**
   * @param {string} sentence
   * @param {number} share
   */
  function tell(sentence, share) {
    for (const listener of listeners) listener(sentence, share);
  }

  /**
   * @param {string} sentence
   * @param {Problem[]} problems
   * @returns {EngineError}
   */
  function engineError(sentence, problems = []) {
    return Object.assign(new Error(sentence), { problems });
  }

  /**
   * @param {string} why
   * @param {string} mend
   */
  function startError(why, mend) {
    const left = "Vẫn điền, lưu, mở tệp .json và in được.";
    return engineError(`Không khởi động được phần kiểm tra và xuất Word: ${why}. ${left} ${mend}`);
  }

  /**
   * Runs one script of the engine's folder.
   * @param {string} name
   * @returns {Promise<void>}
   */
  function runScript(name) {
    const element = document.createElement("script");
    let clock = 0;
    return new Promise((resolve, reject) => {
      clock = window.setTimeout(() => reject(new Silence(name)), PATIENCE);
      element.src = FOLDER + name;
      element.onload = () => resolve(undefined);
      element.onerror = () => reject(new BadFile(`thiếu tệp “assets/engine/${name}”`));
      document.head.append(element);
    }).finally(() => {
      window.clearTimeout(clock);
      element.remove();
    });
  }

  /** @param {Part} part */
  async function readPart({ name, script, size }) {
    await runScript(script);
    const whole = arrived.get(name)?.length === size;
    if (!whole) throw new BadFile(`tệp “assets/engine/${script}” bị hỏng`);
  }

  /** @returns {Promise<Manifest>} */
  async function readParts() {
    tell("Đang đọc phần kiểm tra và xuất Word…", 0);
    await runScript("manifest.js");
    if (manifest === null) throw new BadFile("tệp “assets/engine/manifest.js” bị hỏng");
    const { files } = manifest;
    const total = files.reduce((sum, file) => sum + file.size, 0);
    let read = 0;
    for (const part of files) {
      await readPart(part);
      read += part.size;
      const percent = Math.round((100 * read) / total);
      tell(`Đang đọc phần kiểm tra và xuất Word: ${percent}%…`, (READ_SHARE * read) / total);
    }
    return manifest;
  }

  /**
   * The text of the worker as an address; whoever asks gives it back.
   * @returns {Promise<string>}
   */
  async function workerAddress() {
    const packed = await fetch(`data:application/octet-stream;base64,${arrived.get("worker.js")}`);
    arrived.delete("worker.js");
    const body = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (packed.body);
    const script = new Response(body.pipeThrough(new DecompressionStream("gzip")));
    return URL.createObjectURL(new Blob([await script.arrayBuffer()], { type: "text/javascript" }));
  }

  /**
   * The browser's own `Worker`: on `file://` a theme's stand-in for it may wait here, which runs
   * its script in a frame, where Python does not start.
   * @returns {typeof Worker}
   */
  function nativeWorker() {
    const source = Function.prototype.toString.call(window.Worker);
    if (source.includes("[native code]")) return window.Worker;
    /** @type {HTMLIFrameElement} */
    const frame = document.querySelector("iframe[data-engine]") ?? document.createElement("iframe");
    frame.hidden = true;
    frame.dataset.engine = "worker";
    document.body.append(frame);
    return /** @type {any} */ (frame.contentWindow).Worker;
  }

  /**
   * Sends one message and waits for its answer, as long as the worker gives signs of life.
   * @param {Worker} worker
   * @param {object} message
   * @returns {Promise<string>}
   */
  function ask(worker, message) {
    const id = ++lastId;
    let clock = 0;
    return new Promise((resolve, reject) => {
      const restartClock = () => {
        window.clearTimeout(clock);
        clock = window.setTimeout(() => reject(new Silence("the worker")), PATIENCE);
      };
      waiting.set(id, { resolve, reject, restartClock });
      restartClock();
      worker.postMessage({ id, ...message });
    }).finally(() => {
      window.clearTimeout(clock);
      waiting.delete(id);
    });
  }

  /** @param {Worker} worker */
  function listen(worker) {
    worker.onmessage = ({ data }) => {
      for (const one of waiting.values()) one.restartClock();
      if (data.type === "progress") {
        const [sentence, share] = STAGES[/** @type {keyof typeof STAGES} */ (data.stage)];
        tell(sentence, share);
      } else if (data.type === "failed") {
        waiting.get(data.id)?.reject(new Error(data.reason));
      } else {
        waiting.get(data.id)?.resolve(data.text ?? "");
      }
    };
    worker.onerror = (event) => {
      event.preventDefault();
      const error = new Error(event.message || "the worker did not start");
      for (const one of waiting.values()) one.reject(error);
    };
  }

  /**
   * Ends the worker; the next call starts another one.
   * @param {"idle" | "failed"} state
   */
  function stop(state) {
    if (current !== null) current.terminate();
    current = null;
    starting = null;
    manifest = null;
    arrived.clear();
    brought.clear();
    listeners.clear();
    for (const one of waiting.values()) one.reject(new Error("the worker was stopped"));
    setState(state);
  }

  /** @returns {Promise<Worker>} */
  async function boot() {
    const tools = [typeof WebAssembly, typeof DecompressionStream, typeof Worker];
    if (tools.includes("undefined")) throw startError("trình duyệt này quá cũ", OTHER_BROWSER);
    const { lock } = await readParts();
    const address = await workerAddress();
    try {
      const worker = new (nativeWorker())(address);
      current = worker;
      listen(worker);
      const files = [...arrived].map(([name, base64]) => ({ name, base64 }));
      arrived.clear();
      await ask(worker, { type: "start", files, lock });
      return worker;
    } finally {
      URL.revokeObjectURL(address);
    }
  }

  /**
   * Tells whoever looks for a fault, a moment later: a page that is being left has none, its
   * loading just ends, and then no moment later comes.
   * @param {unknown} error
   */
  function report(error) {
    setTimeout(() => console.error(error), REPORT_AFTER_MS);
  }

  /**
   * @param {unknown} error
   * @returns {EngineError}
   */
  function whyNotStarted(error) {
    if (error instanceof Error && "problems" in error) return /** @type {EngineError} */ (error);
    report(error);
    if (error instanceof BadFile) return startError(error.message, COPY_AGAIN);
    if (error instanceof Silence) return startError(TOO_SLOW, LESS_LOAD);
    return startError("trình duyệt không chạy được phần này", `${COPY_AGAIN} ${ELSE_OTHER}`);
  }

  /**
   * Starts Python once; a start that failed is tried anew.
   * @param {OnProgress} [onProgress]
   * @returns {Promise<Worker>}
   */
  function begin(onProgress) {
    if (onProgress && page.dataset.engine !== "ready") listeners.add(onProgress);
    if (starting === null) {
      setState("loading");
      starting = boot().then(
        (worker) => {
          setState("ready");
          tell("Phần kiểm tra và xuất Word đã sẵn sàng.", 1);
          listeners.clear();
          return worker;
        },
        (error) => {
          stop("failed");
          throw whyNotStarted(error);
        },
      );
    }
    return starting;
  }

  /**
   * @param {OnProgress} [onProgress]
   * @returns {Promise<void>}
   */
  async function start(onProgress) {
    await begin(onProgress);
  }

  /**
   * Gives the worker what this action alone needs, once.
   * @param {Worker} worker
   * @param {string} action
   * @param {OnProgress} [onProgress]
   */
  async function bring(worker, action, onProgress) {
    const later = manifest?.later[action];
    if (!later) return;
    if (onProgress) onProgress("Đang nạp phần xuất bảng tính…", 1);
    if (!brought.has(action)) brought.set(action, send(worker, later));
    try {
      await brought.get(action);
    } catch (error) {
      brought.delete(action);
      if (error instanceof BadFile) throw engineError(`Chưa làm được: ${error.message}. ${COPY_AGAIN}`);
      throw afterTrouble(worker, error);
    }
  }

  /**
   * @param {Worker} worker
   * @param {Later} later
   */
  async function send(worker, later) {
    const { name } = later.file;
    await readPart(later.file);
    const file = { name, base64: arrived.get(name) };
    arrived.delete(name);
    await ask(worker, { type: "load", file, package: later.package });
  }

  /**
   * Ends a worker that gave no answer; the error to show.
   * @param {Worker} worker
   * @param {unknown} error
   */
  function afterTrouble(worker, error) {
    report(error);
    if (worker === current) stop("idle");
    const why = error instanceof Silence ? TOO_SLOW : "phần kiểm tra và xuất Word gặp lỗi";
    return engineError(`Chưa làm được: ${why}. Nội dung đã điền vẫn còn nguyên. ${RELOAD}`);
  }

  /**
   * Asks `forms.bridge` for one thing, starting Python first where needed.
   * @param {string} action
   * @param {object} members  the request's other members
   * @param {OnProgress} [onProgress]
   * @returns {Promise<any>} the answer's `result`; rejects with an `EngineError`
   */
  async function call(action, members, onProgress) {
    const worker = await begin(onProgress);
    await bring(worker, action, onProgress);
    const text = JSON.stringify({ ...members, action });
    const reply = await ask(worker, { type: "call", text }).catch((error) => {
      throw afterTrouble(worker, error);
    });
    /** @type {Done | Refused} */
    const answer = JSON.parse(reply);
    if (answer.ok) return answer.result;
    throw engineError(answer.error.sentence, answer.error.problems);
  }

  SoTay.engine = { start, call };
  // Called by the scripts of the engine's folder.
  Object.assign(SoTay, {
    engineFile: (/** @type {string} */ name, /** @type {string} */ base64) => {
      arrived.set(name, base64);
    },
    engineManifest: (/** @type {Manifest} */ listed) => {
      manifest = listed;
    },
  });
  setState("idle");
})();
