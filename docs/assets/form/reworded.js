// Answers that were given to another wording of their question: shown there until the person has
// confirmed them.  The mark is the wording in the save file, as in `forms/wording.py`.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const { make } = SoTay;
  const MARK = "data-reworded";

  /** @type {SoTayGlobal["reworded"]["old"]} */
  const old = ({ answers, questions }, { id, label }) => {
    const answer = answers.get(id);
    const says = answer && [answer.value, answer.note, answer.evidence].some((part) => part.length);
    const wording = questions.get(id) || "";
    return says && wording !== label ? wording : "";
  };

  /** @param {string} id where the fieldset's description finds it */
  const nameOf = (id) => `q-${id}--reworded`;

  /** @param {HTMLElement} fieldset @param {string} id @param {boolean} has */
  const describe = (fieldset, id, has) => {
    const others = (fieldset.getAttribute("aria-describedby") || "").split(" ").filter(Boolean);
    const all = [...others.filter((one) => one !== nameOf(id)), ...(has ? [nameOf(id)] : [])];
    if (all.length > 0) fieldset.setAttribute("aria-describedby", all.join(" "));
    else fieldset.removeAttribute("aria-describedby");
  };

  /** @param {Question} question @param {string} wording */
  const mark = ({ id, number }, wording) => {
    const confirm = make("button", "st-button", "Câu trả lời vẫn đúng");
    confirm.setAttribute("type", "button");
    confirm.setAttribute("data-confirm", id);
    confirm.append(make("span", "st-sr", ` với câu ${number}`));
    const text = make(
      "div",
      "",
      make("p", "st-label", "Câu hỏi nay khác với lúc trả lời"),
      make("p", "", `Lời cũ: ${wording}`),
    );
    text.id = nameOf(id);
    const box = make(
      "div",
      "st-reworded",
      text,
      make("p", "st-js", "Nếu câu trả lời không còn đúng, hãy trả lời lại."),
      make("p", "st-js", confirm),
    );
    box.setAttribute(MARK, id);
    return box;
  };

  /** @type {SoTayGlobal["reworded"]["draw"]} */
  const draw = (root, definition, response) => {
    for (const question of SoTay.response.questions(definition)) {
      const { id } = question;
      const there = root.querySelector(`[${MARK}="${CSS.escape(id)}"]`);
      const wording = old(response, question);
      if (!there && !wording) continue;
      there?.remove();
      const fieldset = root.querySelector(`[data-question="${CSS.escape(id)}"]`);
      if (!(fieldset instanceof HTMLElement)) continue;
      describe(fieldset, id, wording !== "");
      if (wording) fieldset.querySelector("legend")?.after(mark(question, wording));
    }
  };

  /** @type {SoTayGlobal["reworded"]["refresh"]} */
  const refresh = (page) => {
    // A keystroke draws nothing where no answer waits.
    const marks = page.root.querySelectorAll(`[${MARK}]`);
    if (marks.length === 0) return;
    const response = page.current();
    const byId = new Map(SoTay.response.questions(page.definition).map((one) => [one.id, one]));
    for (const there of marks) {
      const question = byId.get(there.getAttribute(MARK) || "");
      if (!question || old(response, question)) continue;
      const fieldset = there.closest("fieldset");
      there.remove();
      if (fieldset) describe(fieldset, question.id, false);
    }
  };

  /** @type {SoTayGlobal["reworded"]["confirmed"]} */
  const confirmed = (response, definition, id) => {
    const question = SoTay.response.questions(definition).find((one) => one.id === id);
    if (!question || !response.answers.has(id)) return response;
    return { ...response, questions: new Map(response.questions).set(id, question.label) };
  };

  SoTay.reworded = { old, draw, refresh, confirmed };
})();
