// Narrows a list to what a reader chooses; the choice stands in the page's address, as in
// `#loc?nam=2018&loai=plan`, so that it can be sent, and found again by going back.
"use strict";

(() => {
  const STATE = /^#loc(?:\?|$)/;
  const WIDE = "(min-width: 60em)";
  const NOTHING = new URLSearchParams();
  /** How many rows come back at once; to lay out a thousand takes longer than a reader waits. */
  const SLICE = 100;

  /**
   * @typedef {object} Row
   * @property {HTMLTableRowElement} element
   * @property {Element | null} group  what goes when all its rows go
   * @property {Map<string, string[]>} values  by the fields' names
   */

  /** @param {string[]} names @returns {Row[]} */
  const rowsOf = (names) => {
    /** @type {NodeListOf<HTMLTableRowElement>} */
    const found = document.querySelectorAll("[data-filter-list] > tbody > tr");
    /** @param {Element} row @param {string} name */
    const values = (row, name) => (row.getAttribute(`data-filter-${name}`) || "").split(" ");
    return [...found].map((element) => ({
      element,
      group: element.closest("[data-filter-group]"),
      values: new Map(names.map((name) => [name, values(element, name)])),
    }));
  };

  /** @param {HTMLSelectElement} select as in `Năm ban hành: 2018` */
  const inWords = ({ labels, selectedOptions }) =>
    `${labels[0]?.textContent}: ${selectedOptions[0]?.textContent}`;

  /**
   * Shows a group, with its heading and their line in the contents, or takes them away.
   * @param {Element} group
   * @param {boolean} empty
   */
  const showGroup = (group, empty) => {
    const id = String(group.getAttribute("data-filter-group"));
    const lines = document.querySelectorAll(`.md-nav__link[href="#${CSS.escape(id)}"]`);
    const around = [...lines].map((line) => line.closest("li"));
    for (const part of [group, document.getElementById(id), ...around]) {
      part?.toggleAttribute("hidden", empty);
    }
  };

  class List {
    /** @param {HTMLFormElement} form */
    constructor(form) {
      this.form = form;
      this.selects = [...form.querySelectorAll("select")];
      this.details = /** @type {HTMLDetailsElement} */ (form.querySelector("details"));
      this.groups = document.querySelectorAll("[data-filter-group]");
      this.rows = rowsOf(this.selects.map(({ name }) => name));
      /** @type {HTMLTableRowElement[]} rows that are still to come back */
      this.waiting = [];
      this.timer = 0;
    }

    wire() {
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.form.addEventListener("change", () => {
        this.show();
        this.keep();
      });
      this.part("clear").addEventListener("click", () => {
        this.choose(NOTHING);
        this.keep();
        (this.details.open ? this.selects[0] : this.details.querySelector("summary"))?.focus();
      });
      window.addEventListener("hashchange", () => this.follow());
      window.addEventListener("beforeprint", () => this.reveal(Infinity));
      this.details.open = matchMedia(WIDE).matches;
      this.form.hidden = false;
      this.choose(NOTHING);
      this.follow();
    }

    /** @param {string} name @returns {HTMLElement} */
    part(name) {
      return /** @type {HTMLElement} */ (this.form.querySelector(`[data-filter-${name}]`));
    }

    chosen() {
      return this.selects.filter(({ value }) => value !== "");
    }

    show() {
      const by = this.chosen();
      const fitting = this.rows.filter(({ values }) =>
        by.every(({ name, value }) => values.get(name)?.includes(value)),
      );
      const shown = new Set(fitting.map(({ element }) => element));
      for (const { element } of this.rows) if (!shown.has(element)) element.hidden = true;
      const full = new Set(fitting.map(({ group }) => group));
      this.groups.forEach((group) => showGroup(group, !full.has(group)));
      this.waiting = [...shown].filter(({ hidden }) => hidden);
      this.reveal(SLICE);
      this.say(by, shown.size);
    }

    /** @param {number} count  how many of the waiting rows come back now */
    reveal(count) {
      for (const row of this.waiting.splice(0, count)) row.hidden = false;
      clearTimeout(this.timer);
      if (this.waiting.length > 0) this.timer = setTimeout(() => this.reveal(SLICE), 0);
    }

    /**
     * @param {HTMLSelectElement[]} by
     * @param {number} shown
     */
    say(by, shown) {
      const noun = this.form.dataset.filterNoun;
      this.part("count").textContent = shown
        ? `Đang hiện ${shown} trong ${this.rows.length} ${noun}.`
        : `Không có ${noun} nào hợp với các điều kiện đang chọn.`;
      this.part("chosen").textContent = `Đang lọc: ${by.map(inWords).join("; ")}.`;
      this.part("chosen").hidden = by.length === 0;
      this.part("clear").hidden = by.length === 0;
    }

    /** @param {URLSearchParams} state  fields that it does not name are not chosen */
    choose(state) {
      for (const select of this.selects) {
        const value = state.get(select.name) || "";
        const known = [...select.options].some((option) => option.value === value);
        select.value = known ? value : "";
      }
      if (this.chosen().length > 0) this.details.open = true;
      this.show();
    }

    keep() {
      const state = new URLSearchParams(this.chosen().map(({ name, value }) => [name, value]));
      location.hash = `#loc?${state}`;
    }

    /** Does what the address says: it holds a choice, or the place of something in this page. */
    follow() {
      const { hash } = location;
      if (hash === "" || STATE.test(hash)) {
        this.choose(new URLSearchParams(hash.replace(STATE, "")));
        return;
      }
      const place = document.querySelector(":target");
      if (place?.closest("[hidden]")) {
        this.choose(NOTHING);
        place.scrollIntoView();
      }
    }
  }

  document.querySelectorAll("[data-filter]").forEach((form) => {
    if (form instanceof HTMLFormElement) new List(form).wire();
  });
})();
