// Answers bridge requests with the Python that the site ships: the runtime, the lock, the wheels
// and the standard library are taken out of the built scripts; only Pyodide's loader is npm's.
// usage: run_cases.mjs ENGINE_FOLDER WAY < [{"name", "request"}]
//        > {"answers": [{"name", "answer"}], "lacked": modules that only the other way has}
// Requests and answers are JSON texts, for JavaScript would change some of their numbers.

import fs from "node:fs";
import path from "node:path";
import { load, unpack } from "./built_engine.mjs";

const [, , folder, way] = process.argv;
const cases = JSON.parse(fs.readFileSync(0, "utf8"));
globalThis.fetch = async (address) => {
  throw new TypeError(`no network here: ${address}`);
};

const built = unpack(folder);
try {
  const python = await load(built, way);
  const complaints = [];
  const { packages } = JSON.parse(built.lock);
  const here = Object.values(packages).map(({ file_name }) => path.join(built.parts, file_name));
  if (!here.every((file) => fs.existsSync(file))) throw new Error("a wheel is missing");
  // With a snapshot the others are in memory already.
  const later = Object.values(built.later).map((one) => one.package);
  await python.loadPackage(way === "snapshot" ? later : Object.keys(packages), {
    messageCallback: () => {},
    errorCallback: (text) => complaints.push(text),
  });
  if (complaints.length > 0) throw new Error(complaints.join("\n"));
  const { handle } = python.pyimport("forms.bridge");
  const answers = cases.map(({ name, request }) => ({ name, answer: handle(request) }));
  const lacked = way === "snapshot" ? JSON.parse(python.pyimport("snapshot").lacked()) : [];
  process.stdout.write(JSON.stringify({ answers, lacked }));
} finally {
  fs.rmSync(built.parts, { recursive: true, force: true });
}
