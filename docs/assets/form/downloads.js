// Files that the person takes away: each is read back from its bytes before the page says so.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const JSON_TYPE = "application/json";
  const KEEP_SAFE =
    "Tệp có thông tin cá nhân: chỉ để trên máy được phép dùng, " +
    "xóa khỏi thư mục Tải xuống sau khi nộp.";
  const DIFFERS = "Chưa tải tệp nào về: đọc lại tệp vừa tạo thì thấy không đúng như trên trang.";
  const BY_FILE =
    "Nội dung đã điền vẫn còn trên trang. Hãy bấm “Lưu bản để điền tiếp” để giữ trong một tệp, " +
    "hoặc bấm “In”; rồi báo cho người phụ trách sổ tay.";
  /** @param {FormPage} page */
  const otherWays = ({ root }) => {
    const word = SoTay.actions.offers(root, "word") ? "“Tải về bản Word” hoặc " : "";
    return (
      `Nội dung đã điền vẫn còn trên trang. Hãy bấm ${word}“In” để giữ lại; ` +
      "rồi báo cho người phụ trách sổ tay."
    );
  };

  /** @param {string} name */
  const downloaded = (name) =>
    `Đã tải về tệp “${name}”. Tệp thường nằm trong thư mục Tải xuống (Downloads).`;

  /** @param {FormDefinition} definition @param {FormResponse} response @returns {Held} */
  const holds = (definition, response) => {
    const all = SoTay.response.asked(definition, response);
    const answered = all.filter(({ id }) => SoTay.response.isAnswered(response.answers.get(id)));
    return { answered: answered.length, asked: all.length, tables: 0, rows: 0 };
  };

  /** @param {Held} held @param {Held} onPage */
  const answersLine = (held, onPage) => {
    const found = `Đã đọc lại tệp: có ${held.answered}/${held.asked} câu đã trả lời`;
    if (held.answered === onPage.answered) return `${found}, đúng như trên trang.`;
    return (
      `${found}; trên trang có ${onPage.answered} câu. ` +
      "Hãy bấm “Lưu bản để điền tiếp” để giữ đủ."
    );
  };

  /** @param {Blob} file @returns {Promise<string>} */
  const textIn = async (file) =>
    new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());

  /**
   * Gives a file to the browser once it has been read back; says what is wrong otherwise.
   * @template T
   * @param {FormPage} page
   * @param {string} name
   * @param {Blob} file
   * @param {(file: Blob) => Promise<T>} readBack rejects when the file is not what it should be
   * @param {string} otherwise what to do then
   * @returns {Promise<T | null>} what the file holds
   */
  const handOver = async (page, name, file, readBack, otherwise) => {
    try {
      const held = await readBack(file);
      SoTay.saveFile.download(name, file);
      return held;
    } catch (error) {
      page.say([DIFFERS, ...SoTay.actions.linesOf(error), otherwise]);
      return null;
    }
  };

  /**
   * What Python finds in a file that it made.
   * @param {ReturnType<SoTayGlobal["actions"]["members"]>} members those that the file was made of
   * @param {"answers" | "paper" | "tables"} kind
   * @param {OnProgress} onProgress
   * @returns {(file: Blob) => Promise<Held>}
   */
  const byPython = (members, kind, onProgress) => async (file) => {
    const base64 = await SoTay.saveFile.base64(file);
    return SoTay.engine.call("read_back", { ...members, holds: kind, base64 }, onProgress);
  };

  /** @param {FormPage} page @param {HTMLElement} button @param {boolean} withData */
  const word = (page, button, withData) =>
    SoTay.actions.withPython(page, button, async (onProgress) => {
      const response = page.current();
      const members = SoTay.actions.members(page, SoTay.retired.printed(page.root, response));
      const paper = { ...members, template: page.template, with_data: withData };
      const { base64, code } = await SoTay.engine.call("export_docx", paper, onProgress);
      const file = new Blob([SoTay.base64.bytes(base64)], { type: WORD_TYPE });
      const full = SoTay.saveFile.fileName(response, "docx");
      const name = withData ? full : full.replace(/\.docx$/, "-khong-kem-du-lieu.docx");
      const readBack = byPython(members, withData ? "answers" : "paper", onProgress);
      const held = await handOver(page, name, file, readBack, BY_FILE);
      if (!held) return;
      page.say([
        downloaded(name),
        answersLine(held, holds(page.definition, response)),
        SoTay.actions.codeLine(code),
        "Mở bằng Word, nếu thấy dải màu vàng ở trên thì bấm “Bật chỉnh sửa” để sửa được.",
        withData
          ? "Tệp này mở lại được trong phiếu bằng nút “Mở bản đã lưu”."
          : "Tệp này không mở lại được trong phiếu; muốn điền tiếp thì bấm “Lưu bản để điền tiếp”.",
        KEEP_SAFE,
      ]);
    });

  /** @param {FormPage} page @param {HTMLElement} button */
  const tables = (page, button) =>
    SoTay.actions.withPython(page, button, async (onProgress) => {
      const response = page.current();
      const members = SoTay.actions.members(page, response);
      const { base64, code } = await SoTay.engine.call("export_xlsx", members, onProgress);
      const file = new Blob([SoTay.base64.bytes(base64)], { type: XLSX_TYPE });
      const name = SoTay.saveFile.fileName(response, "xlsx");
      const readBack = byPython(members, "tables", onProgress);
      const held = await handOver(page, name, file, readBack, BY_FILE);
      if (!held) return;
      page.say([
        downloaded(name),
        `Đã đọc lại tệp: có ${held.tables} bảng, ${held.rows} dòng, đúng như trên trang.`,
        "Trong tệp chỉ có các bảng của phiếu, mỗi bảng một trang tính; mở bằng Excel.",
        SoTay.actions.codeLine(code),
        "Tệp này không mở lại được trong phiếu; muốn điền tiếp thì bấm “Lưu bản để điền tiếp”.",
        KEEP_SAFE,
      ]);
    });

  /** @param {FormPage} page */
  const save = async (page) => {
    const response = page.current();
    const text = SoTay.response.encode(response);
    const file = new Blob([text], { type: JSON_TYPE });
    const name = SoTay.saveFile.fileName(response, "json");
    /** @param {Blob} file */
    const readBack = async (file) => {
      const found = await textIn(file);
      const decoded = SoTay.response.decode(found);
      if ("problem" in decoded) throw new Error("Tệp vừa tạo không mở lại được trong phiếu.");
      if (found !== text || SoTay.response.encode(decoded.response) !== text) {
        throw new Error("Nội dung trong tệp khác với nội dung trên trang.");
      }
      return holds(page.definition, decoded.response);
    };
    const held = await handOver(page, name, file, readBack, otherWays(page));
    if (!held) return;
    page.autosave.kept(text);
    page.say([
      `Đã lưu ra tệp “${name}”. Tệp thường nằm trong thư mục Tải xuống (Downloads).`,
      answersLine(held, holds(page.definition, response)),
      "Muốn điền tiếp, ở máy này hay máy khác: mở phiếu, bấm “Mở bản đã lưu” rồi chọn tệp này.",
      SoTay.actions.offers(page.root, "word")
        ? "Để nộp thì dùng “Tải về bản Word”."
        : "Để nộp thì gửi tệp này cho người nhận phiếu; tệp mở được trong sổ tay đầy đủ.",
      KEEP_SAFE,
    ]);
  };

  /** @type {SoTayGlobal["downloads"]["draft"]} */
  const draft = async (page, name, text) => {
    const file = new Blob([text], { type: JSON_TYPE });
    /** @param {Blob} file */
    const readBack = async (file) => {
      if ((await textIn(file)) !== text) throw new Error("Tệp khác với bản nháp.");
      return SoTay.response.decode(text);
    };
    const found = await handOver(page, name, file, readBack, "Bản nháp vẫn còn nguyên trên máy này.");
    if (!found) return;
    const answered =
      "response" in found
        ? Array.from(found.response.answers.values()).filter(SoTay.response.isAnswered).length
        : null;
    page.say([
      downloaded(name),
      answered === null
        ? "Đã đọc lại tệp: đúng như bản nháp."
        : `Đã đọc lại tệp: có ${answered} câu đã trả lời, đúng như bản nháp.`,
      KEEP_SAFE,
    ]);
  };

  SoTay.downloads = { word, tables, save, draft };
})();
