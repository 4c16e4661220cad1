// Brings the engine's parts: from a web server the worker fetches them as files, after a double
// click classic scripts carry them piece by piece (decision 0002).
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const FOLDER = new URL("../engine/", own.src).href;
  const FROM_SERVER = FOLDER.startsWith("http");

  /** A file of the engine's folder is missing or was copied badly; the message says which. */
  class BadFile extends Error {}

  /** @type {EngineManifest | null} */
  let manifest = null;
  /** @type {Map<string, string>} part and index -> base64, until it is handed over */
  const arrived = new Map();

  /** @param {string} name */
  const missing = (name) => new BadFile(`thiếu tệp “assets/engine/${name}”`);
  /** @param {string} name */
  const damaged = (name) => new BadFile(`tệp “assets/engine/${name}” bị hỏng`);

  /**
   * @param {string} name
   * @returns {Promise<unknown>}
   */
  function runScript(name) {
    const { PATIENCE, Silence } = SoTay.engineThread;
    const element = document.createElement("script");
    let clock = 0;
    return new Promise((resolve, reject) => {
      clock = window.setTimeout(() => reject(new Silence(name)), PATIENCE);
      element.src = FOLDER + name;
      element.onload = () => resolve(undefined);
      element.onerror = () => reject(missing(name));
      document.head.append(element);
    }).finally(() => {
      window.clearTimeout(clock);
      element.remove();
    });
  }

  async function readManifest() {
    manifest = null;
    // The only name without a hash: what the browser keeps of it may be an older one.
    if (FROM_SERVER) await fetch(`${FOLDER}manifest.js`, { cache: "no-cache" }).catch(() => {});
    await runScript("manifest.js");
    if (manifest === null) throw damaged("manifest.js");
    return /** @type {EngineManifest} */ (manifest);
  }

  /**
   * @param {string} name
   * @param {EngineScript} piece
   * @param {number} index
   * @returns {Promise<EnginePiece>}
   */
  async function readPiece(name, { script, size }, index) {
    const key = `${name} ${index}`;
    await runScript(script);
    const base64 = arrived.get(key);
    arrived.delete(key);
    if (base64?.length !== size) throw damaged(script);
    return { name, index, base64 };
  }

  /**
   * @param {EnginePart} part
   * @param {(piece: EnginePiece) => void} give
   */
  async function bring({ name, scripts }, give) {
    const read = scripts.map((piece, index) => readPiece(name, piece, index).then(give));
    await Promise.all(read);
  }

  /**
   * @param {EnginePart} part
   * @param {boolean} fetched
   * @returns {Promise<Blob>}
   */
  async function packed(part, fetched) {
    if (fetched) {
      const answer = await fetch(`${FOLDER}${part.file}`);
      if (!answer.ok) throw missing(String(part.file));
      return answer.blob();
    }
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const pieces = [];
    await bring(part, ({ index, base64 }) => (pieces[index] = SoTay.base64.bytes(base64)));
    return new Blob(pieces);
  }

  SoTay.engineParts = {
    manifest: readManifest,
    fetched: (parts) => FROM_SERVER && parts.every(({ file }) => file !== undefined),
    coming: ({ name, file, scripts }, fetched) =>
      fetched ? { name, address: `${FOLDER}${file}` } : { name, pieces: scripts.length },
    bring,
    async worker(part, fetched) {
      const body = (await packed(part, fetched)).stream();
      const text = await new Response(body.pipeThrough(new DecompressionStream("gzip"))).blob();
      return URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    },
    BadFile: /** @type {any} */ (BadFile),
  };
  SoTay.enginePiece = (name, index, base64) => {
    arrived.set(`${name} ${index}`, base64);
  };
  SoTay.engineManifest = (listed) => {
    manifest = listed;
  };
})();
