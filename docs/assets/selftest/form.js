// A real form, filled in with its worked example, through all that people do with a form.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  const TELL = "Hãy gửi đoạn chữ ở cuối trang cho người phụ trách sổ tay.";
  const { done, failed } = SoTay.selftestBrowser;

  /** Without Python what follows would wait for it again, each line anew. */
  const NOT_TRIED = "Chưa thử vì Python chưa chạy.";
  const SEE_PYTHON = "Hãy làm theo lời chỉ ở dòng “Chạy Python” rồi kiểm tra lại.";

  let ready = false;
  /** @type {Blob | null} */
  let made = null;

  /** @param {SelftestTried} tried @returns {Promise<{definition: FormDefinition, template: unknown}>} */
  const form = async (tried) => {
    await SoTay.bring(`assets/forms/${tried.form}.js`);
    const found = SoTay.forms?.[tried.form];
    if (!found) throw new Error(`Tệp “assets/forms/${tried.form}.js” bị hỏng.`);
    return found;
  };

  const today = () => {
    const now = new Date();
    const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };

  /** @param {OnProgress} onProgress */
  const python = async (onProgress) => {
    ready = false;
    made = null;
    const started = performance.now();
    const { version, python } = await SoTay.engine.call("ping", {}, onProgress);
    ready = true;
    const seconds = ((performance.now() - started) / 1000).toFixed(1).replace(".", ",");
    return done(`Python ${python} chạy được, sẵn sàng sau ${seconds} giây (phần mềm bản ${version}).`);
  };

  /** @param {SelftestTried} tried */
  const save = async (tried) => {
    const { definition } = await form(tried);
    const base64 = await SoTay.saveFile.base64(new Blob([tried.text]));
    const text = new TextDecoder().decode(SoTay.base64.bytes(base64));
    const decoded = SoTay.response.decode(text);
    if ("problem" in decoded) return failed(`Mở lại tệp thì thấy: ${decoded.problem}`, TELL);
    const texts = [SoTay.response.encode(decoded.response)];
    if (ready) {
      const file = { definition, name: "thu.json", base64 };
      texts.push((await SoTay.engine.call("open_file", file)).text);
    }
    if (texts.some((one) => one !== tried.text)) {
      return failed("Mở lại tệp vừa lưu thì thấy khác.", TELL);
    }
    return done("Đã ghi bản đã điền thành tệp .json, mở lại thấy đúng từng chữ.");
  };

  /** @param {SelftestTried} tried */
  const review = async (tried) => {
    if (!ready) return failed(NOT_TRIED, SEE_PYTHON);
    const { definition } = await form(tried);
    const members = { definition, text: tried.text, date: today() };
    const { findings } = await SoTay.engine.call("review", members);
    const found = findings.length > 0 ? `nêu ${findings.length} điều cần xem lại` : "không nêu điều gì";
    return done(`Đã rà soát bản điền ví dụ: ${found}.`);
  };

  /** @param {SelftestTried} tried */
  const word = async (tried) => {
    if (!ready) return failed(NOT_TRIED, SEE_PYTHON);
    const { definition, template } = await form(tried);
    const members = { definition, text: tried.text, date: today() };
    const paper = { ...members, template, with_data: true };
    const { base64, code } = await SoTay.engine.call("export_docx", paper);
    const held = await SoTay.engine.call("read_back", { ...members, holds: "answers", base64 });
    const opened = await SoTay.engine.call("open_file", { definition, name: "thu.docx", base64 });
    if (code !== tried.code || opened.text !== tried.text) {
      return failed("Mở lại bản Word vừa làm thì thấy khác.", TELL);
    }
    made = new Blob([SoTay.base64.bytes(base64)], { type: WORD_TYPE });
    return done(`Đã làm bản Word có ${held.answered} câu trả lời, đọc lại đúng. Mã bản điền ${code}.`);
  };

  SoTay.selftestForm = {
    checks: (tried) => [
      { title: "Chạy Python", run: python },
      { title: `Rà soát “${tried.title}”`, run: () => review(tried) },
      { title: "Làm bản Word", run: () => word(tried) },
      { title: "Lưu ra tệp, mở lại", run: () => save(tried) },
    ],
    word: () => made,
  };
})();
