// A secretary's drafts in one browser: two of them, two windows, a password, erasing.  Writes down
// what there was to see; test_draft_journey.py says whether that is right.
//
//   node drafts.mjs plan.json record.json
//
// plan: {browser, start, profile, downloads, first, second, more, name, password}

import fs from "node:fs";
import { Traveller, carryOut, waitFor } from "./traveller.mjs";

const [, , PLAN, RECORD] = process.argv;
const plan = JSON.parse(fs.readFileSync(PLAN, "utf8"));
/** @type {Record<string, any>} */
const record = { complaints: [], asked: [] };
const secretary = new Traveller(plan, record);

const STORED = `SoTay.store.run("readonly", ({ drafts, states }) => [drafts.getAll(), states.getAll()])
  .then((all) => JSON.stringify(all.map(({ result }) => result)))`;
const FOREIGN = `new Promise((resolve) => {
  localStorage.setItem("ghi-chu", "1");
  const request = indexedDB.open("ghi-chu", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("x");
  request.onsuccess = () => resolve(request.result.close());
})`;
const KEPT = `(async () => ({
  databases: (await indexedDB.databases()).map(({ name }) => name),
  keys: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
  locks: (await navigator.locks.query()).held.map(({ name }) => name),
}))()`;

const listed = () => secretary.ask('[...document.querySelectorAll(".st-draft-said")].map((one) => one.innerText)');

/** @param {string} text  clicks the button that reads so */
const click = (text) =>
  waitFor(`the button ${text}`, () =>
    secretary.ask(`(() => {
      const named = [...document.querySelectorAll(".st-form button")].filter((one) =>
        one.getClientRects().length && one.textContent.startsWith(${JSON.stringify(text)}));
      named[0]?.click();
      return named.length > 0;
    })()`));

/** @param {...string} texts  what goes into the fields of the open question; then agrees */
async function answer(...texts) {
  const fields = 'dialog[open] input:not([type="checkbox"])';
  await waitFor("the question", () => secretary.page.$(fields));
  const inputs = await secretary.page.$$(fields);
  for (const [at, text] of texts.entries()) {
    await inputs[at].evaluate((one) => (one.value = ""));
    await inputs[at].type(text);
  }
  await secretary.page.click("dialog[open] [data-dialog-yes]");
}

/** @param {string} name  a button of the panel over the form */
const panel = (name) =>
  secretary.ask(`(() => {
    document.querySelector("[data-part=drafts]").open = true;
    document.querySelector('[data-draft-do="${name}"]').click();
  })()`);

/** @param {string} state */
const reaches = (state) =>
  waitFor(state, async () => (await secretary.draftState()) === state);

const reads = () =>
  waitFor("reading", async () => (await secretary.part("status")).includes("chỉ đọc"));

/** One after another; each leaves what it saw in the record under its name. */
const STEPS = {
  async first() {
    await secretary.open();
    await secretary.go(plan.start);
    await secretary.ask(FOREIGN);
    await secretary.fill(plan.first);
    await secretary.saved();
    return secretary.values();
  },

  async windows() {
    const one = secretary.page;
    const other = await secretary.browser.newPage();
    secretary.page = other;
    await other.goto(plan.start);
    await reaches("choosing");
    const offered = { list: await listed(), values: await secretary.values() };
    await secretary.settled();
    await reads();
    await click("Điền tiếp ở cửa sổ này");
    await secretary.saved();
    await secretary.fill(plan.more);
    await secretary.saved();
    secretary.page = one;
    await one.bringToFront();
    await reads();
    const look = async () => JSON.stringify(await secretary.values()) ;
    const wanted = JSON.stringify({ ...plan.first, ...plan.more });
    await waitFor("the other window's text", async () => (await look()) === wanted);
    await one.close();
    secretary.page = other;
    return offered;
  },

  async second() {
    await panel("list");
    await reaches("choosing");
    await click("Bắt đầu bản mới");
    await reaches("ready");
    await secretary.fill(plan.second);
    await secretary.saved();
    await panel("password");
    await answer(plan.name, plan.password, plan.password);
    const message = await waitFor("a message", () => secretary.part("message"));
    await secretary.closeMessage();
    return { message, stored: await secretary.ask(STORED) };
  },

  async comeBack() {
    await secretary.kill();
    await secretary.open();
    await secretary.page.goto(plan.start);
    await reaches("choosing");
    const list = await listed();
    await secretary.page.click("[data-draft-open]");
    await answer("không phải mật khẩu ấy");
    const problem = () => secretary.ask('document.querySelector(".st-problem")?.textContent');
    const refused = await waitFor("the refusal", problem);
    await answer(plan.password);
    await reaches("ready");
    return { list, refused, values: await secretary.values() };
  },

  async other() {
    await panel("list");
    await reaches("choosing");
    await click("Bắt đầu bản mới");
    await reaches("ready");
    const empty = await secretary.values();
    await panel("list");
    await reaches("choosing");
    const buttons = await secretary.page.$$("[data-draft-open]");
    await buttons[1].click();
    await reaches("ready");
    return { empty, values: await secretary.values() };
  },

  async erase() {
    const message = await secretary.erase();
    return { message, kept: await secretary.ask(KEPT) };
  },

  async leave() {
    await secretary.close();
    return {};
  },
};

await carryOut(secretary, STEPS, record);
fs.writeFileSync(RECORD, JSON.stringify(record));
