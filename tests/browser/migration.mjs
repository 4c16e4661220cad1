// A file of an older edition in one browser: seen first, taken over, saved, come back to, and an
// older state of the draft brought back.  Writes down what there was to see; test_migration_journey.py
// says whether that is right.
//
//   node migration.mjs plan.json record.json
//
// plan: {browser, start, profile, downloads, form, split, file, field}

import fs from "node:fs";
import { PYTHON_PATIENCE_MS, Traveller, carryOut, waitFor } from "./traveller.mjs";

const [, , PLAN, RECORD] = process.argv;
const plan = JSON.parse(fs.readFileSync(PLAN, "utf8"));
/** @type {Record<string, any>} */
const record = { complaints: [], asked: [] };
const cadre = new Traveller(plan, record);

const PREVIEW = 'dialog[data-part="preview"]';
const FORM = JSON.stringify(plan.form);

const marks = () =>
  cadre.ask('[...document.querySelectorAll("[data-reworded]")].map((one) => one.dataset.reworded)');

/** Makes the page's form one that has split a question since edition 0. */
const split = () =>
  cadre.ask(`SoTay.forms[${FORM}].definition.replacements.push(${JSON.stringify(plan.split)})`);

/** What the preview says, once it is there. */
const preview = () =>
  waitFor(
    "the preview",
    () => cadre.ask(`document.querySelector('${PREVIEW}')?.innerText || ""`),
    PYTHON_PATIENCE_MS,
  );

/** The text of the next message that has this in it; closes it. */
async function said(text) {
  const look = async () => {
    const found = await cadre.part("message");
    return found.includes(text) && found;
  };
  const message = await waitFor(`a message of ${text}`, look);
  await cadre.closeMessage();
  return message;
}

/** One after another; each leaves what it saw in the record under its name. */
const STEPS = {
  async older() {
    await cadre.open();
    await cadre.go(plan.start);
    await split();
    const input = await cadre.page.$("[data-open-file]");
    await input.uploadFile(plan.file);
    const text = await preview();
    const before = await cadre.values();
    await cadre.page.click(`${PREVIEW} [data-dialog-yes]`);
    const message = await said("Đã mở tệp");
    await cadre.saved();
    return { text, before, message, values: await cadre.values(), marks: await marks() };
  },

  async save() {
    return cadre.download("save");
  },

  async comeBack() {
    await cadre.kill();
    await cadre.open();
    await cadre.go(plan.start);
    return { values: await cadre.values(), marks: await marks() };
  },

  async state() {
    await split();
    const text = fs.readFileSync(plan.file, "utf8");
    await cadre.fill({ [plan.field]: "Đã sửa" });
    await cadre.saved();
    await cadre.ask(`SoTay.drafts.list(${FORM}).then(([{ id }]) =>
      SoTay.store.run("readwrite", ({ states }) =>
        states.put({ saved_at: "2026-01-02T03:04:05Z", text: ${JSON.stringify(text)} }, [id, 0])))`);
    await cadre.page.click('[data-part="drafts"] > summary');
    await cadre.page.click('[data-draft-do="states"]');
    const older = '[data-part="states"] li:last-child button';
    await waitFor("the states", () => cadre.page.$(older));
    await cadre.page.click(older);
    const shown = await preview();
    await cadre.page.click(`${PREVIEW} [data-dialog-yes]`);
    await waitFor("the message", async () => (await cadre.part("message")).includes("Đã lấy lại"));
    const values = await cadre.values();
    await cadre.page.click('[data-part="message"] .st-actions button');
    return { shown, values, after: await cadre.values() };
  },

  async leave() {
    await cadre.close();
    return {};
  },
};

await carryOut(cadre, STEPS, record);
fs.writeFileSync(RECORD, JSON.stringify(record));
