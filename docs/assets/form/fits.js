// Whether a response was filled in on this very form, so that the page can show it without Python.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** What is typed; a date or number that is none is shown as it is. */
  const FREE = new Set(["text", "date", "number"]);

  /** @param {FormDefinition} definition @param {Question} question @param {Value} value */
  const accepts = (definition, question, value) => {
    if (value.length === 0) return true;
    if (typeof value !== "string") return question.kind === "table";
    if (FREE.has(question.kind)) return true;
    if (question.kind === "yes_no") return value === "yes" || value === "no";
    if (question.kind === "choice") return question.options.some(({ id }) => id === value);
    const scale = definition.scales.find(({ id }) => id === question.scale);
    if (question.kind !== "scale" || !scale) return false;
    if (value === "not_applicable") return scale.not_applicable !== "";
    return scale.levels.some(({ id }) => id === value);
  };

  /**
   * Whether a question has changed its meaning, be it under the same words, since an edition.
   * @param {FormRef} form
   * @param {FormDefinition} definition
   */
  const isOlder = ({ edition }, { edition: today, editions, replacements }) => {
    const order = ["0", ...editions];
    const at = order.indexOf(edition);
    return edition !== today && at >= 0 && replacements.some(({ after }) => order.indexOf(after) >= at);
  };

  /**
   * Whether this page can show the response as it is; otherwise Python has to adapt it.
   * @param {FormResponse} response
   * @param {FormDefinition} definition
   */
  const fits = (response, definition) => {
    const { id, meaning, wording } = response.form;
    const byId = new Map(SoTay.response.questions(definition).map((question) => [question.id, question]));
    return (
      id === definition.id &&
      meaning === definition.meaning &&
      wording === definition.wording &&
      !isOlder(response.form, definition) &&
      [...response.answers].every(([name, answer]) => {
        const question = byId.get(name);
        return question !== undefined && accepts(definition, question, answer.value);
      })
    );
  };

  SoTay.response = Object.assign(SoTay.response || {}, { fits });
})();
