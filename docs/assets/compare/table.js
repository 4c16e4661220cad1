// A comparison in tables, drawn with text alone.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const { make, table: { cell, head } } = SoTay;

  /** @param {string} name of its class @param {string} caption @param {string[]} heads @param {HTMLElement[]} rows */
  const table = (name, caption, heads, rows) =>
    SoTay.table.draw(`cp-table ${name}`, caption, heads, rows);

  /** @param {ComparedCell["parts"][number]} part */
  const part = ({ label, texts }) => {
    const said =
      texts.length > 1
        ? make("ul", "", ...texts.map((text) => make("li", "cp-text", text)))
        : make("span", "cp-text", texts[0] || "");
    return make("div", "cp-part", ...(label ? [make("strong", "", `${label}: `)] : []), said);
  };

  /** @param {ComparedCell} compared */
  const said = ({ parts, asked, marks }) => [
    ...(asked ? [] : [make("span", "hb-unsaid", "Không hỏi")]),
    ...(asked && parts.length === 0 ? [make("span", "hb-unsaid", "Chưa trả lời")] : []),
    ...(asked ? parts.map(part) : []),
    ...marks.map((mark) => make("p", "cp-mark", mark)),
  ];

  /** @param {string} sign @param {string} what for who does not see the sign @param {string[]} texts */
  const pieces = (sign, what, texts) =>
    texts.map((text) => {
      const mark = make("span", "cp-sign", sign);
      mark.setAttribute("aria-hidden", "true");
      return make("li", "", mark, make("span", "hb-hidden", `${what}: `), make("span", "cp-text", text));
    });

  /** @param {ComparedDetail} detail */
  const detail = ({ sentence, added, removed, changed }) => {
    const items = [
      ...pieces("+", "thêm", added),
      ...pieces("−", "bớt", removed),
      ...pieces("≠", "sửa", changed),
    ];
    return [
      make("p", "cp-detail", sentence),
      ...(items.length > 0 ? [make("ul", "cp-pieces", ...items)] : []),
    ];
  };

  /** @param {ComparedStep} step */
  const way = ({ between, direction, sign, sentence, details }) => {
    const mark = make("span", "cp-sign", sign);
    mark.setAttribute("aria-hidden", "true");
    return make(
      "div",
      `cp-step cp-step--${direction}`,
      ...(between ? [make("p", "cp-between", `${between}:`)] : []),
      make("p", "", mark, sentence),
      ...details.flatMap(detail),
    );
  };

  /** @param {ComparedRow} row @param {string[]} periods */
  const line = (row, periods) => {
    const tr = make(
      "tr",
      "",
      head("row", row.number ? `${row.number}. ${row.label}` : row.label),
      ...row.cells.map((compared, place) => cell(periods[place] || "", ...said(compared))),
      cell("Thay đổi", ...row.steps.map(way)),
    );
    tr.dataset.changed = String(row.changed);
    return tr;
  };

  /** @type {SoTayGlobal["compareTable"]["draw"]} */
  const draw = ({ files, groups }) => {
    const periods = files.map(({ period }) => period);
    const heads = ["Câu", ...periods, "Thay đổi"];
    return groups.map((group) => {
      const rows = group.rows.map((row) => line(row, periods));
      const title = make("h3", "", group.title);
      const section = make("section", "cp-group", title, table("cp-questions", group.title, heads, rows));
      section.dataset.changed = String(group.rows.some(({ changed }) => changed));
      return section;
    });
  };

  /** @type {SoTayGlobal["compareTable"]["about"]} */
  const about = ({ title, whose, files }) => {
    const isNoted = files.some(({ notes }) => notes.length > 0);
    const heads = ["Kỳ", "Tệp", "Phiên bản nội dung", "Mã bản điền", "Số câu đã trả lời"];
    if (isNoted) heads.push("Lưu ý");
    const rows = files.map((file) =>
      make(
        "tr",
        "",
        head("row", file.period),
        cell("Tệp", make("span", "cp-text", file.name)),
        cell("Phiên bản nội dung", file.edition),
        cell("Mã bản điền", make("span", "cp-code", file.code)),
        cell("Số câu đã trả lời", String(file.answered)),
        ...(isNoted ? [cell("Lưu ý", ...file.notes.map((note) => make("p", "", note)))] : []),
      ),
    );
    return [
      make("p", "cp-whose", make("strong", "", title), ...(whose ? [make("br", ""), whose] : [])),
      table("cp-files", "Các bản được so, theo thời gian", heads, rows),
    ];
  };

  SoTay.compareTable = { draw, about };
})();
