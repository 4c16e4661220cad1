// Python in a worker.  At build this text is joined to Pyodide's two classic scripts and to
// worker-files.js (macros/engine); the page starts them as one Blob, so the worker loads nothing.
"use strict";

(() => {
  /**
   * @typedef {object} Inside  `macros/engine/inside.py`
   * @property {() => string} wake
   * @property {() => boolean} lacking
   * @typedef {object} Bridge
   * @property {(text: string) => string} handle
   * @typedef {object} Alive  `forms/alive.py`
   * @property {(listener: () => void) => void} listen
   * @typedef {object} Pyodide
   * @property {(names: string[], options: object) => Promise<unknown>} loadPackage
   * @property {(name: string) => any} pyimport
   * @typedef {object} WorkerScope
   * @property {(message: FromEngine) => void} postMessage
   * @property {((event: MessageEvent<ToEngine>) => void) | null} onmessage
   * @property {(options: object) => Promise<Pyodide>} loadPyodide
   */

  // tsc knows `self` as a window only.
  const scope = /** @type {WorkerScope} */ (/** @type {unknown} */ (self));
  const { HOME } = EngineFiles;

  /** @type {Pyodide | null} */
  let python = null;
  /** @type {Bridge | null} */
  let bridge = null;
  /** @type {Inside | null} */
  let inside = null;

  /** @param {EngineStart} message */
  async function start({ parts, lock, way }) {
    EngineFiles.expect(parts);
    const options = {
      indexURL: HOME,
      stdLibURL: `${HOME}${way.library}`,
      lockFileContents: lock,
      packageBaseUrl: HOME,
    };
    if (way.snapshot) await startBySnapshot(options, way.snapshot);
    else await startByParts(options, lock);
    /** @type {Alive} */
    const alive = /** @type {Pyodide} */ (python).pyimport("forms.alive");
    alive.listen(() => scope.postMessage({ type: "alive" }));
  }

  /**
   * Pyodide's options for this begin with an underscore, so what comes of them is checked.
   * @param {object} options
   * @param {EngineSnapshot} snapshot
   */
  async function startBySnapshot(options, snapshot) {
    const memory = EngineFiles.read(snapshot.part, snapshot.size);
    memory.catch(() => {});
    python = await load({ ...options, _loadSnapshot: memory });
    inside = python.pyimport("snapshot");
    bridge = python.pyimport("forms.bridge");
    check(snapshot);
    // Pyodide keeps its options; the memory in them is given up.
    const { buffer } = await memory;
    structuredClone(buffer, { transfer: [buffer] });
  }

  /**
   * @param {object} options
   * @param {string} lock
   */
  async function startByParts(options, lock) {
    python = await load(options);
    scope.postMessage({ type: "packages" });
    /** @type {[string, {file_name: string}][]} */
    const packages = Object.entries(JSON.parse(lock).packages);
    const here = packages.filter(([, { file_name }]) => EngineFiles.has(file_name));
    await loadPackages(python, here.map(([name]) => name));
    bridge = python.pyimport("forms.bridge");
  }

  /**
   * Pyodide, or a failure as soon as one of its files is known to be out of reach.
   * @param {object} options
   */
  function load(options) {
    return Promise.race([scope.loadPyodide(options), EngineFiles.broken]);
  }

  /** @param {EngineSnapshot} snapshot */
  function check({ made_of, ping }) {
    const found = /** @type {Inside} */ (inside).wake();
    if (found !== made_of) throw new Error(`a snapshot of ${found}, not of ${made_of}`);
    const answer = /** @type {Bridge} */ (bridge).handle(JSON.stringify({ action: "ping" }));
    if (answer !== ping) throw new Error(`the snapshot answers ${answer}`);
  }

  /**
   * @param {Pyodide} into
   * @param {string[]} names
   */
  async function loadPackages(into, names) {
    /** @type {string[]} */
    const complaints = [];
    await into.loadPackage(names, {
      messageCallback: () => {},
      errorCallback: (/** @type {string} */ text) => complaints.push(text),
    });
    if (complaints.length > 0) throw new Error(complaints.join("\n"));
  }

  /**
   * @param {EngineAsked} message
   * @returns {Promise<EngineAnswer>}
   */
  async function answer(message) {
    if (message.type === "start") {
      await start(message);
      return { type: "ready" };
    }
    if (python === null || bridge === null) throw new Error("asked before the start");
    if (message.type === "load") {
      EngineFiles.expect(message.parts);
      await loadPackages(python, [message.package]);
      return { type: "ready" };
    }
    const text = bridge.handle(message.text);
    return inside?.lacking() ? { type: "lacking" } : { type: "result", text };
  }

  EngineFiles.listen((bytes) => scope.postMessage({ type: "read", bytes }));
  scope.onmessage = ({ data }) => {
    if (data.type === "piece") {
      EngineFiles.take(data);
      return;
    }
    const { id } = data;
    answer(data).then(
      (reply) => scope.postMessage({ id, ...reply }),
      (error) => {
        const reason = String((error && error.stack) || error);
        scope.postMessage({ id, type: "failed", reason });
      },
    );
  };
})();
