// Which level each question had in each period: a line of dots per question, drawn with elements.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const MIDDLE = "50%";
  const RADIUS = 10;

  const { make } = SoTay;

  /** @param {string} name @param {Record<string, string | number>} attributes @param {string} [text] */
  const shape = (name, attributes, text = "") => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    if (text) element.append(text);
    return element;
  };

  /**
   * The level that each file has; `null` where it was not asked.
   * @param {ComparedRow} row
   * @param {ShownScale} scale
   */
  const places = (row, scale) =>
    row.cells.map(({ value, asked }) => {
      const place = scale.levels.findIndex(({ id }) => id === value);
      return asked && place >= 0 ? place : null;
    });

  /**
   * Where the dots stand, in per cent of the width; several on one level stand side by side.
   * @param {(number | null)[]} levels
   * @param {number} count
   */
  const across = (levels, count) =>
    levels.map((level, file) => {
      if (level === null) return null;
      const same = levels.flatMap((other, index) => (other === level ? [index] : []));
      return (100 * (level + (same.indexOf(file) + 1) / (same.length + 1))) / count;
    });

  /**
   * @param {ComparedRow} row
   * @param {ShownScale} scale
   * @param {string[]} periods
   */
  const dots = (row, scale, periods) => {
    const levels = places(row, scale);
    const points = across(levels, scale.levels.length);
    const said = levels.map((level, file) => {
      const label = level === null ? "không hỏi" : scale.levels[level]?.label || "";
      return `${periods[file]}: ${label}`;
    });
    const svg = shape("svg", {
      class: "cp-dots",
      role: "img",
      "aria-label": `${said.join("; ")}.`,
    });
    for (let level = 0; level <= scale.levels.length; level += 1) {
      const x = `${(100 * level) / scale.levels.length}%`;
      const apart = level === scale.ordered ? "cp-edge cp-edge--apart" : "cp-edge";
      svg.append(shape("line", { class: apart, x1: x, x2: x, y1: 0, y2: "100%" }));
    }
    const there = points.flatMap((x, file) => (x === null ? [] : [{ x: `${x}%`, file }]));
    there.slice(1).forEach(({ x }, index) => {
      const x1 = there[index]?.x || x;
      svg.append(shape("line", { class: "cp-way", x1, x2: x, y1: MIDDLE, y2: MIDDLE }));
    });
    const last = periods.length - 1;
    for (const { x, file } of there) {
      const latest = file === last ? " cp-dot--last" : "";
      svg.append(shape("circle", { class: `cp-dot${latest}`, cx: x, cy: MIDDLE, r: RADIUS }));
      const at = { class: `cp-digit${latest}`, x, y: MIDDLE };
      svg.append(shape("text", at, String(file + 1)));
    }
    return svg;
  };

  /** @param {string} tag @param {string} scope @param {string} text */
  const head = (tag, scope, text) => {
    const cell = make(tag, "", text);
    cell.setAttribute("scope", scope);
    return cell;
  };

  /** @param {ComparedRow} row @param {ShownScale} scale @param {string[]} periods */
  const line = (row, scale, periods) => {
    const name = head("th", "row", row.number ? `${row.number}. ${row.label}` : row.label);
    const cell = document.createElement("td");
    cell.colSpan = scale.levels.length;
    cell.append(dots(row, scale, periods));
    const tr = make("tr", "", name, cell);
    tr.dataset.changed = String(row.changed);
    return tr;
  };

  /** @param {Comparison} comparison @param {ShownScale} scale */
  const picture = ({ files, groups }, scale) => {
    const rows = groups.flatMap((group) => group.rows.filter((row) => row.scale === scale.id));
    if (rows.length === 0) return [];
    const periods = files.map(({ period }) => period);
    const table = document.createElement("table");
    table.className = "cp-picture";
    const numbered = periods.map((period, index) => `${index + 1} là ${period}`).join("; ");
    table.createCaption().append(make("span", "hb-hidden", `Hình: ${scale.title}`));
    const titles = scale.levels.map(({ label }) => head("th", "col", label));
    table.append(
      make("thead", "", make("tr", "", head("th", "col", "Câu"), ...titles)),
      make("tbody", "", ...rows.map((row) => line(row, scale, periods))),
    );
    const frame = make("div", "cp-frame", table);
    frame.tabIndex = 0;
    frame.setAttribute("role", "region");
    frame.setAttribute("aria-label", `Hình: ${scale.title}`);
    const legend =
      `Mức cao dần từ trái sang phải. Số trong chấm: ${numbered}; chấm đậm là kỳ sau cùng. ` +
      scale.note;
    return [make("h3", "", `Hình: ${scale.title}`), make("p", "", legend), frame];
  };

  /** @type {SoTayGlobal["comparePicture"]["draw"]} */
  const draw = (comparison) => comparison.scales.flatMap((scale) => picture(comparison, scale));

  SoTay.comparePicture = { draw };
})();
