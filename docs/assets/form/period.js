// The three fields of the period: reading, writing, and which of them a kind of period has.  A
// form without periods has none of them.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** @typedef {HTMLInputElement | HTMLSelectElement} Control */

  const KIND_LABEL = new Map([
    ["month", "Hằng tháng"],
    ["quarter", "Hằng quý"],
    ["half", "6 tháng"],
    ["year", "Một năm"],
    ["ad_hoc", "Đột xuất"],
  ]);
  /** How many of a kind a year has; the other kinds have no index. */
  const INDEX_COUNT = new Map([
    ["month", 12],
    ["quarter", 4],
    ["half", 2],
  ]);
  /** As in `forms/period.py`. */
  const QUARTERS = ["I", "II", "III", "IV"];
  const INDEX_LABEL = new Map([
    ["month", "Tháng"],
    ["quarter", "Quý"],
    ["half", "Nửa năm"],
  ]);

  /** @param {HTMLElement} root @param {"kind" | "year" | "index"} name */
  const control = (root, name) =>
    /** @type {Control} */ (root.querySelector(`[name="period.${name}"]`));

  /** @param {HTMLElement} root */
  const isThere = (root) => root.querySelector('[data-part="period"]') !== null;

  /** @param {HTMLElement} root @returns {Entered["period"]} */
  const read = (root) => {
    if (!isThere(root)) return undefined;
    const kind = control(root, "kind").value;
    if (!kind) return null;
    const year = control(root, "year").value.trim();
    const index = Number(control(root, "index").value || 0);
    return {
      kind,
      year: kind !== "ad_hoc" && /^[1-9][0-9]{0,3}$/.test(year) ? Number(year) : null,
      index: index >= 1 && index <= (INDEX_COUNT.get(kind) || 0) ? index : null,
    };
  };

  /** @param {number | JsonNumber | null} number */
  const numberText = (number) => (typeof number === "number" ? String(number) : "");

  /** @param {HTMLSelectElement} kind what needs no choice, for nothing else is offered */
  const onlyKind = ({ options }) => {
    const offered = Array.from(options, ({ value }) => value).filter(Boolean);
    return offered.length === 1 ? offered[0] || "" : "";
  };

  /** @param {HTMLElement} root @param {Period | null} period */
  const write = (root, period) => {
    if (!isThere(root)) return;
    const kind = /** @type {HTMLSelectElement} */ (control(root, "kind"));
    if (period) {
      const offered = Array.from(kind.options).some(({ value }) => value === period.kind);
      // A period that the form does not offer is shown all the same, for the review to name it.
      if (!offered) kind.add(new Option(KIND_LABEL.get(period.kind), period.kind));
    }
    kind.value = period ? period.kind : onlyKind(kind);
    control(root, "year").value = numberText(period && period.year);
    control(root, "index").value = numberText(period && period.index);
  };

  /** @param {string} kind @param {number} index */
  const indexText = (kind, index) => {
    if (kind === "half") return index === 1 ? "6 tháng đầu năm" : "6 tháng cuối năm";
    if (kind === "quarter") return `Quý ${QUARTERS[index - 1] || index}`;
    return `${INDEX_LABEL.get(kind) || ""} ${index}`;
  };

  /** @param {Period} period in words, as far as it is chosen */
  const said = ({ kind, index, year }) => {
    const length = typeof index === "number" ? indexText(kind, index) : KIND_LABEL.get(kind) || "";
    if (typeof year !== "number") return length;
    if (kind === "year") return `Năm ${year}`;
    return `${length}${length.endsWith("năm") ? "" : " năm"} ${year}`;
  };

  /** @param {HTMLElement} root @param {"year" | "index"} name @param {boolean} hidden */
  const hide = (root, name, hidden) => {
    const element = root.querySelector(`[data-period="${name}"]`);
    if (element instanceof HTMLElement) element.hidden = hidden;
  };

  /** @param {HTMLElement} root */
  const show = (root) => {
    if (!isThere(root)) return;
    const kind = control(root, "kind").value;
    const index = /** @type {HTMLSelectElement} */ (control(root, "index"));
    const count = INDEX_COUNT.get(kind) || 0;
    hide(root, "index", count === 0);
    hide(root, "year", kind === "" || kind === "ad_hoc");
    for (const option of index.options) {
      const number = Number(option.value);
      option.hidden = option.disabled = number > count;
      if (number > 0) option.textContent = indexText(kind, number);
    }
    if (Number(index.value) > count) index.value = "";
    const label = root.querySelector("[data-period-label]");
    if (label && count) label.textContent = INDEX_LABEL.get(kind) || "";
  };

  SoTay.period = { read, write, show, said };
})();
