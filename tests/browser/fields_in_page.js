// Runs inside the form page, whatever drives the browser: fills fields as if a person had, and
// reads them.  A table's cell is named `<question>[<row from 0>].<column>`, for rows may get new
// ids; an empty field has no entry.
// Read as one expression: `(<this file>).fill({…})`.
({
  form() {
    return document.querySelector("form[data-form]");
  },

  /** @param {HTMLElement} control @param {string} value */
  set(control, value) {
    if (control.type === "radio") {
      control.click();
      return;
    }
    control.value = value;
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.dispatchEvent(new Event("change", { bubbles: true }));
  },

  /** The cell, after as many clicks on "Thêm dòng" as it takes. */
  cell(id, row, column) {
    const table = document.querySelector(`table[data-table="${id}"]`);
    const add = document.querySelector(`[data-add-row="${id}"]`);
    for (let more = row + 1 - table.tBodies[0].rows.length; more > 0; more -= 1) add.click();
    return table.tBodies[0].rows[row].querySelector(`[name$=".${column}"]`);
  },

  control(name, value) {
    const cell = /^(.+)\[(\d+)\]\.(.+)$/.exec(name);
    if (cell) return this.cell(cell[1], Number(cell[2]), cell[3]);
    const named = [...this.form().querySelectorAll("[name]")].filter((one) => one.name === name);
    return named.find((one) => one.type !== "radio" || one.value === value);
  },

  /** Fills in the order of the entries; the names without a field come back. */
  fill(fields) {
    return Object.entries(fields).flatMap(([name, value]) => {
      const control = this.control(name, value);
      if (!control) return name;
      this.set(control, value);
      return [];
    });
  },

  read() {
    const found = {};
    for (const control of this.form().querySelectorAll("[name]")) {
      if (control.closest("table") || (control.type === "radio" && !control.checked)) continue;
      if (control.value !== "") found[control.name] = control.value;
    }
    for (const table of this.form().querySelectorAll("table[data-table]")) {
      this.rows(table).forEach((cells, row) => {
        for (const cell of cells.filter(({ value }) => value !== "")) {
          found[`${table.dataset.table}[${row}].${cell.name.split(".").pop()}`] = cell.value;
        }
      });
    }
    return found;
  },

  /** The cells of each row that has something in it. */
  rows(table) {
    return [...table.tBodies[0].rows]
      .map((row) => [...row.querySelectorAll("[name]")])
      .filter((cells) => cells.some(({ value }) => value !== ""));
  },
})
