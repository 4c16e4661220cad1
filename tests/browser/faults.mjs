// What can go wrong while somebody fills in a form, in one browser, one fault after another.
// Writes down what the page said and what was left; test_faults.py says whether that is right.
//
//   node faults.mjs plan.json record.json
//
// plan: {browser, profile, downloads, server, form, web, beside, formId, first, second, bulky,
//        older}; `beside` is a page of the site without a form

import fs from "node:fs";
import { fileURLToPath } from "node:url";
import { processesOf } from "./process_tree.mjs";
import { PYTHON_PATIENCE_MS, Traveller, carryOut, waitFor } from "./traveller.mjs";

const [, , PLAN, RECORD] = process.argv;
const plan = JSON.parse(fs.readFileSync(PLAN, "utf8"));
const IN_PAGE = fs.readFileSync(fileURLToPath(new URL("faults_in_page.js", import.meta.url)), "utf8");
/** How long the computer is asleep: longer than the page waits before it saves. */
const SLEEP_MS = 2_000;
/** By so much the clock is set back. */
const YEAR_MS = 365 * 24 * 3600 * 1000;
const CHROME = plan.browser !== "firefox";
/** More characters than the store may hold: 100 KB in Chromium, 2 MB in Firefox. */
const BULK = CHROME ? 300_000 : 3_000_000;

/** @type {Record<string, any>} */
const record = { complaints: [], asked: [] };

class Sufferer extends Traveller {
  /** @param {string} call  one of faults_in_page.js, as in `fill()` */
  inPage(call) {
    return this.ask(`(${IN_PAGE}).${call}`);
  }

  /**
   * A tab of its own.
   * @param {string} [address]
   * @param {string} [fault]  runs before the page's own scripts
   */
  async tab(address = plan.form, fault = "") {
    this.page = await this.browser.newPage();
    this.page.on("dialog", (dialog) => dialog.accept());
    if (fault) await this.page.evaluateOnNewDocument(`(${IN_PAGE}).${fault}`);
    await this.page.goto(address);
  }

  /** Closes every tab and clears the store, so that one fault knows nothing of another. */
  async clean() {
    await this.tab(plan.beside);
    await this.closeOthers();
    await this.inPage("forget()");
    await this.page.evaluate("sessionStorage.clear()");
  }

  /** @param {import("puppeteer-core").Page} page */
  async shut(page) {
    // Firefox's driver leaves a tab open in which a worker runs; the page can close itself.
    if (CHROME) await page.close();
    else await page.evaluate("window.close()").catch(() => {});
    await waitFor("the tab to close", () => page.isClosed());
  }

  async closeOthers() {
    for (const page of await this.browser.pages()) if (page !== this.page) await this.shut(page);
  }

  /** A form in a tab of its own, with nothing stored so far. */
  async begin(address = plan.form, fault = "") {
    await this.clean();
    await this.tab(address, fault);
    await this.settled();
  }

  /** @param {Record<string, string>} fields  fills and waits until the page says that it is saved */
  async confirm(fields) {
    record.lacking = [...(record.lacking ?? []), ...(await this.fill(fields))];
    const status = await this.saved();
    return { status, values: await this.values(), stored: await this.inPage("stored()") };
  }

  /** @param {string[]} states  what the page says once saving stands like one of them */
  status(...states) {
    const look = async () => {
      const now = await this.ask('document.querySelector("[data-part=status]").dataset.state');
      return states.includes(now) && this.part("status");
    };
    return waitFor(`saving to be ${states.join(" or ")}`, look);
  }

  /** Comes back when every tab is closed: what is offered, and what is there. */
  async comeBack(address = plan.form) {
    await this.tab(plan.beside);
    await this.closeOthers();
    return this.join(address);
  }

  /** Opens the form in a further tab. */
  async join(address = plan.form) {
    await this.tab(address);
    const state = await this.draftState();
    const offered = await this.part("chooser");
    await this.settled();
    return { state, offered, status: await this.part("status"), values: await this.values() };
  }

  session() {
    const { page } = this;
    return page.createCDPSession ? page.createCDPSession() : page.target().createCDPSession();
  }

