// What a list says of a draft before it opens: whose it is, its period, its last change.
// Of a draft under a password only the name that the person chose.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** @type {SoTayGlobal["draftSaid"]["answered"]} */
  const answered = (definition, response) => {
    const isAnswered = (/** @type {string} */ id) =>
      SoTay.response.isAnswered(response.answers.get(id));
    if (!SoTay.response.fits(response, definition)) {
      return `đã trả lời ${[...response.answers.keys()].filter(isAnswered).length} câu`;
    }
    const asked = SoTay.response.asked(definition, response);
    return `đã trả lời ${asked.filter(({ id }) => isAnswered(id)).length}/${asked.length} câu`;
  };

  /** @param {string} saved_at */
  const changed = (saved_at) => {
    const at = new Date(saved_at);
    return Number.isNaN(at.getTime()) ? "" : `sửa ${SoTay.messages.when(at)}`;
  };

  /** @param {string[]} parts */
  const asLine = (parts) => {
    const line = parts.filter(Boolean).join("; ");
    return line.charAt(0).toLocaleUpperCase("vi") + line.slice(1);
  };

  /** @param {FormDefinition} definition @param {FormResponse} response */
  const whose = ({ identity }, response) =>
    SoTay.response.name(response).trim() || `chưa ghi “${identity[0]?.label}”`;

  /** @type {SoTayGlobal["draftSaid"]["of"]} */
  const of = (definition, { name, saved_at, content }) => {
    const at = changed(saved_at);
    if ("locked" in content) return { title: name, details: asLine([at, "có mật khẩu"]) };
    const decoded = SoTay.response.decode(content.text);
    if (!("response" in decoded)) {
      return { title: name || "Bản nháp", details: asLine([at, "không đọc được"]) };
    }
    const { response } = decoded;
    const person = whose(definition, response);
    const known = SoTay.response.name(response).trim() !== "";
    return {
      title: name || `Bản nháp ${known ? "của " : ""}${person}`,
      details: asLine([
        name && `${known ? "của " : ""}${person}`,
        response.period ? SoTay.period.said(response.period) : "",
        at,
        answered(definition, response),
      ]),
    };
  };

  SoTay.draftSaid = { of, answered };
})();
