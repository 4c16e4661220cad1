// Answers bridge requests with the Python that the site ships: the runtime, the lock, the wheels
// and the standard library are taken out of the built scripts; only Pyodide's loader is npm's.
// usage: run_cases.mjs ENGINE_FOLDER < [{"name", "request"}] > [{"name", "answer"}]
// Requests and answers are JSON texts, for JavaScript would change some of their numbers.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import zlib from "node:zlib";
import { loadPyodide } from "pyodide";

const folder = process.argv[2];
const cases = JSON.parse(fs.readFileSync(0, "utf8"));
const parts = fs.mkdtempSync(path.join(os.tmpdir(), "so-tay-engine-"));

/** Writes the files of the engine to `parts` as the browser gets them, and returns the lock. */
function unpack() {
  let manifest = null;
  const SoTay = {
    engineManifest: (listed) => (manifest = listed),
    engineFile: (name, base64) => {
      fs.writeFileSync(path.join(parts, name), zlib.gunzipSync(Buffer.from(base64, "base64")));
    },
  };
  const run = (script) => {
    vm.runInNewContext(fs.readFileSync(path.join(folder, script), "utf8"), { SoTay });
  };
  run("manifest.js");
  const later = Object.values(manifest.later).map(({ file }) => file);
  [...manifest.files, ...later].forEach(({ script }) => run(script));
  return manifest.lock;
}

/** @param {string} lock */
async function start(lock) {
  // Outside a worker the loader takes this script from a file of its own.
  const loader = fileURLToPath(import.meta.resolve("pyodide/pyodide.asm.js"));
  fs.copyFileSync(loader, path.join(parts, "pyodide.asm.js"));
  const python = await loadPyodide({
    indexURL: parts,
    stdLibURL: path.join(parts, "python_stdlib.zip"),
    lockFileContents: lock,
    packageBaseUrl: parts,
  });
  const complaints = [];
  await python.loadPackage(Object.keys(JSON.parse(lock).packages), {
    messageCallback: () => {},
    errorCallback: (text) => complaints.push(text),
  });
  if (complaints.length > 0) throw new Error(complaints.join("\n"));
  return python;
}

try {
  globalThis.fetch = async (address) => {
    throw new TypeError(`no network here: ${address}`);
  };
  const python = await start(unpack());
  const { handle } = python.pyimport("forms.bridge");
  const answers = cases.map(({ name, request }) => ({ name, answer: handle(request) }));
  process.stdout.write(JSON.stringify(answers));
} finally {
  fs.rmSync(parts, { recursive: true, force: true });
}
