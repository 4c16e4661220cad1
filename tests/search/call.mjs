// Calls functions of the language file's parts: `node call.mjs PART…` with a JSON list of
// `[name, arguments]` on the standard input; prints what each gave.

import { readFileSync } from "node:fs";
import vm from "node:vm";

const world = vm.createContext({});
process.argv.slice(2).forEach((part) => vm.runInContext(readFileSync(part, "utf8"), world));
const calls = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(calls.map(([name, given]) => world[name](...given))));
