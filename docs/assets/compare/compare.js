// The page that compares periods: from files that were chosen to pictures, tables and papers.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const NEEDS_MORE = "Cần ít nhất hai tệp so được với nhau. Hãy chọn thêm tệp của kỳ khác.";
  const NO_SUCH_FORM =
    "Phiếu của các tệp này không có trong sổ tay đang mở. Hãy mở sổ tay có phiếu ấy rồi so ở đó.";
  const DIFFERS = "Chưa tải tệp nào về: đọc lại tệp vừa tạo thì thấy không đúng như trên trang.";
  const TELL = "Kết quả vẫn còn trên trang: có thể bấm “In”. Hãy báo cho người phụ trách sổ tay.";
  const WORD = /** @type {const} */ ({
    extension: "docx",
    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    holds: "paper",
  });
  const SHEET = /** @type {const} */ ({
    extension: "xlsx",
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    holds: "tables",
  });

  const STILL_THERE =
    "Chưa chuyển: trang này còn giữ các tệp đã chọn. " +
    "Xem xong, hãy bấm “Xóa các tệp khỏi trang”, rồi bấm lại.";

  const root = /** @type {HTMLElement} */ (document.querySelector("[data-compare]"));
  /** @param {string} name @returns {HTMLElement} */
  const part = (name) => /** @type {HTMLElement} */ (root.querySelector(`[data-compare-${name}]`));
  const input = /** @type {HTMLInputElement} */ (part("input"));
  const filter = /** @type {HTMLInputElement} */ (part("filter"));

  /** How a result is printed. */
  const paper = document.createElement("link");
  paper.rel = "stylesheet";
  paper.media = "print";
  paper.href = "assets/compare/print.css";

  /** @type {ChosenFile[]} */
  let chosen = [];
  /** Every change of the files makes whatever is still being worked out worthless. */
  let turn = 0;
  /** @type {FormDefinition | null} */
  let definition = null;
  /** @type {Comparison | null} */
  let comparison = null;

  /** @param {string} sentence about the files that were chosen */
  const say = (sentence) => {
    part("status").textContent = sentence;
  };

  /** @param {string} sentence about a file that is made, where its button stands */
  const sayOfFile = (sentence) => {
    part("made").textContent = sentence;
  };

  /** @type {OnProgress} */
  const onProgress = (sentence, share) => SoTay.messages.progress(root, sentence, share);

  /** @param {unknown} error */
  const sentenceOf = (error) => (error instanceof Error ? error.message : String(error));

  /** What the bridge gets of the files. */
  const members = () =>
    chosen.flatMap(({ name, base64, refused }) => (refused ? [] : [{ name, base64 }]));

  /** @param {string} form whether this site has the form */
  const isKnown = (form) =>
    [...document.querySelectorAll("[data-compare-form]")].some(
      (one) => one instanceof HTMLElement && one.dataset.compareForm === form,
    );

  /** @param {string} form @returns {Promise<FormDefinition>} */
  const definitionOf = async (form) => {
    if (!isKnown(form)) throw new Error(NO_SUCH_FORM);
    await SoTay.bring(`assets/forms/${form}.js`);
    const found = SoTay.forms?.[form];
    if (!found) throw new Error(NO_SUCH_FORM);
    return found.definition;
  };

  /** @param {Identity} identity what each file is, by its name */
  const identified = ({ files, unread }) =>
    new Map([
      ...unread.map(({ name, sentence }) => /** @type {const} */ ([name, sentence])),
      ...files.map(({ name, person, period }) => {
        const what = [person || "chưa ghi tên", period || "chưa ghi kỳ"].join(", ");
        return /** @type {const} */ ([name, `${what}.`]);
      }),
    ]);

  /** @param {Map<string, string>} said */
  const list = (said) => {
    for (const { name, refused } of chosen) if (refused) said.set(name, refused);
    SoTay.compareFiles.show(part("files"), chosen, said, remove);
    part("chosen").hidden = chosen.length === 0;
    SoTay.renewal?.inUse(chosen.length > 0);
  };

  /** Hides rows that say nothing new, where that is wanted, and says how many are shown. */
  const narrow = () => {
    const only = filter.checked;
    root.classList.toggle("cp-only-changed", only);
    const rows = (comparison?.groups || []).flatMap((group) => group.rows);
    const changed = rows.filter((row) => row.changed).length;
    const shown = only ? changed : rows.length;
    part("count").textContent =
      shown === 0 && only
        ? "Không có câu nào thay đổi."
        : `Đang hiện ${shown} trong ${rows.length} dòng; ${changed} dòng có thay đổi.`;
  };

  /** @param {Comparison} found */
  const draw = (found) => {
    comparison = found;
    part("about").replaceChildren(...SoTay.compareTable.about(found));
    part("picture").replaceChildren(...SoTay.comparePicture.draw(found));
    part("tables").replaceChildren(...SoTay.compareTable.draw(found));
    narrow();
    part("result").hidden = false;
    document.head.append(paper);
  };

  const forget = () => {
    comparison = null;
    definition = null;
    part("result").hidden = true;
    paper.remove();
    for (const name of ["about", "picture", "tables", "count", "made"]) part(name).replaceChildren();
  };

  /** @param {Comparison} found what is said of each file once they have been compared */
  const placed = ({ files, left }) =>
    new Map([
      ...files.map(({ name, period }) => /** @type {const} */ ([name, `${period}.`])),
      ...left.map(({ name, sentence }) => /** @type {const} */ ([name, `Chưa so. ${sentence}`])),
    ]);

  /** Compares the files that are there now. */
  const compare = async () => {
    turn += 1;
    const mine = turn;
    forget();
    list(new Map());
    if (members().length === 0) {
      say(chosen.length > 0 ? NEEDS_MORE : "");
      return;
    }
    say("Đang đọc các tệp…");
    try {
      const identity = await SoTay.engine.call("identify", { files: members() }, onProgress);
      if (mine !== turn) return;
      list(identified(identity));
      if (!identity.form) throw new Error(NEEDS_MORE);
      const form = await definitionOf(identity.form);
      const found = await SoTay.engine.call("compare", { definition: form, files: members() });
      if (mine !== turn) return;
      list(placed(found));
      if (found.groups.length === 0) throw new Error(NEEDS_MORE);
      definition = form;
      draw(found);
      const left = chosen.length - found.files.length;
      const others = left > 0 ? `, chưa so ${left} tệp (lý do ở danh sách trên)` : "";
      say(`Đã so ${found.files.length} bản${others}. Kết quả ở dưới.`);
    } catch (error) {
      if (mine === turn) say(sentenceOf(error));
    } finally {
      if (mine === turn) onProgress("", 1);
    }
  };

  /** @param {File[]} files */
  const add = async (files) => {
    if (files.length === 0) return;
    const { chosen: all, tooMany } = await SoTay.compareFiles.read(chosen, files);
    chosen = all;
    await compare();
    if (tooMany.length > 0) {
      const names = tooMany.map((name) => `“${name}”`).join(", ");
      say(`${part("status").textContent} Quá nhiều tệp, chưa đọc: ${names}.`);
    }
  };

  /** @param {ChosenFile} file */
  const remove = (file) => {
    chosen = chosen.filter((other) => other !== file);
    part("choose").focus();
    void compare();
  };

  const clear = () => {
    chosen = [];
    void compare();
    say("Đã xóa các tệp khỏi trang. Tệp trên máy vẫn còn nguyên.");
  };

  const today = () => SoTay.days.iso(SoTay.days.today(new Date()));

  /**
   * Lets Python make a file and read it again from its bytes, before the browser gets it.
   * @param {string} action
   * @param {{extension: string, type: string, holds: "paper" | "tables"}} kind
   * @param {object} more
   */
  const download = async (action, { extension, type, holds }, more) => {
    const mine = turn;
    try {
      sayOfFile("Đang làm tệp…");
      const asked = { definition, files: members(), only_changed: filter.checked, ...more };
      const { base64 } = await SoTay.engine.call(action, asked, onProgress);
      const file = new Blob([SoTay.base64.bytes(base64)], { type });
      const made = { ...asked, holds, base64: await SoTay.saveFile.base64(file) };
      const held = await SoTay.engine.call("read_back_compare", made, onProgress).catch((error) => {
        throw new Error(`${DIFFERS} ${sentenceOf(error)} ${TELL}`);
      });
      if (mine !== turn) return;
      const name = `so-sanh_${definition?.id}_${today()}.${extension}`;
      SoTay.saveFile.download(name, file);
      sayOfFile(
        `Đã tải về tệp “${name}”. Tệp thường nằm trong thư mục Tải xuống (Downloads). Đã đọc lại ` +
          `tệp: có ${held.files} kỳ, ${held.rows} dòng so sánh, đúng như trên trang. ` +
          "Tệp có thông tin cá nhân.",
      );
    } catch (error) {
      if (mine === turn) sayOfFile(sentenceOf(error));
    } finally {
      onProgress("", 1);
    }
  };

  const word = async () => {
    try {
      await SoTay.bring("assets/compare/paper.js");
    } catch (error) {
      sayOfFile(sentenceOf(error));
      return;
    }
    const more = { template: SoTay.comparePaper, date: today() };
    await download("export_compare_docx", WORD, more);
  };

  /** @param {DragEvent} event */
  const brings = (event) => Array.from(event.dataTransfer?.types || []).includes("Files");

  const wire = () => {
    part("choose").addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
      const files = [...(input.files || [])];
      input.value = "";
      void add(files);
    });
    // Anywhere on the page: a file dropped beside the frame would open in place of the page.
    document.addEventListener("dragover", (event) => {
      if (brings(event)) event.preventDefault();
    });
    document.addEventListener("drop", (event) => {
      if (!brings(event)) return;
      event.preventDefault();
      void add([...(event.dataTransfer?.files || [])]);
    });
    part("clear").addEventListener("click", () => {
      clear();
      part("choose").focus();
    });
    filter.addEventListener("change", narrow);
    part("word").addEventListener("click", () => void word());
    part("xlsx").addEventListener(
      "click",
      () => void download("export_compare_xlsx", SHEET, {}),
    );
    part("print").addEventListener("click", () => window.print());
    SoTay.renewal?.before(async () => (chosen.length > 0 ? STILL_THERE : ""));
    // A browser may keep a page that was left, and show it to whoever goes back.
    window.addEventListener("pagehide", clear);
    part("drop").hidden = false;
    root.classList.add("cp-ready");
  };

  wire();
})();
