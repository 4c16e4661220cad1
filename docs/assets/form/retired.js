// Answers to questions that the form asks no more, or asks otherwise: an appendix behind the form,
// on paper only when the person wants it there.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const { make } = SoTay;

  /** @param {HTMLElement} root @returns {HTMLDetailsElement} */
  const part = (root) =>
    /** @type {HTMLDetailsElement} */ (root.querySelector('[data-part="retired"]'));

  /** @param {HTMLElement} root @returns {HTMLInputElement} */
  const wish = (root) =>
    /** @type {HTMLInputElement} */ (root.querySelector("[data-retired-print]"));

  /**
   * An entry as a save file has it; what is no such entry is kept in the file and not shown.
   * @param {Json} entry
   * @returns {{wording: string, answer: Answer} | null}
   */
  const readable = (entry) => {
    if (!(entry instanceof Map)) return null;
    const [wording, answer] = [entry.get("wording"), entry.get("answer")];
    if (typeof wording !== "string" || !(answer instanceof Map)) return null;
    const checker = new SoTay.checker.Checker();
    const checked = checker.answer(answer, []);
    return checker.problems.length > 0 ? null : { wording, answer: checked };
  };

  /** @type {SoTayGlobal["retired"]["entries"]} */
  const entries = (definition, { retired_answers }) =>
    [...retired_answers].flatMap(([name, entry]) => {
      const found = readable(entry);
      if (!found) return [];
      const [id = ""] = name.split(".");
      const lines = SoTay.said.retired(definition, id, found.answer);
      if (lines.length === 0) return [];
      const wording = found.wording || `Câu hỏi cũ, bản lưu không ghi lời (mã “${id}”)`;
      return [{ wording, lines }];
    });

  /** @type {SoTayGlobal["retired"]["draw"]} */
  const draw = (root, definition, response) => {
    const details = part(root);
    const found = entries(definition, response);
    details.hidden = found.length === 0;
    if (found.length === 0) wish(root).checked = false;
    const count = details.querySelector("[data-retired-count]");
    if (count) count.textContent = ` (${found.length})`;
    details
      .querySelector("[data-retired-body]")
      ?.replaceChildren(
        ...found.flatMap(({ wording, lines }) => [
          make("h3", "", wording),
          ...lines.map((line) => make("p", "st-said", line)),
        ]),
      );
  };

  /** @type {SoTayGlobal["retired"]["printed"]} */
  const printed = (root, response) =>
    wish(root).checked ? response : { ...response, retired_answers: new Map() };

  /** @type {SoTayGlobal["retired"]["wire"]} */
  const wire = (root) => {
    let opened = false;
    addEventListener("beforeprint", () => {
      const details = part(root);
      const wanted = wish(root).checked && !details.hidden;
      document.documentElement.classList.toggle("st-with-retired", wanted);
      opened = wanted && !details.open;
      if (opened) details.open = true;
    });
    addEventListener("afterprint", () => {
      document.documentElement.classList.remove("st-with-retired");
      if (opened) part(root).open = false;
      opened = false;
    });
  };

  SoTay.retired = { entries, draw, printed, wire };
})();
