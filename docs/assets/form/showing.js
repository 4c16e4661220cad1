// What of the form shows: questions that are asked, what belongs to an answer, counts.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** @param {HTMLElement | undefined} element @param {boolean} hidden */
  const hide = (element, hidden) => {
    if (element && element.hidden !== hidden) element.hidden = hidden;
  };

  /** @param {HTMLElement} root @param {string} id @param {EnteredAnswer} answer */
  const showMore = (root, id, { note, evidence }) => {
    const state = SoTay.byData(root, "more").get(id)?.querySelector("[data-more-state]");
    if (!state) return;
    const text = note || (evidence && evidence.length) ? " (đã ghi)" : "";
    if (state.textContent !== text) state.textContent = text;
  };

  /** @param {HTMLElement} root @param {string} id @param {EnteredAnswer} answer */
  const showWithAnswer = (root, id, answer) => {
    hide(SoTay.byData(root, "reason").get(id), answer.value !== "not_applicable");
    hide(SoTay.byData(root, "consequence").get(id), answer.value !== "yes");
    hide(SoTay.byData(root, "clear").get(id), answer.value.length === 0);
    showMore(root, id, answer);
  };

  /**
   * Hides what is not asked; `data-unasked` tells the paper why.
   * @param {HTMLElement} root
   * @param {FormDefinition} definition
   * @param {Entered} entered
   */
  const showAsked = (root, definition, entered) => {
    const asked = new Set(SoTay.response.asked(definition, entered));
    const possible = new Set(SoTay.response.possible(definition, entered.period));
    const elements = SoTay.byData(root, "question");
    for (const question of SoTay.response.questions(definition)) {
      const element = elements.get(question.id);
      if (!element) continue;
      hide(element, !asked.has(question));
      if (asked.has(question)) delete element.dataset.unasked;
      else element.dataset.unasked = possible.has(question) ? "condition" : "period";
    }
    return asked;
  };

  /** @param {HTMLElement | undefined} element @param {string} text */
  const say = (element, text) => {
    if (element && element.textContent !== text) element.textContent = text;
  };

  /** @param {HTMLElement} root @param {string} id @param {string} long @param {string} short */
  const sayProgress = (root, id, long, short) => {
    say(SoTay.byData(root, "progress").get(id), long);
    say(SoTay.byData(root, "progress-short").get(id), short);
  };

  /**
   * Why nothing is asked in a section: the answer that is waited for, or those that are there.
   * @param {FormDefinition} definition
   * @param {Section} section
   * @param {Entered} entered
   */
  const whyNothing = (definition, { questions }, { period, answers }) => {
    const byId = new Map(SoTay.response.questions(definition).map((one) => [one.id, one]));
    const asked = new Set(SoTay.response.asked(definition, { period, answers }));
    const possible = new Set(SoTay.response.possible(definition, period));
    let before = questions.find((question) => possible.has(question));
    while (before && !asked.has(before)) before = byId.get(before.condition?.question || "");
    return before && !SoTay.response.isAnswered(answers.get(before.id))
      ? `Phần này có phải ghi không là tùy câu ${before.number}; hãy trả lời câu đó trước.`
      : "Theo kỳ và các câu đã trả lời thì không phải ghi phần này.";
  };

  /**
   * @param {HTMLElement} root
   * @param {FormDefinition} definition
   * @param {Entered} entered
   * @param {Set<Question>} asked
   */
  const showSections = (root, definition, entered, asked) => {
    const own = SoTay.side.own(root, definition);
    for (const section of definition.sections) {
      const { id, questions } = section;
      const counted = questions.filter((question) => asked.has(question));
      const answered = counted.filter((one) =>
        SoTay.response.isAnswered(entered.answers.get(one.id)),
      );
      const share = `${answered.length}/${counted.length}`;
      const element = SoTay.byData(root, "section").get(id);
      element?.classList.toggle("st-nothing-asked", counted.length === 0);
      if (!questions.every((question) => own.has(question.id))) {
        sayProgress(root, id, "", "chỉ đọc");
      } else if (counted.length === 0) {
        sayProgress(root, id, whyNothing(definition, section, entered), "chưa hỏi");
      } else {
        sayProgress(root, id, `Đã trả lời ${share}`, `${share} câu`);
      }
    }
  };

  /**
   * Shows and hides what depends on the answers, and counts them.
   * @param {HTMLElement} root
   * @param {FormDefinition} definition
   */
  const show = (root, definition) => {
    SoTay.period.show(root);
    const entered = SoTay.fields.entered(root, definition);
    for (const [id, answer] of entered.answers) showWithAnswer(root, id, answer);
    const asked = showAsked(root, definition, entered);
    showSections(root, definition, entered, asked);
    SoTay.deadlines.show(root, definition);
    SoTay.side.show(root, definition);
  };

  /**
   * The ids of the questions that are asked of this side and have no answer, in the form's order.
   * @param {HTMLElement} root
   * @param {FormDefinition} definition
   */
  const unanswered = (root, definition) => {
    const entered = SoTay.fields.entered(root, definition);
    const own = SoTay.side.own(root, definition);
    return SoTay.response
      .asked(definition, entered)
      .filter(({ id }) => own.has(id) && !SoTay.response.isAnswered(entered.answers.get(id)))
      .map(({ id }) => id);
  };

  SoTay.showing = { show, unanswered };
})();
