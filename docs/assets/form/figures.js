// The sums and shares that Python reckoned, where the form shows them.  They hold for what was
// entered when it was asked; any change takes them away.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const UNKNOWN = "chưa tính được";

  /** @param {Question} question @param {string} rowId @param {FormResponse} response */
  const rowName = ({ id, columns, rows }, rowId, response) => {
    const fixed = rows.find((row) => row.id === rowId);
    if (fixed) return fixed.label;
    const value = response.answers.get(id)?.value;
    const found = Array.isArray(value) ? value : [];
    const at = found.findIndex((row) => row.get("row_id") === rowId);
    const text = columns.map((column) => found[at]?.get(column.id)?.trim()).find(Boolean);
    return text || `Dòng ${at + 1}`;
  };

  /** @param {FoundFigure[]} figures */
  const lines = (figures) =>
    SoTay.make(
      "ul",
      "st-figure-list",
      ...figures.map(({ label, text }) => SoTay.make("li", "", `${label}: ${text || UNKNOWN}`)),
    );

  /** @param {string} text @param {"col" | "row"} scope */
  const heading = (text, scope) => {
    const cell = SoTay.make("th", "", text);
    cell.setAttribute("scope", scope);
    return cell;
  };

  /** @param {Question} question @param {FoundFigure[]} figures @param {FormResponse} response */
  const table = (question, figures, response) => {
    const { make } = SoTay;
    const labels = new Map(figures.map(({ id, label }) => [id, label]));
    const rows = [...new Set(figures.map(({ row }) => row))].map((row) => {
      const texts = [...labels.keys()].map(
        (id) => figures.find((figure) => figure.row === row && figure.id === id)?.text,
      );
      const name = heading(rowName(question, row, response), "row");
      return make("tr", "", name, ...texts.map((text) => make("td", "", text || UNKNOWN)));
    });
    const head = [...labels.values()].map((label) => heading(label, "col"));
    return make(
      "table",
      "st-figure-table",
      make("caption", "", `Số được tính theo từng dòng: ${question.label}`),
      make("thead", "", make("tr", "", make("td", ""), ...head)),
      make("tbody", "", ...rows),
    );
  };

  /**
   * The figures of a section or a table, drawn; nothing when there are none.
   * @param {string} id of the section or the table
   * @param {FormDefinition} definition
   * @param {FormResponse} response
   * @param {FoundFigure[]} figures
   */
  const of = (id, definition, response, figures) => {
    const question = SoTay.response.questions(definition).find((one) => one.id === id);
    const own = figures.filter((figure) => (question ? figure.table : figure.section) === id);
    if (own.length === 0) return [];
    return [question ? table(question, own, response) : lines(own)];
  };

  /** @param {HTMLElement} place @returns {string} the table or the section that it belongs to */
  const ownerOf = ({ dataset }) => dataset.figuresTable || dataset.figuresSection || "";

  /** @param {HTMLElement} root @returns {HTMLElement[]} */
  const places = (root) => Array.from(root.querySelectorAll("[data-figures]"));

  /**
   * @param {HTMLElement} root
   * @param {FormDefinition} definition
   * @param {FormResponse} response
   * @param {FoundFigure[]} figures
   */
  const draw = (root, definition, response, figures) => {
    for (const place of places(root)) {
      place.replaceChildren(...of(ownerOf(place), definition, response, figures));
      place.dataset.figures = "fresh";
    }
  };

  /**
   * Says in place of the figures how to get them.
   * @param {HTMLElement} root
   * @param {FormDefinition} definition
   */
  const clear = (root, definition) => {
    for (const place of places(root)) {
      if (place.dataset.figures === "stale") continue;
      const owner = ownerOf(place);
      const own = definition.figures.filter(({ table, section }) => (table || section) === owner);
      const labels = own.map(({ label }) => label).join("; ");
      const line = SoTay.actions.offers(root, "review")
        ? `${labels}: bấm “Rà soát nội dung” để phiếu tính, trước khi in.`
        : `${labels}: phiếu trong một tệp không tính; mở tệp đã lưu trong sổ tay đầy đủ để tính.`;
      place.replaceChildren(SoTay.make("p", "st-note", line));
      place.dataset.figures = "stale";
    }
  };

  /**
   * All figures, for the review.
   * @param {FormDefinition} definition
   * @param {FormResponse} response
   * @param {FoundFigure[]} figures
   */
  const all = (definition, response, figures) => {
    const ids = new Set(figures.map(({ table, section }) => table || section));
    return [...ids].flatMap((id) => of(id, definition, response, figures));
  };

  SoTay.figures = { draw, clear, all };
})();
