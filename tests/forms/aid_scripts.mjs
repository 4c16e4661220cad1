// Runs what helps while a form is filled in, without a page.
// usage: aid_scripts.mjs < [["words.count", ["một hai"]], …] > [answer, …]
// An argument {"response": {…}} is the response of that save file, {"map": {…}} a Map, and
// {"date": [2026, 1, 5]} that day (the month from 0) by the clock of this computer.

import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";

const ASSETS = path.join(import.meta.dirname, "../../docs/assets");
const SCRIPTS = [
  "app/days",
  ...["json", "response", "checker", "codec", "base64", "savefile", "words", "leads", "old-font", "taking", "paper"].map(
    (name) => `form/${name}`,
  ),
];

const context = vm.createContext({ Blob });
for (const name of SCRIPTS) {
  const file = path.join(ASSETS, `${name}.js`);
  vm.runInContext(fs.readFileSync(file, "utf8"), context, { filename: file });
}
const { SoTay } = context;

const argument = (given) => {
  if (given?.map) return new Map(Object.entries(given.map));
  if (given?.date) return new Date(...given.date);
  if (!given?.response) return given;
  const decoded = SoTay.response.decode(JSON.stringify(given.response));
  if ("problem" in decoded) throw new Error(JSON.stringify(decoded));
  return decoded.response;
};

const answers = JSON.parse(fs.readFileSync(0, "utf8")).map(([name, given]) => {
  const [part, method] = name.split(".");
  return SoTay[part][method](...given.map(argument)) ?? null;
});
process.stdout.write(JSON.stringify(answers));
