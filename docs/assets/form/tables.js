// The rows of a table question: reading, writing, adding, removing.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** @param {HTMLTableElement} table @returns {HTMLTableRowElement[]} */
  const rowsOf = (table) => Array.from(table.tBodies[0]?.rows || []);

  /** @param {HTMLTableRowElement} row @returns {(HTMLTextAreaElement | HTMLInputElement)[]} */
  const cellsOf = (row) => Array.from(row.querySelectorAll("textarea, input"));

  /** @param {HTMLTextAreaElement | HTMLInputElement} cell */
  const columnOf = (cell) => cell.name.slice(cell.name.lastIndexOf(".") + 1);

  /** @param {HTMLTableRowElement} row */
  const isEmpty = (row) => cellsOf(row).every((cell) => cell.value.trim() === "");

  /** @param {HTMLTableElement} table */
  const renumber = (table) => {
    rowsOf(table).forEach((row, index) => {
      for (const place of row.querySelectorAll("[data-row-number]")) {
        place.textContent = String(index + 1);
      }
    });
  };

  /**
   * Remembers the highest row number so far, for a removed row's id is not given out again.
   * @param {HTMLTableElement} table
   */
  const highest = (table) => {
    const used = rowsOf(table).map((row) => /^r([0-9]{1,9})$/.exec(row.dataset.row || ""));
    const number = Math.max(
      Number(table.dataset.lastRow || 0),
      ...used.map((found) => Number(found ? found[1] : 0)),
    );
    table.dataset.lastRow = String(number);
    return number;
  };

  /** @param {HTMLTableElement} table @returns {HTMLTableRowElement} */
  const blankRow = (table) => {
    const template = table.parentElement?.querySelector("template");
    const row = template?.content.querySelector("tr");
    if (!row) throw new Error("a table without a row template");
    return /** @type {HTMLTableRowElement} */ (document.importNode(row, true));
  };

  /** @param {HTMLTableElement} table @param {string} [rowId] */
  const add = (table, rowId = `r${highest(table) + 1}`) => {
    const row = blankRow(table);
    row.dataset.row = rowId;
    for (const cell of cellsOf(row)) cell.name = cell.name.split("__row__").join(rowId);
    table.tBodies[0]?.append(row);
    renumber(table);
    return row;
  };

  /**
   * Takes a row away.
   * @param {HTMLTableRowElement} row
   * @returns {() => void} puts it back where it was
   */
  const remove = (row) => {
    const table = /** @type {HTMLTableElement} */ (row.closest("table"));
    const next = row.nextElementSibling;
    highest(table);
    row.remove();
    const spare = rowsOf(table).length ? null : add(table);
    renumber(table);
    return () => {
      if (spare && isEmpty(spare)) spare.remove();
      const place = next && next.isConnected ? next : null;
      table.tBodies[0]?.insertBefore(row, place);
      renumber(table);
    };
  };

  /**
   * The rows with something in them.
   * @param {HTMLTableElement} table
   * @returns {Row[]}
   */
  const read = (table) =>
    rowsOf(table)
      .filter((row) => !isEmpty(row))
      .map((row) => {
        /** @type {Row} */
        const texts = new Map([["row_id", row.dataset.row || ""]]);
        for (const cell of cellsOf(row)) {
          texts.set(columnOf(cell), SoTay.response.clean(cell.value));
        }
        return texts;
      });

  /** @param {HTMLTextAreaElement | HTMLInputElement} cell @param {string} text */
  const put = (cell, text) => {
    cell.value = text;
    if (cell.value === text || !(cell instanceof HTMLInputElement)) return;
    // A date field drops what is no date; as a text field it keeps it for the person to mend.
    cell.type = "text";
    cell.value = text;
  };

  /**
   * Replaces every row; a table without rows gets an empty one to type in.
   * @param {HTMLTableElement} table
   * @param {Row[]} rows
   */
  const write = (table, rows) => {
    for (const row of rowsOf(table)) row.remove();
    delete table.dataset.lastRow;
    for (const texts of rows) {
      const row = add(table, texts.get("row_id"));
      for (const cell of cellsOf(row)) put(cell, texts.get(columnOf(cell)) || "");
    }
    if (rows.length === 0) add(table);
  };

  SoTay.tables = { read, write, add, remove, isEmpty };
})();
