// A meeting's papers in one browser: carries out the steps of a plan one after another and writes
// down what each showed; test_meeting.py makes the plan and says whether that is right.
//
//   node meeting.mjs plan.json record.json
//
// plan: {browser, start, profile, downloads, steps: [{name, do, …}]}; what a step saw stands in the
// record's `seen` under its name.  A file is named by the step that downloaded it.

import fs from "node:fs";
import path from "node:path";
import { Traveller } from "./traveller.mjs";

const [, , PLAN, RECORD] = process.argv;
const plan = JSON.parse(fs.readFileSync(PLAN, "utf8"));
/** @type {Record<string, any>} */
const record = { complaints: [], asked: [], seen: {} };
const secretary = new Traveller(plan, record);

/** @param {string} step */
const downloaded = (step) => path.join(plan.downloads, record.seen[step].name);

const OVERDUE = 'document.querySelectorAll(".st-overdue").length';

/** @type {Record<string, (step: any) => Promise<unknown>>} */
const ACTIONS = {
  /** From the start page by way of the list of forms. */
  async form({ form }) {
    await secretary.page.goto(plan.start);
    await secretary.follow("forms/index.html");
    const address = await secretary.follow(`${form}.html`);
    await secretary.settled();
    return address;
  },

  async fill({ fields }) {
    const lacking = await secretary.fill(fields);
    await secretary.saved();
    return { lacking, values: await secretary.values(), overdue: await secretary.ask(OVERDUE) };
  },

  async take({ take, files }) {
    const message = await secretary.take(take, files.map(downloaded));
    return { message, values: await secretary.values(), overdue: await secretary.ask(OVERDUE) };
  },

  review: () => secretary.review(),

  download: ({ button }) => secretary.download(button),

  async comeBack() {
    await secretary.go("");
    return { values: await secretary.values() };
  },

  async erase() {
    const message = await secretary.erase();
    await secretary.closeMessage();
    return { message };
  },
};

try {
  await secretary.open();
  for (const step of plan.steps) {
    record.step = step.name;
    record.seen[step.name] = await ACTIONS[step.do](step);
  }
  record.step = "";
  await secretary.close();
} catch (error) {
  record.failure = String(error.stack);
  record.said = await secretary.giveUp();
}
fs.writeFileSync(RECORD, JSON.stringify(record));
