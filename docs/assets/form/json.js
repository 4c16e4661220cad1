// JSON by the rules of `forms/json_text.py`: the order of members and the value of numbers stay.
// `JSON.parse` keeps neither: members like "2" move to the front, and large numbers are rounded.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** Deeper nesting is nothing of ours, and would exhaust the stack. */
  const MAX_DEPTH = 100;
  /** More brackets and commas are nothing of ours, and would take minutes. */
  const MAX_MARKS = 400000;
  const MAX_DIGITS = 4000;

  const SPACE = /[ \t\n\r]*/y;
  const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
  /** A part of a string's inside: an endless repetition would exhaust the stack of the pattern. */
  const SPAN =
    /(?:[^"\\\u0000-\u001f]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}(?=[^]))){1,1000}/y;
  const CONSTANTS = ["NaN", "Infinity", "-Infinity"];

  /** @param {RegExp} pattern @param {string} text @param {number} at @returns {string | null} */
  const match = (pattern, text, at) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    return found ? found[0] : null;
  };

  /** The text is no JSON; `kind` says in what way. */
  class JsonTextError extends Error {
    /** @param {"broken" | "deep" | "large" | "repeated"} kind @param {string} detail */
    constructor(kind, detail) {
      super(detail);
      this.kind = kind;
    }
  }

  /** @param {string} text the text without lone surrogates, which no file can hold */
  const clean = (text) => text.replace(/\p{Cs}/gu, "\ufffd");

  /**
   * The brackets and commas of a text outside its strings, found without reading it as JSON.
   * @param {string} text
   */
  const marksOf = (text) => {
    const pieces = text.replaceAll("\\\\", "").replaceAll('\\"', "").split('"');
    // A mark has two strings beside it at most, with two quotes each.
    if (pieces.length - 1 > 4 * (MAX_MARKS + 1)) throw new JsonTextError("large", "");
    const outside = pieces.filter((_, place) => place % 2 === 0).join("");
    const marks = outside.replace(/[^[\]{},]+/g, "");
    if (marks.length > MAX_MARKS) throw new JsonTextError("large", "");
    return marks;
  };

  /** @param {string} marks */
  const refuseDeepNesting = (marks) => {
    let depth = 0;
    for (const mark of marks) {
      if (mark === "[" || mark === "{") depth += 1;
      else if (mark !== ",") depth -= 1;
      if (depth > MAX_DEPTH) throw new JsonTextError("deep", "");
    }
  };

  class Reader {
    /** @param {string} text */
    constructor(text) {
      this.text = text;
      this.at = 0;
    }

    space() {
      this.at += (match(SPACE, this.text, this.at) || "").length;
    }

    /**
     * Says the place as Python does, in letters and not in their halves.
     * @param {number} [at]
     * @returns {never}
     */
    fail(at = this.at) {
      const lines = this.text.slice(0, at).split("\n");
      const before = lines[lines.length - 1] || "";
      const column = before.replace(/[\ud800-\udbff][\udc00-\udfff]/g, " ").length + 1;
      throw new JsonTextError("broken", `dòng ${lines.length}, cột ${column}`);
    }

    /** @param {string} token */
    take(token) {
      if (!this.text.startsWith(token, this.at)) return false;
      this.at += token.length;
      return true;
    }

    /** @returns {string} */
    string() {
      const start = this.at;
      if (!this.take('"')) this.fail();
      let span = match(SPAN, this.text, this.at);
      while (span !== null) {
        this.at += span.length;
        span = match(SPAN, this.text, this.at);
      }
      if (this.take('"')) return clean(JSON.parse(this.text.slice(start, this.at)));
      const [wrong, next] = this.text.slice(this.at, this.at + 2);
      if (wrong === undefined || (wrong === "\\" && next === undefined)) this.fail(start);
      this.fail(wrong === "\\" && next === "u" ? this.at + 1 : this.at);
    }

    /** @returns {Json} */
    value() {
      this.space();
      const start = this.text[this.at];
      if (start === "{") return this.object();
      if (start === "[") return this.array();
      if (start === '"') return this.string();
      if (this.take("true")) return true;
      if (this.take("false")) return false;
      if (this.take("null")) return null;
      const constant = CONSTANTS.find((name) => this.take(name));
      if (constant) throw new JsonTextError("broken", `có giá trị ${constant}`);
      const found = match(NUMBER, this.text, this.at);
      if (found === null) this.fail();
      this.at += found.length;
      return number(found);
    }

    /**
     * Whether another item comes after this one; a comma before the end is at fault itself.
     * @param {string} end
     */
    more(end) {
      this.space();
      const comma = this.at;
      if (this.take(end)) return false;
      if (!this.take(",")) this.fail();
      this.space();
      if (this.text.startsWith(end, this.at)) this.fail(comma);
      return true;
    }

    /** @returns {JsonObject} */
    object() {
      /** @type {JsonObject} */
      const members = new Map();
      /** @type {string | null} */
      let repeated = null;
      this.at += 1;
      this.space();
      if (this.take("}")) return members;
      do {
        const name = this.string();
        this.space();
        if (!this.take(":")) this.fail();
        if (members.has(name)) repeated ??= name;
        members.set(name, this.value());
      } while (this.more("}"));
      if (repeated !== null) throw new JsonTextError("repeated", repeated);
      return members;
    }

    /** @returns {Json[]} */
    array() {
      /** @type {Json[]} */
      const items = [];
      this.at += 1;
      this.space();
      if (this.take("]")) return items;
      do {
        items.push(this.value());
      } while (this.more("]"));
      return items;
    }
  }

  /**
   * A number's value: a JavaScript integer, or the text that Python would write for it.
   * @param {string} text
   * @returns {number | JsonNumber}
   */
  const number = (text) => {
    if (/[.eE]/.test(text)) return { literal: float(Number(text)) };
    if (text.length > MAX_DIGITS) throw new JsonTextError("broken", "có số quá dài");
    const value = Number(text);
    return Number.isSafeInteger(value) ? value + 0 : { literal: text };
  };

  /**
   * A float as Python's `repr` writes it: always with a point or an exponent.
   * @param {number} value
   */
  const float = (value) => {
    if (!Number.isFinite(value)) throw new JsonTextError("broken", "có số quá lớn");
    if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
    const [digits = "", power = "0"] = value.toExponential().split("e");
    const exponent = Number(power);
    if (exponent < -4 || exponent >= 16) {
      const size = String(Math.abs(exponent)).padStart(2, "0");
      return `${digits}e${exponent < 0 ? "-" : "+"}${size}`;
    }
    const plain = String(value);
    return plain.includes(".") ? plain : `${plain}.0`;
  };

  /**
   * One value, from the whole text; lone surrogates in it become U+FFFD.
   * @param {string} text
   * @returns {Json}
   * @throws {JsonTextError}
   */
  const parse = (text) => {
    const own = text.startsWith("\ufeff") ? text.slice(1) : text;
    refuseDeepNesting(marksOf(own));
    const reader = new Reader(own);
    const value = reader.value();
    reader.space();
    if (reader.at !== reader.text.length) reader.fail();
    return value;
  };

  /** @param {Json} value @param {string} indent @returns {string} */
  const piece = (value, indent) => {
    if (value === null || typeof value !== "object") return JSON.stringify(value);
    const inner = `${indent}  `;
    if (Array.isArray(value)) {
      const items = value.map((item) => inner + piece(item, inner));
      return items.length ? `[\n${items.join(",\n")}\n${indent}]` : "[]";
    }
    if (value instanceof Map) {
      const members = Array.from(
        value,
        ([name, item]) => `${inner}${JSON.stringify(name)}: ${piece(item, inner)}`,
      );
      return members.length ? `{\n${members.join(",\n")}\n${indent}}` : "{}";
    }
    return value.literal;
  };

  /**
   * The text of a value: two spaces of indentation, one line feed at the end.
   * @param {Json} value
   */
  const write = (value) => `${piece(value, "")}\n`;

  /** @param {string} text whether one of our own has more values than are read */
  const isTooLarge = (text) => {
    try {
      marksOf(text);
      return false;
    } catch {
      return true;
    }
  };

  SoTay.json = { parse, write, clean, isTooLarge };
})();
