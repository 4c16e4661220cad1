// Python in a worker.  At build this text is joined to Pyodide's two classic scripts
// (macros/engine.py), and engine.js starts the three as one Blob, so the worker loads nothing.
"use strict";

(() => {
  /**
   * @typedef {{name: string, base64: string}} EngineFile
   * @typedef {{id: number, type: "start", files: EngineFile[], lock: string}} Start
   * @typedef {{id: number, type: "load", file: EngineFile, package: string}} Load
   * @typedef {{id: number, type: "call", text: string}} Call
   * @typedef {{id: number, type: "progress", stage: "python" | "packages"}} Progress
   * @typedef {{id: number, type: "ready"}} Ready
   * @typedef {{id: number, type: "result", text: string}} Result
   * @typedef {{id: number, type: "failed", reason: string}} Failed
   * @typedef {object} Pyodide
   * @property {(names: string[], options: object) => Promise<unknown>} loadPackage
   * @property {(name: string) => {handle: (text: string) => string}} pyimport
   * @typedef {object} WorkerScope
   * @property {(input: unknown) => Promise<Response>} fetch
   * @property {(message: Progress | Ready | Result | Failed) => void} postMessage
   * @property {((event: MessageEvent<Start | Load | Call>) => void) | null} onmessage
   * @property {(options: object) => Promise<Pyodide>} loadPyodide
   */

  // tsc knows `self` as a window only.
  const scope = /** @type {WorkerScope} */ (/** @type {unknown} */ (self));

  /** Where Pyodide believes its files to lie; answered from memory. */
  const HOME = "engine://files/";

  const WAYS_OUT = [
    "importScripts",
    "XMLHttpRequest",
    "WebSocket",
    "WebTransport",
    "EventSource",
    "Worker",
  ];

  /** @type {Map<string, string>} name -> base64 of the gzipped file, until it has been asked for */
  const files = new Map();

  /** @type {Pyodide | null} */
  let python = null;

  /** @type {((text: string) => string) | null} */
  let handle = null;

  /**
   * The file, unpacked while it is read; each is asked for once.
   * @param {string} name
   * @param {(input: string) => Promise<Response>} nativeFetch
   * @returns {Promise<Response>}
   */
  async function answerFromMemory(name, nativeFetch) {
    const base64 = files.get(name);
    if (base64 === undefined) throw new TypeError(`the engine has no file ${name}`);
    files.delete(name);
    // The browser's own decoder is faster than atob and a loop.
    const packed = await nativeFetch(`data:application/octet-stream;base64,${base64}`);
    const body = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (packed.body);
    const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    const file = body.pipeThrough(new DecompressionStream("gzip"));
    return new Response(file, { headers: { "Content-Type": type } });
  }

  /** Leaves no way out to a network: Python gets the files of the engine and nothing else. */
  function closeNetwork() {
    const nativeFetch = scope.fetch.bind(self);
    /** @param {unknown} input */
    scope.fetch = async (input) => {
      const address = input instanceof Request ? input.url : String(input);
      if (!address.startsWith(HOME)) throw new TypeError(`no network in this worker: ${address}`);
      return answerFromMemory(address.slice(HOME.length), nativeFetch);
    };
    // A function, not an arrow: some of these are called with `new`.
    const refuse = function () {
      throw new TypeError("no network in this worker");
    };
    for (const name of WAYS_OUT) Object.defineProperty(self, name, { value: refuse });
  }

  /**
   * @param {number} id
   * @param {EngineFile[]} arrived
   * @param {string} lock
   */
  async function start(id, arrived, lock) {
    for (const file of arrived) files.set(file.name, file.base64);
    scope.postMessage({ id, type: "progress", stage: "python" });
    python = await scope.loadPyodide({
      indexURL: HOME,
      stdLibURL: `${HOME}python_stdlib.zip`,
      lockFileContents: lock,
      packageBaseUrl: HOME,
    });
    scope.postMessage({ id, type: "progress", stage: "packages" });
    /** @type {[string, {file_name: string}][]} */
    const packages = Object.entries(JSON.parse(lock).packages);
    const here = packages.filter(([, { file_name }]) => files.has(file_name));
    await load(python, here.map(([name]) => name));
    handle = python.pyimport("forms.bridge").handle;
    scope.postMessage({ id, type: "ready" });
  }

  /**
   * @param {Pyodide} into
   * @param {string[]} packages
   */
  async function load(into, packages) {
    /** @type {string[]} */
    const complaints = [];
    await into.loadPackage(packages, {
      messageCallback: () => {},
      errorCallback: (/** @type {string} */ text) => complaints.push(text),
    });
    if (complaints.length > 0) throw new Error(complaints.join("\n"));
  }

  /** @param {Start | Load | Call} message */
  async function answer(message) {
    if (message.type === "start") {
      await start(message.id, message.files, message.lock);
    } else if (message.type === "load") {
      if (python === null) throw new Error("loaded before the start");
      files.set(message.file.name, message.file.base64);
      await load(python, [message.package]);
      scope.postMessage({ id: message.id, type: "ready" });
    } else {
      if (handle === null) throw new Error("called before the start");
      scope.postMessage({ id: message.id, type: "result", text: handle(message.text) });
    }
  }

  closeNetwork();
  scope.onmessage = ({ data }) => {
    answer(data).catch((error) => {
      const reason = String((error && error.stack) || error);
      scope.postMessage({ id: data.id, type: "failed", reason });
    });
  };
})();
