// What the files of one form and period say, drawn from Python's view of them.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const { make } = SoTay;

  /** @param {HTMLSelectElement} field @param {{value: string, text: string}[]} options */
  const offer = (field, options) => {
    const { value: before } = field;
    field.replaceChildren(...options.map(({ value, text }) => new Option(text, value)));
    if (options.some(({ value }) => value === before)) field.value = before;
  };

  /** The periods of the chosen form; that of most files is the first to be seen. @param {GatherPage} page */
  const offerPeriods = ({ part, files, select }) => {
    const form = files?.forms.find(({ id }) => id === select("form").value);
    const periods = form?.periods || [];
    const isNew = select("period").options.length === 0;
    const all = periods.length > 1 ? [{ value: "", text: "Tất cả các kỳ" }] : [];
    const each = periods.map(({ key, label, used }) => ({ value: key, text: `${label} (${used} bản)` }));
    offer(select("period"), [...all, ...each]);
    const [most] = [...periods].sort((one, other) => other.used - one.used);
    if (isNew && most) select("period").value = most.key;
    part("period-field").hidden = periods.length === 0;
  };

  /** @type {SoTayGlobal["collectResult"]["offer"]} */
  const offerForms = (page) => {
    const forms = [...(page.files?.forms || [])].sort((one, other) => other.used - one.used);
    const options = forms.map(({ id, title, used }) => ({ value: id, text: `${title} (${used} bản)` }));
    offer(page.select("form"), options);
    page.part("form-field").hidden = forms.length === 0;
    offerPeriods(page);
  };

  /** @type {SoTayGlobal["collectResult"]["change"]} */
  const change = (page) => {
    page.select("period").replaceChildren();
    offerPeriods(page);
  };

  /** @param {string} id @param {string} title */
  const section = (id, title) => {
    const heading = make("h2", "", title);
    heading.id = id;
    return make("section", "cl-part", heading);
  };

  /** @param {GatherPage} page @param {GatherView} view @returns {GatherDrawn["number"]} */
  const numbers = (page, view) => (count, of, behind) => {
    if (count === 0) return make("span", "cl-count", "0");
    const button = make("button", "cl-number", String(count));
    button.setAttribute("type", "button");
    button.append(make("span", "hb-hidden", ` bản, ${behind.title}: xem các câu trả lời`));
    button.addEventListener("click", () => {
      if ("presenting" in document.documentElement.dataset) return;
      const keys = of.flatMap((at) => view.files[at]?.key || []);
      void SoTay.collectBehind.open(page, keys, behind);
    });
    return button;
  };

  const HOW =
    "Số trong ô là số bản; bấm vào số để xem các câu trả lời. Thanh ngang là phần của số ấy trong các bản.";

  /** @param {HTMLElement[]} groups */
  const explained = (groups) => (groups.length > 0 ? [make("p", "cl-small cl-how", HOW), ...groups] : []);

  /** Lets the browser show what is there, and hear a key, before it goes on. */
  const breath = () => new Promise((resolve) => setTimeout(resolve));

  /**
   * Its height is asked for, or the browser would lay out many pieces in one long go.
   * @param {HTMLElement} whole
   * @param {HTMLElement} piece
   */
  const place = (whole, piece) => {
    whole.append(piece);
    return piece.offsetHeight;
  };

  /** @type {SoTayGlobal["collectResult"]["draw"]} */
  const draw = async (page, view, rename) => {
    const { collectPeople, collectLevels, collectDetails } = SoTay;
    const { turn } = page;
    const drawn = { view, number: numbers(page, view) };
    /** @type {[string, string, () => HTMLElement[]][]} */
    const parts = [
      ["ai-da-nop", "Ai đã nộp", () => collectPeople.draw(drawn, rename)],
      ["tung-cau", "Trả lời từng câu", () => explained(collectLevels.draw(drawn))],
      ["truong-hop", "Trường hợp trả lời “có”", () => collectLevels.triggers(drawn)],
      ["han-che", "Hạn chế", () => collectDetails.shortcomings(drawn)],
      ["bien-phap", "Biện pháp và thời hạn", () => collectDetails.remedies(drawn)],
      ["y-kien", "Tự đánh giá và ý kiến của tập thể", () => collectDetails.opinions(drawn)],
    ];
    page.part("parts").replaceChildren(
      make("p", "cl-title", make("strong", "", view.title), view.period ? `, ${view.period}` : ""),
      ...[view.disclaimer, ...view.notes].filter(Boolean).map((text) => make("p", "cl-small", text)),
    );
    for (const [id, title, pieces] of parts) {
      const whole = section(id, title);
      for (const piece of pieces()) {
        await breath();
        if (turn !== page.turn) return;
        if (!whole.isConnected) page.part("parts").append(whole);
        place(whole, piece);
      }
    }
  };

  SoTay.collectResult = { offer: offerForms, change, draw };
})();
