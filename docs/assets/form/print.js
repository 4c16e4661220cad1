// Paper: every answer in full, or the empty form with room to write.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const PRINTING = "st-printing";
  const BLANK = "st-print-blank";
  const BLANK_ROWS = 5;
  const BLANK_LINES_ON_DEMAND = 2;

  /** @type {(() => void)[]} */
  let restore = [];

  /** @param {string} text */
  const readable = (text) => {
    const day = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
    return day ? `${day[3]}/${day[2]}/${day[1]}` : text;
  };

  /** @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} control */
  const textOf = (control) => {
    if (control instanceof HTMLSelectElement) {
      return control.value ? control.selectedOptions[0]?.textContent || "" : "";
    }
    return control.type === "date" ? readable(control.value) : control.value;
  };

  /** @param {HTMLInputElement | HTMLTextAreaElement} control */
  const linesFor = (control) => {
    if (control.closest("[data-more-part]")) return BLANK_LINES_ON_DEMAND;
    return control instanceof HTMLTextAreaElement ? control.rows : 1;
  };

  /** @param {number} count */
  const ruled = (count) =>
    Array.from({ length: count }, () => {
      const line = document.createElement("span");
      line.className = "st-rule";
      return line;
    });

  /**
   * Puts what a field holds beside it, for a field cuts long text off on paper.
   * @param {HTMLInputElement | HTMLTextAreaElement} control
   * @param {boolean} blank
   */
  const mirror = (control, blank) => {
    const copy = document.createElement("div");
    copy.className = "st-paper";
    const text = blank ? "" : textOf(control);
    if (text.trim()) copy.textContent = text;
    else if (control.closest("table")) copy.textContent = "";
    else if (control instanceof HTMLTextAreaElement && !blank) copy.textContent = "Chưa trả lời";
    else copy.append(...ruled(linesFor(control)));
    control.after(copy);
    restore.push(() => copy.remove());
  };

  /** @param {Element} part @param {boolean} blank leaves out on paper what holds nothing */
  const leaveOutEmpty = (part, blank) => {
    /** @type {NodeListOf<HTMLTextAreaElement | HTMLInputElement>} */
    const controls = part.querySelectorAll("textarea, input");
    const empty = Array.from(controls).every((control) => control.value.trim() === "");
    part.classList.toggle("st-leave-out", empty && !blank);
  };

  /** @param {HTMLDetailsElement} details */
  const unfold = (details) => {
    // What is open already, Material has opened and closes by itself.
    if (details.open) return;
    details.open = true;
    restore.push(() => (details.open = false));
  };

  /** @param {HTMLElement} root @param {boolean} blank */
  const writePeriod = (root, blank) => {
    const line = root.querySelector("[data-paper-period]");
    if (!line) return;
    /** @param {string} name */
    const field = (name) => {
      const control = root.querySelector(`[name="period.${name}"]`);
      const shown = control instanceof HTMLSelectElement || control instanceof HTMLInputElement;
      return shown && !blank && !control.closest("[hidden]") ? textOf(control).trim() : "";
    };
    const [kind, index, year] = [field("kind"), field("index"), field("year")];
    const length = index || (kind && !year ? kind : "");
    const joint = length.endsWith("năm") ? " " : " năm ";
    const text = year ? `${length}${joint}${year}`.trim() : length;
    line.textContent = `Kỳ tự đánh giá: ${text || "……………………………… năm …………"}`;
  };

  /** @param {HTMLTableElement} table */
  const moreRows = (table) => {
    const missing = BLANK_ROWS - (table.tBodies[0]?.rows.length || 0);
    for (let count = 0; count < missing; count += 1) {
      const row = SoTay.tables.add(table);
      restore.push(() => row.remove());
    }
  };

  /** @param {HTMLElement} root */
  const prepare = (root) => {
    finish();
    const blank = document.documentElement.classList.contains(BLANK);
    document.documentElement.classList.add(PRINTING);
    restore.push(() => document.documentElement.classList.remove(PRINTING));
    /** @type {NodeListOf<HTMLTableElement>} */
    const tables = root.querySelectorAll("table[data-table]");
    if (blank) tables.forEach(moreRows);
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const folded = root.querySelectorAll("details[data-more]");
    folded.forEach(unfold);
    for (const part of root.querySelectorAll("[data-more-part], tr[data-row]")) {
      leaveOutEmpty(part, blank);
    }
    writePeriod(root, blank);
    /** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement>} */
    const controls = root.querySelectorAll('textarea, input[type="text"], input[type="date"]');
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
