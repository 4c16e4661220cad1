// A sheet of equal ballots in place of the form: for each person a row, for each level a box.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const PRINTING = "st-print-ballots";
  /** Ballots side by side, by how many stand on a sheet. */
  const ABREAST = new Map([[4, 2]]);

  /** @param {string} text @param {string} className */
  const heading = (text, className) => {
    const cell = SoTay.make("th", className, text);
    cell.setAttribute("scope", "col");
    return cell;
  };

  /** @param {FormDefinition} definition @param {Ballot} ballot */
  const partsOf = (definition, ballot) => {
    const question = SoTay.response.questions(definition).find(({ id }) => id === ballot.people);
    const columns = (question ? question.columns : []).filter(({ id }) =>
      ballot.columns.includes(id),
    );
    const levels = definition.scales.find(({ id }) => id === ballot.scale)?.levels || [];
    return { columns, levels };
  };

  /** @param {FormDefinition} definition @param {Ballot} ballot @param {Row[]} people */
  const table = (definition, ballot, people) => {
    const { make } = SoTay;
    const { columns, levels } = partsOf(definition, ballot);
    const heads = [
      heading("TT", "st-ballot-number"),
      ...columns.map(({ label }) => heading(label, "")),
      ...levels.map(({ label }) => heading(label, "st-ballot-level")),
    ];
    const rows = people.map((person, at) =>
      make(
        "tr",
        "",
        make("td", "st-ballot-number", String(at + 1)),
        ...columns.map(({ id }) => make("td", "", person.get(id) || "")),
        ...levels.map(() => make("td", "st-ballot-cell", make("span", "st-ballot-box"))),
      ),
    );
    return make(
      "table",
      "st-ballot-table",
      make("thead", "", make("tr", "", ...heads)),
      make("tbody", "", ...rows),
    );
  };

  /** @param {FormDefinition} definition @param {Ballot} ballot @param {Row[]} people */
  const one = (definition, ballot, people) => {
    const { make } = SoTay;
    const small = [definition.notice, definition.disclaimer].filter(Boolean);
    return make(
      "section",
      "st-ballot",
      make("p", "st-ballot-title", ballot.title),
      make("p", "st-ballot-note", ballot.note),
      table(definition, ballot, people),
      ...small.map((text) => make("p", "st-ballot-small", text)),
    );
  };

  /** @param {FormDefinition} definition @param {Ballot} ballot @param {Row[]} people */
  const sheet = (definition, ballot, people) => {
    const abreast = ABREAST.get(ballot.copies) || 1;
    const lines = Array.from({ length: ballot.copies / abreast }, () => {
      const ballots = Array.from({ length: abreast }, () => one(definition, ballot, people));
      return SoTay.make("div", "st-ballot-line", ...ballots);
    });
    const whole = SoTay.make("div", "st-ballots", ...lines);
    whole.dataset.copies = String(ballot.copies);
    return whole;
  };

  /**
   * The sheet's own styles, after all others of the page, for its margins are of another size.
   * @param {boolean} wanted
   */
  const useStyles = (wanted) => {
    const style = document.querySelector("[data-ballots]");
    if (style instanceof HTMLLinkElement || style instanceof HTMLStyleElement) {
      style.media = wanted ? "print" : "not all";
    }
  };

  /** @type {(() => void) | null} */
  let takeAway = null;
  addEventListener("afterprint", () => {
    takeAway?.();
    takeAway = null;
  });

  /** @param {FormPage} page */
  const printed = (page) => {
    const { definition } = page;
    const { ballot } = definition;
    if (!ballot) return;
    const people = page.current().answers.get(ballot.people)?.value;
    if (!Array.isArray(people) || people.length === 0) {
      page.say(["Chưa in được tờ phiếu: danh sách chưa có ai. Hãy ghi danh sách rồi bấm lại."]);
      return;
    }
    takeAway?.();
    const made = sheet(definition, ballot, people);
    page.root.append(made);
    useStyles(true);
    document.documentElement.classList.add(PRINTING);
    takeAway = () => {
      made.remove();
      useStyles(false);
      document.documentElement.classList.remove(PRINTING);
    };
    print();
  };

  SoTay.ballots = { print: printed, PRINTING };
})();
