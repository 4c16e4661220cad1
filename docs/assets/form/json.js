// JSON by the rules of `forms/json_text.py`: the order of members and the value of numbers stay.
// `JSON.parse` keeps neither: members like "2" move to the front, and large numbers are rounded.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** Deeper nesting is nothing of ours, and would exhaust the stack. */
  const MAX_DEPTH = 100;
  const MAX_DIGITS = 4000;

  const SPACE = /[ \t\n\r]*/y;
  const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
  const STRING =
    /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;

  /** @param {RegExp} pattern @param {string} text @param {number} at @returns {string | null} */
  const match = (pattern, text, at) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    return found ? found[0] : null;
  };

  /** The text is no JSON; `kind` says in what way. */
  class JsonTextError extends Error {
    /** @param {"broken" | "deep" | "repeated"} kind @param {string} detail */
    constructor(kind, detail) {
      super(detail);
      this.kind = kind;
    }
  }

  /** @param {string} text the text without lone surrogates, which no file can hold */
  const clean = (text) => text.replace(/\p{Cs}/gu, "\ufffd");

  class Reader {
    /** @param {string} text */
    constructor(text) {
      this.text = text;
      this.at = 0;
    }

    space() {
      this.at += (match(SPACE, this.text, this.at) || "").length;
    }

    /** @returns {never} */
    fail() {
      const lines = this.text.slice(0, this.at).split("\n");
      const column = (lines[lines.length - 1] || "").length + 1;
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
      const found = match(STRING, this.text, this.at);
      if (found === null) this.fail();
      this.at += found.length;
      return clean(JSON.parse(found));
    }

    /** @param {number} depth @returns {Json} */
    value(depth) {
      this.space();
      const start = this.text[this.at];
      if ((start === "{" || start === "[") && depth >= MAX_DEPTH) {
        throw new JsonTextError("deep", `quá ${MAX_DEPTH} lớp`);
      }
      if (start === "{") return this.object(depth);
      if (start === "[") return this.array(depth);
      if (start === '"') return this.string();
      if (this.take("true")) return true;
      if (this.take("false")) return false;
      if (this.take("null")) return null;
      const found = match(NUMBER, this.text, this.at);
      if (found === null) this.fail();
      this.at += found.length;
      return number(found);
    }

    /** @param {number} depth @returns {JsonObject} */
    object(depth) {
      /** @type {JsonObject} */
      const members = new Map();
      this.at += 1;
      this.space();
      if (this.take("}")) return members;
      do {
        this.space();
        const name = this.string();
        this.space();
        if (!this.take(":")) this.fail();
        if (members.has(name)) throw new JsonTextError("repeated", name);
        members.set(name, this.value(depth + 1));
        this.space();
      } while (this.take(","));
      if (!this.take("}")) this.fail();
      return members;
    }

    /** @param {number} depth @returns {Json[]} */
    array(depth) {
      /** @type {Json[]} */
      const items = [];
      this.at += 1;
      this.space();
      if (this.take("]")) return items;
      do {
        items.push(this.value(depth + 1));
        this.space();
      } while (this.take(","));
      if (!this.take("]")) this.fail();
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
    const reader = new Reader(text.startsWith("\ufeff") ? text.slice(1) : text);
    const value = reader.value(0);
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

  SoTay.json = { parse, write, clean };
})();
