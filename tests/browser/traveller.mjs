// Who travels through the handbook in one browser: reads, fills in, takes files away, gives files.
// journey.mjs and meeting.mjs say where to.

import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { launch, refused } from "./browsers.mjs";

const PATIENCE_MS = 60_000;
/** For what waits for Python's start. */
export const PYTHON_PATIENCE_MS = 180_000;
const PAUSE_MS = 100;
/** @param {string} name */
const inPage = (name) =>
  fs.readFileSync(fileURLToPath(new URL(`${name}_in_page.js`, import.meta.url)), "utf8");
const FIELDS = inPage("fields");
const REVIEW = inPage("review");

/**
 * The first true answer of `look`.
 * @template T
 * @param {string} what
 * @param {() => Promise<T> | T} look
 * @param {number} [patience]
 * @returns {Promise<T>}
 */
export async function waitFor(what, look, patience = PATIENCE_MS) {
  const deadline = Date.now() + patience;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`waited ${patience / 1000} s for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/**
 * Carries out steps in their order, up to the first that fails, and notes what came of each.
 * @param {Traveller} traveller
 * @param {Record<string, () => Promise<unknown>>} steps
 * @param {Record<string, unknown>} record  gets a member a step, and `step`, `seconds`, `failure`, `said`
 */
export async function carryOut(traveller, steps, record) {
  /** @type {Record<string, number>} */
  const seconds = {};
  record.seconds = seconds;
  try {
    for (const [name, step] of Object.entries(steps)) {
      record.step = name;
      const started = Date.now();
      record[name] = await step();
      seconds[name] = (Date.now() - started) / 1000;
    }
    record.step = "";
  } catch (error) {
    record.failure = error instanceof Error ? String(error.stack) : String(error);
    record.said = await traveller.giveUp();
  }
}

export class Traveller {
  /**
   * @param {{browser: import("./browsers.mjs").Name, profile: string, downloads: string, server?: string, prefs?: Record<string, unknown>}} plan
   * @param {{complaints: string[], asked: string[]}} record  what pages complain about and ask for
   */
  constructor(plan, record) {
    this.plan = plan;
    this.record = record;
  }

  async open() {
    const { profile, downloads, server, prefs } = this.plan;
    const { record } = this;
    this.browser = await launch(this.plan.browser, { profile, downloads, server, prefs });
    this.page = await this.browser.newPage();
    this.page.on("pageerror", (error) => record.complaints.push(String(error)));
    this.page.on("console", (message) => {
      if (message.type() === "error") record.complaints.push(message.text());
    });
  }

  /** Ends the browser as a power cut does. */
  async kill() {
    this.record.asked.push(...refused(this.browser));
    const program = this.browser.process();
    const gone = once(program, "exit");
    process.kill(program.pid, "SIGKILL");
    await gone;
  }

  async close() {
    this.record.asked.push(...refused(this.browser));
    await this.browser.close();
  }

  /** What there is to see when something went wrong; then the browser is ended. */
  async giveUp() {
    const said = "[data-part=status], [data-part=message], [data-part=engine], dialog[open]";
    const expression = `[...document.querySelectorAll("${said}")].map((one) => one.innerText)`;
    const seen = await this.ask(expression).catch(() => []);
    await this.kill().catch(() => {});
    return seen;
  }

  /** @param {string} expression */
  ask(expression) {
    return this.page.evaluate(expression);
  }

  values() {
    return this.ask(`(${FIELDS}).read()`);
  }

  /** @param {Record<string, string>} fields  the names that the page does not have come back */
  fill(fields) {
    return this.ask(`(${FIELDS}).fill(${JSON.stringify(fields)})`);
  }

  /** Waits until the draft is on this computer, and tells what the page says of it. */
  saved() {
    const look = async () => {
      const state = await this.ask('document.querySelector("[data-part=status]").dataset.state');
      // The text last: it may change between the two questions.
      return state === "saved" && this.part("status");
    };
    return waitFor("the draft to be saved", look);
  }

  /** A review of what is entered now, as `review_in_page.js` reads it. */
  async review() {
    await this.press("review");
    const busy = '[data-action="review"][aria-disabled="true"]';
    const look = async () => (await this.page.$(busy)) === null && this.part("review");
    await waitFor("the review", look, PYTHON_PATIENCE_MS);
    return this.ask(`(${REVIEW})()`);
  }

  /** Erases the draft, and tells what the page says then. */
  async erase() {
    await this.press("erase");
    const message = await this.answered();
    // The only kind of period there is stands chosen in an empty form, too.
    const kinds = await this.ask(
      `document.querySelectorAll('[name="period.kind"] option:not([value=""])').length`,
    );
    const left = async () =>
      Object.keys(await this.values()).filter((name) => name !== "period.kind" || kinds > 1);
    await waitFor("the form to be empty", async () => (await left()).length === 0);
    return message;
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

  /** Waits for the form; of drafts that are offered first, goes on with the last one. */
  async settled() {
    if ((await this.draftState()) !== "choosing") return;
    await this.page.click("[data-draft-open]");
    await waitFor("the draft", async () => (await this.draftState()) === "ready");
  }

  /** `ready`, `choosing` or `unavailable`, once it is known whether there are drafts. */
  draftState() {
    const states = ["ready", "choosing", "unavailable"];
    const look = async () => {
      const state = await this.ask("document.documentElement.dataset.draft");
      return states.includes(state) && state;
    };
    return waitFor("the drafts", look);
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
    const { downloads } = this.plan;
    const before = new Set(fs.readdirSync(downloads));
    await this.press(action);
    const look = () => {
      const names = fs.readdirSync(downloads).filter((name) => !before.has(name));
      const whole = names.length === 1 && /\.(docx|json|xlsx)$/.test(names[0]);
      return whole && fs.statSync(path.join(downloads, names[0])).size > 0 ? names[0] : "";
    };
    const name = await waitFor(`the download of ${action}`, look, PYTHON_PATIENCE_MS);
    const message = await waitFor("a message", () => this.part("message"));
    await this.closeMessage();
    return { name, message };
  }

  /** @param {string} file  what the page says when it is opened */
  openFile(file) {
    return this.give([file], "[data-open-file]", '[data-action="open"]');
  }

  /** @param {string} id  @param {string[]} files  what the page says when it takes over from them */
  take(id, files) {
    return this.give(files, "[data-take-file]", `[data-take="${id}"]`);
  }

  /**
   * @param {string[]} files
   * @param {string} input  the field that gets them
   * @param {string} button  what asks for them
   */
  async give(files, input, button) {
    if (this.plan.browser === "firefox") {
      // There no driver answers the system's window of files: it is not opened.
      await this.ask(`document.querySelector("${input}").click = () => {}`);
      await this.page.click(button);
      await (await this.page.$(input)).uploadFile(...files);
    } else {
      const [chooser] = await Promise.all([
        this.page.waitForFileChooser(),
        this.page.click(button),
      ]);
      await chooser.accept(files);
    }
    const message = await this.answered();
    await this.closeMessage();
    return message;
  }
}
