// A form in one file in one browser: given away empty, and the copy filled in, saved and opened,
// then opened on the form's page.  Writes down what there was to see; test_one_file.py says whether
// that is right.
//
//   node one_file.mjs <browser> plan.json
//
// plan: {browser, profile, downloads, file, page, fields}

import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Traveller, waitFor } from "./traveller.mjs";

const plan = JSON.parse(fs.readFileSync(process.argv[3], "utf8"));
/** @type {Record<string, any>} */
const record = { complaints: [], asked: [], step: "" };
const journey = new Traveller(plan, record);
const BAR = `document.querySelector(".st-bar-line").innerText`;
const STORED = `(async () => [
  ...(indexedDB.databases ? await indexedDB.databases() : []).map(({ name }) => name),
  ...Object.keys(localStorage),
  ...Object.keys(sessionStorage),
])()`;

/** The empty form, as its own button gives it. */
async function give() {
  await journey.page.click("[data-give]");
  const look = () => fs.readdirSync(plan.downloads).find((name) => name.endsWith(".one.html"));
  const name = await waitFor("the empty form", look);
  const file = path.join(plan.downloads, name);
  await waitFor("all of it", () => fs.readFileSync(file, "utf8").trimEnd().endsWith("</html>"));
  record.given = name;
  return pathToFileURL(file).href;
}

/** @param {string} name  a save file that was downloaded */
const read = (name) => fs.readFileSync(path.join(plan.downloads, name), "utf8");

async function travel() {
  record.step = "open the file and give it away";
  await journey.open();
  await journey.go(plan.file);
  await journey.fill({ "respondent.ho-ten": "Người gửi" });
  const copy = await give();
  record.step = "fill in the copy";
  await journey.closeMessage();
  await journey.fill({ "respondent.ho-ten": "" });
  await waitFor("nothing to lose", async () => (await journey.ask(BAR)).includes("Chưa điền gì"));
  await journey.go(copy);
  record.empty = await journey.ask(BAR);
  record.lacking = await journey.fill(plan.fields);
  await waitFor("the count", async () => (await journey.ask(BAR)).includes("chưa lưu)"));
  record.filled = await journey.ask(BAR);
  const first = (await journey.download("save")).name;
  record.first = read(first);
  record.stored = await journey.ask(STORED);
  record.step = "open what was saved on the form's page";
  await journey.go(plan.page);
  await journey.openFile(path.join(plan.downloads, first));
  record.values = await journey.values();
  fs.renameSync(path.join(plan.downloads, first), path.join(plan.downloads, "first.json"));
  record.again = read((await journey.download("save")).name);
  record.step = "";
  await journey.close();
}

try {
  await travel();
} catch (error) {
  record.failure = String(error.stack);
  record.said = await journey.giveUp();
}
console.log(JSON.stringify(record));
