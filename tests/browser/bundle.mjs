// A visit to a copy of the handbook that was given out, in one browser: open, search, fill in and
// take away, try the browser out.  Writes down what there was to see; test_bundle.py and
// test_nginx.py say whether that is right.
//
//   node bundle.mjs plan.json record.json
//
// plan: {browser, start, server, profile, downloads, words, path, fields}

import fs from "node:fs";
import { fileURLToPath } from "node:url";
import { PYTHON_PATIENCE_MS, Traveller, carryOut, waitFor } from "./traveller.mjs";

const [, , PLAN, RECORD] = process.argv;
const plan = JSON.parse(fs.readFileSync(PLAN, "utf8"));
const STORE = fs.readFileSync(fileURLToPath(new URL("faults_in_page.js", import.meta.url)), "utf8");
const BOX = "input.md-search__input";
/** @type {Record<string, any>} */
const record = { complaints: [], asked: [] };

const visit = new Traveller(plan, record);

const kept = async () => ({
  drafts: await visit.ask(`(${STORE}).stored()`),
  keys: await visit.ask("JSON.stringify({ ...localStorage })"),
  databases: await visit.ask("indexedDB.databases().then((all) => all.map(({ name }) => name).sort())"),
});

const STEPS = {
  async arrive() {
    await visit.open();
    // The page goes on by itself, which ends its own loading.
    await visit.page.goto(plan.start).catch(() => {});
    const there = 'document.readyState === "complete" && location.href';
    return waitFor("the first page", async () => {
      const address = await visit.ask(there).catch(() => "");
      return address && new URL(address).pathname.endsWith("/index.html") && address;
    });
  },

  async search() {
    await visit.page.click(BOX);
    await visit.page.type(BOX, plan.words);
    const found = '[...document.querySelectorAll(".md-search-result__item h1")].map((one) => one.innerText)';
    return waitFor("results", async () => {
      const titles = await visit.ask(found);
      return titles.length > 0 && titles;
    });
  },

  async form() {
    await visit.page.goto(record.arrive);
    for (const end of plan.path) await visit.follow(end);
    await visit.settled();
    const lacking = await visit.fill(plan.fields);
    return { lacking, status: await visit.saved(), code: await visit.ask(
      'document.querySelector(".hb-footer__last").innerText',
    ) };
  },

  async review() {
    await visit.review();
    return visit.part("review");
  },

  async word() {
    return visit.download("word");
  },

  async selftest() {
    await visit.page.goto(new URL("selftest.html", record.arrive).href);
    const before = await kept();
    await visit.page.click("[data-selftest-start]");
    const said = await waitFor(
      "the end of the trial",
      async () => {
        const text = await visit.ask('document.querySelector("[data-selftest-said]").innerText');
        return text.startsWith("Đã kiểm tra xong") && text;
      },
      PYTHON_PATIENCE_MS,
    );
    const lines = await visit.ask(
      `[...document.querySelectorAll(".sf-line")].map((one) => [one.dataset.outcome, one.innerText])`,
    );
    const report = await visit.ask('document.querySelector("[data-selftest-report]").value');
    return { before, after: await kept(), said, lines, report };
  },

  async leave() {
    await visit.close();
    return {};
  },
};

await carryOut(visit, STEPS, record);
fs.writeFileSync(RECORD, JSON.stringify(record));
