// The page that tries the browser out: on a button, line by line, with a text for whoever helps.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const OUTCOMES = { done: "Được", failed: "Chưa được", none: "Không có" };
  const TELL = "Hãy gửi đoạn chữ ở cuối trang cho người phụ trách sổ tay.";
  const WORD_NAME = "thu-ban-word.docx";

  const root = /** @type {HTMLElement} */ (document.querySelector("[data-selftest]"));
  /** @param {string} name @returns {HTMLElement} */
  const part = (name) => /** @type {HTMLElement} */ (root.querySelector(`[data-selftest-${name}]`));
  const report = /** @type {HTMLTextAreaElement} */ (part("report"));

  /** @returns {SelftestTried | null} */
  const tried = () => {
    const { form, formTitle, answers, code } = root.dataset;
    if (!form || !formTitle || !answers || !code) return null;
    const text = new TextDecoder().decode(SoTay.base64.bytes(answers));
    return { form, title: formTitle, text, code };
  };

  /** @returns {SelftestCheck[]} */
  const checks = () => {
    const form = tried();
    const [read, ...others] = SoTay.selftestBrowser.checks;
    return [
      ...(read ? [read] : []),
      SoTay.selftestSearch(root.dataset.search ?? ""),
      ...others,
      ...(form ? SoTay.selftestForm.checks(form) : []),
      SoTay.selftestCopy,
    ];
  };

  /** @type {OnProgress} */
  const onProgress = (sentence, share) => SoTay.messages.progress(root, sentence, share);

  /** @param {SelftestCheck} check @returns {Promise<SelftestLine>} */
  const carriedOut = async ({ title, run }) => {
    try {
      return { title, ...(await run(onProgress)) };
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      return { title, outcome: "failed", said, help: TELL };
    } finally {
      onProgress("", 1);
    }
  };

  /** @param {SelftestLine} line */
  const shown = ({ title, outcome, said, help }) => {
    const item = SoTay.make(
      "li",
      "sf-line",
      SoTay.make("strong", "sf-outcome", OUTCOMES[outcome]),
      " ",
      SoTay.make("span", "sf-title", title),
      SoTay.make("p", "sf-what", said),
      ...(help ? [SoTay.make("p", "sf-help", `Làm gì: ${help}`)] : []),
    );
    item.dataset.outcome = outcome;
    return item;
  };

  /** @param {SelftestLine[]} lines */
  const summary = (lines) => {
    const failed = lines.filter(({ outcome }) => outcome === "failed").length;
    const all = `Đã kiểm tra xong ${lines.length} việc`;
    if (failed === 0) return `${all}. Máy này dùng được sổ tay.`;
    return `${all}, ${failed} việc chưa được. Xem lời chỉ ở từng dòng.`;
  };

  const start = async () => {
    const button = /** @type {HTMLButtonElement} */ (part("start"));
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    part("list").replaceChildren();
    part("after").hidden = true;
    part("copied").textContent = "";
    part("result").hidden = false;
    /** @type {SelftestLine[]} */
    const lines = [];
    for (const check of checks()) {
      part("said").textContent = `Đang kiểm tra: ${check.title}…`;
      const line = await carriedOut(check);
      lines.push(line);
      part("list").append(shown(line));
    }
    // Python holds much memory, and is not wanted here any more.
    SoTay.engine.stop();
    // As the foot says it on every page.
    const version = document.querySelector("[data-content-version]")?.textContent ?? "";
    report.value = SoTay.selftestReport.text(lines, version);
    part("word").hidden = SoTay.selftestForm.word() === null;
    part("after").hidden = false;
    part("said").textContent = summary(lines);
    button.textContent = "Kiểm tra lại";
    button.removeAttribute("aria-disabled");
    part("result").focus();
  };

  const copy = async () => {
    const copied = await SoTay.selftestReport.copy(report);
    part("copied").textContent = copied
      ? "Đã chép. Mở thư hoặc tin nhắn rồi dán vào (Ctrl + V)."
      : "Trình duyệt không cho chép hộ. Đoạn chữ đã được chọn: bấm Ctrl + C để chép.";
  };

  part("start").addEventListener("click", () => void start());
  part("copy").addEventListener("click", () => void copy());
  part("print").addEventListener("click", () => window.print());
  part("word").addEventListener("click", () => {
    const file = SoTay.selftestForm.word();
    if (file) SoTay.saveFile.download(WORD_NAME, file);
  });
  root.classList.add("sf-ready");
})();
