/// <reference path="calendar.d.ts" />
// Says today's day, and in which month, quarter, half and year it lies.
"use strict";

(() => {
  const { days } = SoTay;
  const today = days.today(new Date());
  const endOfMonth = days.cycle("month", today).last;

  const line = document.querySelector("[data-calendar-today]");
  if (line instanceof HTMLElement) {
    line.textContent = `Hôm nay: ${days.text(today)}.`;
    line.hidden = false;
  }
  /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll("[data-calendar-span]")
  ).forEach((span) => {
    const kind = /** @type {Cycle} */ (span.dataset.calendarSpan);
    const { name, last } = days.cycle(kind, today);
    const ends = last === today ? "hết hôm nay" : `hết ${days.text(last)}, còn ${last - today} ngày`;
    span.textContent = `${name} (${ends})`;
    // What ends with this month is to be done this month too.
    span.classList.toggle("hb-now-ends", last === endOfMonth);
  });
})();
