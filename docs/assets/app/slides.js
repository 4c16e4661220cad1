// Cuts a page into what is projected at a time: slides, the parts of the page that each shows,
// and the elements around these parts, which stand as long as one of them does.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** Whose children are parts, not they themselves. */
  const AROUND = [
    ".hb-wide, .hb-table, .hb-table > tbody, .hb-flow, .hb-cards, [data-filter-group]",
    ".st-form, .st-form > form, .st-section",
  ].join();
  /** Stand over all parts beside them. */
  const ALWAYS = ".hb-table > :is(caption, thead)";
  /** Begin a slide, as headings do. */
  const FIRST = ".hb-step, .hb-card, .hb-terms, .st-question";
  const HEADING = /^H[1-4]$/;

  class Deck {
    /** @param {number} room  height in pixels that a slide has */
    constructor(room) {
      this.room = room;
      /** @type {Slide[]} */
      this.slides = [];
      /** @type {Map<HTMLElement, Set<Slide>>} every part, and every element around parts */
      this.places = new Map();
      /** @type {HTMLElement[]} the headings over what comes next, the highest first */
      this.over = [];
      /** Height of what the last slide holds. */
      this.used = 0;
      /** Whether the last slide holds more than headings. */
      this.said = false;
    }

    /** @param {HTMLElement} part @param {HTMLElement[]} around */
    add(part, around) {
      const heading = HEADING.test(part.tagName);
      const height = part.offsetHeight;
      if (heading) this.over = this.higher(part);
      if (this.slides.length === 0 || (this.said && this.begins(part, height))) {
        this.slides.push({ parts: [], over: [...this.over] });
        this.used = 0;
        this.said = false;
      }
      const slide = /** @type {Slide} */ (this.slides.at(-1));
      slide.parts.push(part);
      for (const element of [part, ...around]) this.place(element, slide);
      if (heading) this.over.push(part);
      else this.said = true;
      this.used += height;
    }

    /** @param {HTMLElement} part @param {number} height */
    begins(part, height) {
      const full = part.tagName === "TR" && this.used + height > this.room;
      return full || HEADING.test(part.tagName) || part.matches(FIRST);
    }

    /** @param {HTMLElement} heading */
    higher(heading) {
      return this.over.filter(({ tagName }) => tagName < heading.tagName);
    }

    /** @param {HTMLElement} element @param {Slide} slide */
    place(element, slide) {
      const slides = this.places.get(element) || new Set();
      this.places.set(element, slides.add(slide));
    }

    /** @param {Element} element @param {HTMLElement[]} around */
    walk(element, around) {
      for (const child of element.children) {
        if (!(child instanceof HTMLElement) || child.offsetHeight === 0) continue;
        if (child.matches(ALWAYS)) continue;
        if (child.matches(AROUND)) this.walk(child, [...around, child]);
        else this.add(child, around);
      }
    }
  }

  SoTay.slides = {
    divide(page, room) {
      const deck = new Deck(room);
      deck.walk(page, []);
      return { slides: deck.slides, places: deck.places };
    },
  };
})();
