// A response: what a person entered, and how it follows from the one before.  No DOM.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** @param {FormDefinition} definition @returns {Question[]} */
  const questions = (definition) => definition.sections.flatMap((section) => section.questions);

  /**
   * The questions that are asked, by the rules of `forms/asked.py`: a condition looks at questions
   * that are asked themselves; while no period is chosen, those of all periods are asked.
   * @param {FormDefinition} definition
   * @param {Asking} response
   */
  const asked = (definition, { period, answers }) => {
    /** @type {Map<string, string>} */
    const values = new Map();
    return questions(definition).filter(({ id, periods, condition }) => {
      if (!inPeriod(periods, period)) return false;
      if (condition && !condition.values.includes(values.get(condition.question) || "")) return false;
      const value = answers.get(id)?.value;
      values.set(id, typeof value === "string" ? value : "");
      return true;
    });
  };

  /** @param {PeriodKind[]} periods @param {Asking["period"]} period */
  const inPeriod = (periods, period) =>
    !period || periods.length === 0 || periods.some((kind) => kind === period.kind);

  /**
   * The questions that some answers make asked in a period, for the paper to have room for them.
   * @param {FormDefinition} definition
   * @param {Asking["period"]} period
   */
  const possible = (definition, period) => {
    /** @type {Set<string>} */
    const found = new Set();
    return questions(definition).filter(({ id, periods, condition }) => {
      const may = inPeriod(periods, period) && (!condition || found.has(condition.question));
      if (may) found.add(id);
      return may;
    });
  };

  /** @param {FormDefinition} definition @param {JsonObject} [extra] @returns {FormRef} */
  const formRef = (definition, extra = new Map()) => ({
    id: definition.id,
    edition: definition.edition,
    meaning: definition.meaning,
    wording: definition.wording,
    extra,
  });

  /**
   * The response of an empty form.
   * @param {FormDefinition} definition
   * @returns {FormResponse}
   */
  const create = (definition) => ({
    tool_version: definition.tool_version,
    form: formRef(definition),
    questions: new Map(),
    respondent: new Map(definition.identity.map(({ id }) => [id, ""])),
    period: null,
    answers: new Map(),
    retired_answers: new Map(),
    extra: new Map(),
  });

  /** @param {string} text text from a field: one form for each letter, one kind of line end */
  const clean = (text) => SoTay.json.clean(text.replace(/\r\n?/g, "\n")).normalize("NFC");

  /** @param {{value: Value} | undefined} answer */
  const isAnswered = (answer) => answer !== undefined && answer.value.length > 0;

  /** @param {EnteredAnswer} entered */
  const hasContent = ({ value, note, evidence }) =>
    value.length > 0 || Boolean(note) || Boolean(evidence && evidence.length);

  /** @param {Value} one @param {Value} other */
  const sameValue = (one, other) => {
    if (typeof one === "string" || typeof other === "string") return one === other;
    return (
      one.length === other.length &&
      one.every((row, at) => sameTexts([...row], [...(other[at] || [])]))
    );
  };

  /** @param {[string, string][]} one @param {[string, string][]} other */
  const sameTexts = (one, other) => {
    const texts = new Map(other);
    return one.length === other.length && one.every(([name, text]) => texts.get(name) === text);
  };

  /** @param {Evidence} piece @returns {[string, string][]} */
  const membersOf = (piece) =>
    typeof piece === "string" ? [["name", piece]] : [...piece].filter(([, text]) => text !== "");

  /** @param {Evidence} one @param {Evidence | undefined} other a name alone may be written twofold */
  const samePiece = (one, other) =>
    one === other || (other !== undefined && sameTexts(membersOf(one), membersOf(other)));

  /** @param {Answer} one @param {Answer} other */
  const sameAnswer = (one, other) =>
    sameValue(one.value, other.value) &&
    one.note === other.note &&
    one.not_applicable_reason === other.not_applicable_reason &&
    one.evidence.length === other.evidence.length &&
    one.evidence.every((piece, at) => samePiece(piece, other.evidence[at]));

  /**
   * The entered rows with the columns that the page does not know.
   * @param {Value} value
   * @param {Value} before
   * @returns {Value}
   */
  const withUnknownColumns = (value, before) => {
    if (typeof value === "string" || typeof before === "string") return value;
    const known = new Map(before.map((row) => [row.get("row_id"), row]));
    return value.map((row) => {
      const old = known.get(row.get("row_id"));
      return old ? new Map([...old, ...row]) : row;
    });
  };

  /** @param {FormResponse} previous */
  const nextSeq = (previous) => {
    const used = Array.from(previous.answers.values(), ({ seq }) => Number(seq));
    const highest = Math.max(0, ...used.filter(Number.isSafeInteger));
    return highest + 1;
  };

  /**
   * @param {Answer | undefined} before
   * @param {EnteredAnswer} entered
   * @param {{seq: number, updated_at: string}} stamp for an answer that changed
   * @param {By} by whose section it stands in
   * @returns {Answer}
   */
  const answerFrom = (before, entered, stamp, by) => {
    const old = before || EMPTY_ANSWER;
    const answer = {
      by: by === "self" ? old.by : by,
      value: withUnknownColumns(entered.value, old.value),
      note: entered.note ?? old.note,
      evidence: entered.evidence ?? old.evidence,
      not_applicable_reason: entered.not_applicable_reason ?? old.not_applicable_reason,
      ...stamp,
      extra: old.extra,
    };
    return before && sameAnswer(before, answer) ? before : answer;
  };

  /** @type {Answer} */
  const EMPTY_ANSWER = {
    by: "self",
    value: "",
    note: "",
    evidence: [],
    not_applicable_reason: "",
    updated_at: "",
    seq: 0,
    extra: new Map(),
  };

  /**
   * Whether the period says no more than the form does, which offers a single kind and shows it
   * chosen.
   * @param {FormDefinition} definition
   * @param {Entered} entered
   */
  const offersOnly = ({ periods }, { period, respondent, answers }) =>
    periods.length === 1 &&
    period?.kind === periods[0]?.kind &&
    period?.year === null &&
    period.index === null &&
    ![...respondent.values()].some((text) => text.trim()) &&
    ![...answers.values()].some(hasContent);

  /** @param {Entered["period"]} entered @param {Period | null} before @returns {Period | null} */
  const periodFrom = (entered, before) => {
    if (!entered) return entered === undefined ? before : null;
    return {
      kind: /** @type {PeriodKind} */ (entered.kind),
      year: entered.year,
      index: entered.index,
      extra: before ? before.extra : new Map(),
    };
  };

  /**
   * The response after what the fields hold now; answers that did not change keep their stamps,
   * and what the page does not know stays.
   * @param {FormResponse} previous
   * @param {FormDefinition} definition
   * @param {Entered} entered
   * @param {Date} now
   * @returns {FormResponse}
   */
  const update = (previous, definition, entered, now) => {
    const stamp = {
      updated_at: `${now.toISOString().slice(0, 19)}Z`,
      seq: nextSeq(previous),
    };
    const known = new Set(questions(definition).map(({ id }) => id));
    const kept = [...previous.answers].filter(([id]) => !known.has(id));
    /** @type {Map<string, Answer>} */
    const answers = new Map();
    /** @type {Map<string, string>} */
    const wordings = new Map();
    for (const section of definition.sections) {
      for (const { id, label } of section.questions) {
        const found = entered.answers.get(id);
        if (!found || !hasContent(found)) continue;
        const before = previous.answers.get(id);
        const answer = answerFrom(before, found, stamp, section.by);
        answers.set(id, answer);
        wordings.set(id, (answer === before && previous.questions.get(id)) || label);
      }
    }
    for (const [id, answer] of kept) {
      answers.set(id, answer);
      wordings.set(id, previous.questions.get(id) || "");
    }
    return {
      ...previous,
      tool_version: definition.tool_version,
      form: formRef(definition, previous.form.extra),
      questions: wordings,
      respondent: new Map([...entered.respondent, ...unknownFields(previous, definition)]),
      period: offersOnly(definition, entered)
        ? null
        : periodFrom(entered.period, previous.period),
      answers,
    };
  };

  /** @param {FormResponse} previous @param {FormDefinition} definition */
  const unknownFields = (previous, definition) => {
    const known = new Set(definition.identity.map(({ id }) => id));
    return [...previous.respondent].filter(([id]) => !known.has(id));
  };

  /** @param {FormResponse} response */
  const isEmpty = (response) =>
    response.answers.size === 0 &&
    response.retired_answers.size === 0 &&
    response.period === null &&
    [...response.respondent.values()].every((text) => text.trim() === "");

  /** @param {FormResponse} response the first identity field is the name */
  const name = (response) => [...response.respondent.values()][0] || "";

  SoTay.response = Object.assign(SoTay.response || {}, {
    asked,
    create,
    clean,
    isAnswered,
    isEmpty,
    name,
    possible,
    questions,
    update,
  });
})();
