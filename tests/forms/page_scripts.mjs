// Runs the page's own scripts without a page, for what they do with save files.
// usage: page_scripts.mjs < [{"call": "recode" | "fileName" | "update", ...}] > [answer]

import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";

const SCRIPTS = path.join(import.meta.dirname, "../../docs/assets/form");

const context = vm.createContext({ Blob, URL });
const NAMES = ["json", "response", "checker", "codec", "base64", "savefile"];
for (const name of [...NAMES, "fits", "paper", "said", "reworded", "retired"]) {
  const file = path.join(SCRIPTS, `${name}.js`);
  vm.runInContext(fs.readFileSync(file, "utf8"), context, { filename: file });
}
const { SoTay } = context;
/** The scripts' own: maps of another context are none to them. */
const Map = vm.runInContext("Map", context);

/** @param {string} text */
const accepted = (text) => {
  const decoded = SoTay.response.decode(text);
  if ("problem" in decoded) throw new Error(decoded.problem);
  return decoded.response;
};

/** Objects of one call -> plain maps, as `fields.js` makes them. */
const entered = ({ respondent, period, answers }) => ({
  respondent: new Map(Object.entries(respondent)),
  period,
  answers: new Map(
    Object.entries(answers).map(([id, answer]) => [
      id,
      {
        ...answer,
        value: Array.isArray(answer.value)
          ? answer.value.map((row) => new Map(Object.entries(row)))
          : answer.value,
        evidence: answer.evidence?.map((piece) =>
          typeof piece === "string" ? piece : new Map(Object.entries(piece)),
        ),
      },
    ]),
  ),
});

const calls = {
  recode: ({ text }) => {
    const decoded = SoTay.response.decode(text);
    if ("response" in decoded) return { text: SoTay.response.encode(decoded.response) };
    return { sentence: decoded.problem, problems: decoded.problems };
  },
  fileName: ({ text, extension }) => SoTay.saveFile.fileName(accepted(text), extension),
  asked: ({ text, definition }) =>
    SoTay.response.asked(definition, accepted(text)).map(({ id }) => id),
  fits: ({ text, definition }) => SoTay.response.fits(accepted(text), definition),
  waiting: ({ text, definition }) => {
    const response = accepted(text);
    const questions = SoTay.response.questions(definition);
    return questions.filter((one) => SoTay.reworded.old(response, one)).map(({ id }) => id);
  },
  confirm: ({ text, definition, id }) =>
    SoTay.response.encode(SoTay.reworded.confirmed(accepted(text), definition, id)),
  retired: ({ text, definition }) => SoTay.retired.entries(definition, accepted(text)),
  isEmpty: ({ text }) => SoTay.response.isEmpty(accepted(text)),
  clean: ({ text }) => SoTay.response.clean(text),
  update: ({ text, definition, now, ...fields }) => {
    const previous = text ? accepted(text) : SoTay.response.create(definition);
    const next = SoTay.response.update(previous, definition, entered(fields), new Date(now));
    return SoTay.response.encode(next);
  },
};

const asked = JSON.parse(fs.readFileSync(0, "utf8"));
const answers = asked.map(({ call, ...members }) => calls[call](members));
// Nothing that a file names may have reached what every object inherits.
const polluted = vm.runInContext("Object.keys(Object.prototype)", context);
if (polluted.length > 0) throw new Error(`Object.prototype has ${polluted.join(", ")}`);
process.stdout.write(JSON.stringify(answers));
