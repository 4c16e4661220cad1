// What an answer says, in lines for people: `forms/said.py` says the same.  No DOM.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const FIXED = new Map([
    ["yes", "Có"],
    ["no", "Không"],
    ["not_applicable", "Không áp dụng"],
  ]);
  const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

  /** @param {string} text a day as in `2026-02-05` alone, as people write it; other texts as they are */
  const day = (text) => (DAY.test(text) ? SoTay.paper.readable(text) : text);

  /** @param {string} label @param {string} text */
  const labelled = (label, text) => (text.trim() ? `${label}: ${text}` : "");

  /** @param {string[]} value @param {Answer} answer */
  const lines = (value, { not_applicable_reason, note, evidence }) =>
    [
      ...value,
      labelled("Lý do không áp dụng", not_applicable_reason),
      labelled("Thuyết minh", note),
      labelled(
        "Minh chứng",
        evidence
          .map((piece) => SoTay.paper.evidenceSaid(piece).trim())
          .filter(Boolean)
          .join("; "),
      ),
    ].filter((line) => line.trim());

  /** @param {FormDefinition} definition @param {string} id @param {string} value */
  const oldValue = (definition, id, value) => {
    const changed = definition.replacements.some(
      ({ question, values }) => question === id && Object.hasOwn(values, value),
    );
    const labels = new Set(
      definition.scales.flatMap(({ levels }) =>
        levels.filter((level) => level.id === value).map(({ label }) => label),
      ),
    );
    const [label] = labels;
    if (label !== undefined && labels.size === 1 && !changed) return label;
    return FIXED.get(value) || day(value);
  };

  /** @param {Column | undefined} column @param {string} text */
  const cell = (column, text) => {
    if (!column) return day(text);
    const said = column.options.find(({ id }) => id === day(text))?.label ?? day(text);
    return `${column.label}: ${said}`;
  };

  /** @param {Question | undefined} question @param {Row[]} rows */
  const rowsSaid = (question, rows) =>
    rows.flatMap((row, at) => {
      const cells = [...row]
        .filter(([name, text]) => name !== "row_id" && text.trim())
        .map(([name, text]) => cell(question?.columns.find(({ id }) => id === name), text));
      const label = question?.rows.find(({ id }) => id === row.get("row_id"))?.label;
      const name = label || `Dòng ${at + 1}`;
      return cells.length > 0 ? [`${name}: ${cells.join("; ")}`] : [];
    });

  /** @type {SoTayGlobal["said"]["retired"]} */
  const retired = (definition, id, answer) => {
    const { value } = answer;
    if (typeof value === "string") return lines([oldValue(definition, id, value)], answer);
    const question = SoTay.response.questions(definition).find((one) => one.id === id);
    return lines(rowsSaid(question, value), answer);
  };

  SoTay.said = { retired };
})();
