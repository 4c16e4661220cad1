// Cuts a page into what is projected at a time: slides, the parts of the page that each shows,
// and the elements around these parts, which stand as long as one of them does.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** Whose children are parts, not they themselves. */
  const AROUND = [
    ".hb-wide, .hb-table, .hb-table > tbody, .hb-flow, .hb-cards, [data-filter-group]",
    ".st-form, .st-form > form, .st-section",
    ".cl, .cl-result, .cl-parts, .cl-part, .cl-group",
  ].join();
  /** Stand over all parts beside them. */
  const ALWAYS = ".hb-table > :is(caption, thead)";
  /** Begin a slide, as headings do. */
  const FIRST = ".hb-step, .hb-card, .hb-terms, .st-question";
  const HEADING = /^H[1-4]$/;
  /** Lines of the last screen that a long slide repeats on its next one. */
  const LINES_KEPT = 1.5;

  class Cut {
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
      if (heading) this.rise(part);
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

    /** Leaves the headings behind under which nothing more comes. @param {HTMLElement} [heading] */
    rise(heading) {
      /** @param {HTMLElement} one */
      const stays = (one) => heading !== undefined && one.tagName < heading.tagName;
      this.over = this.over.filter(stays);
      const slide = this.slides.at(-1);
      if (!slide || this.said) return;
      // There is nothing to see under these, as under the name of a picture that is not projected.
      for (const one of slide.parts) if (!stays(one)) this.places.set(one, new Set());
      slide.parts = slide.parts.filter(stays);
      slide.over = slide.over.filter(stays);
    }

    /** @param {HTMLElement} element @param {Slide} slide */
    place(element, slide) {
      const slides = this.places.get(element) || new Set();
      this.places.set(element, slides.add(slide));
    }

    /** @returns {Deck} */
    done() {
      if (this.slides.length > 1) this.rise();
      return { slides: this.slides.filter(({ parts }) => parts.length > 0), places: this.places };
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

  /** The line of text that lies across a height of the window. @param {Slide} slide @param {number} height */
  const lineAt = (slide, height) => {
    const range = document.createRange();
    for (const part of slide.parts) {
      const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        range.selectNodeContents(texts.currentNode);
        for (const box of range.getClientRects()) {
          if (box.top < height - 1 && box.bottom > height + 1) return box;
        }
      }
    }
    return null;
  };

  /** @param {number} top */
  const scrollOn = (top) => scrollBy({ top, behavior: "instant" });

  SoTay.slides = {
    turn(slide, edge, step) {
      const last = slide.parts.at(-1);
      if (!last) return false;
      const left = step > 0 ? last.getBoundingClientRect().bottom - innerHeight : scrollY;
      if (left <= 1) return false;
      const kept = LINES_KEPT * parseFloat(getComputedStyle(last).fontSize);
      const screen = innerHeight - edge - kept;
      scrollOn(step * Math.min(screen, left));
      const cut = lineAt(slide, edge);
      // At the end the line was on the screen before; elsewhere there is room for all of it.
      if (cut) scrollOn((step > 0 && left <= screen ? cut.bottom : cut.top) - edge);
      return true;
    },
    divide(page, room) {
      const cut = new Cut(room);
      cut.walk(page, []);
      return cut.done();
    },
  };
})();
