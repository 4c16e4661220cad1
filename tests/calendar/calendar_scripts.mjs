// Runs the pure scripts of the calendar without a page.
// usage: calendar_scripts.mjs < [["days.before", [20000, 3, "working"]], …] > [answer, …]
// An argument {"date": [2026, 10, 24, 23, 59]} is that moment by the clock of this computer.

import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";

const SCRIPTS = path.join(import.meta.dirname, "../../docs/assets/app");

const context = vm.createContext({ crypto });
for (const name of ["days", "ics"]) {
  const file = path.join(SCRIPTS, `${name}.js`);
  vm.runInContext(fs.readFileSync(file, "utf8"), context, { filename: file });
}

const argument = (given) => (given?.date ? new Date(...given.date) : given);

const answers = JSON.parse(fs.readFileSync(0, "utf8")).map(([name, given]) => {
  const [part, method] = name.split(".");
  return context.SoTay[part][method](...given.map(argument));
});
process.stdout.write(JSON.stringify(answers));
