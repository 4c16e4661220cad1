/// <reference path="calendar.d.ts" />
// Days of the calendar, counted and named; and the days before a meeting.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const DAY_MS = 86_400_000;
  const ISO = /^((?:19|20|21)\d{2})-(\d{2})-(\d{2})$/;
  const WEEKDAYS = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];
  const QUARTERS = ["I", "II", "III", "IV"];
  /** How many months each takes. */
  const MONTHS = { month: 1, quarter: 3, half: 6, year: 12 };

  /** @param {number} year @param {number} month from 0 @param {number} day */
  const of = (year, month, day) => Date.UTC(year, month, day) / DAY_MS;
  /** @param {Day} day */
  const date = (day) => new Date(day * DAY_MS);
  /** @param {Day} day */
  const iso = (day) => date(day).toISOString().slice(0, 10);
  /** @param {Date} now */
  const today = (now) => of(now.getFullYear(), now.getMonth(), now.getDate());

  /** @param {string} text @returns {Day | null} */
  const parse = (text) => {
    const [, year, month, day] = ISO.exec(text) || [];
    if (!year) return null;
    const found = of(Number(year), Number(month) - 1, Number(day));
    return iso(found) === text ? found : null;
  };

  /** @param {Day} day */
  const text = (day) => {
    const weekday = WEEKDAYS[date(day).getUTCDay()];
    return `${weekday}, ${iso(day).split("-").reverse().join("/")}`;
  };

  /** @param {Day} day @param {number} count @param {Reading} reading */
  const before = (day, count, reading) => {
    if (reading === "calendar") return day - count;
    let found = day;
    for (let left = count; left > 0; ) {
      found -= 1;
      const weekday = date(found).getUTCDay();
      if (weekday !== 0 && weekday !== 6) left -= 1;
    }
    return found;
  };

  /** @param {Cycle} kind @param {Day} day */
  const cycle = (kind, day) => {
    const year = date(day).getUTCFullYear();
    const index = Math.floor(date(day).getUTCMonth() / MONTHS[kind]);
    const names = {
      month: `Tháng ${index + 1}/${year}`,
      quarter: `Quý ${QUARTERS[index]} năm ${year}`,
      half: `6 tháng ${index === 0 ? "đầu" : "cuối"} năm ${year}`,
      year: `Năm ${year}`,
    };
    return { name: names[kind], last: of(year, (index + 1) * MONTHS[kind], 0) };
  };

  const READINGS = /** @type {const} */ (["calendar", "working"]);
  const WORDS = {
    calendar: { short: "ngày lịch", long: "ngày lịch", file: "ngay-lich" },
    working: {
      short: "ngày làm việc",
      long: "ngày làm việc (thứ Hai đến thứ Sáu, chưa trừ ngày nghỉ lễ, Tết)",
      file: "ngay-lam-viec",
    },
  };

  /** @param {DaysBefore} lead @param {Day} meeting @param {Reading} reading */
  const range = ({ earliest, latest }, meeting, reading) => ({
    first: earliest > 0 ? before(meeting, earliest, reading) : null,
    last: before(meeting, latest, reading),
  });

  /** @param {DaysBefore} lead @param {Day} meeting @param {Reading} reading */
  const inWords = (lead, meeting, reading) => {
    const { first, last } = range(lead, meeting, reading);
    if (first === null) return `chậm nhất ${text(last)}`;
    if (lead.latest === 0) return `sớm nhất ${text(first)}`;
    return first === last ? text(first) : `từ ${text(first)} đến ${text(last)}`;
  };

  /** @param {DaysBefore} lead @param {Day} meeting @param {Reading} reading @param {Day} today */
  const standing = (lead, meeting, reading, today) => {
    const { first, last } = range(lead, meeting, reading);
    if (last < today) return "Đã qua.";
    if (first !== null && first > today) return `Còn ${first - today} ngày nữa mới đến.`;
    return last === today ? "Hôm nay là ngày cuối." : `Đang trong thời gian này, còn ${last - today} ngày.`;
  };

  SoTay.days = { today, parse, iso, text, before, cycle };
  SoTay.leads = { range, inWords, standing, readings: READINGS, words: WORDS };
})();
