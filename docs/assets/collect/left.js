// Files that take no part, each with its reason, and the choice between two of one person and period.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const { make, table } = SoTay;

  /** @type {Record<string, string>} */
  const KINDS = {
    broken: "Hỏng",
    foreign: "Không phải của sổ tay",
    newer: "Của bản sổ tay mới hơn",
    too_large: "Quá lớn",
    nested: "Nén hai lần",
    locked: "Có mật khẩu",
    unknown_form: "Không có phiếu này",
    duplicate: "Trùng",
    superseded: "Đã có bản sau",
    set_aside: "Đã chọn không tính",
  };

  /** @param {string} iso */
  const day = (iso) => (iso ? `sửa lần cuối ${iso.split("-").reverse().join("/")}` : "không rõ ngày sửa");

  /** @type {SoTayGlobal["collectLeft"]["path"]} */
  const path = ({ name, way }) => [...way, name].join(" › ");

  /** @param {GatherLeft[]} left */
  const leftBox = (left) => {
    if (left.length === 0) return [];
    const drawn = table.draw("cl-left-table", "Các tệp không tính", ["Tệp", "Loại", "Vì sao"], []);
    const body = /** @type {HTMLElement} */ (drawn.querySelector("tbody"));
    /** @param {GatherLeft} one */
    const row = (one) =>
      make(
        "tr",
        "",
        table.head("row", path(one), "cl-path"),
        table.cell("Loại", KINDS[one.kind] || one.kind),
        table.cell("Vì sao", one.sentence),
      );
    const summary = make("summary", "", `${left.length} tệp không tính: xem vì sao`);
    const more = SoTay.collectPaged(body, left, row, "tệp");
    return [make("details", "hb-details cl-left-box", summary, drawn, more)];
  };

  /** @param {string} label @param {() => void} run */
  const button = (label, run) => {
    const element = make("button", "hb-button", label);
    element.setAttribute("type", "button");
    element.addEventListener("click", run);
    return element;
  };

  /** @param {GatherFile} file @param {(key: string, use: boolean | null) => void} choose */
  const candidate = (file, choose) => {
    const { key, state, answered, asked, chosen } = file;
    const isUsed = state === "used";
    const act = button(isUsed ? "Không tính tệp này" : "Tính tệp này", () => choose(key, !isUsed));
    act.append(make("span", "hb-hidden", ` ${path(file)}`));
    act.dataset.key = key;
    const back = button("Theo đề nghị", () => choose(key, null));
    back.append(make("span", "hb-hidden", ` với tệp ${path(file)}`));
    return make(
      "li",
      isUsed ? "cl-used" : "",
      make(
        "div",
        "",
        make("strong", "cl-path", path(file)),
        `: ${day(file.day)}, đã trả lời ${answered}/${asked} câu. `,
        make("strong", "", isUsed ? "Đang tính." : "Không tính."),
        ...(chosen === null ? [] : [" Đồng chí đã chọn."]),
      ),
      make("p", "cl-buttons", act, ...(chosen === null ? [] : [back])),
    );
  };

  /** @param {GatherFile[]} files @returns {GatherFile[][]} those of one person and period together */
  const rivals = (files) => {
    const byKey = new Map(files.map((file) => [file.key, file]));
    const seen = new Set();
    return files.flatMap((file) => {
      if (file.others.length === 0 || seen.has(file.key)) return [];
      const group = [file, ...file.others.flatMap((key) => byKey.get(key) || [])];
      for (const { key } of group) seen.add(key);
      return [group];
    });
  };

  /** @param {GatherFiles} files @param {(key: string, use: boolean | null) => void} choose */
  const choiceBox = ({ files }, choose) => {
    const groups = rivals(files);
    if (groups.length === 0) return [];
    const list = make("div", "");
    /** @param {GatherFile[]} group */
    const draw = (group) => {
      const [first] = group;
      const why = group.map((file) => file.why).find((sentence) => sentence) || "";
      const title = [first?.whose || "Chưa ghi tên", first?.period_said].filter(Boolean).join(", ");
      return make(
        "section",
        "cl-rivals",
        make("p", "cl-title", title),
        ...(why ? [make("p", "", why)] : []),
        make("ul", "", ...group.map((file) => candidate(file, choose))),
      );
    };
    const more = SoTay.collectPaged(list, groups, draw, "người");
    const summary = make("summary", "", `${groups.length} người có nhiều bản cùng kỳ: xem và chọn`);
    return [make("details", "hb-details cl-choices", summary, list, more)];
  };

  /** @param {GatherFiles} files @param {(key: string, use: boolean | null) => void} choose */
  const noteBox = ({ files }, choose) => {
    const noted = files.filter(({ notes }) => notes.length > 0);
    if (noted.length === 0) return [];
    const list = make("ul", "");
    /** @param {GatherFile} file */
    const draw = (file) => {
      const item = candidate(file, choose);
      item.firstElementChild?.append(...file.notes.map((note) => make("p", "", note)));
      return item;
    };
    const more = SoTay.collectPaged(list, noted, draw, "tệp");
    const summary = make("summary", "", `${noted.length} tệp có điều cần lưu ý`);
    return [make("details", "hb-details cl-notes", summary, list, more)];
  };

  /** @type {SoTayGlobal["collectLeft"]["draw"]} */
  const draw = (files, left, choose) => [
    ...choiceBox(files, choose),
    ...leftBox(left),
    ...noteBox(files, choose),
  ];

  SoTay.collectLeft = { draw, path };
})();
