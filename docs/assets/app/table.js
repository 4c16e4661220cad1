// Tables made by script: text alone, and a card a row where there is no room for columns.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const { make } = SoTay;

  /** @type {SoTayGlobal["table"]["head"]} */
  const head = (scope, text, name = "") => {
    const cell = make("th", name, text);
    cell.setAttribute("scope", scope);
    return cell;
  };

  /** @type {SoTayGlobal["table"]["cell"]} */
  const cell = (label, ...children) => {
    const td = make("td", "", ...children);
    td.dataset.label = label;
    return td;
  };

  /** @type {SoTayGlobal["table"]["draw"]} */
  const draw = (name, caption, heads, rows) => {
    const element = document.createElement("table");
    element.className = `hb-table ${name}`;
    element.createCaption().append(make("span", "hb-hidden", caption));
    element.append(
      make("thead", "", make("tr", "", ...heads.map((text) => head("col", text)))),
      make("tbody", "", ...rows),
    );
    return make("div", "hb-wide", element);
  };

  SoTay.table = { head, cell, draw };
})();
