// A form in one file, in place of drafts and Python: nothing is kept but what the person saves to
// a file, what is in none is counted, and what cannot be done here is said.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** The file itself, before anything is filled in: from a file, a page cannot read files. */
  const own = `<!doctype html>\n${document.documentElement.outerHTML}\n`;

  const HERE = "Nội dung đang điền ở đây và tệp ấy vẫn như cũ.";
  const IN_HANDBOOK = "Hãy mở tệp ấy ở phiếu cùng tên trong sổ tay đầy đủ, bằng nút “Mở bản đã lưu”.";
  const BACK =
    "Ở đó bấm “Lưu bản để điền tiếp” thì được tệp .json mở được ở đây, " +
    "nếu phiếu này cùng phiên bản với sổ tay.";

  const NOTHING = "Chưa điền gì. Trang này không tự lưu.";
  const IN_FILE = "Nội dung đang điền đã có trong tệp.";
  const AT_RISK = "Có nội dung chưa lưu ra tệp: đóng trang là mất.";

  /** The save file's text of the empty form. */
  let empty = "";

  /** @param {string} text a save file's @returns {Map<string, string>} what it says, by place */
  const said = (text) => {
    const { questions, respondent, period, answers } = JSON.parse(text);
    /** @type {[string, string][]} */
    const places = [["period", JSON.stringify(period)]];
    for (const [id, value] of Object.entries(respondent)) places.push([`respondent-${id}`, value]);
    for (const [id, { value, note, evidence, not_applicable_reason }] of Object.entries(answers)) {
      const all = [value, note, evidence, not_applicable_reason, questions[id]];
      places.push([`q-${id}`, JSON.stringify(all)]);
    }
    return new Map(places);
  };

  /** @param {string} before @param {string} after in how many places two save files differ */
  const differing = (before, after) => {
    const [then, now] = [said(before), said(after)];
    const places = [...new Set([...then.keys(), ...now.keys()])];
    return places.filter((place) => (then.get(place) || "") !== (now.get(place) || "")).length;
  };

  /** @param {Element | null} element @param {string} text */
  const write = (element, text) => {
    if (element && element.textContent !== text) element.textContent = text;
  };

  /** @type {SoTayGlobal["draftPanel"]["show"]} */
  const show = (page) => {
    const { autosave } = page;
    const text = SoTay.response.encode(page.current());
    const places = autosave.atRisk() ? Math.max(1, differing(autosave.inFile || empty, text)) : 0;
    const status = page.part("status");
    const none = text === empty || SoTay.response.isEmpty(page.current());
    write(status, places ? AT_RISK : none ? NOTHING : IN_FILE);
    status.dataset.state = places ? "private" : "empty";
    write(page.root.querySelector("[data-unsaved]"), places ? ` (${places} mục chưa lưu)` : "");
  };

  /** @param {FormDefinition} definition @param {string} name @param {FormResponse} response */
  const foreign = ({ id }, name, { form }) => {
    const what =
      form.id === id
        ? `Tệp “${name}” điền theo phiên bản khác của phiếu này (phiên bản nội dung ${form.edition}).`
        : `Tệp “${name}” là của phiếu khác (mã phiếu ${form.id}); phiếu này có mã ${id}.`;
    return form.id === id ? [what, HERE, IN_HANDBOOK, BACK] : [what, HERE];
  };

  /**
   * What Python is asked for: here only to open what the page itself cannot.
   * @param {string} _action
   * @param {any} members
   */
  const call = async (_action, { definition, name, base64 }) => {
    const found = SoTay.response.decodeFile(SoTay.base64.bytes(base64).buffer, name);
    const lines =
      found && "response" in found
        ? foreign(definition, name, found.response)
        : [`Tệp “${name}” là tệp Word; phiếu trong một tệp chỉ mở tệp .json.`, HERE, IN_HANDBOOK, BACK];
    const [news, ...more] = lines;
    const problems = more.map((sentence) => ({ path: "", sentence }));
    throw Object.assign(new Error(news), { problems });
  };

  /** @param {FormPage} page gives the empty form away, to be sent on */
  const giveAway = (page) => {
    const button = page.root.querySelector("[data-give]");
    const name = button?.getAttribute("data-give") || "";
    button?.addEventListener("click", () => {
      SoTay.saveFile.download(name, new Blob([own], { type: "text/html" }));
      page.say([
        `Đã tải về phiếu trống “${name}”. Tệp thường nằm trong thư mục Tải xuống (Downloads).`,
        "Trong tệp ấy không có nội dung nào vừa điền. Gửi tệp ấy cho người cần điền.",
      ]);
    });
  };

  /** @param {FormPage} page */
  const begin = async (page) => {
    page.apply(SoTay.response.create(page.definition), true);
    empty = SoTay.response.encode(page.current());
    page.autosave.goPrivate();
    giveAway(page);
    document.documentElement.dataset.draft = "ready";
  };

  const nothing = () => {};
  // No more than the page asks for while nothing is kept and nobody reviews.
  Object.assign(SoTay, {
    openDraft: (/** @type {FormPage} */ page) => ({
      tabs: { refresh: nothing },
      restore: () => begin(page),
    }),
    draftPanel: { show },
    drafts: { onElsewhere: nothing },
    status: { show: nothing },
    review: { outdated: nothing },
    engine: { start: nothing, call },
  });

  if (matchMedia("(prefers-color-scheme: dark)").matches) {
    document.body.dataset.mdColorScheme = "slate";
  }
})();
