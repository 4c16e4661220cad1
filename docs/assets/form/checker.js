// Plain data to a response, strictly: every wrong member is noted, in the words of
// `forms/converter.py`.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const NAME_SHOWN = 60;
  /** A list or group with so many faults inside is looked at no further. */
  const MOST_FAULTS = 1000;
  /** Blanks, controls, line ends, and signs that turn the direction of what comes after them. */
  const NO_LETTERS =
    /[\u0000-\u0020\u007f-\u00a0\u061c\u200e\u200f\u2028-\u202f\u2066-\u2069\ufeff]+/g;

  /**
   * In one line, without signs that upset the sentence it stands in.
   * @param {string} name
   * @param {number} [atMost]
   */
  const fromFile = (name, atMost = NAME_SHOWN) => {
    const letters = [...name.replace(NO_LETTERS, " ")];
    const shown = letters.slice(0, atMost).join("");
    return letters.length > atMost ? `${shown}…` : shown;
  };

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
      this.problems.push({ path: path.map((step) => fromFile(step)).join("."), sentence });
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
      return (value, path) => new Map(this.items(this.object(value, path), path, take));
    }

    /**
     * @template T
     * @param {(value: Json, path: string[]) => T} take
     * @returns {(value: Json, path: string[]) => T[]}
     */
    listOf(take) {
      return (value, path) => {
        if (Array.isArray(value)) {
          return this.items(value.entries(), path, take).map(([, item]) => item);
        }
        this.expected(path, "danh sách", value);
        return [];
      };
    }

    /**
     * @template K
     * @template T
     * @param {Iterable<[K, Json]>} items
     * @param {string[]} path
     * @param {(value: Json, path: string[]) => T} take
     */
    items(items, path, take) {
      const most = this.problems.length + MOST_FAULTS;
      /** @type {[K, T][]} */
      const taken = [];
      for (const [place, item] of items) {
        if (this.problems.length >= most) break;
        taken.push([place, take.call(this, item, [...path, String(place)])]);
      }
      return taken;
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
      const used = new Set([""]);
      const at = names.findIndex((name) => used.size === used.add(name).size);
      if (at < 0) return;
      const fault = names[at] ? "trùng mã dòng (row_id) với dòng trước" : "thiếu mã dòng (row_id)";
      this.note(path, `Dòng ${at + 1} của bảng ${fault}.`);
    }

    /** @param {Json} value @param {string[]} path @returns {Evidence} */
    evidence(value, path) {
      if (typeof value === "string") return value;
      if (value instanceof Map) return this.mapOf(this.text)(value, path);
      this.expected(path, "chữ hoặc nhóm các mục", value);
      return "";
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
        evidence: this.member(members, [...path, "evidence"], this.listOf(this.evidence), []),
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

  SoTay.checker = { Checker, isWhole, fromFile };
})();
