// Evidence as rows of a table: name, number, date, place.  Pasted lines become rows.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const MEMBERS = ["name", "number", "date", "place"];

  /**
   * What a row's piece has besides, from a newer site.
   * @type {WeakMap<HTMLTableRowElement, [string, string][]>}
   */
  const others = new WeakMap();

  /** @param {string} text */
  const linesOf = (text) => text.split(/\r\n?|\n/).flatMap((line) => line.trim() || []);

  /** @param {HTMLTableRowElement} row @returns {Evidence[]} more than one for a name of several lines */
  const pieces = (row) => {
    const texts = SoTay.tables.texts(row);
    const [name = "", ...more] = linesOf(texts.get("name") || "");
    const rest = MEMBERS.slice(1).map((member) => (texts.get(member) || "").trim());
    const newer = others.get(row) || [];
    if (rest.every((text) => text === "") && newer.length === 0) return name ? [name, ...more] : [];
    /** @type {[string, string][]} */
    const known = [name, ...rest].map((text, at) => [MEMBERS[at] || "", text]);
    return [new Map([...known, ...newer]), ...more];
  };

  /** @param {HTMLTableElement} table */
  const read = (table) => SoTay.tables.rowsOf(table).flatMap(pieces);

  /** @param {Evidence} piece */
  const members = (piece) => (typeof piece === "string" ? new Map([["name", piece]]) : piece);

  /** @param {HTMLTableElement} table @param {Evidence[]} evidence */
  const write = (table, evidence) => {
    const found = evidence.map(members);
    SoTay.tables.write(
      table,
      found.map((piece, at) => new Map([...piece, ["row_id", `r${at + 1}`]])),
    );
    SoTay.tables.rowsOf(table).forEach((row, at) => {
      const newer = [...(found[at] || [])].filter(([name]) => !MEMBERS.includes(name));
      if (newer.length) others.set(row, newer);
    });
  };

  /**
   * The row and its field when the event is in a name that may be changed.
   * @param {Event} event
   */
  const nameAt = ({ target }) => {
    if (!(target instanceof HTMLTextAreaElement) || target.readOnly) return null;
    const table = target.closest("table");
    const row = target.closest("tr");
    const isName = /\.evidence\.[^.]+\.name$/.test(target.name);
    return isName && table && row ? { field: target, table, row } : null;
  };

  /** @param {HTMLTableRowElement} row */
  const nameIn = (row) => /** @type {HTMLTextAreaElement} */ (row.querySelector("textarea"));

  /** @param {ClipboardEvent} event @returns {boolean} whether it was a list and has become rows */
  const paste = (event) => {
    const at = nameAt(event);
    const [first, ...more] = linesOf(event.clipboardData?.getData("text/plain") || "");
    if (!at || first === undefined || more.length === 0) return false;
    event.preventDefault();
    const { field, table } = at;
    field.setRangeText(first, field.selectionStart, field.selectionEnd, "end");
    let { row } = at;
    for (const line of more) {
      row = SoTay.tables.add(table, undefined, row);
      nameIn(row).value = line;
    }
    nameIn(row).focus();
    return true;
  };

  /** Enter in a name goes to the next piece. @param {KeyboardEvent} event */
  const enter = (event) => {
    const at = event.key === "Enter" && !event.isComposing ? nameAt(event) : null;
    if (!at) return;
    event.preventDefault();
    if (at.field.value.trim() === "") return;
    const next = at.row.nextElementSibling;
    const free = next instanceof HTMLTableRowElement && SoTay.tables.isEmpty(next) ? next : null;
    nameIn(free || SoTay.tables.add(at.table, undefined, at.row)).focus();
  };

  SoTay.evidence = { read, write, paste, enter };
})();
