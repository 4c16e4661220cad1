// Lines that the paper has and the page has not: whose it is, the period, day and names under
// signatures, evidence in lines.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const DOTS = "………………………………";
  const BLANK_EVIDENCE_LINES = 2;

  /** @param {string} text a day as in `2026-02-05`, anywhere in a text */
  const readable = (text) => text.replace(/([0-9]{4})-([0-9]{2})-([0-9]{2})/g, "$3/$2/$1");

  /** @param {Evidence} piece as `forms/response.py` says it */
  const evidenceSaid = (piece) => {
    if (typeof piece === "string") return piece;
    const [name, number, date, place] = ["name", "number", "date", "place"].map((member) =>
      piece.get(member),
    );
    return [
      name,
      number && `số ${number}`,
      date && `ngày ${readable(date)}`,
      place && `lưu ở ${place}`,
    ]
      .filter(Boolean)
      .join(", ");
  };

  /** @param {Date} now */
  const dateLine = (now) => {
    const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
    const [day, month] = [two(now.getDate()), two(now.getMonth() + 1)];
    return `………………, ngày ${day} tháng ${month} năm ${now.getFullYear()}`;
  };

  /** @param {number} count lines to write on */
  const ruled = (count) =>
    Array.from({ length: count }, () => SoTay.make("span", "st-rule"));

  /** @param {HTMLElement} root @param {string} name what a field outside of tables holds */
  const held = (root, name) => {
    const control = root.querySelector(`[name="${CSS.escape(name)}"]`);
    if (control instanceof HTMLSelectElement) {
      return control.value ? control.selectedOptions[0]?.textContent || "" : "";
    }
    const typed = control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement;
    return typed && !control.closest("[data-period][hidden]") ? control.value.trim() : "";
  };

  /** @param {HTMLElement} root the period in words; empty while it is not chosen */
  const period = (root) => {
    const [kind, index, year] = ["kind", "index", "year"].map((name) =>
      held(root, `period.${name}`),
    );
    const length = index || (kind && !year ? kind : "");
    const joint = length.endsWith("năm") ? " " : " năm ";
    return year ? `${length}${joint}${year}`.trim() : length;
  };

  /** @param {Element | null} element @param {string} text @param {(() => void)[]} undo */
  const write = (element, text, undo) => {
    if (!element) return;
    const before = element.textContent;
    element.textContent = text;
    undo.push(() => (element.textContent = before));
  };

  /** @param {HTMLElement} part @param {boolean} blank @param {(() => void)[]} undo */
  const writeEvidence = (part, blank, undo) => {
    const table = part.querySelector("table");
    if (!table) return;
    const pieces = blank ? [] : SoTay.evidence.read(table).map(evidenceSaid);
    const lines = pieces.map((text) => SoTay.make("div", "", text));
    const copy = SoTay.make("div", "st-paper");
    copy.append(...(blank ? ruled(BLANK_EVIDENCE_LINES) : lines));
    part.append(copy);
    undo.push(() => copy.remove());
  };

  /** @param {HTMLElement} root @param {(() => void)[]} undo room for what the form reckons */
  const blankFigures = (root, undo) => {
    const form = SoTay.forms[root.dataset.formPage || ""];
    for (const place of root.querySelectorAll("[data-figures-section]")) {
      const section = place.getAttribute("data-figures-section");
      const own = form?.definition.figures.filter((figure) => figure.section === section) || [];
      const lines = own.map(({ label }) => SoTay.make("p", "st-paper", `${label}: ${DOTS}`));
      place.after(...lines);
      undo.push(() => lines.forEach((line) => line.remove()));
    }
  };

  /**
   * Writes these lines, for the filled or for the empty form.
   * @param {HTMLElement} root
   * @param {boolean} blank
   * @returns {(() => void)[]} what takes them away again
   */
  const prepare = (root, blank) => {
    /** @type {(() => void)[]} */
    const undo = [];
    for (const line of root.querySelectorAll("[data-paper-period]")) {
      const text = (!blank && period(root)) || `${DOTS} năm …………`;
      write(line, `${line.getAttribute("data-paper-period")}: ${text}`, undo);
    }
    for (const line of root.querySelectorAll("[data-paper-field]")) {
      const text = blank ? "" : held(root, line.getAttribute("data-paper-field") || "");
      const signed = line.classList.contains("st-signature-name");
      write(line, text || (signed ? "" : DOTS), undo);
    }
    if (!blank) write(root.querySelector(".st-signed-on"), dateLine(new Date()), undo);
    /** @type {NodeListOf<HTMLElement>} */
    const evidence = root.querySelectorAll("[data-evidence]");
    for (const part of evidence) writeEvidence(part, blank, undo);
    if (!blank) return undo;
    for (const count of root.querySelectorAll("[data-words]")) {
      write(count, `Không quá ${count.getAttribute("data-at-most")} chữ.`, undo);
    }
    blankFigures(root, undo);
    return undo;
  };

  SoTay.paper = { prepare, period, readable, ruled, evidenceSaid, dateLine };
})();
