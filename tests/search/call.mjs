// Calls functions of macros/search/words.js: a JSON list of `[name, arguments]` on the standard
// input; prints what each gave.

import { readFileSync } from "node:fs";
import vm from "node:vm";

const PART = new URL("../../macros/search/words.js", import.meta.url);
const world = vm.createContext({});
vm.runInContext(readFileSync(PART, "utf8"), world);
const calls = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(calls.map(([name, given]) => world[name](...given))));
