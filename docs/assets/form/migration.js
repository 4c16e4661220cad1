// What became of the answers of an older file or draft, shown before they are taken over.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const { make } = SoTay;

  /** @type {[ChangeKind, string][]} */
  const KINDS = [
    ["kept", "Giữ nguyên"],
    ["reworded", "Đổi lời câu hỏi"],
    ["moved", "Chuyển sang câu khác"],
    ["split", "Tách thành nhiều câu"],
    ["merged", "Gộp vào một câu"],
    ["values", "Đổi mức hoặc lựa chọn trả lời"],
    ["retired", "Không còn hỏi"],
    ["new", "Câu mới"],
  ];
  const NAMES = new Map(KINDS);
  /** Only counted: nothing is to be looked at there. */
  const COUNTED = new Set(["kept", "new"]);
  const TO_CONFIRM = "Sau khi mở, hãy xác nhận hoặc trả lời lại ở câu này.";

  /** @type {SoTayGlobal["migration"]["matters"]} */
  const matters = (changes) => changes.some(({ kind }) => !COUNTED.has(kind));

  /** @param {Change[]} changes */
  const counts = (changes) => {
    const lines = KINDS.flatMap(([kind, name]) => {
      const found = changes.filter((change) => change.kind === kind);
      if (found.length === 0) return [];
      const numbers = found.flatMap((change) => change.new.map(({ number }) => number));
      const which = kind === "new" ? ` (${numbers.filter(Boolean).join(", ")})` : "";
      return [make("li", "", `${name}: ${found.length} câu${which}`)];
    });
    return make("ul", "st-preview-counts", ...lines);
  };

  /** @param {string} label @param {string} text @param {string} [kind] */
  const pair = (label, text, kind = "") => {
    const said = make("dd", `st-said ${kind}`.trim(), text);
    return make("div", "", make("dt", "", label), said);
  };

  /** @param {Asked} asked */
  const name = ({ number, wording, id }) => {
    const said = wording || `(bản lưu không ghi lời; mã “${id}”)`;
    return number ? `${number}. ${said}` : said;
  };

  /** @param {Asked[]} those @param {string} label @param {string} empty what no answer is called */
  const side = (those, label, empty) =>
    those.flatMap((asked) => [
      pair(label, name(asked)),
      pair("Trả lời", asked.answer || empty, "st-preview-answer"),
    ]);

  /** @param {Change} change */
  const title = ({ kind, new: now }) => {
    const numbers = [...new Set(now.map(({ number }) => number).filter(Boolean))];
    const what = NAMES.get(kind) || "";
    return numbers.length > 0 ? `Câu ${numbers.join(", ")}: ${what.toLowerCase()}` : what;
  };

  /** @param {Change} change */
  const card = (change) => {
    const left = "Không còn hỏi. Câu trả lời được giữ ở phụ lục cuối phiếu.";
    const after =
      change.new.length > 0
        ? make("dl", "", ...side(change.new, "Nay hỏi", "Chưa có, cần trả lời lại"))
        : make("p", "", left);
    return make(
      "section",
      "st-preview-change",
      make("h3", "", title(change)),
      ...change.note.split("\n").filter(Boolean).map((note) => make("p", "", note)),
      make(
        "div",
        "st-preview-sides",
        make("dl", "", ...side(change.old, "Trước đây hỏi", "Chưa trả lời")),
        after,
      ),
      ...(change.confirm ? [make("p", "st-preview-confirm", TO_CONFIRM)] : []),
    );
  };

  /** @param {string} label @param {string} mark @param {string} look @param {() => void} run */
  const button = (label, mark, look, run) => {
    const element = make("button", look, label);
    element.setAttribute("type", "button");
    element.setAttribute(mark, "");
    element.addEventListener("click", run);
    return element;
  };

  /** @type {SoTayGlobal["migration"]["preview"]} */
  const preview = (root, { what, changes, yes, no }) => {
    const dialog = document.createElement("dialog");
    dialog.className = "st-dialog st-preview";
    dialog.setAttribute("data-part", "preview");
    dialog.setAttribute("aria-labelledby", "st-preview--title");
    const heading = make("h2", "", "Phiếu đã đổi từ khi bản này được lưu");
    heading.id = "st-preview--title";
    heading.tabIndex = -1;
    dialog.returnValue = "no";
    const toSee = changes.filter(({ kind }) => !COUNTED.has(kind));
    dialog.append(
      heading,
      make("p", "", `${what} Chưa có gì thay đổi. Hãy xem bản chuyển dưới đây rồi chọn.`),
      counts(changes),
      make("div", "st-preview-changes", ...toSee.map(card)),
      make(
        "div",
        "st-actions st-preview-choice",
        button(yes, "data-dialog-yes", "st-button st-button--main", () => dialog.close("yes")),
        button(no, "data-dialog-no", "st-button", () => dialog.close("no")),
      ),
    );
    root.append(dialog);
    return new Promise((resolve) => {
      dialog.onclose = () => {
        dialog.remove();
        resolve(dialog.returnValue === "yes");
      };
      dialog.showModal();
      heading.focus();
    });
  };

  SoTay.migration = { matters, preview };
})();
