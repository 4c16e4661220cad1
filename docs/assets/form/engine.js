// Python as the page's scripts know it: started once, asked, and spoken of in sentences.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /**
   * @typedef {Error & {problems: Problem[]}} EngineError
   * @typedef {{ok: true, result: any}} Done
   * @typedef {{ok: false, error: {sentence: string, problems: Problem[]}}} Refused
   */

  const page = document.documentElement;

  /** A page that is left is gone by then. */
  const REPORT_AFTER_MS = 2000;

  const TOO_SLOW = "quá hai phút mà chưa xong";
  const COPY_AGAIN = "Hãy chép (hoặc giải nén) lại cả thư mục sổ tay rồi bấm lại.";
  const OTHER_BROWSER = "Hãy mở sổ tay bằng Chrome, Edge hoặc Cốc Cốc bản mới hơn.";
  const ELSE_OTHER = "Nếu vẫn không được, hãy dùng Chrome, Edge hoặc Cốc Cốc bản mới hơn.";
  const LESS_LOAD = "Hãy đóng bớt chương trình đang chạy, đợi một lát rồi bấm lại.";
  const RELOAD = "Hãy bấm lại; nếu vẫn không được, hãy lưu bản để điền tiếp rồi tải lại trang.";

  /** @type {Set<OnProgress>} those who wait for the start */
  const listeners = new Set();
  /** @type {Promise<EngineThread> | null} */
  let starting = null;
  /** @type {Map<string, Promise<void>>} package that came later -> on its way, or there */
  const brought = new Map();
  /** @type {EngineThread | null} the one that is ready */
  let current = null;

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
   * Ends the worker; the next call starts another one.
   * @param {"idle" | "failed"} state
   */
  function stop(state) {
    SoTay.engineWays.end();
    current = null;
    starting = null;
    brought.clear();
    listeners.clear();
    setState(state);
  }

  /** @returns {Promise<EngineThread>} */
  async function boot() {
    const tools = [typeof WebAssembly, typeof DecompressionStream, typeof Worker];
    if (tools.includes("undefined")) throw startError("trình duyệt này quá cũ", OTHER_BROWSER);
    return SoTay.engineWays.start(tell);
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
    if (error instanceof SoTay.engineParts.BadFile) return startError(error.message, COPY_AGAIN);
    if (error instanceof SoTay.engineThread.Silence) return startError(TOO_SLOW, LESS_LOAD);
    return startError("trình duyệt không chạy được phần này", `${COPY_AGAIN} ${ELSE_OTHER}`);
  }

  /**
   * Starts Python once; a start that failed is tried anew.
   * @param {OnProgress} [onProgress]
   * @returns {Promise<EngineThread>}
   */
  function begin(onProgress) {
    if (onProgress && page.dataset.engine !== "ready") listeners.add(onProgress);
    if (starting === null) {
      setState("loading");
      starting = boot().then(
        (thread) => {
          current = thread;
          setState("ready");
          tell("Phần kiểm tra và xuất Word đã sẵn sàng.", 1);
          listeners.clear();
          return thread;
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
   * @param {EngineThread} thread
   * @param {string} action
   * @param {OnProgress} [onProgress]
   */
  async function bring(thread, action, onProgress) {
    const later = SoTay.engineWays.later(action);
    if (!later) return;
    if (onProgress) onProgress("Đang nạp phần xuất bảng tính…", 1);
    const { name, part } = later;
    const coming = brought.get(name) ?? send(thread, name, part);
    brought.set(name, coming);
    try {
      await coming;
    } catch (error) {
      if (brought.get(name) === coming) brought.delete(name);
      if (error instanceof SoTay.engineParts.BadFile) {
        throw engineError(`Chưa làm được: ${error.message}. ${COPY_AGAIN}`);
      }
      throw afterTrouble(thread, error);
    }
  }

  /**
   * @param {EngineThread} thread
   * @param {string} name
   * @param {EnginePart} part
   */
  async function send(thread, name, part) {
    /** @type {EnginePiece[]} */
    const pieces = [];
    // Python would wait for ever for one that is missing.
    await SoTay.engineParts.bring(part, (piece) => pieces.push(piece));
    const parts = [SoTay.engineParts.coming(part, false)];
    const loaded = thread.ask({ type: "load", parts, package: name });
    for (const piece of pieces) thread.give(piece);
    await loaded;
  }

  /**
   * Ends a worker that gave no answer; the error to show.
   * @param {EngineThread} thread
   * @param {unknown} error
   */
  function afterTrouble(thread, error) {
    report(error);
    if (thread === current) stop("idle");
    const slow = error instanceof SoTay.engineThread.Silence;
    const why = slow ? TOO_SLOW : "phần kiểm tra và xuất Word gặp lỗi";
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
    const thread = await begin(onProgress);
    await bring(thread, action, onProgress);
    const text = JSON.stringify({ ...members, action });
    const reply = await thread.ask({ type: "call", text }).catch((error) => {
      throw afterTrouble(thread, error);
    });
    if (reply.type !== "result") {
      SoTay.engineWays.takeLast();
      if (thread === current) stop("idle");
      return call(action, members, onProgress);
    }
    /** @type {Done | Refused} */
    const answer = JSON.parse(reply.text);
    if (answer.ok) return answer.result;
    throw engineError(answer.error.sentence, answer.error.problems);
  }

  SoTay.engine = { start, call, stop: () => stop("idle") };
  setState("idle");
})();
