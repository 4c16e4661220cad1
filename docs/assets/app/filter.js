// Narrows a list to what a reader chooses; the choice stands in the page's address, as in
// `#loc?nam=2018&loai=plan`, so that it can be sent, and found again by going back.
"use strict";

(() => {
  const STATE = /^#loc(?:\?|$)/;
  const WIDE = "(min-width: 60em)";

  /**
   * @typedef {object} Row
   * @property {HTMLTableRowElement} element
   * @property {Map<string, string[]>} values  by the fields' names
   */

  /** @param {HTMLFormElement} form */
  const start = (form) => {
    const selects = [...form.querySelectorAll("select")];
    const details = /** @type {HTMLDetailsElement} */ (form.querySelector("details"));
    const groups = [...document.querySelectorAll("[data-filter-group]")];
    const rows = rowsOf(selects.map(({ name }) => name));

    /** @param {string} name @returns {HTMLElement} */
    const part = (name) =>
      /** @type {HTMLElement} */ (form.querySelector(`[data-filter-${name}]`));
    const chosen = () => selects.filter(({ value }) => value !== "");

    const show = () => {
      const by = chosen();
      let shown = 0;
      for (const { element, values } of rows) {
        const fits = by.every(({ name, value }) => values.get(name)?.includes(value));
        element.hidden = !fits;
        if (fits) shown += 1;
      }
      groups.forEach(showGroup);
      const noun = form.dataset.filterNoun;
      part("count").textContent = shown
        ? `Đang hiện ${shown} trong ${rows.length} ${noun}.`
        : `Không có ${noun} nào hợp với các điều kiện đang chọn.`;
      part("chosen").textContent = `Đang lọc: ${by.map(inWords).join("; ")}.`;
      part("chosen").hidden = by.length === 0;
      part("clear").hidden = by.length === 0;
    };

    /** @param {URLSearchParams} state  fields that it does not name are not chosen */
    const choose = (state) => {
      for (const select of selects) {
        const value = state.get(select.name) || "";
        const known = [...select.options].some((option) => option.value === value);
        select.value = known ? value : "";
      }
      if (chosen().length > 0) details.open = true;
      show();
    };

    const keep = () => {
      const state = new URLSearchParams(chosen().map(({ name, value }) => [name, value]));
      location.hash = `#loc?${state}`;
    };

    const follow = () => {
      if (location.hash === "" || STATE.test(location.hash)) {
        choose(stateOf(location.hash));
        return;
      }
      // A link to a place in this page shows it, whatever was chosen.
      const place = document.querySelector(":target");
      if (place?.closest("[hidden]")) {
        choose(new URLSearchParams());
        place.scrollIntoView();
      }
    };

    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => {
      show();
      keep();
    });
    part("clear").addEventListener("click", () => {
      choose(new URLSearchParams());
      keep();
      (details.open ? selects[0] : details.querySelector("summary"))?.focus();
    });
    window.addEventListener("hashchange", follow);
    details.open = matchMedia(WIDE).matches;
    form.hidden = false;
    choose(stateOf(location.hash));
  };

  /** @param {string} hash */
  const stateOf = (hash) => new URLSearchParams(hash.replace(STATE, "#").slice(1));

  /** @param {string[]} names @returns {Row[]} */
  const rowsOf = (names) => {
    /** @type {NodeListOf<HTMLTableRowElement>} */
    const found = document.querySelectorAll("[data-filter-list] > tbody > tr");
    /** @param {Element} row @param {string} name */
    const values = (row, name) => (row.getAttribute(`data-filter-${name}`) || "").split(" ");
    return [...found].map((element) => ({
      element,
      values: new Map(names.map((name) => [name, values(element, name)])),
    }));
  };

  /** @param {HTMLSelectElement} select as in `Năm ban hành: 2018` */
  const inWords = ({ labels, selectedOptions }) =>
    `${labels[0]?.textContent}: ${selectedOptions[0]?.textContent}`;

  /** @param {Element} group goes, with its heading and their line in the contents, when empty */
  const showGroup = (group) => {
    const empty = !group.querySelector("[data-filter-list] > tbody > tr:not([hidden])");
    const id = String(group.getAttribute("data-filter-group"));
    const lines = document.querySelectorAll(`.md-nav__link[href="#${CSS.escape(id)}"]`);
    const around = [...lines].map((line) => line.closest("li"));
    for (const part of [group, document.getElementById(id), ...around]) {
      part?.toggleAttribute("hidden", empty);
    }
  };

  document.querySelectorAll("[data-filter]").forEach((form) => {
    if (form instanceof HTMLFormElement) start(form);
  });
})();
