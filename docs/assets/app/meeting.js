/// <reference path="calendar.d.ts" />
// From a meeting's day to the days before it, and to a calendar file of these.
"use strict";

(() => {
  const READINGS = /** @type {const} */ (["calendar", "working"]);
  const READING_WORDS = { calendar: "ngày lịch", working: "ngày làm việc (thứ Hai đến thứ Sáu)" };
  const FILE_PARTS = { calendar: "ngay-lich", working: "ngay-lam-viec" };

  /** @param {string} name @returns {HTMLElement} */
  const part = (name) =>
    /** @type {HTMLElement} */ (document.querySelector(`[data-calendar-${name}]`));

  /** @param {string} tag @param {string} text */
  const element = (tag, text) => {
    const made = document.createElement(tag);
    made.textContent = text;
    return made;
  };

  /** @returns {Lead[]} what the page's table says of the time before meetings */
  const readLeads = () =>
    [...document.querySelectorAll("[data-calendar-lead]")].map((row) => {
      /** @param {string} name */
      const value = (name) => row.getAttribute(`data-calendar-${name}`) || "";
      return {
        title: row.querySelector("th")?.textContent?.trim() || "",
        words: row.querySelector("td")?.textContent?.trim() || "",
        earliest: Number(value("earliest")),
        latest: Number(value("latest")),
        applies: value("applies"),
        cited: value("cited"),
      };
    });

  /** @param {HTMLFormElement} form */
  const start = (form) => {
    const { days, leads } = SoTay;
    const all = readLeads();
    const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("day"));
    const name = /** @type {HTMLInputElement} */ (form.elements.namedItem("name"));
    const result = part("result");
    /** @type {Day} */
    let meeting = 0;

    /** @param {Lead} lead @param {Day} today */
    const row = (lead, today) => {
      const made = document.createElement("tr");
      const title = element("th", lead.title);
      title.setAttribute("scope", "row");
      const cells = READINGS.map((reading) => {
        const cell = element("td", `${leads.inWords(lead, meeting, reading)}. `);
        cell.dataset.label = reading === "calendar" ? "Theo ngày lịch" : "Theo ngày làm việc";
        const standing = element("span", leads.standing(lead, meeting, reading, today));
        standing.className = "hb-remark";
        cell.append(standing);
        return cell;
      });
      made.append(title, ...cells);
      return made;
    };

    /** @param {Day} today @returns {string} what the reader should know before the table */
    const remark = (today) => {
      if (meeting < today) return "Ngày họp đã qua; các ngày dưới đây chỉ để tra lại.";
      /** @param {Reading} reading */
      const isOver = (reading) =>
        all.some((lead) => leads.range(lead, meeting, reading).last < today);
      const over = READINGS.filter(isOver);
      if (over.length === 0) return "";
      const by = over.length === 2 ? "cả hai cách đếm" : `cách đếm ${READING_WORDS[over[0] || "calendar"]}`;
      return `Có việc đã qua thời gian chuẩn bị theo ${by}; muốn còn kịp thì phải lùi ngày họp.`;
    };

    const show = () => {
      const today = days.today(new Date());
      const away = meeting - today;
      const soon = away === 0 ? ", là hôm nay" : away > 0 ? `, còn ${away} ngày` : "";
      part("meeting-day").textContent = `Ngày họp: ${days.text(meeting)}${soon}.`;
      part("remark").textContent = remark(today);
      part("days").replaceChildren(...all.map((lead) => row(lead, today)));
      part("message").textContent = "";
      result.hidden = false;
      result.focus();
    };

    /** @param {string} sentence empty when all is well */
    const complain = (sentence) => {
      part("error").textContent = sentence;
      field.setAttribute("aria-invalid", String(sentence !== ""));
      if (sentence) field.focus();
    };

    /** @param {Reading} reading @returns {CalendarEntry[]} */
    const entries = (reading) => {
      const title = name.value.trim() || "Cuộc họp";
      const source = form.dataset.calendarSource;
      const before = all.map((lead) => {
        const { first, last } = leads.range(lead, meeting, reading);
        const description = [
          lead.applies,
          `Trước cuộc họp ${lead.words}, đếm theo ${READING_WORDS[reading]}, chưa trừ ngày nghỉ lễ, Tết; ` +
            `${source} không nói ngày lịch hay ngày làm việc.`,
          `Cuộc họp: ${title}, ${days.text(meeting)}.`,
          lead.cited,
        ].join("\n");
        return { uid: SoTay.ics.uid(), first: first ?? last, last, summary: lead.title, description };
      });
      const day = { uid: SoTay.ics.uid(), first: meeting, last: meeting, summary: title, description: "" };
      return [...before, day];
    };

    const download = () => {
      const checked = part("reading").querySelector("input:checked");
      const reading = checked instanceof HTMLInputElement && checked.value === "working" ? "working" : "calendar";
      const product = `-//${form.dataset.calendarProduct}//VI`;
      const text = SoTay.ics.write(product, new Date(), entries(reading));
      const file = `lich-hop-${days.iso(meeting)}-${FILE_PARTS[reading]}.ics`;
      SoTay.saveFile.download(file, text, "text/calendar");
      part("message").textContent =
        `Đã tải về tệp “${file}”. Tệp thường nằm trong thư mục Tải xuống (Downloads). ` +
        "Mở tệp bằng chương trình lịch trên máy để ghi các ngày này vào lịch.";
    };

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const day = days.parse(field.value);
      if (day === null) {
        result.hidden = true;
        complain("Chưa có ngày họp, hoặc ngày ghi chưa đủ ngày, tháng, năm.");
        return;
      }
      complain("");
      meeting = day;
      show();
    });
    part("download").addEventListener("click", download);
    part("by-hand").hidden = true;
    form.hidden = false;
  };

  const form = document.querySelector("[data-calendar-meeting]");
  if (form instanceof HTMLFormElement) start(form);
})();
