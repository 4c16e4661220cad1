// The days before the day of an answer on which something is to be done.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /**
   * The days on which something is to be done before a day: counted both ways where the source
   * leaves open how.
   * @param {DaysBefore} before
   * @param {boolean} open
   * @param {Day} day
   */
  const inLines = (before, open, day) => {
    const readings = open ? SoTay.leads.readings : /** @type {const} */ (["calendar"]);
    return readings.map((reading) => {
      const when = SoTay.leads.inWords(before, day, reading);
      return `Tính theo ${SoTay.leads.words[reading].long}: ${when}.`;
    });
  };

  /** @param {HTMLElement} item @param {Day | null} day */
  const draw = (item, day) => {
    item.querySelector(".st-lead-days")?.remove();
    if (day === null) return;
    const { earliest, latest, note } = item.dataset;
    const before = { earliest: Number(earliest), latest: Number(latest) };
    const lines = inLines(before, Boolean(note), day);
    item.append(SoTay.make("ul", "st-lead-days", ...lines.map((line) => SoTay.make("li", "", line))));
  };

  /**
   * Brings the days under every date question up to date.
   * @param {HTMLElement} root
   */
  const show = (root) => {
    /** @type {NodeListOf<HTMLElement>} */
    const lists = root.querySelectorAll("[data-leads]");
    for (const list of lists) {
      const field = root.querySelector(`input[name="${CSS.escape(list.dataset.leads || "")}"]`);
      // Drawn anew only for another day, for it may be read aloud.
      if (!(field instanceof HTMLInputElement) || list.dataset.day === field.value) continue;
      list.dataset.day = field.value;
      const day = SoTay.days.parse(field.value);
      /** @type {NodeListOf<HTMLElement>} */
      const items = list.querySelectorAll("[data-earliest]");
      for (const item of items) draw(item, day);
    }
  };

  SoTay.leadDays = { inLines, show };
})();
