// What Python found in the form, drawn with text alone.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const OUTDATED =
    "Phiếu đã được sửa sau lần rà soát này; bấm “Rà soát nội dung” để rà soát lại.";

  /** @type {[Finding["severity"], string][]} */
  const SEVERITIES = [
    ["missing", "Còn thiếu"],
    ["contradiction", "Chưa khớp nhau"],
    ["hint", "Nên xem lại"],
  ];

  const { make } = SoTay;

  /** @param {string} anchor */
  const goTo = (anchor) => {
    const target = document.getElementById(anchor);
    if (!target) return;
    const more = target.querySelector("details");
    if (more) more.open = true;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "start" });
  };

  /** @param {Finding} finding */
  const item = ({ anchor, sentence }) => {
    const link = document.createElement("a");
    link.href = `#${anchor}`;
    link.textContent = sentence;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      goTo(anchor);
    });
    return make("li", "", link);
  };

  /** @param {Finding[]} findings */
  const list = (findings) => {
    if (findings.length === 0) {
      return [make("p", "", "Không thấy nội dung nào còn thiếu hoặc chưa khớp nhau.")];
    }
    return SEVERITIES.flatMap(([severity, title]) => {
      const found = findings.filter((finding) => finding.severity === severity);
      if (found.length === 0) return [];
      return [
        make("h4", "", `${title} (${found.length})`),
        make("ul", "st-findings", ...found.map(item)),
      ];
    });
  };

  /** @param {SummaryGroup[]} summary */
  const summarised = (summary) => [
    make("h4", "", "Tổng hợp theo từng nhóm"),
    make("p", "st-hint", "Chỉ đếm số câu theo từng mức, không phải kết quả xếp loại."),
    ...summary.map(table),
  ];

  /** @param {SummaryGroup} group */
  const table = ({ title, rows }) => {
    const questions = rows.reduce((sum, { count }) => sum + count, 0);
    const element = document.createElement("table");
    element.className = "st-summary";
    const caption = element.createCaption();
    caption.textContent = title;
    const head = make("tr", "", column("Mức"), column("Số câu"), column("Biểu đồ"));
    element.append(make("thead", "", head));
    element.append(make("tbody", "", ...rows.map((row) => line(row, questions))));
    return element;
  };

  /** @param {string} text */
  const column = (text) => {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = text;
    return cell;
  };

  /** @param {{label: string, count: number}} row @param {number} questions */
  const line = ({ label, count }, questions) => {
    const name = document.createElement("th");
    name.scope = "row";
    name.textContent = label;
    const bar = make("span", "st-bar-of-count");
    bar.style.width = `${questions ? (100 * count) / questions : 0}%`;
    const track = make("td", "st-track", bar);
    track.setAttribute("aria-hidden", "true");
    return make("tr", "", name, make("td", "st-number-cell", String(count)), track);
  };

  /**
   * @param {HTMLElement} body
   * @param {Review} review
   * @param {HTMLElement[]} figures
   */
  const draw = (body, { findings, summary }, figures) => {
    const old = make("p", "st-outdated", OUTDATED);
    old.hidden = true;
    body.replaceChildren(
      old,
      ...list(findings),
      ...(figures.length > 0 ? [make("h4", "", "Số được tính"), ...figures] : []),
      ...(summary.length > 0 ? summarised(summary) : []),
    );
  };

  /** @param {HTMLElement} body */
  const outdated = (body) => {
    const old = body.querySelector(".st-outdated");
    if (old instanceof HTMLElement) old.hidden = false;
  };

  SoTay.review = { draw, outdated };
})();
