// What the buttons of a form page do.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const WAITING = "Đang chuẩn bị… sẽ làm ngay khi xong";
  const PROBLEMS_SHOWN = 8;

  /** @param {string} sentence @param {Problem[]} problems */
  const withProblems = (sentence, problems) => {
    const lines = problems.map((problem) =>
      problem.path ? `${problem.path}: ${problem.sentence}` : problem.sentence,
    );
    const rest = lines.length - PROBLEMS_SHOWN;
    return [
      sentence,
      ...lines.slice(0, PROBLEMS_SHOWN),
      ...(rest > 0 ? [`Và ${rest} chỗ khác.`] : []),
    ];
  };

  /** @param {unknown} error @returns {string[]} */
  const linesOf = (error) => {
    if (!(error instanceof Error)) return [String(error)];
    const problems = "problems" in error ? /** @type {Problem[]} */ (error.problems) : [];
    return withProblems(error.message, problems);
  };

  /** @param {string} code */
  const codeLine = (code) =>
    `Mã bản điền ${code}, in ở chân trang: giấy và tệp cùng mã là cùng một nội dung.`;

  /** @type {SoTayGlobal["actions"]["offers"]} */
  const offers = (root, name) => root.querySelector(`[data-action="${name}"]`) !== null;

  /**
   * What most of the bridge's actions take.
   * @param {FormPage} page
   * @param {FormResponse} response
   */
  const members = ({ definition }, response) => ({
    definition,
    text: SoTay.response.encode(response),
    date: SoTay.days.iso(SoTay.days.today(new Date())),
  });

  /**
   * Runs what needs Python; a click while Python loads is kept, and its button says so.
   * @param {FormPage} page
   * @param {HTMLElement} button
   * @param {(onProgress: OnProgress) => Promise<void>} work
   */
  const withPython = async (page, button, work) => {
    if (button.getAttribute("aria-disabled") === "true") return;
    const label = [...button.childNodes];
    /** @type {OnProgress} */
    const onProgress = (sentence, share) => SoTay.messages.progress(page.root, sentence, share);
    button.setAttribute("aria-disabled", "true");
    try {
      if (document.documentElement.dataset.engine !== "ready") {
        button.textContent = WAITING;
        onProgress("Đang chuẩn bị…", 0);
        await SoTay.engine.start(onProgress);
      }
      await work(onProgress);
    } catch (error) {
      page.say(linesOf(error));
    } finally {
      button.replaceChildren(...label);
      button.removeAttribute("aria-disabled");
      onProgress("", 1);
    }
  };

  /** @param {FormPage} page @param {HTMLElement} button */
  const review = (page, button) =>
    withPython(page, button, async (onProgress) => {
      const { definition } = page;
      const response = page.current();
      /** @type {Review} */
      const found = await SoTay.engine.call("review", members(page, response), onProgress);
      const part = page.part("review");
      const body = /** @type {HTMLElement} */ (part.querySelector("[data-review-body]"));
      SoTay.review.draw(body, found, SoTay.figures.all(definition, response, found.figures));
      SoTay.figures.draw(page.root, definition, response, found.figures);
      part.hidden = false;
      part.focus({ preventScroll: true });
      part.scrollIntoView({ block: "start" });
    });

  /** @param {FormPage} page */
  const open = (page) => {
    const input = page.root.querySelector("[data-open-file]");
    if (input instanceof HTMLInputElement) input.click();
  };

  /** @param {FormPage} page */
  const nextUnanswered = (page) => {
    const open = SoTay.showing.unanswered(page.root, page.definition);
    const all = SoTay.response.questions(page.definition).map(({ id }) => id);
    const here = all.indexOf(page.lastQuestion);
    const next = open.find((id) => all.indexOf(id) > here) || open[0];
    if (next === undefined) {
      const then = offers(page.root, "review") ? "“Rà soát nội dung” ở cuối phiếu" : "“Lưu ra tệp”";
      page.say([`Mọi câu đều đã trả lời. Có thể bấm ${then}.`]);
      return;
    }
    SoTay.messages.hide(page.root);
    const question = document.getElementById(`q-${next}`);
    question?.focus({ preventScroll: true });
    question?.scrollIntoView({ block: "start" });
  };

  /** @type {[string, (page: FormPage, button: HTMLElement) => unknown][]} */
  const ACTIONS = [
    ["review", review],
    ["word", (page, button) => SoTay.downloads.word(page, button, true)],
    ["word-plain", (page, button) => SoTay.downloads.word(page, button, false)],
    ["xlsx", (page, button) => SoTay.downloads.tables(page, button)],
    ["take", (page, button) => SoTay.taking.choose(page, button)],
    ["save", (page) => SoTay.downloads.save(page)],
    ["open", open],
    ["print", () => SoTay.print.filled()],
    ["print-blank", () => SoTay.print.blank()],
    ["print-ballots", (page) => SoTay.ballots.print(page)],
    ["erase", (page) => SoTay.erasing.ask(page)],
    ["next-unanswered", nextUnanswered],
  ];
  const actions = new Map(ACTIONS);

  SoTay.actions = {
    run: (name, page, button) => {
      SoTay.messages.hide(page.root);
      actions.get(name)?.(page, button);
    },
    codeLine,
    offers,
    members,
    withPython,
    withProblems,
    linesOf,
  };
})();
