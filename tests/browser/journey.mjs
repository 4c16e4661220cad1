// The main journey of a cadre, in one browser: read, fill in, lose the browser, come back, review,
// take a Word file away, erase, open the file again.  Writes down what there was to see;
// test_journey.py says whether that is right.
//
//   node journey.mjs plan.json record.json
//
// plan: {browser, start, server, profile, downloads, path, typed, fields, refusedFiles}

import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { launch, refused } from "./browsers.mjs";

const PATIENCE_MS = 60_000;
/** For what waits for Python's start. */
const PYTHON_PATIENCE_MS = 180_000;
const PAUSE_MS = 100;
const FIELDS = fs.readFileSync(fileURLToPath(new URL("fields_in_page.js", import.meta.url)), "utf8");

const [, , PLAN, RECORD] = process.argv;
const plan = JSON.parse(fs.readFileSync(PLAN, "utf8"));
/** @type {Record<string, any>} */
const record = { complaints: [], asked: [] };

/**
 * The first true answer of `look`.
 * @template T
 * @param {string} what
 * @param {() => Promise<T> | T} look
 * @param {number} [patience]
 * @returns {Promise<T>}
 */
async function waitFor(what, look, patience = PATIENCE_MS) {
  const deadline = Date.now() + patience;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`waited ${patience / 1000} s for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

class Journey {
  async open() {
    const { profile, downloads, server } = plan;
    this.browser = await launch(plan.browser, { profile, downloads, server });
    this.page = await this.browser.newPage();
    this.page.on("pageerror", (error) => record.complaints.push(String(error)));
    this.page.on("console", (message) => {
      if (message.type() === "error") record.complaints.push(message.text());
    });
  }

  /** Ends the browser as a power cut does. */
  async kill() {
    record.asked.push(...refused(this.browser));
    const program = this.browser.process();
    const gone = once(program, "exit");
    process.kill(program.pid, "SIGKILL");
    await gone;
  }

  /** @param {string} expression */
  ask(expression) {
    return this.page.evaluate(expression);
  }

  values() {
    return this.ask(`(${FIELDS}).read()`);
  }

  /** @param {string} name  the text of a part of the page; empty while it is hidden */
  part(name) {
    return this.page.evaluate((name) => {
      const part = document.querySelector(`[data-part="${name}"]`);
      return part && part.getClientRects().length ? part.innerText : "";
    }, name);
  }

  /** @param {string} action */
  async press(action) {
    await this.page.click(`[data-action="${action}"]`);
  }

  /** @param {string} address  goes there, or anew when it is empty */
  async go(address) {
    if (address) await this.page.goto(address);
    else await this.page.reload();
    await this.settled();
  }

  settled() {
    const states = ["ready", "unavailable"];
    const look = async () => states.includes(await this.ask("document.documentElement.dataset.draft"));
    return waitFor("the draft to be read", look);
  }

  /** @param {string} end  follows the first link in sight whose address ends like this */
  async follow(end) {
    for (const link of await this.page.$$(`article a[href$="${end}"]`)) {
      if ((await link.boundingBox()) === null) continue;
      await Promise.all([this.page.waitForNavigation(), link.click()]);
      return this.ask("location.href");
    }
    throw new Error(`no link to ${end} on ${await this.ask("location.href")}`);
  }

  /** Waits for the next message and agrees to whatever the page asks before. */
  answered() {
    const look = async () => {
      const yes = await this.page.$("dialog[open] [data-dialog-yes]");
      if (yes) await yes.click();
      return this.part("message");
    };
    return waitFor("a message", look, PYTHON_PATIENCE_MS);
  }

  async closeMessage() {
    await this.page.evaluate(() => {
      const buttons = document.querySelectorAll('[data-part="message"] button');
      if (buttons.length) buttons[buttons.length - 1].click();
    });
    await waitFor("the message to go", async () => !(await this.part("message")));
  }

  /** @param {string} action  the file that a button gives to keep */
  async download(action) {
    const before = new Set(fs.readdirSync(plan.downloads));
    await this.press(action);
    const look = () => {
      const names = fs.readdirSync(plan.downloads).filter((name) => !before.has(name));
      const whole = names.length === 1 && /\.(docx|json)$/.test(names[0]);
      return whole && fs.statSync(path.join(plan.downloads, names[0])).size > 0 ? names[0] : "";
    };
    const name = await waitFor(`the download of ${action}`, look, PYTHON_PATIENCE_MS);
    const message = await waitFor("a message", () => this.part("message"));
    await this.closeMessage();
    return { name, message };
  }

  /** @param {string} file  what the page says when it is opened */
  async openFile(file) {
    if (plan.browser === "firefox") {
      // There no driver answers the system's window of files: it is not opened.
      await this.ask('document.querySelector("[data-open-file]").click = () => {}');
      await this.press("open");
      await (await this.page.$("[data-open-file]")).uploadFile(file);
    } else {
      const [chooser] = await Promise.all([this.page.waitForFileChooser(), this.press("open")]);
      await chooser.accept([file]);
    }
    const message = await this.answered();
    await this.closeMessage();
    return message;
  }
}

const journey = new Journey();

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
    const lacking = await journey.ask(`(${FIELDS}).fill(${JSON.stringify(plan.fields)})`);
    const saved = async () => {
      const state = await journey.ask('document.querySelector("[data-part=status]").dataset.state');
      // The text last: it may change between the two questions.
      return state === "saved" && journey.part("status");
    };
    const status = await waitFor("the draft to be saved", saved);
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
    await journey.press("erase");
    const message = await journey.answered();
    const look = async () => Object.keys(await journey.values()).length === 0;
    await waitFor("the form to be empty", look);
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
    record.asked.push(...refused(journey.browser));
    await journey.browser.close();
    return {};
  },
};

try {
  for (const [name, step] of Object.entries(STEPS)) {
    record.step = name;
    record[name] = await step();
  }
  record.step = "";
} catch (error) {
  record.failure = String(error.stack);
  const said = "[data-part=status], [data-part=message], [data-part=engine], dialog[open]";
  const expression = `[...document.querySelectorAll("${said}")].map((one) => one.innerText)`;
  record.said = await journey.ask(expression).catch(() => []);
  await journey.kill().catch(() => {});
}
fs.writeFileSync(RECORD, JSON.stringify(record));
