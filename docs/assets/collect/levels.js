// How many answered what, question by question: numbers, each with a bar, and nothing reckoned on.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const { make, table } = SoTay;

  /** @typedef {{id: string, number: string, label: string, rows: GatherCount[], scale?: string, consequence?: string}} Line */

  /** @type {Record<string, string>} */
  const BY = { collective: " (phần của tập thể)", reviewer: " (phần của người xem xét)" };

  /** @param {GatherCount[]} rows what columns a line has */
  const signature = (rows) => rows.map(({ id, label }) => `${id}\n${label}`).join("\n");

  /** @param {Line[]} lines those that follow each other and have the same columns stand together */
  const inBlocks = (lines) => {
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
   * @param {HTMLElement} head
   * @param {Line} line
   * @param {GatherCount[]} columns
   * @param {(row: GatherCount) => HTMLElement} said
   */
  const row = (head, line, columns, said) => {
    const all = line.rows.reduce((sum, { count }) => sum + count, 0);
    const cells = columns.map(({ id, label }) => {
      const found = line.rows.find((one) => one.id === id);
      return found ? table.cell(label, said(found), bar(found.count, all)) : table.cell(label);
    });
    return make("tr", "", head, ...cells);
  };

  /** @param {Line} line @param {GatherCount[]} columns @param {GatherDrawn["number"]} number */
  const asked = (line, columns, number) => {
    const head = table.head("row", titleOf(line));
    if (line.consequence) head.append(make("span", "cl-consequence", line.consequence));
    return row(head, line, columns, ({ label, count, of }) =>
      number(count, of, { question: line.id, title: `${titleOf(line)} – ${label}` }),
    );
  };

  /** The section's answers together; the questions over it are the way down. @param {Line} line @param {GatherCount[]} columns */
  const together = (line, columns) => {
    const head = table.head("row", "Cả phần: số câu trả lời ở mỗi mức");
    const drawn = row(head, line, columns, ({ count }) => make("span", "cl-count", String(count)));
    drawn.className = "cl-whole";
    return drawn;
  };

  /** @param {string} caption @param {Line[]} lines @param {GatherDrawn["number"]} number @param {Line} [whole] */
  const block = (caption, lines, number, whole) => {
    const isThere = (/** @type {string} */ id) =>
      lines.some(({ rows }) => rows.some((one) => one.id === id && one.count > 0));
    const columns = (lines[0]?.rows || []).filter(({ id }) => id !== "not_asked" || isThere(id));
    const heads = ["Câu", ...columns.map(({ label }) => label)];
    const rows = lines.map((line) => asked(line, columns, number));
    if (whole && lines.length > 1) rows.push(together(whole, columns));
    return table.draw("cl-counts", caption, heads, rows);
  };

  /** @param {GatherDrawn} drawn @param {GatherSection} section */
  const group = ({ number }, { title, by, scales, questions }) => {
    const blocks = inBlocks(questions).map((lines) => {
      const whole = scales.find(({ scale }) => scale !== "" && scale === lines[0]?.scale);
      return block(title, lines, number, whole);
    });
    return make("section", "cl-group", make("h3", "", `${title}${BY[by] || ""}`), ...blocks);
  };

  /** @type {SoTayGlobal["collectLevels"]["draw"]} */
  const draw = (drawn) =>
    drawn.view.sections
      .filter(({ questions }) => questions.length > 0)
      .map((section) => group(drawn, section));

  /** @type {SoTayGlobal["collectLevels"]["triggers"]} */
  const triggers = ({ view, number }) => {
    const lines = view.triggers.map(({ question, ...rest }) => ({ id: question, ...rest }));
    return inBlocks(lines).map((same) => block("Trường hợp trả lời “có”", same, number));
  };

  SoTay.collectLevels = { draw, triggers };
})();
