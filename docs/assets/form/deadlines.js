// Rows of tables that were due before today and are not done: marked, and said in a word.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const WORD = "Quá hạn";

  /** @param {HTMLElement} row @param {Control} cell the day that has passed */
  const mark = (row, cell) => {
    row.classList.add("st-overdue");
    if (row.querySelector("[data-overdue]")) return;
    const word = document.createElement("strong");
    word.className = "st-overdue-word";
    word.dataset.overdue = "";
    word.textContent = WORD;
    cell.after(word);
  };

  /** @param {HTMLElement} row */
  const unmark = (row) => {
    row.classList.remove("st-overdue");
    row.querySelector("[data-overdue]")?.remove();
  };

  /**
   * @param {HTMLTableRowElement} row
   * @param {Deadline} deadline
   * @param {string} today
   */
  const showRow = (row, deadline, today) => {
    /** @param {string} column @returns {Control | null} */
    const cell = (column) => row.querySelector(`[name$=".${CSS.escape(column)}"]`);
    const [date, state] = [cell(deadline.date), cell(deadline.state)];
    if (!date || !state) return;
    const due = SoTay.days.parse(date.value) === null ? "" : date.value;
    if (due && due < today && !deadline.done.includes(state.value)) mark(row, date);
    else unmark(row);
  };

  /**
   * @param {HTMLElement} root
   * @param {FormDefinition} definition
   */
  const show = (root, definition) => {
    const today = SoTay.days.iso(SoTay.days.today(new Date()));
    for (const { id, deadline } of SoTay.response.questions(definition)) {
      const table = deadline && SoTay.byData(root, "table").get(id);
      if (!deadline || !(table instanceof HTMLTableElement)) continue;
      for (const row of SoTay.tables.rowsOf(table)) showRow(row, deadline, today);
    }
  };

  SoTay.deadlines = { show };
})();
