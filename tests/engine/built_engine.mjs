// The engine as the site ships it, taken out of its scripts and started under Node: the runtime,
// the snapshot, the lock, the wheels and the standard library; only Pyodide's loader is npm's.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import zlib from "node:zlib";
import { loadPyodide } from "pyodide";

/** Writes the parts of a built engine to a new folder, as the worker gets them. */
export function unpack(folder) {
  const parts = fs.mkdtempSync(path.join(os.tmpdir(), "so-tay-engine-"));
  let manifest = null;
  /** @type {string[]} */
  let pieces = [];
  const SoTay = {
    engineManifest: (listed) => (manifest = listed),
    enginePiece: (_name, index, base64) => (pieces[index] = base64),
  };
  const run = (script) => {
    vm.runInNewContext(fs.readFileSync(path.join(folder, script), "utf8"), { SoTay });
  };
  run("manifest.js");
  for (const { name, scripts } of manifest.parts) {
    pieces = [];
    scripts.forEach(({ script }) => run(script));
    const packed = Buffer.from(pieces.join(""), "base64");
    fs.writeFileSync(path.join(parts, name), zlib.gunzipSync(packed));
  }
  // Outside a worker the loader takes this script from a file of its own.
  const loader = fileURLToPath(import.meta.resolve("pyodide/pyodide.asm.js"));
  fs.copyFileSync(loader, path.join(parts, "pyodide.asm.js"));
  return { ...manifest, parts };
}

/** Python by one of the ways of the manifest. */
export function load({ parts, lock, ways }, name) {
  const { library, snapshot } = ways.find((way) => way.name === name);
  return loadPyodide({
    indexURL: parts,
    stdLibURL: path.join(parts, library),
    lockFileContents: lock,
    packageBaseUrl: parts,
    ...(snapshot && { _loadSnapshot: fs.readFileSync(path.join(parts, snapshot.part)) }),
  });
}
