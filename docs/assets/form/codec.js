// A save file's text <-> a response, by the rules of `forms/codec.py`.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const FORMAT = "so-tay/response";
  const FORMAT_VERSION = 1;
  /** So many times larger a save file may be when it is written again, every member and blank. */
  const MAY_GROW = 100;
  const OLD_OFFICE = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
  const { Checker, isWhole, fromFile } = SoTay.checker;

  const CHOOSE = "Hãy chọn tệp .docx hoặc .json đã tải về từ trang của phiếu.";
  const BROKEN = `Không đọc được tệp này: tệp bị hỏng hoặc không phải tệp do sổ tay lưu. ${CHOOSE}`;
  const FOREIGN = `Tệp này không phải bản điền do sổ tay lưu. ${CHOOSE}`;
  const NEWER =
    "Tệp này được lưu bằng bản sổ tay mới hơn bản đang mở. " +
    "Hãy mở tệp bằng bản sổ tay mới; nếu chưa có, hãy xin ở nơi đã gửi tệp.";
  const TOO_LARGE = `Tệp này lớn hơn 20 MB nên không phải bản điền do sổ tay lưu. ${CHOOSE}`;
  const TOO_DEEP = `Tệp này lồng quá nhiều lớp nên không phải bản điền do sổ tay lưu. ${CHOOSE}`;
  const TOO_MANY = `Tệp này ghi quá nhiều mục nên không phải bản điền do sổ tay lưu. ${CHOOSE}`;
  const WRONG =
    "Tệp này có chỗ không đúng nên chưa mở được; nội dung đang điền không thay đổi. " +
    "Hãy mở một bản lưu khác, hoặc gửi tệp cho người phụ trách sổ tay kèm các chỗ nêu dưới đây.";

  /** @param {string} name */
  const repeated = (name) =>
    `Tệp này ghi mục “${fromFile(name)}” hai lần ở cùng một chỗ ` +
    "nên không rõ phải lấy nội dung nào. Hãy mở một bản lưu khác.";

  /** @param {string} problem @param {Problem[]} [problems] */
  const refused = (problem, problems = []) => ({ problem, problems });

  /** @param {unknown} error */
  const notJson = (error) => {
    const { kind, message } = /** @type {{kind?: string, message: string}} */ (error);
    if (kind === "deep") return refused(TOO_DEEP);
    if (kind === "large") return refused(TOO_MANY);
    if (kind === "repeated") return refused(repeated(message));
    if (kind !== "broken") throw error;
    return refused(BROKEN, [{ path: "", sentence: `Chỗ hỏng: ${message}.` }]);
  };

  /** @param {string} text */
  const sizeOf = (text) => new Blob([text]).size;

  /** @param {string} text */
  const isTooLarge = (text) =>
    sizeOf(text) > SoTay.saveFile.MAX_BYTES || SoTay.json.isTooLarge(text);

  /** @param {number | JsonNumber} value */
  const whole = (value) => (typeof value === "number" ? value : Number(value.literal));

  /**
   * The response of a save file's text, or why it cannot be taken over.
   * @param {string} text
   * @returns {Decoded}
   */
  const decode = (text) => {
    const size = sizeOf(text);
    const { MAX_BYTES } = SoTay.saveFile;
    if (size > MAX_BYTES) return refused(TOO_LARGE);
    /** @type {Json} */
    let data;
    try {
      data = SoTay.json.parse(text);
    } catch (error) {
      return notJson(error);
    }
    if (!(data instanceof Map) || data.get("format") !== FORMAT) return refused(FOREIGN);
    const version = data.get("format_version");
    const number = isWhole(version) ? whole(version) : 0;
    if (number > FORMAT_VERSION) return refused(NEWER);
    const checker = new Checker();
    if (number < 1) checker.note(["format_version"], "Chỗ này cần là số nguyên từ 1.");
    const response = checker.response(data);
    if (checker.problems.length) return refused(WRONG, checker.problems);
    // What is opened here must open again when it has been saved.
    const mayGrow = size * MAY_GROW > MAX_BYTES;
    return mayGrow && isTooLarge(encode(response)) ? refused(TOO_MANY) : { response };
  };

  const FILE_NAME_SHOWN = 80;

  /** @param {Uint8Array} bytes */
  const textOf = (bytes) => {
    const head = String.fromCharCode(...bytes.subarray(0, 2));
    const encoding = { "\xff\xfe": "utf-16le", "\xfe\xff": "utf-16be" }[head] || "utf-8";
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      return null;
    }
  };

  /**
   * The same of a file's bytes, told by its content as in `forms/file_text.py`; `null` for what
   * Python has to look into: files of Word, old or new.
   * @param {ArrayBuffer} file
   * @param {string} name how sentences call it
   * @returns {Decoded | null}
   */
  const decodeFile = (file, name) => {
    const bytes = new Uint8Array(file);
    const called = fromFile(name, FILE_NAME_SHOWN);
    if (bytes.length === 0) {
      return refused(`Tệp “${called}” không có nội dung gì. Hãy chọn một bản lưu khác.`);
    }
    if (bytes.length > SoTay.saveFile.MAX_BYTES) return refused(TOO_LARGE);
    const head = String.fromCharCode(...bytes.subarray(0, 8));
    if (head.startsWith("PK") || head === OLD_OFFICE) return null;
    if (head.startsWith("%PDF")) {
      return refused(`Tệp “${called}” là tệp PDF nên không mở lại được. ${CHOOSE}`);
    }
    const text = textOf(bytes);
    return text === null ? refused(BROKEN) : decode(text);
  };

  /** @param {[string, Json][]} members @param {JsonObject} [extra] @returns {JsonObject} */
  const object = (members, extra = new Map()) => new Map([...members, ...extra]);

  /** @param {Period | null} period @returns {Json} */
  const periodData = (period) =>
    period &&
    object(
      [
        ["kind", period.kind],
        ["year", period.year],
        ["index", period.index],
      ],
      period.extra,
    );

  /** @param {Answer} answer */
  const answerData = (answer) =>
    object(
      [
        ["by", answer.by],
        ["value", answer.value],
        ["note", answer.note],
        ["evidence", answer.evidence],
        ["not_applicable_reason", answer.not_applicable_reason],
        ["updated_at", answer.updated_at],
        ["seq", answer.seq],
      ],
      answer.extra,
    );

  /** @param {FormRef} form */
  const formData = ({ id, edition, meaning, wording, extra }) =>
    object(
      [
        ["id", id],
        ["edition", edition],
        ["meaning", meaning],
        ["wording", wording],
      ],
      extra,
    );

  /**
   * The text of the save file, the same bytes for the same response.
   * @param {FormResponse} response
   */
  const encode = (response) =>
    SoTay.json.write(
      object(
        [
          ["format", FORMAT],
          ["format_version", FORMAT_VERSION],
          ["tool_version", response.tool_version],
          ["form", formData(response.form)],
          ["questions", response.questions],
          ["respondent", response.respondent],
          ["period", periodData(response.period)],
          [
            "answers",
            new Map(Array.from(response.answers, ([id, answer]) => [id, answerData(answer)])),
          ],
          ["retired_answers", response.retired_answers],
        ],
        response.extra,
      ),
    );

  SoTay.response = Object.assign(SoTay.response || {}, { TOO_LARGE, decode, decodeFile, encode });
})();
