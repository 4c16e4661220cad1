// The engine's files inside its worker, and no way out to a network.  At build this text is joined
// to Pyodide's two classic scripts and to worker.js (macros/engine).
"use strict";

/** What the worker knows of its files. */
const EngineFiles = (() => {
  /**
   * @typedef {(input: string) => Promise<Response>} Fetch
   * @typedef {object} Coming  a part of which pieces come in any order
   * @property {Promise<string>[]} pieces
   * @property {((base64: string) => void)[]} arrived
   */

  /** Where Pyodide believes its files to lie; answered from here. */
  const HOME = "engine://files/";

  /** How many bytes are read between two signs of life. */
  const STRIDE = 250_000;

  const WAYS_OUT = [
    "importScripts",
    "XMLHttpRequest",
    "WebSocket",
    "WebTransport",
    "EventSource",
    "Worker",
  ];

  /** @type {Map<string, Coming | string>} name -> its pieces or address, until it is asked for */
  const files = new Map();

  /** @type {Map<string, Coming>} name -> where its pieces go */
  const coming = new Map();

  /** @type {(error: unknown) => void} */
  let fail = () => {};
  /**
   * Rejects when a file cannot be read: Pyodide itself would wait for it for ever.
   * @type {Promise<never>}
   */
  const broken = new Promise((_, reject) => (fail = reject));
  broken.catch(() => {});

  /** @type {(bytes: number) => void} */
  let onRead = () => {};
  let unsaid = 0;

  /**
   * @param {number} bytes  of a packed file
   * @param {boolean} [last]
   */
  function count(bytes, last = false) {
    unsaid += bytes;
    if (unsaid < STRIDE && !last) return;
    onRead(unsaid);
    unsaid = 0;
  }

  /** @param {ComingPart[]} parts */
  function expect(parts) {
    for (const part of parts) {
      if ("address" in part) {
        files.set(part.name, part.address);
        continue;
      }
      /** @type {Coming} */
      const file = { pieces: [], arrived: [] };
      for (let index = 0; index < part.pieces; index += 1) {
        file.pieces.push(new Promise((resolve) => file.arrived.push(resolve)));
      }
      files.set(part.name, file);
      coming.set(part.name, file);
    }
  }

  /** @param {EnginePiece} piece */
  function take({ name, index, base64 }) {
    const arrived = coming.get(name)?.arrived ?? [];
    arrived[index]?.(base64);
    // What has been read is not kept.
    arrived[index] = () => {};
  }

  /**
   * The packed bytes of a file, one after another as they come.
   * @param {Coming | string} file
   * @param {Fetch} nativeFetch
   * @returns {AsyncGenerator<Uint8Array<ArrayBuffer>, void>}
   */
  async function* packed(file, nativeFetch) {
    if (typeof file !== "string") {
      for (let piece = file.pieces.shift(); piece; piece = file.pieces.shift()) {
        yield SoTay.base64.bytes(await piece);
      }
      return;
    }
    const answer = await nativeFetch(file);
    if (!answer.ok || !answer.body) throw new TypeError(`${answer.status} for ${file}`);
    const reader = answer.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      count(part.value.length);
      yield part.value;
    }
    count(0, true);
  }

  /**
   * @param {AsyncGenerator<Uint8Array<ArrayBuffer>, void>} source
   * @returns {ReadableStream<Uint8Array<ArrayBuffer>>}
   */
  function streamOf(source) {
    return new ReadableStream({
      async pull(into) {
        const { done, value } = await source.next();
        if (done) into.close();
        else into.enqueue(value);
      },
    });
  }

  /**
   * What a stream holds, with its failure told to whoever waits for `broken`.
   * @param {ReadableStream<Uint8Array<ArrayBuffer>>} stream
   */
  async function* watched(stream) {
    const reader = stream.getReader();
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        yield part.value;
      }
    } catch (error) {
      fail(error);
      throw error;
    }
  }

  /**
   * The file, unpacked while it is read; each is asked for once.
   * @param {string} name
   * @param {Fetch} nativeFetch
   * @returns {Response}
   */
  function answer(name, nativeFetch) {
    const file = files.get(name);
    if (file === undefined) throw new TypeError(`the engine has no file ${name}`);
    files.delete(name);
    const unpacked = streamOf(packed(file, nativeFetch)).pipeThrough(new DecompressionStream("gzip"));
    const body = streamOf(watched(unpacked));
    return name.endsWith(".wasm") ? compileEarly(body) : new Response(body);
  }

  /**
   * Compiles the runtime as soon as it is asked for.  Pyodide does so when it has read the
   * snapshot, and would wait for ever where WebAssembly is forbidden.
   * @param {ReadableStream<Uint8Array<ArrayBuffer>>} body
   */
  function compileEarly(body) {
    const headers = { "Content-Type": "application/wasm" };
    const compiled = WebAssembly.compileStreaming(new Response(body, { headers }));
    compiled.catch(fail);
    WebAssembly.instantiateStreaming = async (_, imports) => {
      const module = await compiled;
      return { module, instance: await WebAssembly.instantiate(module, imports) };
    };
    return new Response();
  }

  /** Leaves no way out to a network: Python gets the files of the engine and nothing else. */
  function closeNetwork() {
    const nativeFetch = self.fetch.bind(self);
    /** @param {unknown} input */
    const ownFetch = async (input) => {
      const address = input instanceof Request ? input.url : String(input);
      if (!address.startsWith(HOME)) throw new TypeError(`no network in this worker: ${address}`);
      return answer(address.slice(HOME.length), nativeFetch);
    };
    // A function, not an arrow: some of these are called with `new`.
    const refuse = function () {
      throw new TypeError("no network in this worker");
    };
    Object.defineProperty(self, "fetch", { value: ownFetch });
    for (const name of WAYS_OUT) Object.defineProperty(self, name, { value: refuse });
  }

  closeNetwork();
  return {
    HOME,
    broken,
    expect,
    take,
    has: (/** @type {string} */ name) => files.has(name),
    /**
     * A file of a known size, never twice in memory.
     * @param {string} name
     * @param {number} size
     */
    async read(name, size) {
      const bytes = new Uint8Array(size);
      const file = await self.fetch(`${HOME}${name}`);
      const body = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (file.body);
      const reader = body.getReader();
      let filled = 0;
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        bytes.set(part.value, filled);
        filled += part.value.length;
      }
      if (filled !== size) throw new Error(`${name} has ${filled} bytes, not ${size}`);
      return bytes;
    },
    /** @param {(bytes: number) => void} listener */
    listen(listener) {
      onRead = listener;
    },
  };
})();
