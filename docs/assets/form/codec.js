// A save file's text <-> a response, by the rules of `forms/codec.py`: strict, all problems at once.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const FORMAT = "so-tay/response";
  const FORMAT_VERSION = 1;
  const NAME_SHOWN = 60;

  const CHOOSE = "Hãy chọn tệp .docx hoặc .json đã tải về từ phiếu này.";
  const BROKEN = `Không đọc được tệp này: tệp bị hỏng hoặc không phải tệp do sổ tay lưu. ${CHOOSE}`;
  const FOREIGN = `Tệp này không phải bản điền do sổ tay lưu. ${CHOOSE}`;
  const NEWER =
    "Tệp này được lưu bằng bản sổ tay mới hơn bản đang mở. " +
    "Hãy mở tệp bằng bản sổ tay mới; nếu chưa có, hãy xin ở nơi đã gửi tệp.";
  const TOO_LARGE = `Tệp này lớn hơn 20 MB nên không phải bản điền do sổ tay lưu. ${CHOOSE}`;
  const TOO_DEEP = `Tệp này lồng quá nhiều lớp nên không phải bản điền do sổ tay lưu. ${CHOOSE}`;
  const WRONG =
    "Tệp này có chỗ không đúng nên chưa mở được; nội dung đang điền không thay đổi. " +
    "Hãy mở một bản lưu khác, hoặc gửi tệp cho người phụ trách sổ tay kèm các chỗ nêu dưới đây.";

  /** @param {string} text */
  const shortened = (text) => {
    const letters = [...text];
    return letters.length <= NAME_SHOWN ? text : `${letters.slice(0, NAME_SHOWN).join("")}…`;
  };

  /** @param {string} name */
  const repeated = (name) =>
    `Tệp này ghi mục “${shortened(name.replace(/\s+/g, " "))}” hai lần ở cùng một chỗ ` +
    "nên không rõ phải lấy nội dung nào. Hãy mở một bản lưu khác.";

  /** @param {unknown} value */
  const isNumber = (value) =>
    typeof value === "number" ||
    (typeof value === "object" && value !== null && "literal" in value && !(value instanceof Map));

  /** @param {Json | undefined} value @returns {value is number | JsonNumber} */
  const isWhole = (value) =>
    typeof value === "number" ||
    (isNumber(value) && !/[.e]/.test(/** @type {JsonNumber} */ (value).literal));

  /** @param {Json} value */
  const nameOf = (value) => {
    if (value === null) return "bỏ trống (null)";
    if (typeof value === "string") return "chữ";
    if (typeof value === "boolean") return "đúng/sai (true, false)";
    if (Array.isArray(value)) return "danh sách";
    if (value instanceof Map) return "nhóm các mục";
    return isWhole(value) ? "số nguyên" : "số lẻ";
  };

  /** Walks through the data and notes everything that is wrong. */
  class Checker {
    constructor() {
      /** @type {Problem[]} */
      this.problems = [];
    }

    /** @param {string[]} path @param {string} sentence */
    note(path, sentence) {
      this.problems.push({ path: path.map(shortened).join("."), sentence });
    }

    /** @param {string[]} path @param {string} wanted @param {Json} value */
    expected(path, wanted, value) {
      this.note(path, `Chỗ này cần là ${wanted} nhưng đang là ${nameOf(value)}.`);
    }

    /** @param {Json} value @param {string[]} path @returns {JsonObject} */
    object(value, path) {
      if (value instanceof Map) return value;
      this.expected(path, "nhóm các mục", value);
      return new Map();
    }

    /**
     * A member, or what stands for one that is left out.
     * @template T
     * @param {JsonObject} members
     * @param {string[]} path path of the object and the member's name
     * @param {(value: Json, path: string[]) => T} take
     * @param {T} [otherwise] without it the member must be there
     * @returns {T}
     */
    member(members, path, take, otherwise) {
      const value = members.get(path[path.length - 1] || "");
      if (value !== undefined) return take.call(this, value, path);
      if (otherwise === undefined) this.note(path, "Thiếu mục này.");
      return /** @type {T} */ (otherwise);
    }

    /** @param {Json} value @param {string[]} path @returns {string} */
    text(value, path) {
      if (typeof value === "string") return value;
      this.expected(path, "chữ", value);
      return "";
    }

    /** @param {Json} value @param {string[]} path @returns {number | JsonNumber} */
    whole(value, path) {
      if (isWhole(value)) return value;
      this.expected(path, "số nguyên", value);
      return 0;
    }

    /** @param {Json} value @param {string[]} path @returns {number | JsonNumber | null} */
    wholeOrNull(value, path) {
      return value === null ? null : this.whole(value, path);
    }

    /**
     * @template {string} T
     * @param {T[]} choices
     * @returns {(value: Json, path: string[]) => T}
     */
    oneOf(choices) {
      return (value, path) => {
        const found = choices.find((choice) => choice === value);
        if (!found) this.note(path, `Chỗ này cần là một trong các giá trị: ${choices.join(", ")}.`);
        return found || /** @type {T} */ (choices[0]);
      };
    }

    /**
     * @template T
     * @param {(value: Json, path: string[]) => T} take
     * @returns {(value: Json, path: string[]) => Map<string, T>}
     */
    mapOf(take) {
      return (value, path) =>
        new Map(
          Array.from(this.object(value, path), ([name, item]) => [
            name,
            take.call(this, item, [...path, name]),
          ]),
        );
    }

    /**
     * @template T
     * @param {(value: Json, path: string[]) => T} take
     * @returns {(value: Json, path: string[]) => T[]}
     */
    listOf(take) {
      return (value, path) => {
        if (Array.isArray(value)) {
          return value.map((item, at) => take.call(this, item, [...path, String(at)]));
        }
        this.expected(path, "danh sách", value);
        return [];
      };
    }

    /** @param {Json} value @param {string[]} path @returns {Value} */
    value(value, path) {
      if (typeof value === "string") return value;
      if (!Array.isArray(value)) {
        this.expected(path, "chữ hoặc danh sách", value);
        return "";
      }
      const before = this.problems.length;
      const rows = this.listOf(this.mapOf(this.text))(value, path);
      if (this.problems.length === before) this.rowNames(rows, path);
      return rows;
    }

    /** @param {Row[]} rows @param {string[]} path */
    rowNames(rows, path) {
      const names = rows.map((row) => row.get("row_id") || "");
      const at = names.findIndex((name, index) => !name || names.indexOf(name) < index);
      if (at < 0) return;
      const fault = names[at] ? "trùng mã hàng (row_id) với hàng trước" : "thiếu mã hàng (row_id)";
      this.note(path, `Hàng ${at + 1} của bảng ${fault}.`);
    }

    /** @param {Json} value @param {string[]} path @returns {FormRef} */
    formRef(value, path) {
      const members = this.object(value, path);
      /** @param {string} name */
      const text = (name) => this.member(members, [...path, name], this.text);
      return value instanceof Map
        ? {
            id: text("id"),
            edition: text("edition"),
            meaning: text("meaning"),
            wording: text("wording"),
            extra: without(members, ["id", "edition", "meaning", "wording"]),
          }
        : { id: "", edition: "", meaning: "", wording: "", extra: new Map() };
    }

    /** @param {Json} value @param {string[]} path @returns {Period | null} */
    period(value, path) {
      if (value === null) return null;
      const members = this.object(value, path);
      if (!(value instanceof Map)) return null;
      /** @type {PeriodKind[]} */
      const kinds = ["month", "quarter", "half", "year", "ad_hoc"];
      return {
        kind: this.member(members, [...path, "kind"], this.oneOf(kinds)),
        year: this.member(members, [...path, "year"], this.wholeOrNull, null),
        index: this.member(members, [...path, "index"], this.wholeOrNull, null),
        extra: without(members, ["kind", "year", "index"]),
      };
    }

    /** @param {Json} value @param {string[]} path @returns {Answer} */
    answer(value, path) {
      const members = this.object(value, path);
      /** @param {string} name */
      const text = (name) => this.member(members, [...path, name], this.text, "");
      /** @type {Answer["by"][]} */
      const by = ["self", "collective", "reviewer"];
      return {
        by: this.member(members, [...path, "by"], this.oneOf(by), "self"),
        value: this.member(members, [...path, "value"], this.value, /** @type {Value} */ ("")),
        note: text("note"),
        evidence: this.member(members, [...path, "evidence"], this.listOf(this.text), []),
        not_applicable_reason: text("not_applicable_reason"),
        updated_at: text("updated_at"),
        seq: this.member(members, [...path, "seq"], this.whole, 0),
        extra: without(members, ANSWER_MEMBERS),
      };
    }

    /** @param {JsonObject} members @returns {FormResponse} */
    response(members) {
      const texts = this.mapOf(this.text);
      const anything = this.mapOf((value) => value);
      return {
        tool_version: this.member(members, ["tool_version"], this.text, ""),
        form: this.member(members, ["form"], this.formRef),
        questions: this.member(members, ["questions"], texts, new Map()),
        respondent: this.member(members, ["respondent"], texts, new Map()),
        period: this.member(members, ["period"], this.period, null),
        answers: this.member(members, ["answers"], this.mapOf(this.answer), new Map()),
        retired_answers: this.member(members, ["retired_answers"], anything, new Map()),
        extra: without(members, RESPONSE_MEMBERS),
      };
    }
  }

  const ANSWER_MEMBERS = [
    "by",
    "value",
    "note",
    "evidence",
    "not_applicable_reason",
    "updated_at",
    "seq",
  ];
  const RESPONSE_MEMBERS = [
    "format",
    "format_version",
    "tool_version",
    "form",
    "questions",
    "respondent",
    "period",
    "answers",
    "retired_answers",
  ];

  /** @param {JsonObject} members @param {string[]} known @returns {JsonObject} */
  const without = (members, known) =>
    new Map([...members].filter(([name]) => !known.includes(name)));

  /** @param {string} problem @param {Problem[]} [problems] */
  const refused = (problem, problems = []) => ({ problem, problems });

  /** @param {unknown} error */
  const notJson = (error) => {
    const { kind, message } = /** @type {{kind?: string, message: string}} */ (error);
    if (kind === "deep") return refused(TOO_DEEP);
    if (kind === "repeated") return refused(repeated(message));
    if (kind !== "broken") throw error;
    return refused(BROKEN, [{ path: "", sentence: `Chỗ hỏng: ${message}.` }]);
  };

  /**
   * The response of a save file's text, or why it cannot be taken over.
   * @param {string} text
   * @returns {Decoded}
   */
  const decode = (text) => {
    if (new Blob([text]).size > SoTay.saveFile.MAX_BYTES) return refused(TOO_LARGE);
    /** @type {Json} */
    let data;
    try {
      data = SoTay.json.parse(text);
    } catch (error) {
      return notJson(error);
    }
    if (!(data instanceof Map) || data.get("format") !== FORMAT) return refused(FOREIGN);
    const version = data.get("format_version");
    const number = isWhole(version) ? Number(typeof version === "number" ? version : version.literal) : 0;
    if (number > FORMAT_VERSION) return refused(NEWER);
    const checker = new Checker();
    if (number < 1) checker.note(["format_version"], "Chỗ này cần là số nguyên từ 1.");
    const response = checker.response(data);
    return checker.problems.length ? refused(WRONG, checker.problems) : { response };
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

  SoTay.response = Object.assign(SoTay.response || {}, { decode, encode });
})();