  /** @param {string} label  a button of the message */
  choose(label) {
    const look = () =>
      this.page.evaluate((label) => {
        const buttons = document.querySelectorAll('[data-part="message"] button');
        const found = [...buttons].find((button) => button.innerText.includes(label));
        found?.click();
        return found !== undefined;
      }, label);
    return waitFor(`the button “${label}”`, look);
  }

  /** @param {NodeJS.Signals} signal  to every process of the browser */
  signal(signal) {
    for (const id of processesOf(this.browser.process().pid)) process.kill(id, signal);
  }
}

const person = new Sufferer(plan, record);

const FAULTS = {
  /** A store that refuses to write, on `file://`. */
  async full() {
    await person.begin();
    const confirmed = await person.confirm(plan.first);
    await person.inPage("fill()");
    await person.fill(plan.second);
    const said = await person.status("failed");
    const file = await person.download("save");
    return { confirmed, said, file, after: await person.comeBack() };
  },

  async refused() {
    await person.begin();
    const confirmed = await person.confirm(plan.first);
    await person.tab(plan.form, "refuse()");
    const state = await person.draftState();
    const atFirst = await person.part("status");
    await person.fill(plan.second);
    const said = await person.status("failed");
    const file = await person.download("save");
    return { confirmed, state, atFirst, said, file, after: await person.comeBack() };
  },

  async killed() {
    await person.begin();
    const confirmed = await person.confirm(plan.first);
    await person.inPage("hold()");
    await person.fill(plan.second);
    await waitFor("a save under way", () => person.ask("window.heldSave === true"));
    const said = await person.part("status");
    await person.kill();
    await person.open();
    return { confirmed, said, after: await person.comeBack() };
  },

  async clock() {
    await person.begin(plan.form, "clock()");
    const before = await person.confirm(plan.first);
    await person.ask(`setClock(-${YEAR_MS})`);
    const confirmed = await person.confirm(plan.second);
    await person.tab();
    await person.draftState();
    await person.page.click("[data-draft-start]");
    await person.ask(`(${IN_PAGE}).clock(); setClock(-2 * ${YEAR_MS})`);
    const last = await person.confirm(plan.first);
    await person.tab(plan.beside);
    await person.closeOthers();
    await person.tab();
    await person.draftState();
    const order = await person.ask(
      `[...document.querySelectorAll("[data-draft-open]")].map((one) => one.dataset.draftOpen)`,
    );
    const stored = await person.inPage("stored()");
    await person.page.evaluate(() => {
      const buttons = document.querySelectorAll("[data-draft-open]");
      buttons[buttons.length - 1].click();
    });
    await waitFor("the draft", async () => (await person.draftState()) === "ready");
    const after = { status: await person.part("status"), values: await person.values() };
    return { before, confirmed, last, order, stored, after };
  },

  async tabs() {
    await person.begin();
    const confirmed = await person.confirm(plan.first);
    const one = person.page;
    const second = await person.join();
    const other = person.page;
    const message = await person.part("message");
    await person.choose("Điền tiếp ở cửa sổ này");
    await person.status("saved");
    const moved = await person.confirm(plan.second);
    person.page = one;
    await one.bringToFront();
    const said = await person.status("read");
    const shown = await waitFor("the first tab to show it", async () => {
      const values = await person.values();
      return JSON.stringify(values) === JSON.stringify(moved.values) && values;
    });
    person.page = other;
    await person.shut(other);
    return { confirmed, second, message, moved, said, shown, after: await person.comeBack() };
  },

  async closed() {
    await person.begin();
    const confirmed = await person.confirm(plan.first);
    await person.inPage("listen()");
    await person.press("word");
    const exporting = () => person.ask('window.asked.includes("export_docx")');
    await waitFor("the export", exporting, PYTHON_PATIENCE_MS);
    await person.shut(person.page);
    return { confirmed, after: await person.comeBack(), files: fs.readdirSync(plan.downloads) };
  },

  async asleep() {
    await person.begin();
    const before = await person.confirm(plan.first);
    await person.fill(plan.second);
    person.signal("SIGSTOP");
    // The sleep itself, which nothing ends but time.
    await new Promise((resolve) => setTimeout(resolve, SLEEP_MS));
    person.signal("SIGCONT");
    const said = await person.saved();
    return { before, said, confirmed: { values: await person.values() }, after: await person.comeBack() };
  },

  /** A tab that is asleep while the draft is taken from it, and wakes up. */
  async frozen() {
    if (!CHROME) return null;
    await person.begin();
    const before = await person.confirm(plan.first);
    const sleeper = person.page;
    const session = await person.session();
    await session.send("Page.setWebLifecycleState", { state: "frozen" });
    await person.join();
    await person.choose("Điền tiếp ở cửa sổ này");
    await person.status("saved");
    const confirmed = await person.confirm(plan.second);
    const awake = person.page;
    person.page = sleeper;
    await session.send("Page.setWebLifecycleState", { state: "active" });
    await sleeper.bringToFront();
    await person.fill({ [plan.bulky]: "gõ khi vừa thức dậy" });
    const stopped = async () => (await person.part("status")).startsWith("Đã lưu") === false;
    await waitFor("the tab that woke up to stop", stopped);
    const said = `${await person.part("status")} ${await person.part("message")}`;
    person.page = awake;
    return { before, confirmed, said, after: await person.comeBack() };
  },

  /** Today's site over a draft of the first release. */
  async older() {
    await person.clean();
    await person.inPage(`putOld(${JSON.stringify(plan.formId)}, ${JSON.stringify(plan.older)})`);
    await person.tab();
    const state = await person.draftState();
    const offered = await person.part("chooser");
    await person.page.click("[data-draft-open]");
    const look = async () => (await person.part("preview")) || (await person.part("message"));
    const said = await waitFor("what became of it", look, PYTHON_PATIENCE_MS);
    const waiting = await person.inPage("stored()");
    const yes = await person.page.$("dialog[open] [data-dialog-yes]");
    if (yes) await yes.click();
    const message = await waitFor("a message", () => person.part("message"));
    const status = await person.saved();
    const taken = { status, values: await person.values(), stored: await person.inPage("stored()") };
    return { state, offered, said, waiting, message, taken, after: await person.comeBack() };
  },

  /** A password that somebody guesses at, in this browser's own cipher. */
  async guessed() {
    await person.begin();
    return person.page.evaluate(async () => {
      const { secret } = SoTay;
      const locked = await secret.lock(await secret.make("Đồng lúa chín"), "chữ của người khác");
      const guess = await secret.open(locked, "đồng lúa chín").catch(({ message }) => message);
      const { key, text } = await secret.open(locked, "Đồng lúa chín".normalize("NFD"));
      const leaked = await crypto.subtle.exportKey("raw", key.key).catch(({ name }) => name);
      return { offered: secret.offered(), locked, guess, text, leaked };
    });
  },

  /** A site of the future changes the store, while the form is open here and afterwards. */
  async newer() {
    await person.begin();
    const confirmed = await person.confirm(plan.first);
    const open = person.page;
    await person.tab(plan.beside);
    await person.inPage("putNewer()");
    person.page = open;
    await open.bringToFront();
    await person.fill(plan.second);
    const said = await person.status("failed");
    await person.tab();
    const state = await person.draftState();
    const atFirst = await person.part("status");
    return { confirmed, said, state, atFirst, stored: await person.inPage("stored()") };
  },

  /** The browser's own limit; last, for what is stored counts for a while after it is gone. */
  async quota() {
    await person.clean();
    const origin = new URL(plan.web).origin;
    const session = CHROME && (await person.session());
    // A browser asks for its limit before the first save and then only counts.
    if (session) await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 100_000 });
    await person.tab(plan.web);
    await person.settled();
    let confirmed = await person.confirm(plan.first);
    let said = "";
    // Some browsers let one large save through before they count it.
    for (let tries = 0; !said && tries < 3; tries += 1) {
      await person.fill({ [plan.bulky]: await person.inPage(`bulk(${BULK})`) });
      const state = await person.status("failed", "saved");
      if (state.startsWith("Đã lưu")) confirmed = { status: state, values: await person.values() };
      else said = state;
    }
    const typed = await person.values();
    const after = await person.comeBack(plan.web);
    return { confirmed, said, typed, after };
  },
};

await carryOut(person, { open: () => person.open(), ...FAULTS, close: () => person.close() }, record);
fs.writeFileSync(RECORD, JSON.stringify(record));
