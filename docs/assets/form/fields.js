// Between the form's fields and a response: reading, writing, and what shows when.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

  const NOT_APPLICABLE = "not_applicable";

  /**
   * The fields outside of tables, by name.
   * Names come from data, and a form's own members can be hidden by them: never ask the form.
   * @param {HTMLElement} root
   */
  const controlsOf = (root) => {
    /** @type {Map<string, Control[]>} */
    const found = new Map();
    /** @type {NodeListOf<Control>} */
    const all = root.querySelectorAll("input[name], textarea[name], select[name]");
    for (const control of all) {
      if (control.closest("table")) continue;
      const same = found.get(control.name);
      if (same) same.push(control);
      else found.set(control.name, [control]);
    }
    return found;
  };

  /** @param {HTMLElement} root @param {string} id */
  const tableOf = (root, id) =>
    /** @type {HTMLTableElement | null} */ (
      root.querySelector(`table[data-table="${CSS.escape(id)}"]`)
    );

  /** @param {Map<string, Control[]>} controls @param {string} name */
  const textIn = (controls, name) => {
    const control = controls.get(name)?.[0];
    return control ? SoTay.response.clean(control.value) : undefined;
  };

  /** @param {Map<string, Control[]>} controls @param {string} name */
  const chosenIn = (controls, name) =>
    (controls.get(name) || []).find(
      (control) => control instanceof HTMLInputElement && control.checked,
    )?.value || "";

  /**
   * @param {HTMLElement} root
   * @param {Map<string, Control[]>} controls
   * @param {Question} question
   * @returns {EnteredAnswer}
   */
  const readQuestion = (root, controls, question) => {
    const { id, kind } = question;
    if (kind === "table") {
      const table = tableOf(root, id);
      return { value: table ? SoTay.tables.read(table) : [] };
    }
    if (kind === "text") {
      const text = textIn(controls, id) || "";
      return { value: text.trim() ? text : "" };
    }
    const value = chosenIn(controls, id);
    const reason = textIn(controls, `${id}.not_applicable_reason`);
    const evidence = textIn(controls, `${id}.evidence`);
    return {
      value,
      note: blankless(textIn(controls, `${id}.note`)),
      evidence: evidence?.split("\n").flatMap((line) => line.trim() || []),
      not_applicable_reason: value === NOT_APPLICABLE ? blankless(reason) : "",
    };
  };

  /** @param {string | undefined} text */
  const blankless = (text) => (text !== undefined && text.trim() === "" ? "" : text);

  /**
   * The response that the fields hold now.
   * @param {HTMLElement} root
   * @param {FormDefinition} definition
   * @param {FormResponse} previous
   * @param {Date} now
   */
  const read = (root, definition, previous, now) => {
    const controls = controlsOf(root);
    const entered = {
      respondent: new Map(
        definition.identity.map(({ id }) => [id, textIn(controls, `respondent.${id}`) || ""]),
      ),
      period: SoTay.period.read(root),
      answers: new Map(
        SoTay.response
          .questions(definition)
          .map((question) => [question.id, readQuestion(root, controls, question)]),
      ),
    };
    return SoTay.response.update(previous, definition, entered, now);
  };

  /** @param {Map<string, Control[]>} controls @param {string} name @param {string} text */
  const writeText = (controls, name, text) => {
    const control = controls.get(name)?.[0];
    if (control) control.value = text;
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
    if (kind === "text") {
      writeText(controls, id, typeof value === "string" ? value : "");
      return;
    }
    for (const control of controls.get(id) || []) {
      if (control instanceof HTMLInputElement) control.checked = control.value === value;
    }
    writeText(controls, `${id}.note`, answer ? answer.note : "");
    writeText(controls, `${id}.evidence`, answer ? answer.evidence.join("\n") : "");
    writeText(
      controls,
      `${id}.not_applicable_reason`,
      answer ? answer.not_applicable_reason : "",
    );
  };

  /**
   * Makes the fields hold this response.
   * @param {HTMLElement} root
   * @param {FormDefinition} definition
   * @param {FormResponse} response
   */
  const write = (root, definition, response) => {
    const controls = controlsOf(root);
    for (const { id } of definition.identity) {
      writeText(controls, `respondent.${id}`, response.respondent.get(id) || "");
    }
    SoTay.period.write(root, response.period);
    for (const question of SoTay.response.questions(definition)) {
      writeQuestion(root, controls, question, response.answers.get(question.id));
    }
    show(root, definition);
  };

  /** @param {HTMLElement} root @param {string} selector @param {boolean} hidden */
  const hide = (root, selector, hidden) => {
    const element = root.querySelector(selector);
    if (element instanceof HTMLElement) element.hidden = hidden;
  };

  /** @param {HTMLElement} root @param {Map<string, Control[]>} controls @param {string} id */
  const showMore = (root, controls, id) => {
    const state = root.querySelector(`[data-more="${CSS.escape(id)}"] [data-more-state]`);
    if (!state) return;
    const written = ["note", "evidence"].some((part) =>
      (textIn(controls, `${id}.${part}`) || "").trim(),
    );
    const text = written ? " (đã ghi)" : "";
    if (state.textContent !== text) state.textContent = text;
  };

  /** @param {HTMLElement} root @param {Section} section @param {Set<string>} open */
  const showProgress = (root, section, open) => {
    const all = section.questions.length;
    const answered = section.questions.filter(({ id }) => !open.has(id)).length;
    const id = CSS.escape(section.id);
    const long = root.querySelector(`[data-progress="${id}"]`);
    if (long) long.textContent = `Đã trả lời ${answered}/${all}`;
    const short = root.querySelector(`[data-progress-short="${id}"]`);
    if (short) short.textContent = `${answered}/${all} câu`;
  };

  /**
   * Shows and hides what depends on the answers, and counts them.
   * @param {HTMLElement} root
   * @param {FormDefinition} definition
   */
  const show = (root, definition) => {
    const controls = controlsOf(root);
    SoTay.period.show(root);
    for (const { id } of SoTay.response.questions(definition)) {
      const value = chosenIn(controls, id);
      const name = CSS.escape(id);
      hide(root, `[data-reason="${name}"]`, value !== NOT_APPLICABLE);
      hide(root, `[data-consequence="${name}"]`, value !== "yes");
      hide(root, `[data-clear="${name}"]`, value === "");
      showMore(root, controls, id);
    }
    const open = new Set(openAmong(root, controls, definition));
    for (const section of definition.sections) showProgress(root, section, open);
  };

  /**
   * @param {HTMLElement} root
   * @param {Map<string, Control[]>} controls
   * @param {FormDefinition} definition
   */
  const openAmong = (root, controls, definition) =>
    SoTay.response
      .questions(definition)
      .filter((question) => !SoTay.response.isAnswered(readQuestion(root, controls, question)))
      .map(({ id }) => id);

  /**
   * The ids of the questions without an answer, in the form's order.
   * @param {HTMLElement} root
   * @param {FormDefinition} definition
   */
  const unanswered = (root, definition) => openAmong(root, controlsOf(root), definition);

  /**
   * Remembers what was typed before the draft could be read.
   * @param {HTMLElement} root
   * @returns {() => void} puts it back over what has been written since
   */
  const typed = (root) => {
    /** @type {(() => void)[]} */
    const again = [];
    for (const controls of controlsOf(root).values()) {
      for (const control of controls) {
        if (control instanceof HTMLInputElement && control.type === "radio") {
          if (control.checked) again.push(() => (control.checked = true));
        } else if (control.value !== "") {
          const text = control.value;
          again.push(() => (control.value = text));
        }
      }
    }
    const rows = Array.from(root.querySelectorAll("table[data-table]"), (table) => ({
      table: /** @type {HTMLTableElement} */ (table),
      rows: SoTay.tables.read(/** @type {HTMLTableElement} */ (table)),
    }));
    return () => {
      for (const put of again) put();
      for (const typedIn of rows) appendRows(typedIn.table, typedIn.rows);
    };
  };

  /** @param {HTMLTableElement} table @param {Row[]} rows */
  const appendRows = (table, rows) => {
    if (rows.length === 0) return;
    const kept = SoTay.tables.read(table);
    const known = new Set(kept.map((row) => row.get("row_id")));
    let number = kept.length;
    const added = rows.map((row) => {
      let id = row.get("row_id") || "";
      while (known.has(id)) id = `r${(number += 1)}`;
      known.add(id);
      return new Map(row).set("row_id", id);
    });
    SoTay.tables.write(table, [...kept, ...added]);
  };

  SoTay.fields = { read, write, show, typed, unanswered };
})();
