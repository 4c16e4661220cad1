/// <reference path="calendar.d.ts" />
// From the day of a meeting to the days before it, and to a calendar file of these.
"use strict";

(() => {
  const { days, leads, ics, saveFile } = SoTay;

  /** @param {string} name @returns {HTMLElement} */
  const part = (name) =>
    /** @type {HTMLElement} */ (document.querySelector(`[data-calendar-${name}]`));

  /** @param {string} tag @param {string} text */
  const element = (tag, text) => {
    const made = document.createElement(tag);
    made.textContent = text;
    return made;
  };

  /** @param {Element} row of the page's table of what is done before a meeting @returns {BeforeMeeting} */
  const leadOf = (row) => {
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
  };

  class Meeting {
    /** @param {HTMLFormElement} form */
    constructor(form) {
      this.form = form;
      this.field = /** @type {HTMLInputElement} */ (form.elements.namedItem("day"));
      this.named = /** @type {HTMLInputElement} */ (form.elements.namedItem("name"));
      this.event = String(form.dataset.calendarEvent);
      this.leads = [...document.querySelectorAll("[data-calendar-lead]")].map(leadOf);
      /** @type {Day} */
      this.day = 0;
    }

    wire() {
      this.form.addEventListener("submit", (submitted) => {
        submitted.preventDefault();
        this.take();
      });
      part("download").addEventListener("click", () => this.download());
      part("by-hand").hidden = true;
      this.form.hidden = false;
    }

    take() {
      const day = days.parse(this.field.value);
      const wrong = day === null ? "Chưa có ngày, hoặc ngày ghi chưa đủ ngày, tháng, năm." : "";
      part("error").textContent = wrong;
      this.field.setAttribute("aria-invalid", String(day === null));
      part("result").hidden = day === null;
      if (day === null) {
        this.field.focus();
        return;
      }
      this.day = day;
      this.show(days.today(new Date()));
      part("result").focus();
    }

    /** @param {Day} today */
    show(today) {
      const away = this.day - today;
      const soon = away === 0 ? ", là hôm nay" : away > 0 ? `, còn ${away} ngày` : "";
      part("meeting-day").textContent = `Ngày có ${this.event}: ${days.text(this.day)}${soon}.`;
      part("remark").textContent = this.remark(today);
      part("days").replaceChildren(...this.leads.map((lead) => this.row(lead, today)));
      part("message").textContent = "";
    }

    /** @param {Day} today @returns {string} what to know before the table; empty when all is well */
    remark(today) {
      if (this.day < today) return "Ngày này đã qua; các ngày dưới đây chỉ để tra lại.";
      const over = leads.readings.filter((reading) =>
        this.leads.some((lead) => leads.range(lead, this.day, reading).last < today),
      );
      if (over.length === 0) return "";
      const by = over.map((reading) => leads.words[reading].short).join(" và ");
      return `Đếm theo ${by} thì có việc đã qua thời gian chuẩn bị; muốn còn kịp thì phải chọn ngày muộn hơn.`;
    }

    /** @param {BeforeMeeting} lead @param {Day} today */
    row(lead, today) {
      const title = element("th", lead.title);
      title.setAttribute("scope", "row");
      const cells = leads.readings.map((reading) => {
        const cell = element("td", `${leads.inWords(lead, this.day, reading)}. `);
        cell.dataset.label = `Theo ${leads.words[reading].short}`;
        const standing = element("span", leads.standing(lead, this.day, reading, today));
        standing.className = "hb-remark";
        cell.append(standing);
        return cell;
      });
      const made = document.createElement("tr");
      made.append(title, ...cells);
      return made;
    }

    /** @param {Reading} reading @returns {CalendarEntry[]} */
    entries(reading) {
      const named = this.named.value.trim();
      const title = named || this.event.charAt(0).toUpperCase() + this.event.slice(1);
      const meeting = { first: this.day, last: this.day, summary: title, description: "" };
      const before = this.leads.map((lead) => {
        const { first, last } = leads.range(lead, this.day, reading);
        const description = [
          lead.applies,
          `${title}: ${days.text(this.day)}.`,
          `Trước ${this.event} ${lead.words}, đếm theo ${leads.words[reading].long}; ` +
            `${this.form.dataset.calendarSource} không nói ngày lịch hay ngày làm việc.`,
          lead.cited,
        ].join("\n");
        return { first: first ?? last, last, summary: lead.title, description };
      });
      return [...before, meeting].map((entry) => ({ uid: ics.uid(), ...entry }));
    }

    download() {
      const chosen = /** @type {HTMLInputElement} */ (part("reading").querySelector("input:checked"));
      const reading = /** @type {Reading} */ (chosen.value);
      const product = `-//${this.form.dataset.calendarProduct}//VI`;
      const text = ics.write(product, new Date(), this.entries(reading));
      const file = `lich-${days.iso(this.day)}-${leads.words[reading].file}.ics`;
      saveFile.download(file, new Blob([text], { type: "text/calendar" }));
      part("message").textContent =
        `Đã tải về tệp “${file}”. Tệp thường nằm trong thư mục Tải xuống (Downloads). ` +
        "Mở tệp bằng chương trình lịch trên máy để ghi các ngày này vào lịch.";
    }
  }

  const form = document.querySelector("[data-calendar-meeting]");
  if (form instanceof HTMLFormElement) new Meeting(form).wire();
})();
