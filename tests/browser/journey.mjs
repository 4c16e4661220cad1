// The main journey of a cadre, in one browser: read, fill in, lose the browser, come back, review,
// take a Word file away, erase, open the file again.  Writes down what there was to see;
// test_journey.py says whether that is right.
//
//   node journey.mjs plan.json record.json
//
// plan: {browser, start, server, profile, downloads, path, typed, fields, refusedFiles}

import fs from "node:fs";
import path from "node:path";
import { PYTHON_PATIENCE_MS, Traveller, carryOut, waitFor } from "./traveller.mjs";

const [, , PLAN, RECORD] = process.argv;
const plan = JSON.parse(fs.readFileSync(PLAN, "utf8"));
/** @type {Record<string, any>} */
const record = { complaints: [], asked: [] };

const journey = new Traveller(plan, record);

/** One after another; each leaves what it saw in the record under its name. */
const STEPS = {
  async arrive() {
    await journey.open();
    await journey.page.goto(plan.start);
    const notices = await journey.ask('document.querySelectorAll("[data-fit]").length');
    const visited = [await journey.ask("location.href")];
    for (const end of plan.path) visited.push(await journey.follow(end));
    await journey.settled();
    return { notices, visited };
  },

  async fill() {
    const progress = () =>
      journey.ask('[...document.querySelectorAll("[data-progress]")].map((one) => one.innerText)');
    const before = await progress();
    for (const [name, text] of Object.entries(plan.typed)) {
      await journey.page.type(`[name="${name}"]`, text);
    }
    const lacking = await journey.fill(plan.fields);
    const status = await journey.saved();
    return { before, after: await progress(), lacking, status, values: await journey.values() };
  },

  async comeBack() {
    const address = await journey.ask("location.href");
    await journey.kill();
    await journey.open();
    await journey.go(address);
    return { values: await journey.values(), status: await journey.part("status") };
  },

  async review() {
    await journey.press("review");
    const text = await waitFor("the review", () => journey.part("review"), PYTHON_PATIENCE_MS);
    const held = await journey.ask(
      `document.activeElement.closest("[data-part=review]") !== null`,
    );
    const link = await journey.page.$('[data-part="review"] a[href^="#"]');
    const target = link && (await link.evaluate((one) => one.getAttribute("href").slice(1)));
    if (link) await link.click();
    const focused = await journey.ask("document.activeElement.id");
    return { text, held, target, focused };
  },

  async word() {
    return journey.download("word");
  },

  async erase() {
    const message = await journey.erase();
    const databases = await journey.ask("indexedDB.databases().then((all) => all.map(({ name }) => name))");
    const keys = await journey.ask("Object.keys(localStorage)");
    await journey.go("");
    return { message, databases, keys, values: await journey.values(), status: await journey.part("status") };
  },

  async openWord() {
    const message = await journey.openFile(path.join(plan.downloads, record.word.name));
    return { message, values: await journey.values() };
  },

  async save() {
    return journey.download("save");
  },

  async refuse() {
    const said = {};
    for (const file of plan.refusedFiles) said[path.basename(file)] = await journey.openFile(file);
    return { said, values: await journey.values() };
  },

  async leave() {
    await journey.close();
    return {};
  },
};

await carryOut(journey, STEPS, record);
fs.writeFileSync(RECORD, JSON.stringify(record));
