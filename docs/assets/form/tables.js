// The rows of a table: reading, writing, adding, removing.  A table with fixed rows has these, and
// after them the rows of an older file that the form no longer knows.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** @param {HTMLTableElement} table @returns {HTMLTableRowElement[]} */
  const rowsOf = (table) => Array.from(table.tBodies[0]?.rows || []);

  /** @param {HTMLTableRowElement} row @returns {Control[]} */
  const cellsOf = (row) => Array.from(row.querySelectorAll("textarea, input, select"));

  /** @param {HTMLTableRowElement} row */
  const isFixed = (row) => row.dataset.fixedRow !== undefined;

  /** @param {Control} cell */
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

  /**
   * @param {HTMLTableElement} table
   * @param {string} [rowId]
   * @param {HTMLTableRowElement} [before] the row that it comes after; the last one if left out
   */
  const add = (table, rowId = `r${highest(table) + 1}`, before = undefined) => {
    const row = blankRow(table);
    row.dataset.row = rowId;
    for (const cell of cellsOf(row)) cell.name = cell.name.split("__row__").join(rowId);
    if (before) before.after(row);
    else table.tBodies[0]?.append(row);
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

  /** @param {HTMLTableRowElement} row what it holds, by column */
  const texts = (row) => {
    /** @type {Row} */
    const found = new Map([["row_id", row.dataset.row || ""]]);
    for (const cell of cellsOf(row)) {
      found.set(columnOf(cell), SoTay.response.clean(cell.value));
    }
    return found;
  };

  /**
   * The rows with something in them.
   * @param {HTMLTableElement} table
   * @returns {Row[]}
   */
  const read = (table) =>
    rowsOf(table)
      .filter((row) => !isEmpty(row))
      .map(texts);

  /** @param {HTMLTableRowElement} row @param {Row} values */
  const fill = (row, values) => {
    for (const cell of cellsOf(row)) SoTay.controls.put(cell, values.get(columnOf(cell)) || "");
  };

  /**
   * Replaces what is in the table; one that grows and has no rows gets an empty one to type in.
   * @param {HTMLTableElement} table
   * @param {Row[]} rows
   */
  const write = (table, rows) => {
    const left = new Map(rows.map((values) => [values.get("row_id") || "", values]));
    const fixed = rowsOf(table).filter(isFixed);
    for (const row of rowsOf(table)) {
      const id = row.dataset.row || "";
      if (isFixed(row)) fill(row, left.get(id) || new Map());
      else row.remove();
      if (isFixed(row)) left.delete(id);
    }
    delete table.dataset.lastRow;
    for (const [id, values] of left) fill(add(table, id), values);
    if (rows.length === 0 && fixed.length === 0) add(table);
  };

  /**
   * Puts rows that were typed early into a table that has been written since: into the same fixed
   * rows, else after the others, under free ids.
   * @param {HTMLTableElement} table
   * @param {Row[]} rows
   */
  const append = (table, rows) => {
    if (rows.length === 0) return;
    const kept = new Map(read(table).map((row) => [row.get("row_id") || "", row]));
    const fixed = new Set(rowsOf(table).filter(isFixed).map((row) => row.dataset.row));
    let number = kept.size;
    for (const row of rows) {
      let id = row.get("row_id") || "";
      if (fixed.has(id)) {
        const typed = [...row].filter(([, text]) => text.trim() !== "");
        kept.set(id, new Map([...(kept.get(id) || []), ...typed]));
        continue;
      }
      while (kept.has(id)) id = `r${(number += 1)}`;
      kept.set(id, new Map(row).set("row_id", id));
    }
    write(table, [...kept.values()]);
  };

  SoTay.tables = { read, write, append, add, remove, rowsOf, texts, isEmpty };
})();
