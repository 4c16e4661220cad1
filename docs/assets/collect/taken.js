// What can be taken away, in words, and whether a file that was made is what it should be.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const { make } = SoTay;

  const KEEP_SAFE = "Chỉ để trên máy được phép dùng.";
  const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  /** @type {Record<string, string>} */
  const TYPES = { docx: WORD, xlsx: SHEET, ics: "text/calendar" };
  const BROKEN = "Chưa tải tệp nào về: đọc lại tệp vừa tạo thì thấy không đúng. Hãy báo cho người phụ trách sổ tay.";

  /** @type {{kind: string, label: string, note: string, main?: boolean}[]} */
  const KINDS = [
    {
      kind: "docx",
      label: "Báo cáo (Word)",
      note: "Bảng, hình và danh sách như trên trang này, để sửa thêm rồi in hoặc trình.",
      main: true,
    },
    {
      kind: "xlsx",
      label: "Bảng (Excel)",
      note: "Người, câu trả lời, câu hỏi, biện pháp; mỗi loại một trang tính, lọc được.",
      main: true,
    },
    {
      kind: "ics",
      label: "Lịch thời hạn",
      note: "Thời hạn của các biện pháp, mở bằng chương trình lịch (Outlook, lịch trên điện thoại).",
    },
    {
      kind: "gathered",
      label: "Tệp đã tập hợp",
      note: "Mọi bản đang tính, gộp trong một tệp: mở lại được ở trang này, nộp lên cấp trên tập hợp tiếp được.",
      main: true,
    },
    {
      kind: "locked",
      label: "Tệp đã tập hợp, có mật khẩu",
      note: "Như trên, chỉ người biết mật khẩu mở được. Quên mật khẩu là mất hẳn tệp này.",
    },
    {
      kind: "extract",
      label: "Trích số liệu không tên",
      note:
        "Chỉ có số đếm của một kỳ, không có tên và chữ viết; số dưới năm được gộp lại. " +
        "Không phải là giấu tên tuyệt đối: người biết gần hết các câu trả lời vẫn có thể suy ra câu còn lại.",
    },
    {
      kind: "ndjson",
      label: "Dữ liệu cho phần mềm khác",
      note: "Mỗi dòng một câu trả lời (NDJSON); dùng khi đơn vị có phần mềm thống kê riêng.",
    },
  ];

  /** @param {string} label @param {string} note @param {boolean} main @param {() => void} run */
  const entry = (label, note, main, run) => {
    const button = make("button", main ? "hb-button hb-button--main" : "hb-button", label);
    button.setAttribute("type", "button");
    button.addEventListener("click", run);
    return make("li", "", make("p", "cl-buttons", button), make("p", "cl-small", note));
  };

  /** @param {{id: string, title: string}} form @param {() => void} run */
  const prefilled = ({ title }, run) =>
    entry(
      `Điền sẵn: ${title}`,
      "Tệp .json lấy sẵn nội dung từ các bản này; mở ở trang của phiếu ấy để xem lại và điền tiếp.",
      false,
      run,
    );

  /** @type {SoTayGlobal["collectTaken"]["draw"]} */
  const draw = (page, view) => {
    const offered = SoTay.secret.offered();
    const kinds = KINDS.filter(({ kind }) => kind !== "locked" || offered);
    const entries = kinds.map(({ kind, label, note, main = false }) =>
      entry(label, note, main, () => void take(page, kind)),
    );
    const takers = page.known().filter(({ takes }) => takes.includes(view.form));
    const forms = takers.map((form) => prefilled(form, () => void take(page, "form", form.id)));
    const why = offered ? [] : [make("p", "cl-small", `Tệp có mật khẩu: ${SoTay.secret.why()}`)];
    page.part("take").replaceChildren(make("ul", "cl-outputs", ...entries, ...forms), ...why);
    page.part("taken").hidden = false;
  };

  /** @param {GatherPage} page @param {string} kind @param {string} [form] what Python is asked for */
  const members = async (page, kind, form) => {
    if (kind === "gathered") return {};
    if (kind === "ndjson") {
      const { hide_names: _, roster: __, ...asked } = page.asked();
      return asked;
    }
    if (kind === "docx") {
      await SoTay.bring("assets/collect/paper.js");
      return { ...page.asked(), template: SoTay.collectPaper };
    }
    if (!form) return page.asked();
    await SoTay.bring(`assets/forms/${form}.js`);
    return { ...page.asked(), definition: SoTay.forms[form]?.definition };
  };

  /**
   * @param {GatherPage} page
   * @param {string} kind
   * @param {string} [form]
   * @returns {Promise<{name: string, file: Blob, notes: string[]} | null>} `null` when the person gives up
   */
  const made = async (page, kind, form) => {
    const what = kind === "locked" ? "gathered" : kind;
    const used = page.files?.files.filter(({ state }) => state === "used").length || 0;
    /** @type {Blob[]} the browser's to keep, not the page's */
    const pieces = [];
    const asked = await members(page, what, form);
    const found = await page.gathering.file(`collect_export_${what}`, asked, (base64) => {
      const bytes = SoTay.base64.bytes(base64);
      if (!SoTay.collectCheck(what, bytes, used)) throw new Error(BROKEN);
      pieces.push(new Blob([bytes]));
    });
    const { name, notes = [] } = found;
    if (kind !== "locked") return { name, file: new Blob(pieces, { type: TYPES[what] || "" }), notes };
    const locked = await SoTay.collectLocked.lock(page.root, found);
    return locked && { ...locked, notes };
  };

  /** @param {GatherPage} page @param {string} kind @param {string} [form] */
  const take = async (page, kind, form) => {
    const mine = page.turn;
    /** @param {string} sentence */
    const say = (sentence) => {
      if (mine === page.turn) page.part("made").textContent = sentence;
    };
    say("Đang làm tệp…");
    try {
      const found = await made(page, kind, form);
      if (mine !== page.turn) return;
      if (found) {
        SoTay.saveFile.download(found.name, found.file);
        if (kind === "gathered" || kind === "locked") page.isUnsaved = false;
        const said = `Đã đọc lại và tải về tệp “${found.name}”; tệp thường nằm trong thư mục Tải xuống (Downloads).`;
        say([said, ...found.notes, KEEP_SAFE].join(" "));
      } else say("Chưa tải tệp nào về.");
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    } finally {
      page.onProgress("", 1);
    }
  };

  SoTay.collectTaken = { draw };
})();
