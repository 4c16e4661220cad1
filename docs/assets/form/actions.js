// What the buttons of a form page do.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const WAITING = "Đang chuẩn bị… sẽ làm ngay khi xong";
  const PROBLEMS_SHOWN = 8;
  const KEEP_SAFE =
    "Tệp có thông tin cá nhân: chỉ để trên máy được phép dùng, " +
    "xóa khỏi thư mục Tải xuống sau khi nộp.";

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

  /** @param {FormResponse} response what the bridge takes: plain JSON */
  const plain = (response) => JSON.parse(SoTay.response.encode(response));

  /** @param {FormDefinition} definition @param {FormResponse} response */
  const countLine = (definition, response) => {
    const all = SoTay.response.asked(definition, response);
    const answered = all.filter(({ id }) => SoTay.response.isAnswered(response.answers.get(id)));
    return `Trong tệp có ${answered.length}/${all.length} câu đã trả lời.`;
  };

  /** @param {string} code */
  const codeLine = (code) =>
    `Mã bản điền ${code}, in ở chân trang: giấy và tệp cùng mã là cùng một nội dung.`;

  /** @param {string} name */
  const downloaded = (name) =>
    `Đã tải về tệp “${name}”. Tệp thường nằm trong thư mục Tải xuống (Downloads).`;

  const today = () => {
    const now = new Date();
    const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };

  /**
   * Runs what needs Python; a click while Python loads is kept, and its button says so.
   * @param {FormPage} page
   * @param {HTMLElement} button
   * @param {(onProgress: OnProgress) => Promise<void>} work
   */
  const withPython = async (page, button, work) => {
    if (button.getAttribute("aria-disabled") === "true") return;
    const label = button.textContent;
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
      button.textContent = label;
      button.removeAttribute("aria-disabled");
      onProgress("", 1);
    }
  };

  /** @param {FormPage} page @param {HTMLElement} button */
  const review = (page, button) =>
    withPython(page, button, async (onProgress) => {
      const { definition } = page;
      const response = page.current();
      const members = { definition, response: plain(response), date: today() };
      /** @type {Review} */
      const found = await SoTay.engine.call("review", members, onProgress);
      const part = page.part("review");
      const body = /** @type {HTMLElement} */ (part.querySelector("[data-review-body]"));
      SoTay.review.draw(body, found, SoTay.figures.all(definition, response, found.figures));
      SoTay.figures.draw(page.root, definition, response, found.figures);
      part.hidden = false;
      part.focus({ preventScroll: true });
      part.scrollIntoView({ block: "start" });
    });

  /** @param {FormPage} page @param {HTMLElement} button @param {boolean} withData */
  const word = (page, button, withData) =>
    withPython(page, button, async (onProgress) => {
      const response = page.current();
      const members = {
        definition: page.definition,
        response: plain(response),
        template: page.template,
        date: today(),
        with_data: withData,
      };
      const { base64, code } = await SoTay.engine.call("export_docx", members, onProgress);
      const full = SoTay.saveFile.fileName(response, "docx");
      const name = withData ? full : full.replace(/\.docx$/, "-khong-kem-du-lieu.docx");
      SoTay.saveFile.download(name, SoTay.saveFile.bytes(base64), WORD_TYPE);
      page.say([
        downloaded(name),
        countLine(page.definition, response),
        codeLine(code),
        "Mở bằng Word, nếu thấy dải màu vàng ở trên thì bấm “Bật chỉnh sửa” để sửa được.",
        withData
          ? "Tệp này mở lại được trong phiếu bằng nút “Mở bản đã lưu”."
          : "Tệp này không mở lại được trong phiếu; muốn điền tiếp thì bấm “Lưu bản để điền tiếp”.",
        KEEP_SAFE,
      ]);
    });

  /** @param {FormPage} page @param {HTMLElement} button */
  const tables = (page, button) =>
    withPython(page, button, async (onProgress) => {
      const response = page.current();
      const members = {
        definition: page.definition,
        response: plain(response),
        date: today(),
      };
      const { base64, code } = await SoTay.engine.call("export_xlsx", members, onProgress);
      const name = SoTay.saveFile.fileName(response, "xlsx");
      SoTay.saveFile.download(name, SoTay.saveFile.bytes(base64), XLSX_TYPE);
      page.say([
        downloaded(name),
        "Trong tệp chỉ có các bảng của phiếu, mỗi bảng một trang tính; mở bằng Excel.",
        codeLine(code),
        "Tệp này không mở lại được trong phiếu; muốn điền tiếp thì bấm “Lưu bản để điền tiếp”.",
        KEEP_SAFE,
      ]);
    });

  /** @param {FormPage} page */
  const save = (page) => {
    const response = page.current();
    const text = SoTay.response.encode(response);
    const name = SoTay.saveFile.fileName(response, "json");
    SoTay.saveFile.download(name, text, "application/json");
    page.autosave.kept(text);
    page.say([
      `Đã lưu ra tệp “${name}”. Tệp thường nằm trong thư mục Tải xuống (Downloads).`,
      countLine(page.definition, response),
      "Muốn điền tiếp, ở máy này hay máy khác: mở phiếu, bấm “Mở bản đã lưu” rồi chọn tệp này.",
      "Để nộp thì dùng “Tải về bản Word”.",
      KEEP_SAFE,
    ]);
  };

  /** @param {FormPage} page */
  const erase = async (page) => {
    const sure = await SoTay.messages.ask(page.root, {
      title: "Xóa bản nháp trên máy này?",
      lines: [
        "Sẽ xóa, không lấy lại được: nội dung đang điền ở đây và mọi bản nháp khác mà sổ tay đã lưu " +
          "trong trình duyệt này.",
        "Nếu còn cần, hãy bấm “Không xóa”, rồi bấm “Lưu bản để điền tiếp” hoặc “Tải về bản Word”.",
      ],
      yes: "Xóa hết",
      no: "Không xóa",
    });
    if (!sure) return;
    page.autosave.forget();
    try {
      await SoTay.drafts.erase(page.siteRoot);
    } catch {
      page.autosave.adopt(await SoTay.drafts.load(page.definition.id).catch(() => null));
      page.say([
        "Chưa xóa được bản nháp. Hãy đóng mọi cửa sổ khác đang mở sổ tay rồi bấm xóa lần nữa.",
        "Nếu vẫn không được, hãy xóa dữ liệu duyệt web trong phần cài đặt của trình duyệt.",
      ]);
      return;
    }
    page.apply(SoTay.response.create(page.definition));
    page.autosave.adopt(null);
    const review = page.part("review");
    review.hidden = true;
    review.querySelector("[data-review-body]")?.replaceChildren();
    page.say([
      "Đã xóa bản nháp và mọi thứ sổ tay đã lưu trong trình duyệt này.",
      "Trang này không xóa được: tệp Word và tệp lưu đã tải về (thường ở thư mục Tải xuống), " +
        "tệp trong thùng rác, tệp đã chép sang USB hoặc đã gửi đi, bản đã in. " +
        "Hãy tự xóa hoặc cất giữ theo quy định.",
    ]);
  };

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
      page.say(["Mọi câu đều đã trả lời. Có thể bấm “Rà soát nội dung” ở cuối phiếu."]);
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
    ["word", (page, button) => word(page, button, true)],
    ["word-plain", (page, button) => word(page, button, false)],
    ["xlsx", tables],
    ["take", (page, button) => SoTay.taking.choose(page, button)],
    ["save", save],
    ["open", open],
    ["print", () => SoTay.print.filled()],
    ["print-blank", () => SoTay.print.blank()],
    ["print-ballots", (page) => SoTay.ballots.print(page)],
    ["erase", erase],
    ["next-unanswered", nextUnanswered],
  ];
  const actions = new Map(ACTIONS);

  SoTay.actions = {
    run: (name, page, button) => {
      SoTay.messages.hide(page.root);
      actions.get(name)?.(page, button);
    },
    codeLine,
    withPython,
    withProblems,
    linesOf,
  };
})();
