// Between the form's fields and a response: reading and writing.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const NOT_APPLICABLE = "not_applicable";
  /** Questions with one field to type in. */
  const TYPED = new Set(["text", "date", "number"]);

  /** @param {HTMLElement} root @param {string} id */
  const tableOf = (root, id) =>
    /** @type {HTMLTableElement | undefined} */ (SoTay.byData(root, "table").get(id));

  /** @param {string | undefined} text */
  const blankless = (text) => (text !== undefined && text.trim() === "" ? "" : text);

  /**
   * @param {HTMLElement} root
   * @param {Map<string, Control[]>} controls
   * @param {Question} question
   * @returns {EnteredAnswer}
   */
  const readQuestion = (root, controls, question) => {
    const { id, kind } = question;
    const { text, chosen } = SoTay.controls;
    if (kind === "table") {
      const table = tableOf(root, id);
      return { value: table ? SoTay.tables.read(table) : [] };
    }
    if (TYPED.has(kind)) {
      const typed = blankless(text(controls, id)) || "";
      return { value: kind === "text" ? typed : typed.trim() };
    }
    const value = chosen(controls, id);
    const reason = text(controls, `${id}.not_applicable_reason`);
    const evidence = tableOf(root, `${id}.evidence`);
    return {
      value,
      note: blankless(text(controls, `${id}.note`)),
      evidence: evidence ? SoTay.evidence.read(evidence) : undefined,
      not_applicable_reason: value === NOT_APPLICABLE ? blankless(reason) : "",
    };
  };

  /**
   * What the fields hold now.
   * @param {HTMLElement} root
   * @param {FormDefinition} definition
   * @returns {Entered}
   */
  const entered = (root, definition) => {
    const controls = SoTay.controls.named(root);
    const respondent = definition.identity.map(
      ({ id }) =>
        /** @type {[string, string]} */ ([
          id,
          SoTay.controls.text(controls, `respondent.${id}`) || "",
        ]),
    );
    const answers = SoTay.response
      .questions(definition)
      .map(
        (question) =>
          /** @type {[string, EnteredAnswer]} */ ([
            question.id,
            readQuestion(root, controls, question),
          ]),
      );
    return {
      respondent: new Map(respondent),
      period: SoTay.period.read(root),
      answers: new Map(answers),
    };
  };

  /**
   * The response that the fields hold now.
   * @param {HTMLElement} root
   * @param {FormDefinition} definition
   * @param {FormResponse} previous
   * @param {Date} now
   */
  const read = (root, definition, previous, now) =>
    SoTay.response.update(previous, definition, entered(root, definition), now);

  /** @param {Map<string, Control[]>} controls @param {string} name @param {string} text */
  const writeText = (controls, name, text) => {
    const control = controls.get(name)?.[0];
    if (control) SoTay.controls.put(control, text);
  };

  /**
   * @param {HTMLElement} root
   * @param {Map<string, Control[]>} controls
   * @param {Question} question
   * @param {Answer | undefined} answer
   */
  const writeQuestion = (root, controls, question, answer) => {
    const { id, kind } = question;
    const value = answer ? answer.value : "";
    if (kind === "table") {
      const table = tableOf(root, id);
      if (table) SoTay.tables.write(table, Array.isArray(value) ? value : []);
      return;
    }
    if (TYPED.has(kind)) {
      writeText(controls, id, typeof value === "string" ? value : "");
      return;
    }
    for (const control of controls.get(id) || []) {
      if (control instanceof HTMLInputElement) control.checked = control.value === value;
    }
    writeText(controls, `${id}.note`, answer ? answer.note : "");
    writeText(
      controls,
      `${id}.not_applicable_reason`,
      answer ? answer.not_applicable_reason : "",
    );
    const evidence = tableOf(root, `${id}.evidence`);
    if (evidence) SoTay.evidence.write(evidence, answer ? answer.evidence : []);
  };

  /**
   * Makes the fields hold this response.
   * @param {HTMLElement} root
   * @param {FormDefinition} definition
   * @param {FormResponse} response
   */
  const write = (root, definition, response) => {
    const controls = SoTay.controls.named(root);
    for (const { id } of definition.identity) {
      writeText(controls, `respondent.${id}`, response.respondent.get(id) || "");
    }
    SoTay.period.write(root, response.period);
    for (const question of SoTay.response.questions(definition)) {
      writeQuestion(root, controls, question, response.answers.get(question.id));
    }
    SoTay.showing.show(root, definition);
  };

  /**
   * Remembers what was typed before the draft could be read.
   * @param {HTMLElement} root
   * @returns {() => void} puts it back over what has been written since
   */
  const typed = (root) => {
    /** @type {(() => void)[]} */
    const again = [];
    for (const controls of SoTay.controls.named(root).values()) {
      for (const control of controls) {
        if (control instanceof HTMLInputElement && control.type === "radio") {
          if (control.checked) again.push(() => (control.checked = true));
        } else if (control.value !== "") {
          const text = control.value;
          again.push(() => SoTay.controls.put(control, text));
        }
      }
    }
    /** @type {NodeListOf<HTMLTableElement>} */
    const tables = root.querySelectorAll("table[data-table]");
    const rows = Array.from(tables, (table) => ({ table, rows: SoTay.tables.read(table) }));
    return () => {
      for (const put of again) put();
      for (const typedIn of rows) SoTay.tables.append(typedIn.table, typedIn.rows);
    };
  };

  SoTay.fields = { entered, read, write, typed };
})();
