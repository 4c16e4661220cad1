// Makes a memory snapshot of the browser's Python under Node.
// usage: make_snapshot.mjs PARTS_FOLDER OUT_FILE < what inside.py's `prepare` reads
// Prints JSON: {"waiting": modules that must lie in the file system, "ping": the bridge's answer}.
// The same parts give the same bytes: chance, clock and environment are fixed before Python starts.

import crypto from "node:crypto";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import path from "node:path";

const NOW = Date.UTC(2020, 0, 1);
const LIBRARY = "python_stdlib.zip";

/** Numbers without chance; whoever loads the snapshot renews what was made of them. */
function fixChance() {
  let state = 1;
  /** @param {ArrayBufferView} view */
  const fill = (view) => {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    for (let place = 0; place < bytes.length; place += 1) {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      bytes[place] = state >>> 16;
    }
    return view;
  };
  Object.defineProperty(globalThis.crypto, "getRandomValues", { value: fill });
  Object.assign(crypto, { randomFillSync: fill });
  syncBuiltinESMExports();
  Math.random = () => 0.5;
}

function fixClock() {
  process.env.TZ = "UTC";
  globalThis.Date = class extends Date {
    constructor(...parts) {
      super(...(parts.length > 0 ? parts : [NOW]));
    }
    static now() {
      return NOW;
    }
  };
  performance.now = () => 0;
}

/** @param {string} parts */
async function start(parts) {
  const { loadPyodide } = await import("pyodide");
  const complain = (/** @type {string} */ text) => process.stderr.write(`${text}\n`);
  return loadPyodide({
    stdLibURL: path.join(parts, LIBRARY),
    lockFileContents: fs.readFileSync(path.join(parts, "pyodide-lock.json"), "utf8"),
    packageBaseUrl: parts,
    env: { HOME: "/home/pyodide", LANG: "C.UTF-8" },
    stdout: complain,
    stderr: complain,
    _sysExecutable: "python",
    _makeSnapshot: true,
  });
}

/** `loadPackage` would leave traces that a snapshot may not have. */
function unpack(python, parts, later) {
  const wheels = fs.readdirSync(parts).filter((name) => name.endsWith(".whl"));
  for (const name of wheels.sort()) {
    if (later.includes(name.split("-")[0])) continue;
    python.unpackArchive(new Uint8Array(fs.readFileSync(path.join(parts, name))), "wheel");
  }
}

/** @param {string} parts @param {string} out */
async function make(parts, out) {
  const wanted = JSON.parse(fs.readFileSync(0, "utf8"));
  const python = await start(parts);
  unpack(python, parts, wanted.later);
  const site = python.runPython("import sysconfig; sysconfig.get_path('purelib')");
  python.FS.writeFile(`${site}/snapshot.py`, fs.readFileSync(new URL("inside.py", import.meta.url)));
  // The clock stands still, so a folder does not look newer when a file comes into it.
  python.runPython("import importlib; importlib.invalidate_caches()");
  const archive = python.runPython("import sys; next(p for p in sys.path if p.endswith('.zip'))");
  const ping = python.pyimport("forms.bridge").handle(JSON.stringify({ action: "ping" }));
  const waiting = python.pyimport("snapshot").prepare(JSON.stringify({ ...wanted, archive }));
  fs.writeFileSync(out, python.makeMemorySnapshot());
  return { waiting: JSON.parse(waiting), ping };
}

const [folder, file] = process.argv.slice(2).map((name) => path.resolve(name));
fixChance();
fixClock();
try {
  process.stdout.write(JSON.stringify(await make(folder, file)));
  process.exitCode = 0;
} catch (error) {
  // Left to itself Node quotes the line, and in Pyodide that is a megabyte.
  process.stderr.write(String(error.stack ?? error));
  process.exitCode = 1;
}
