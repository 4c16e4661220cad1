// How many answered what, question by question: numbers, each with a bar, and nothing reckoned on.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const { make, table } = SoTay;

  /** @typedef {{id: string, number: string, label: string, rows: GatherCount[], consequence?: string}} Line */

  /** @param {GatherCount[]} rows what columns a line has */
  const signature = (rows) => rows.map(({ id, label }) => `${id}\n${label}`).join("\n");

  /** @param {Line[]} lines those that follow each other and have the same columns stand together */
  const together = (lines) => {
    /** @type {Line[][]} */
    const blocks = [];
    for (const line of lines) {
      const last = blocks.at(-1);
      if (last?.[0] && signature(last[0].rows) === signature(line.rows)) last.push(line);
      else blocks.push([line]);
    }
    return blocks;
  };

  /** @param {number} count @param {number} all */
  const bar = (count, all) => {
    const part = make("span", "cl-bar__part");
    part.style.width = `${all > 0 ? (100 * count) / all : 0}%`;
    const whole = make("span", "cl-bar", part);
    whole.setAttribute("aria-hidden", "true");
    return whole;
  };

  /** @param {Line} line */
  const titleOf = ({ number, label }) => (number ? `${number}. ${label}` : label);

  /**
   * @param {Line} line
   * @param {Set<string>} shown the columns that anybody is in
   * @param {GatherDrawn["number"] | null} number `null` where the questions below are the way down
   */
  const row = (line, shown, number) => {
    const all = line.rows.reduce((sum, { count }) => sum + count, 0);
    const cells = line.rows
      .filter(({ id }) => shown.has(id))
      .map(({ label, count, of }) => {
        const behind = { question: line.id, title: `${titleOf(line)} – ${label}` };
        const said = number ? number(count, of, behind) : make("span", "cl-count", String(count));
        return table.cell(label, said, bar(count, all));
      });
    const head = table.head("row", titleOf(line));
    if (line.consequence) head.append(make("span", "cl-consequence", line.consequence));
    return make("tr", "", head, ...cells);
  };

  /** @param {string} caption @param {Line[]} lines @param {GatherDrawn["number"] | null} number */
  const block = (caption, lines, number) => {
    const always = lines[0]?.rows.filter(({ id }) => id !== "not_asked") || [];
    const shown = new Set(always.map(({ id }) => id));
    const isUnasked = lines.some(({ rows }) => rows.some(({ id, count }) => id === "not_asked" && count > 0));
    if (isUnasked) shown.add("not_asked");
    const columns = (lines[0]?.rows || []).filter(({ id }) => shown.has(id));
    const heads = ["Câu", ...columns.map(({ label }) => label)];
    return table.draw("cl-counts", caption, heads, lines.map((line) => row(line, shown, number)));
  };

  /** @param {GatherDrawn} drawn @param {GatherSection} section */
  const group = ({ number }, { title, scales, questions }) => {
    const whole = scales.flatMap((counts) => [
      make("h4", "", counts.label || "Cả phần"),
      make("p", "cl-small", "Số câu trả lời ở từng mức, gộp các câu của phần này; một bản có nhiều câu."),
      block(`${title}: cả phần`, [{ ...counts, number: "", label: "Các câu của phần này" }], null),
    ]);
    const blocks = together(questions).map((lines) => block(title, lines, number));
    return make("section", "cl-group", make("h3", "", title), ...blocks, ...whole);
  };

  /** @type {SoTayGlobal["collectLevels"]["draw"]} */
  const draw = (drawn) =>
    drawn.view.sections
      .filter(({ questions }) => questions.length > 0)
      .map((section) => group(drawn, section));

  /** @type {SoTayGlobal["collectLevels"]["triggers"]} */
  const triggers = ({ view, number }) => {
    const lines = view.triggers.map(({ question, ...rest }) => ({ id: question, ...rest }));
    return together(lines).map((same) => block("Trường hợp trả lời “có”", same, number));
  };

  SoTay.collectLevels = { draw, triggers };
})();
