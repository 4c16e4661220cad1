// Python's start by one way after another: the quickest one first, and from a web server or a double
// click alike (decision 0002).
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** How much of a start is reading: most of it with a snapshot, less than half without. */
  const READ_SHARE = { snapshot: 0.8, compiled: 0.4 };
  const PACKAGES_SHARE = 0.85;
  const READING = "Đang đọc phần kiểm tra và xuất Word";
  const STARTING = "Đang khởi động phần kiểm tra và xuất Word…";

  /** @type {EngineManifest | null} */
  let manifest = null;
  /** The way to start by, of those in the manifest. */
  let way = 0;
  /** @type {EngineThread | null} */
  let current = null;

  function end() {
    if (current !== null) current.end();
    current = null;
  }

  /**
   * @param {EngineManifest} listed
   * @param {string} name
   */
  function find(listed, name) {
    return /** @type {EnginePart} */ (listed.parts.find((part) => part.name === name));
  }

  /**
   * Tells how much has been read, of `total` in the same measure.
   * @param {number} total
   * @param {EngineWay["name"]} name
   * @param {OnProgress} tell
   * @returns {(amount: number) => void}
   */
  function counter(total, name, tell) {
    const most = READ_SHARE[name];
    let read = 0;
    return (amount) => {
      read += amount;
      const percent = Math.round((100 * read) / total);
      if (read < total) tell(`${READING}: ${percent}%…`, (most * read) / total);
      else tell(STARTING, most);
    };
  }

  /**
   * @param {EngineManifest} listed
   * @param {EngineWay} chosen
   * @param {OnProgress} tell
   * @returns {Promise<EngineThread>}
   */
  async function startBy(listed, chosen, tell) {
    const parts = chosen.parts.map((name) => find(listed, name));
    const fetched = SoTay.engineParts.fetched(parts);
    const sizes = fetched ? parts : parts.flatMap(({ scripts }) => scripts);
    const total = sizes.reduce((sum, { size }) => sum + size, 0);
    const count = counter(total, chosen.name, tell);
    const address = await SoTay.engineParts.worker(find(listed, "worker.js"), fetched);
    try {
      const thread = SoTay.engineThread.start(address, {
        onRead: count,
        onPackages: () => tell("Đang nạp bộ quy tắc kiểm tra…", PACKAGES_SHARE),
      });
      current = thread;
      const coming = parts.map((part) => SoTay.engineParts.coming(part, fetched));
      const { lock } = listed;
      const ready = thread.ask({ type: "start", parts: coming, lock, way: chosen });
      const give = (/** @type {EnginePiece} */ piece) => {
        if (thread !== current) return;
        thread.give(piece);
        count(piece.base64.length);
      };
      const read = fetched ? [] : parts.map((part) => SoTay.engineParts.bring(part, give));
      await Promise.all([ready, ...read]);
      return thread;
    } finally {
      URL.revokeObjectURL(address);
    }
  }

  /**
   * @param {OnProgress} tell
   * @returns {Promise<EngineThread>}
   */
  async function start(tell) {
    tell(`${READING}…`, 0);
    const listed = await SoTay.engineParts.manifest();
    manifest = listed;
    for (;;) {
      const chosen = /** @type {EngineWay} */ (listed.ways[way]);
      try {
        return await startBy(listed, chosen, tell);
      } catch (error) {
        end();
        way = (way + 1) % listed.ways.length;
        // After two silent minutes whoever clicks next finds the other way.
        if (way === 0 || error instanceof SoTay.engineThread.Silence) throw error;
        console.info(`Python does not start by the ${chosen.name}`, error);
      }
    }
  }

  SoTay.engineWays = {
    start,
    end,
    takeLast() {
      if (manifest !== null) way = manifest.ways.length - 1;
    },
    later(action) {
      const later = manifest?.later[action];
      if (!manifest || !later) return null;
      return { name: later.package, part: find(manifest, later.part) };
    },
  };
})();
