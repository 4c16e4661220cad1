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
    const found = await SoTay.engine.call("open_file", members, onProgress);
    const { text, changes, notes, code } = found;
    return {
      response: accepted(SoTay.response.decode(String(text))),
      changes: /** @type {Change[]} */ (changes),
      notes: /** @type {string[]} */ (notes),
      code: String(code),
    };
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
   * Shows first what it takes to bring older answers into this form, where it takes anything.
   * @param {FormPage} page
   * @param {string} what
   * @param {FormResponse} response
   * @param {Change[]} changes
   * @param {string} [no]
   */
  const maySee = async (page, what, response, changes, no = "Giữ nguyên, không mở") =>
    !SoTay.migration.matters(changes) ||
    SoTay.migration.preview(page.root, {
      what: `${what}: ${whose(page.definition, response)}${lastChange(response)}.`,
      changes,
      yes: "Dùng bản đã chuyển",
      no,
    });

  /**
   * @param {FormPage} page
   * @param {string} name
   * @param {FormResponse} response
   * @param {string[]} [notes]
   * @param {Change[]} [changes] what it took to bring the file into this form
   */
  const takeOver = async (page, name, response, notes = [], changes = []) => {
    if (!(await maySee(page, `Tệp “${name}”`, response, changes))) {
      page.say([`Chưa mở tệp “${name}”. Tệp và nội dung đang điền vẫn như cũ.`]);
      return;
    }
    const current = page.current();
    if (!(await mayReplace(page, name, current, response))) return;
    page.replace(response);
    if (!SoTay.migration.matters(changes)) page.autosave.kept(SoTay.response.encode(response));
    const undo = { label: "Lấy lại nội dung trước khi mở tệp", run: () => page.replace(current) };
    const replaced = !SoTay.response.isEmpty(current) || SoTay.migration.matters(changes);
    const buttons = replaced ? [undo] : [];
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
      const decoded = SoTay.response.decodeFile(await file.arrayBuffer(), file.name);
      if (decoded) {
        const response = accepted(decoded);
        if (SoTay.response.fits(response, page.definition)) {
          await takeOver(page, file.name, response);
          return;
        }
      }
      await SoTay.actions.withPython(page, button, async (onProgress) => {
        const found = await throughPython(page, file.name, file, onProgress);
        const notes = [SoTay.actions.codeLine(found.code), ...found.notes];
        await takeOver(page, file.name, found.response, notes, found.changes);
      });
    } catch (error) {
      page.say(SoTay.actions.linesOf(error));
    }
  };

  /**
   * What can be done with a draft that was left by another edition of the form.
   * @param {FormPage} page
   * @param {Draft} draft
   * @param {Blob} file its text
   */
  const ways = (page, draft, file) => ({
    download: {
      label: "Tải bản nháp cũ về thành tệp",
      stays: true,
      run: () => void SoTay.downloads.draft(page, `${page.definition.id}.json`, draft.text),
    },
    again: { label: "Xem lại bản chuyển", run: () => void adaptDraft(page, draft) },
    apart: {
      label: "Để bản nháp ấy đó, lưu nội dung đang điền thành bản mới",
      run: () => void page.autosave.apart(),
    },
    giveBack: {
      label: "Trả lại bản nháp cũ và đóng bản đã chuyển",
      run: () => void giveBack(page, draft),
    },
  });

  /**
   * Stores a draft as it was before it was brought into this form.
   * @param {FormPage} page
   * @param {Draft} draft
   */
  const giveBack = async (page, draft) => {
    await page.autosave.flush();
    const stored = page.autosave.draft || draft;
    page.autosave.forget();
    try {
      const outcome = await SoTay.drafts.save(stored, draft.text, true);
      if ("conflict" in outcome) throw new Error("bản nháp vừa được sửa ở một cửa sổ khác");
    } catch (error) {
      page.autosave.adopt(stored);
      page.say(["Chưa trả lại được bản nháp cũ.", ...SoTay.actions.linesOf(error)]);
      return;
    }
    await page.draft.leave();
  };

  /**
   * Takes over a draft that another edition of the form has left, with Python's help.
   * @param {FormPage} page
   * @param {Draft} draft
   */
  const adaptDraft = async (page, draft) => {
    const name = `${page.definition.id}.json`;
    const file = new Blob([draft.text], { type: "application/json" });
    const { download, again, apart, giveBack: back } = ways(page, draft, file);
    try {
      const found = await throughPython(page, name, file);
      if (!(await maySee(page, "Bản nháp trên máy này", found.response, found.changes))) {
        const news = "Chưa mở bản nháp có sẵn trên máy này; bản nháp đó vẫn còn nguyên.";
        const now = "Nội dung điền ở đây lúc này chưa được lưu.";
        SoTay.messages.stand(page.root, [news, now], [again, download, apart]);
        return;
      }
      SoTay.messages.settle(page.root);
      page.apply(found.response, true);
      page.autosave.adopt(draft);
      page.autosave.keepState();
      page.autosave.changed();
      const news =
        "Bản nháp trên máy này được điền theo bản phiếu khác và đã được chuyển sang bản đang mở. " +
        "Hãy xem lại từng câu.";
      SoTay.messages.show(page.root, [news, ...found.notes], [download, back], false);
    } catch (error) {
      const [why = "", ...more] = SoTay.actions.linesOf(error);
      const news = "Chưa mở được bản nháp có sẵn trên máy này; bản nháp đó vẫn còn nguyên.";
      SoTay.messages.stand(page.root, [news, why, ...more], [download, apart]);
    }
  };

  /**
   * What the open draft was before, brought into this form when another edition left it; nothing
   * changes here, and `null` when the person does not want it so.
   * @param {FormPage} page
   * @param {HTMLElement} button
   * @param {string} what
   * @param {string} text
   */
  const adaptState = async (page, button, what, text) => {
    /** @type {{response: FormResponse, notes: string[]} | null} */
    let adapted = null;
    await SoTay.actions.withPython(page, button, async (onProgress) => {
      const file = new Blob([text], { type: "application/json" });
      const found = await throughPython(page, `${page.definition.id}.json`, file, onProgress);
      const no = "Giữ nguyên, không lấy lại";
      if (await maySee(page, what, found.response, found.changes, no)) adapted = found;
      else page.say([`Chưa lấy lại ${what.toLowerCase()}. Nội dung đang điền vẫn như cũ.`]);
    });
    return adapted;
  };

  SoTay.opening = { open, adaptDraft, adaptState };
})();
