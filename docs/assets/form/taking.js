// Taking over what stands in other files: last period's form, another side's opinion, rows.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const UNDO = "Lấy lại nội dung trước khi lấy";

  /** @type {HTMLElement | null} */
  let chosen = null;

  /** @param {Answer | undefined} answer what of it a person sees */
  const seen = (answer) => {
    if (!answer) return "";
    const { value, note, evidence, not_applicable_reason } = answer;
    const pieces = [...evidence].map((piece) => (typeof piece === "string" ? piece : [...piece]));
    const rows = typeof value === "string" ? value : value.map((row) => [...row]);
    return JSON.stringify([rows, note, pieces, not_applicable_reason]);
  };

  /** @param {Answer | undefined} answer @returns {Row[]} */
  const rowsOf = (answer) => (Array.isArray(answer?.value) ? answer.value : []);

  /** @param {Row} row */
  const rowSeen = (row) => JSON.stringify([...row].filter(([name]) => name !== "row_id"));

  /** @param {Row[]} before @param {Row[]} after whether every row is still there */
  const keepsRows = (before, after) => {
    const left = new Set(after.map(rowSeen));
    return before.every((row) => left.has(rowSeen(row)));
  };

  /**
   * @param {Changes} changes
   * @param {string} where
   * @param {Answer | undefined} old
   * @param {Answer | undefined} next
   */
  const addChange = (changes, where, old, next) => {
    if (seen(old) === seen(next)) return;
    const [had, has] = [rowsOf(old), rowsOf(next)];
    if (!old) changes.filled.push(where);
    else if (had.length > 0 && keepsRows(had, has)) {
      changes.added.push(`${has.length - had.length} dòng vào ${where}`);
    } else changes.replaced.push(where);
  };

  /** @type {SoTayGlobal["taking"]["changes"]} */
  const changes = (definition, before, after) => {
    /** @type {Changes} */
    const found = { filled: [], replaced: [], added: [] };
    for (const { id, label } of definition.identity) {
      const [old = "", next = ""] = [before.respondent.get(id), after.respondent.get(id)];
      if (old !== next) (old.trim() ? found.replaced : found.filled).push(`“${label}”`);
    }
    for (const { id, number } of SoTay.response.questions(definition)) {
      addChange(found, `câu ${number}`, before.answers.get(id), after.answers.get(id));
    }
    return found;
  };

  /** @param {Changes} changes */
  const inLines = ({ filled, replaced, added }) => [
    ...(filled.length > 0 ? [`Điền vào chỗ đang trống: ${filled.join(", ")}.`] : []),
    ...(added.length > 0 ? [`Thêm ${added.join(", ")}.`] : []),
    ...(replaced.length > 0 ? [`Thay nội dung đang có: ${replaced.join(", ")}.`] : []),
  ];

  /**
   * Asks before another period's answers come among those of a form that is being filled in, and
   * before anything that stands there goes.
   * @param {FormPage} page
   * @param {Take} take
   * @param {FormResponse} current
   * @param {Changes} found
   */
  const mayTake = async (page, take, current, found) => {
    const lines = inLines(found);
    const mixed = take.kind === "previous" && !SoTay.response.isEmpty(current);
    if (lines.length === 0 || (!mixed && found.replaced.length === 0)) return true;
    const kept = found.replaced.length === 0 ? ["Nội dung đã ghi ở đây được giữ nguyên."] : [];
    return SoTay.messages.ask(page.root, {
      title: "Lấy từ tệp vào phiếu đang điền?",
      lines: [...lines, ...kept],
      yes: "Lấy từ tệp",
      no: "Không lấy",
    });
  };

  /** @param {File} file */
  const asMember = async (file) => ({
    name: file.name,
    base64: await SoTay.saveFile.base64(file),
  });

  /**
   * @param {FormPage} page
   * @param {Take} take
   * @param {File[]} files
   * @param {OnProgress} onProgress
   */
  const through = async (page, take, files, onProgress) => {
    const current = page.current();
    const members = {
      definition: page.definition,
      text: SoTay.response.encode(current),
      take: take.id,
      files: await Promise.all(files.map(asMember)),
    };
    const { text, notes } = await SoTay.engine.call("take", members, onProgress);
    const decoded = SoTay.response.decode(String(text));
    if (!("response" in decoded)) throw new Error(decoded.problem);
    const found = changes(page.definition, current, decoded.response);
    if (!(await mayTake(page, take, current, found))) return;
    page.replace(decoded.response);
    const names = files.map(({ name }) => `“${name}”`).join(", ");
    const lines = inLines(found);
    page.say(
      [
        lines.length > 0 ? `Đã lấy từ ${names}.` : `Đã đọc ${names}, không có gì mới để lấy.`,
        ...lines,
        ...notes,
        ...SoTay.oldFont.inResponse(page.definition, decoded.response),
      ],
      lines.length > 0 ? [{ label: UNDO, run: () => page.replace(current) }] : [],
    );
  };

  /** @type {SoTayGlobal["taking"]["take"]} */
  const take = async (page, files) => {
    const button = chosen;
    const wanted = page.definition.takes.find(({ id }) => id === button?.dataset.take);
    if (!button || !wanted || files.length === 0) return;
    const large = files.find(({ size }) => size > SoTay.saveFile.MAX_BYTES);
    if (large) {
      page.say([`Tệp “${large.name}”: ${SoTay.response.TOO_LARGE}`]);
      return;
    }
    await SoTay.actions.withPython(page, button, (onProgress) =>
      through(page, wanted, files, onProgress),
    );
  };

  /** @type {SoTayGlobal["taking"]["choose"]} */
  const choose = (page, button) => {
    chosen = button;
    const input = page.root.querySelector("[data-take-file]");
    if (input instanceof HTMLInputElement) input.click();
  };

  SoTay.taking = { choose, take, changes, seen };
})();
