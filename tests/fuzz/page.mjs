// The page's own reading of files, held to what Python made of them.
// usage: page.mjs FILE… > [{"number", "fault"}]
// Each line of a FILE is {"number", "name", "base64", "expected"}, as `run.py` writes it.

import fs from "node:fs";
import path from "node:path";
import readline from "node:readline";
import vm from "node:vm";

const SCRIPTS = path.join(import.meta.dirname, "../../docs/assets/form");
/** Of processor time, for one file and for a megabyte more; most take a millisecond. */
const [MILLISECONDS, MILLISECONDS_A_MB] = [5000, 500];

const context = vm.createContext({ Blob, URL, TextDecoder });
for (const name of ["json", "response", "checker", "codec", "base64", "savefile"]) {
  const file = path.join(SCRIPTS, `${name}.js`);
  vm.runInContext(fs.readFileSync(file, "utf8"), context, { filename: file });
}
const { SoTay } = context;
const inherited = vm.runInContext("JSON.stringify(Object.getOwnPropertyNames(Object.prototype))", context);

/** @param {Buffer} bytes @param {string} name */
const opened = (bytes, name) => {
  const data = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const decoded = SoTay.response.decodeFile(data, name);
  if (decoded === null) return { sentence: "left to Python", problems: [] };
  if ("response" in decoded) return { text: SoTay.response.encode(decoded.response) };
  return { sentence: decoded.problem, problems: decoded.problems };
};

/** @param {string} line */
const faultOf = (line) => {
  const { name, base64, expected } = JSON.parse(line);
  const bytes = Buffer.from(base64, "base64");
  const start = process.cpuUsage();
  let made;
  try {
    made = JSON.stringify(opened(bytes, name));
  } catch (error) {
    return `thrown: ${error.stack}`;
  }
  const { user, system } = process.cpuUsage(start);
  const taken = (user + system) / 1000;
  if (taken > MILLISECONDS + (MILLISECONDS_A_MB * bytes.length) / 1e6) return `it took ${Math.round(taken)} ms`;
  const wanted = JSON.stringify(expected);
  if (made === wanted) return "";
  let at = 0;
  while (wanted[at] === made[at]) at += 1;
  /** @param {string} text */
  const near = (text) => text.slice(Math.max(0, at - 60), at + 120);
  return `Python: …${near(wanted)}…\nthe page: …${near(made)}…`;
};

const faults = [];
let count = 0;
for (const file of process.argv.slice(2)) {
  for await (const line of readline.createInterface({ input: fs.createReadStream(file) })) {
    count += 1;
    const fault = faultOf(line);
    if (fault) faults.push({ number: JSON.parse(line).number, fault });
  }
}
// Nothing that a file names may have reached what every object inherits.
const now = vm.runInContext("JSON.stringify(Object.getOwnPropertyNames(Object.prototype))", context);
if (now !== inherited) faults.push({ number: -1, fault: `Object.prototype has ${now}` });
process.stdout.write(JSON.stringify({ count, faults }));
