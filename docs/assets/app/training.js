// Shows an agenda by the clock, from the time at which the session begins.
"use strict";

(() => {
  const input = document.querySelector("[data-clock-start]");
  if (!(input instanceof HTMLInputElement) || !input.parentElement) return;
  /** @type {NodeListOf<HTMLElement>} */
  const places = document.querySelectorAll("[data-clock-from]");
  const minutes = Array.from(places, (place) => place.textContent);

  /** @param {number} minute of the day, as in `08:05` */
  const clock = (minute) =>
    [Math.floor(minute / 60) % 24, minute % 60]
      .map((number) => String(number).padStart(2, "0"))
      .join(":");

  const show = () => {
    const [hour, minute] = input.value.split(":").map(Number);
    const isTime = hour !== undefined && minute !== undefined;
    const start = isTime ? hour * 60 + minute : 0;
    places.forEach((place, at) => {
      const ends = [place.dataset.clockFrom, place.dataset.clockTo];
      place.textContent = isTime
        ? ends.map((end) => clock(start + Number(end))).join("–")
        : minutes[at] ?? "";
    });
  };

  input.addEventListener("input", show);
  input.parentElement.hidden = false;
  show();
})();
