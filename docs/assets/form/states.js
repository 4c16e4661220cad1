// What a draft was before: its last states, how each differs from the form, and bringing one back.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const SHOWN = 6;
  const LENGTH = 60;
  const OTHER_EDITION =
    "Bản này được điền theo bản phiếu khác. Khi lấy lại, sổ tay chuyển một bản sao và cho xem trước.";

  /** @param {string} text */
  const shortened = (text) => {
    const line = text.replace(/\s+/g, " ").trim();
    return line.length > LENGTH ? `${line.slice(0, LENGTH)}…` : line;
  };

  /** @param {FormDefinition} definition @param {Question} question @param {string} value */
  const labelOf = (definition, { kind, scale, options }, value) => {
    if (value === "not_applicable") return "Không áp dụng";
    if (kind === "yes_no") return { yes: "Có", no: "Không" }[value] || value;
    const levels = definition.scales.find(({ id }) => id === scale)?.levels || [];
    return [...options, ...levels].find(({ id }) => id === value)?.label || value;
  };

  /** @param {FormDefinition} definition @param {Question} question @param {Answer | undefined} answer */
  const said = (definition, question, answer) => {
    const value = answer ? answer.value : "";
    if (value.length === 0) return "để trống";
    if (typeof value !== "string") return `${value.length} dòng`;
    return `“${shortened(SoTay.paper.readable(labelOf(definition, question, value)))}”`;
  };

  /** @param {string} where @param {string} then @param {string} now */
  const difference = (where, then, now) =>
    then === now
      ? `${where}: khác ở phần ghi thêm hoặc trong bảng.`
      : `${where}: lúc ấy ${then}, bây giờ ${now}.`;

  /** @param {string} text */
  const quoted = (text) => (text.trim() ? `“${shortened(text)}”` : "để trống");

  /** @param {Period | null} period */
  const periodSaid = (period) => quoted(period ? SoTay.period.said(period) : "");

  /** @type {SoTayGlobal["states"]["differences"]} */
  const differences = (definition, then, now) => {
    /** @type {string[]} */
    const found = [];
    for (const { id, label } of definition.identity) {
      const [old, last] = [then, now].map(({ respondent }) => quoted(respondent.get(id) || ""));
      if (old !== last) found.push(difference(label, old || "", last || ""));
    }
    const [old, last] = [periodSaid(then.period), periodSaid(now.period)];
    if (old !== last) found.push(difference(definition.period_label || "Kỳ", old, last));
    for (const question of SoTay.response.questions(definition)) {
      const [before, after] = [then.answers.get(question.id), now.answers.get(question.id)];
      if (SoTay.taking.seen(before) === SoTay.taking.seen(after)) continue;
      const where = question.number ? `Câu ${question.number}` : `“${shortened(question.label)}”`;
      found.push(difference(where, said(definition, question, before), said(definition, question, after)));
    }
    return found;
  };

  /** @param {string} saved_at */
  const when = (saved_at) => {
    const at = new Date(saved_at);
    return Number.isNaN(at.getTime()) ? "không rõ lúc nào" : SoTay.messages.when(at);
  };

  /**
   * @param {FormPage} page
   * @param {{text: string, response: FormResponse}} then
   * @param {string} at
   * @param {HTMLElement} button
   */
  const bringBack = async (page, then, at, button) => {
    const found = SoTay.response.fits(then.response, page.definition)
      ? { response: then.response, notes: [] }
      : await SoTay.opening.adaptState(page, button, `Bản lưu ${at}`, then.text);
    if (!found) return;
    const current = page.current();
    page.replace(found.response);
    hide(page);
    page.say(
      [
        `Đã lấy lại bản lưu ${at}.`,
        ...found.notes,
        "Nội dung vừa thay được giữ trong “Các lần lưu trước”.",
      ],
      [{ label: "Trở lại nội dung vừa thay", run: () => page.replace(current) }],
    );
  };

  /** @param {FormPage} page @param {DraftState} state @param {FormResponse} now */
  const item = async (page, state, now) => {
    const at = when(state.saved_at);
    const head = SoTay.make("p", "st-draft-title", `Bản lưu ${at}`);
    const opened = await SoTay.drafts
      .read(state.content, page.autosave.draft?.key || null)
      .catch(() => null);
    const decoded = opened && SoTay.response.decode(opened.text);
    if (!decoded || !("response" in decoded)) {
      return SoTay.make("li", "", head, SoTay.make("p", "", "Không đọc được bản này."));
    }
    const { response } = decoded;
    const then = { text: opened.text, response };
    const lines = differences(page.definition, response, now);
    const rest = lines.length - SHOWN;
    const shown = [...lines.slice(0, SHOWN), ...(rest > 0 ? [`Và ${rest} chỗ khác.`] : [])];
    const fits = SoTay.response.fits(response, page.definition);
    const same = fits && shown.length === 0;
    const body = [
      ...(fits ? [] : [SoTay.make("p", "", OTHER_EDITION)]),
      ...(same ? [SoTay.make("p", "", "Giống nội dung đang điền.")] : []),
      SoTay.make("ul", "", ...shown.map((line) => SoTay.make("li", "", line))),
    ];
    const answered = `Lúc ấy ${SoTay.draftSaid.answered(page.definition, response)}.`;
    const button = SoTay.make("button", "st-button", "Lấy lại bản này");
    button.append(SoTay.make("span", "st-sr", ` ${at}`));
    button.setAttribute("type", "button");
    button.addEventListener("click", () => void bringBack(page, then, at, button));
    const actions = same ? [] : [SoTay.make("div", "st-actions", button)];
    return SoTay.make("li", "st-state", head, SoTay.make("p", "", answered), ...body, ...actions);
  };

  /** @type {SoTayGlobal["states"]["show"]} */
  const show = async (page) => {
    const box = page.part("states");
    const { draft } = page.autosave;
    await page.autosave.flush();
    const states = draft ? await SoTay.drafts.states(draft.id).catch(() => []) : [];
    const now = page.current();
    const items = await Promise.all(states.map((state) => item(page, state, now)));
    const hint =
      "Sổ tay giữ mười lần lưu gần nhất, cách nhau ít nhất năm phút và trước mỗi thay đổi lớn. " +
      "Chúng chỉ ở trên máy này, không có trong tệp nào. Lấy lại nhầm thì vào đây lấy lại bản trước đó.";
    box.replaceChildren(
      SoTay.make("h2", "st-states-title", "Các lần lưu trước"),
      SoTay.make("p", "st-hint", items.length ? hint : `Chưa có lần nào. ${hint}`),
      SoTay.make("ul", "st-draft-list", ...items),
    );
    box.hidden = false;
    box.focus({ preventScroll: true });
    box.scrollIntoView({ block: "nearest" });
  };

  /** @type {SoTayGlobal["states"]["hide"]} */
  const hide = (page) => {
    const box = page.part("states");
    box.hidden = true;
    box.replaceChildren();
  };

  SoTay.states = { show, hide, differences };
})();
