// Rows of tables come and go by their buttons; one with something in it can be brought back.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** @type {SoTayGlobal["rows"]["add"]} */
  const add = (root, button) => {
    const name = CSS.escape(button.dataset.addRow || "");
    const table = root.querySelector(`table[data-table="${name}"]`);
    const row = SoTay.tables.add(/** @type {HTMLTableElement} */ (table));
    const cell = row.querySelector("textarea, input, select");
    if (cell instanceof HTMLElement) cell.focus();
  };

  /** @type {SoTayGlobal["rows"]["remove"]} */
  const remove = (page, button) => {
    const row = /** @type {HTMLTableRowElement} */ (button.closest("tr"));
    const question = /** @type {HTMLElement} */ (row.closest("fieldset"));
    const empty = SoTay.tables.isEmpty(row);
    const putBack = SoTay.tables.remove(row);
    page.changed();
    question.focus({ preventScroll: true });
    if (empty) return;
    const undo = () => {
      putBack();
      page.changed();
      row.scrollIntoView({ block: "nearest" });
    };
    page.say(["Đã bỏ một dòng có nội dung."], [{ label: "Lấy lại dòng vừa bỏ", run: undo }]);
  };

  SoTay.rows = { add, remove };
})();
