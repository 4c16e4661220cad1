// Paper: every answer in full, or the empty form with room to write.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const PRINTING = "st-printing";
  const BLANK = "st-print-blank";
  const UNANSWERED = "Chưa trả lời";
  const BLANK_LINES_ON_DEMAND = 2;
  /** What is typed or chosen from a list; evidence has lines of its own. */
  const FIELDS =
    ':is(textarea, input[type="text"], input[type="date"], td select):not([data-evidence] *)';

  const TABLES = "table[data-table]:not([data-evidence] *)";

  /** @type {(() => void)[]} */
  let restore = [];

  /** @param {Control} control */
  const textOf = (control) => {
    if (control instanceof HTMLSelectElement) {
      return control.value ? control.selectedOptions[0]?.textContent || "" : "";
    }
    return control.type === "date" ? SoTay.paper.readable(control.value) : control.value;
  };

  /** @param {Control} control */
  const linesFor = (control) => {
    if (control.closest("[data-more-part]")) return BLANK_LINES_ON_DEMAND;
    return control instanceof HTMLTextAreaElement ? control.rows : 1;
  };

  /** @param {Control} control the field of an answer; other names have parts, as in `x.note` */
  const isAnswer = ({ name }) => !name.includes(".");

  /**
   * Puts what a field holds beside it, for a field cuts long text off on paper.
   * @param {Control} control
   * @param {boolean} blank
   */
  const mirror = (control, blank) => {
    const copy = SoTay.make("div", "st-paper");
    const text = blank ? "" : textOf(control);
    if (text.trim()) copy.textContent = text;
    else if (control.closest("table")) copy.textContent = "";
    else if (isAnswer(control) && !blank) copy.textContent = UNANSWERED;
    else copy.append(...SoTay.paper.ruled(linesFor(control)));
    control.after(copy);
    restore.push(() => copy.remove());
  };

  /** @param {Element} part leaves out on paper what holds nothing */
  const leaveOutEmpty = (part) => {
    /** @type {NodeListOf<Control>} */
    const controls = part.querySelectorAll("textarea, input, select");
    if (Array.from(controls).every((control) => control.value.trim() === "")) leaveOut(part);
  };

  /** @param {Element} part */
  const leaveOut = (part) => {
    part.classList.add("st-leave-out");
    restore.push(() => part.classList.remove("st-leave-out"));
  };

  /** @param {HTMLElement} root leaves out what is not asked of these answers, and what is empty */
  const leaveOutUnused = (root) => {
    for (const part of root.querySelectorAll("[data-more-part], tr[data-row]")) {
      if (!part.hasAttribute("data-fixed-row")) leaveOutEmpty(part);
    }
    for (const section of root.querySelectorAll("[data-section]")) {
      if (!section.querySelector("[data-question]:not([hidden])")) leaveOut(section);
    }
    for (const table of root.querySelectorAll(TABLES)) {
      if (table.querySelector("tr[data-row]:not(.st-leave-out)")) continue;
      const copy = SoTay.make("div", "st-paper", UNANSWERED);
      leaveOut(table);
      table.after(copy);
      restore.push(() => copy.remove());
    }
  };

  /** @param {HTMLDetailsElement} details */
  const unfold = (details) => {
    // What is open already, Material has opened and closes by itself.
    if (details.open) return;
    details.open = true;
    restore.push(() => (details.open = false));
  };

  /** @param {HTMLTableElement} table */
  const moreRows = (table) => {
    const missing = Number(table.dataset.blankRows) - (table.tBodies[0]?.rows.length || 0);
    for (let count = 0; count < missing; count += 1) {
      const row = SoTay.tables.add(table);
      restore.push(() => row.remove());
    }
  };

  /** @param {HTMLElement} root */
  const prepare = (root) => {
    finish();
    const page = document.documentElement;
    if (page.classList.contains(SoTay.ballots.PRINTING)) return;
    const blank = page.classList.contains(BLANK);
    page.classList.add(PRINTING);
    page.classList.toggle("st-has-letterhead", root.querySelector(".st-letterhead") !== null);
    restore.push(() => page.classList.remove(PRINTING));
    /** @type {NodeListOf<HTMLTableElement>} */
    const tables = root.querySelectorAll(TABLES);
    if (blank) tables.forEach(moreRows);
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const folded = root.querySelectorAll("details[data-more]");
    folded.forEach(unfold);
    if (!blank) leaveOutUnused(root);
    restore.push(...SoTay.paper.prepare(root, blank));
    /** @type {NodeListOf<Control>} */
    const controls = root.querySelectorAll(FIELDS);
    for (const control of controls) mirror(control, blank);
  };

  const finish = () => {
    for (const undo of restore.reverse()) undo();
    restore = [];
  };

  /** @param {HTMLElement} root */
  const wire = (root) => {
    addEventListener("beforeprint", () => prepare(root));
    addEventListener("afterprint", () => {
      finish();
      document.documentElement.classList.remove(BLANK);
    });
  };

  const filled = () => print();

  const blank = () => {
    document.documentElement.classList.add(BLANK);
    print();
  };

  SoTay.print = { wire, filled, blank };
})();
