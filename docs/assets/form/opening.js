// Taking over what was filled in before: a file, or a draft from another edition of the form.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** Why a file cannot be taken over. */
  class Refused extends Error {
    /** @param {string} sentence @param {Problem[]} [problems] */
    constructor(sentence, problems = []) {
      super(sentence);
      this.problems = problems;
    }
  }

  /** @param {Decoded} decoded */
  const accepted = (decoded) => {
    if ("response" in decoded) return decoded.response;
    throw new Refused(decoded.problem, decoded.problems);
  };

  /**
   * Lets Python read what this page cannot: a Word file, another edition.
   * @param {FormPage} page
   * @param {string} name
   * @param {Blob} file
   * @param {OnProgress} [onProgress]
   */
  const throughPython = async ({ definition, template }, name, file, onProgress) => {
    const base64 = await SoTay.saveFile.base64(file);
    const members = { definition, template, name, base64 };
    const { text, notes, code } = await SoTay.engine.call("open_file", members, onProgress);
    return {
      response: accepted(SoTay.response.decode(String(text))),
      notes: /** @type {string[]} */ (notes),
      code: String(code),
    };
  };

  /** @param {ArrayBuffer} bytes */
  const isZip = (bytes) => {
    const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
    return first === 0x50 && second === 0x4b;
  };

  /** @param {ArrayBuffer} bytes */
  const textOf = (bytes) => {
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      return ""; // Refused as broken, like every other text that is no JSON.
    }
  };

  /** @param {FormDefinition} definition @param {FormResponse} response */
  const whose = ({ identity }, response) => {
    const label = identity[0]?.label || "";
    const name = SoTay.response.name(response).trim();
    return name ? `${label} “${name}”` : `chưa ghi “${label}”`;
  };

  /** @param {FormResponse} response */
  const lastChange = (response) => {
    const times = Array.from(response.answers.values(), ({ updated_at }) => updated_at).sort();
    const latest = new Date(times[times.length - 1] || "");
    return Number.isNaN(latest.getTime()) ? "" : `, sửa gần nhất ${SoTay.messages.when(latest)}`;
  };

  /**
   * @param {FormPage} page
   * @param {string} name
   * @param {FormResponse} current
   * @param {FormResponse} response
   */
  const mayReplace = async (page, name, current, response) => {
    if (SoTay.response.isEmpty(current)) return true;
    return SoTay.messages.ask(page.root, {
      title: "Thay nội dung đang điền?",
      lines: [
        `Đang điền ở đây: ${whose(page.definition, current)}${lastChange(current)}.`,
        `Trong tệp “${name}”: ${whose(page.definition, response)}${lastChange(response)}.`,
        "Nếu mở tệp, toàn bộ nội dung đang điền ở đây bị thay bằng nội dung trong tệp.",
      ],
      yes: "Mở tệp, thay nội dung đang điền",
      no: "Giữ nội dung đang điền",
    });
  };

  /**
   * @param {FormPage} page
   * @param {string} name
   * @param {FormResponse} response
   * @param {string[]} notes
   */
  const takeOver = async (page, name, response, notes) => {
    const current = page.current();
    if (!(await mayReplace(page, name, current, response))) return;
    page.replace(response);
    const undo = { label: "Lấy lại nội dung trước khi mở tệp", run: () => page.replace(current) };
    const buttons = SoTay.response.isEmpty(current) ? [] : [undo];
    const old = SoTay.oldFont.inResponse(page.definition, response);
    const news = `Đã mở tệp “${name}”: ${whose(page.definition, response)}.`;
    page.say([news, ...notes, ...old], buttons);
  };

  /**
   * Opens a file that the person chose; whatever is wrong with it, nothing changes.
   * @param {FormPage} page
   * @param {HTMLElement} button
   * @param {File} file
   */
  const open = async (page, button, file) => {
    try {
      if (file.size > SoTay.saveFile.MAX_BYTES) throw new Refused(SoTay.response.TOO_LARGE);
      const bytes = await file.arrayBuffer();
      if (!isZip(bytes)) {
        const response = accepted(SoTay.response.decode(textOf(bytes)));
        if (SoTay.response.fits(response, page.definition)) {
          await takeOver(page, file.name, response, []);
          return;
        }
      }
      await SoTay.actions.withPython(page, button, async (onProgress) => {
        const { response, notes, code } = await throughPython(page, file.name, file, onProgress);
        await takeOver(page, file.name, response, [SoTay.actions.codeLine(code), ...notes]);
      });
    } catch (error) {
      page.say(SoTay.actions.linesOf(error));
    }
  };

  /**
   * Takes over a draft that another edition of the form has left, with Python's help.
   * @param {FormPage} page
   * @param {Draft} draft
   */
  const adaptDraft = async (page, draft) => {
    const name = `${page.definition.id}.json`;
    const file = new Blob([draft.text], { type: "application/json" });
    const download = {
      label: "Tải bản nháp cũ về thành tệp",
      stays: true,
      run: () => void SoTay.downloads.draft(page, name, draft.text),
    };
    try {
      const found = await throughPython(page, name, file);
      page.apply(found.response, true);
      page.autosave.adopt(draft);
      page.autosave.changed();
      const news =
        "Bản nháp trên máy này được điền theo bản phiếu khác và đã được chuyển sang bản đang mở. " +
        "Hãy xem lại từng câu.";
      SoTay.messages.show(page.root, [news, ...found.notes], [download], false);
    } catch (error) {
      const [why = "", ...more] = SoTay.actions.linesOf(error);
      const restart = {
        label: "Bỏ bản nháp cũ, lưu nội dung đang điền",
        run: () => void page.autosave.overwrite(),
      };
      const news = "Chưa mở được bản nháp có sẵn trên máy này; bản nháp đó vẫn còn nguyên.";
      SoTay.messages.stand(page.root, [news, why, ...more], [download, restart]);
    }
  };

  SoTay.opening = { open, adaptDraft };
})();
