// Who has handed in and who is missing, and how much of each form is filled in.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const { make, table } = SoTay;

  /** @type {Record<string, string>} */
  const SIDES = { self: "tự đánh giá", collective: "tập thể", reviewer: "người xem xét" };
  /** @type {Record<RosterPerson["state"], string>} */
  const STATES = {
    handed: "Đã nộp",
    missing: "Chưa nộp",
    near: "Chưa rõ: có tệp của người tên gần giống",
    unclear: "Chưa rõ: nhiều người cùng tên này",
  };

  /** @param {string} iso */
  const day = (iso) => iso.split("-").reverse().join("/");

  /** @param {GatherViewFile} file */
  const sides = ({ sides: found }) =>
    found.map(({ by, asked, answered }) => {
      const count = `${answered}/${asked} câu`;
      const said = found.length > 1 ? `${SIDES[by] || by}: ${count}` : count;
      const rest = asked - answered;
      return make("p", "", said, ...(rest > 0 ? [` (còn ${rest})`] : [" (đủ)"]));
    });

  /** The lines about persons that anybody filled in. @param {GatherView} view */
  const labels = ({ line_labels: all, files }) =>
    all
      .map((label, place) => ({ label, place }))
      .filter(({ place }) => files.some(({ lines }) => lines[place]));

  /** @param {GatherView} view @param {(Node | string)[]} first @param {GatherViewFile} file */
  const cells = (view, first, file) => [
    ...first,
    ...labels(view).map(({ label, place }) => table.cell(label, file.lines[place] || "")),
    table.cell("Đã trả lời", ...sides(file)),
    table.cell("Sửa lần cuối", file.day ? make("span", "cl-day", day(file.day)) : make("span", "hb-unsaid", "không rõ")),
    table.cell("Tệp", make("span", "cl-path", SoTay.collectLeft.path(file))),
  ];

  /** @param {GatherView} view */
  const heads = (view) => [
    ...labels(view).map(({ label }) => label),
    "Đã trả lời",
    "Sửa lần cuối",
    "Tệp",
  ];

  /** @param {GatherView} view @param {string} caption @param {GatherViewFile[]} files */
  const fileTable = (view, caption, files) => {
    const drawn = table.draw("cl-files", caption, [view.whose_label, ...heads(view)], []);
    const body = /** @type {HTMLElement} */ (drawn.querySelector("tbody"));
    /** @param {GatherViewFile} file */
    const row = (file) =>
      make("tr", "", ...cells(view, [table.head("row", file.whose || "Chưa ghi tên")], file));
    return make("div", "cl-private", drawn, SoTay.collectPaged(body, files, row, "người"));
  };

  /**
   * @param {GatherView} view
   * @param {RosterPerson} person
   * @param {(place: number, name: string) => void} rename
   */
  const standing = ({ files }, { place, state, of, near, note }, rename) => {
    const meant = near.flatMap((at) => files[at] || []);
    const offers = meant.map(({ whose }) => {
      const button = make("button", "hb-button", `Là “${whose}”`);
      button.setAttribute("type", "button");
      button.title = "Sửa tên trong danh sách thành tên trong tệp";
      button.addEventListener("click", () => rename(place, whose));
      return button;
    });
    const found = of.flatMap((at) => files[at] || []);
    return [
      make("strong", `cl-state cl-state--${state}`, STATES[state]),
      ...(note ? [make("p", "", note)] : []),
      ...(offers.length > 0 ? [make("p", "cl-buttons", ...offers)] : []),
      ...found.flatMap((file) => [
        ...(state === "unclear" ? [make("p", "cl-path", SoTay.collectLeft.path(file))] : []),
        ...sides(file),
      ]),
    ];
  };

  /** @param {RosterPerson[]} people */
  const counted = (people) => {
    const count = (/** @type {RosterPerson["state"]} */ state) =>
      people.filter((person) => person.state === state).length;
    const unclear = count("near") + count("unclear");
    const more = unclear > 0 ? `, ${unclear} chưa rõ` : "";
    return `Danh sách có ${people.length} người: ${count("handed")} đã nộp, ${count("missing")} chưa nộp${more}.`;
  };

  /** Who is missing comes first, for that is what the list is for. */
  const ORDER = ["missing", "near", "unclear", "handed"];

  /** @param {GatherView} view @param {(place: number, name: string) => void} rename */
  const rosterParts = (view, rename) => {
    if (!view.roster) return [];
    const { people, strangers } = view.roster;
    const sorted = [...people].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
    const isGrouped = people.some(({ unit }) => unit);
    const heads_ = ["Người", ...(isGrouped ? ["Đơn vị"] : []), "Tình trạng"];
    const drawn = table.draw("cl-roster-table", "Danh sách người phải nộp", heads_, []);
    const body = /** @type {HTMLElement} */ (drawn.querySelector("tbody"));
    /** @param {RosterPerson} person */
    const row = (person) =>
      make(
        "tr",
        "",
        table.head("row", person.name),
        ...(isGrouped ? [table.cell("Đơn vị", person.unit)] : []),
        table.cell("Tình trạng", ...standing(view, person, rename)),
      );
    const list = make("div", "cl-private", drawn, SoTay.collectPaged(body, sorted, row, "người"));
    const others = strangers.flatMap((at) => view.files[at] || []);
    return [
      make("p", "cl-said", counted(people)),
      list,
      ...(others.length > 0
        ? [
            make("h3", "cl-private", `Có tệp mà không có trong danh sách: ${others.length} người`),
            fileTable(view, "Có tệp mà không có trong danh sách", others),
          ]
        : []),
    ];
  };

  /** @type {SoTayGlobal["collectPeople"]["draw"]} */
  const draw = ({ view }, rename) => {
    const { files } = view;
    const full = files.filter(({ sides: found }) => found.every(({ asked, answered }) => answered >= asked));
    const all = fileTable(view, "Các bản được tính", files);
    return [
      make("p", "cl-said", `Tính ${files.length} bản; ${full.length} bản trả lời đủ mọi câu được hỏi.`),
      ...rosterParts(view, rename),
      make("h3", "cl-private", "Các bản được tính"),
      all,
    ];
  };

  SoTay.collectPeople = { draw };
})();
