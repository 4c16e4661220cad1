// What is lacking, what is done about it until when, and what the person and the others say.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const { make, table } = SoTay;

  const DEADLINE = "Thời hạn";
  /** @type {Record<string, string>} */
  const STATES = { open: "Chưa xong", done: "Đã xong", overdue: "Quá hạn" };

  /** @param {string} iso */
  const day = (iso) => iso.split("-").reverse().join("/");

  /** @param {{number: string, label: string}} question */
  const titleOf = ({ number, label }) => (number ? `${number}. ${label}` : label);

  /** @type {SoTayGlobal["collectDetails"]["shortcomings"]} */
  const shortcomings = ({ view, number }) => {
    const found = view.shortcomings.filter(({ count }) => count > 0);
    if (found.length === 0) return [];
    const heads = ["Câu", "Mức", "Số bản"];
    const rows = found.map((one) => {
      const level = one.level_label || "Có ghi hạn chế";
      const behind = { question: one.question, title: `${titleOf(one)} – ${level}` };
      return make(
        "tr",
        "",
        table.head("row", titleOf(one)),
        table.cell("Mức", level),
        table.cell("Số bản", number(one.count, one.of, behind)),
      );
    });
    return [table.draw("cl-shortcomings", "Hạn chế", heads, rows)];
  };

  /** @param {GatherRemedy} remedy */
  const deadline = ({ date, date_label: label }) => {
    if (!date) return [make("span", "hb-unsaid", "Chưa ghi ngày")];
    const said = make("strong", "cl-day", day(date));
    return label && label !== DEADLINE ? [said, make("span", "cl-small", label)] : [said];
  };

  /** Whether the day is over and nothing says that it is done. @param {GatherRemedy} remedy @param {GatherView} view */
  const isPassed = ({ state, date }, { today }) => state === "" && date !== "" && date < today;

  /** @param {GatherRemedy} remedy @param {GatherView} view */
  const standing = (remedy, view) => {
    const { state, state_label: label } = remedy;
    if (isPassed(remedy, view)) return [make("strong", "", "Đã qua ngày; phiếu không ghi xong hay chưa")];
    if (!state) return [label || make("span", "hb-unsaid", "Phiếu không ghi xong hay chưa")];
    const said = make("strong", `cl-state cl-state--${state}`, STATES[state] || "");
    return label && label !== STATES[state] ? [said, make("span", "cl-small", `Ghi: ${label}`)] : [said];
  };

  /** @param {GatherView} view */
  const counted = (view) => {
    const { remedies: all } = view;
    const numbers = [
      [all.filter(({ state }) => state === "overdue").length, "quá hạn"],
      [all.filter((one) => isPassed(one, view)).length, "đã qua ngày mà phiếu không ghi xong hay chưa"],
      [all.filter(({ state }) => state === "done").length, "đã xong"],
      [all.filter(({ date }) => !date).length, "chưa ghi ngày"],
    ];
    const said = numbers.filter(([count]) => count !== 0).map(([count, what]) => `${count} ${what}`);
    const list = [`${all.length} việc`, ...said].join(", ");
    return `${list}. Xếp theo thời hạn, ngày sớm ở trên.`;
  };

  /** @type {SoTayGlobal["collectDetails"]["remedies"]} */
  const remedies = ({ view, number }) => {
    if (view.remedies.length === 0) return [];
    const heads = ["Việc", "Của ai", DEADLINE, "Tình trạng"];
    const drawn = table.draw("cl-remedies", "Biện pháp và thời hạn", heads, []);
    const body = /** @type {HTMLElement} */ (drawn.querySelector("tbody"));
    /** @param {GatherRemedy} remedy */
    const row = (remedy) => {
      const { of, question, texts } = remedy;
      const whose = view.files[of]?.whose || "Chưa ghi tên";
      const [first, ...rest] = texts.filter(({ text }) => text);
      const head = table.head("row", "");
      head.append(make("span", "cl-text", first?.text || "(chưa ghi)"));
      for (const { label, text } of rest) head.append(make("span", "cl-more-text", `${label}: ${text}`));
      const link = number(1, [of], { question, title: whose });
      link.textContent = whose;
      return make(
        "tr",
        remedy.state === "overdue" ? "cl-overdue" : "",
        head,
        table.cell("Của ai", link),
        table.cell(DEADLINE, ...deadline(remedy)),
        table.cell("Tình trạng", ...standing(remedy, view)),
      );
    };
    return [
      make("p", "cl-said", counted(view)),
      make("div", "cl-private", drawn, SoTay.collectPaged(body, view.remedies, row, "việc")),
    ];
  };

  /** @param {string} title @param {GatherSaid[]} answers */
  const side = (title, answers) => {
    const entries = answers.map((one) =>
      make(
        "div",
        "cl-opinion",
        make("p", "cl-opinion-of", titleOf(one)),
        ...(one.said.length > 0
          ? one.said.map((line) => make("p", "cl-text", line))
          : [make("p", "hb-unsaid", "Chưa ghi")]),
      ),
    );
    return make("div", "cl-side", make("h4", "", title), ...entries);
  };

  /** @type {SoTayGlobal["collectDetails"]["opinions"]} */
  const opinions = ({ view }) => {
    if (view.opinions.length === 0) return [];
    const list = make("div", "cl-opinions");
    /** @param {GatherOpinion} opinion */
    const one = ({ of, own, others }) => {
      const box = make(
        "details",
        "hb-details",
        make("summary", "", view.files[of]?.whose || "Chưa ghi tên"),
      );
      // Drawn when it is opened: five hundred of them together are a book.
      box.addEventListener(
        "toggle",
        () => box.append(make("div", "cl-sides", side("Tự đánh giá", own), side("Ý kiến của tập thể", others))),
        { once: true },
      );
      return box;
    };
    const said = `${view.opinions.length} bản có ghi ý kiến của tập thể. Bấm vào từng tên để đặt cạnh nhau.`;
    const row = SoTay.collectPaged(list, view.opinions, one, "người");
    return [make("p", "cl-said", said), make("div", "cl-private", list, row)];
  };

  SoTay.collectDetails = { shortcomings, remedies, opinions };
})();
