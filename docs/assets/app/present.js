// "Trình chiếu": the page one slide at a time, in large type, for a room.
//
// Runs in the head, so that a page that is opened while presenting is painted large at once; all
// else waits for the page.  Nothing of the page is changed but classes, which `present.css` reads.
"use strict";

(() => {
  const KEY = "so-tay.presenting";
  /** @type {Record<string, 1 | -1>} */
  const TURNS = {
    ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1,
    ArrowLeft: -1, ArrowUp: -1, PageUp: -1,
  }; // prettier-ignore
  /** What may be at the top of the window when presenting begins. */
  const BLOCKS = "h1, h2, h3, h4, p, li, tr, dt, dd, legend, summary, img";
  const root = document.documentElement;

  const remembered = () => {
    try {
      return sessionStorage.getItem(KEY) === "on";
    } catch {
      return false;
    }
  };

  /** @param {boolean} on */
  const remember = (on) => {
    try {
      if (on) sessionStorage.setItem(KEY, "on");
      else sessionStorage.removeItem(KEY);
    } catch {
      // Storage is refused: presenting ends with this page.
    }
  };

  class Presentation {
    /** @param {HTMLElement} page @param {HTMLElement} bar @param {HTMLElement} button */
    constructor(page, bar, button) {
      this.page = page;
      this.bar = bar;
      this.button = button;
      /** @type {Deck} */
      this.deck = { slides: [], places: new Map() };
      this.now = 0;
      /** @type {HTMLElement | null} what got the focus and cannot have it otherwise */
      this.focused = null;
      this.title = page.querySelector("[data-form-page]") ? "Câu trả lời, họ tên được ẩn" : "";
    }

    /** @param {string} name @returns {HTMLElement} */
    part(name) {
      return /** @type {HTMLElement} */ (this.bar.querySelector(`[data-present-${name}]`));
    }

    /** Where the slide begins: under the bar. */
    get edge() {
      return this.bar.getBoundingClientRect().bottom;
    }

    get on() {
      return !this.bar.hidden;
    }

    /** @param {() => number} choose  the first slide to show, once there are slides */
    enter(choose) {
      root.dataset.presenting = "on";
      this.bar.hidden = false;
      this.button.setAttribute("aria-pressed", "true");
      remember(true);
      this.divide();
      this.show(choose());
    }

    leave() {
      const part = this.now > 0 && this.deck.slides[this.now]?.parts[0];
      this.bare();
      this.blank(false);
      this.bar.hidden = true;
      delete root.dataset.presenting;
      this.button.setAttribute("aria-pressed", "false");
      remember(false);
      if (part) part.scrollIntoView({ behavior: "instant" });
      this.button.focus({ preventScroll: true });
    }

    divide() {
      this.bare();
      this.deck = SoTay.slides.divide(this.page, innerHeight - this.edge);
    }

    /** Takes away what shows one slide alone. */
    bare() {
      this.focused?.removeAttribute("tabindex");
      for (const element of this.deck.places.keys()) element.classList.remove("hb-off", "hb-over");
    }

    /** @param {number} index @param {boolean} [atEnd] its last screen instead of its first */
    show(index, atEnd = false) {
      const { slides, places } = this.deck;
      const slide = slides[index];
      if (!slide) return;
      this.now = index;
      for (const [element, shows] of places) {
        const over = slide.over.includes(element);
        element.classList.toggle("hb-over", over);
        element.classList.toggle("hb-off", !over && !shows.has(slide));
      }
      scrollTo({ top: 0, behavior: "instant" });
      while (atEnd && SoTay.slides.turn(slide, this.edge, 1));
      history.replaceState({ ...history.state, slide: index }, "");
      this.part("place").textContent = `${index + 1}/${slides.length}`;
      this.part("title").textContent = this.title || slide.over.at(-1)?.textContent || "";
      this.announce(slide, this.focus(slide));
    }

    /** @param {Slide} slide @returns {boolean} whether the slide has the focus now */
    focus(slide) {
      if (this.bar.contains(document.activeElement)) return false;
      const [first] = slide.parts;
      const part = first?.matches("h1, h2, h3, h4") ? first : first?.querySelector("h2, h3") || first;
      this.focused?.removeAttribute("tabindex");
      this.focused = null;
      if (!(part instanceof HTMLElement)) return false;
      if (!part.hasAttribute("tabindex")) {
        part.tabIndex = -1;
        this.focused = part;
      }
      part.focus({ preventScroll: true });
      return true;
    }

    /** @param {Slide} slide @param {boolean} read  the focus makes a screen reader read it */
    announce(slide, read) {
      const place = `Phần ${this.now + 1} trên ${this.deck.slides.length}`;
      const name = read ? "" : (slide.parts[0]?.textContent || "").trim();
      this.part("news").textContent = name ? `${place}: ${name.slice(0, 120)}` : place;
    }

    /** A screen or a slide on or back. @param {1 | -1} step */
    turn(step) {
      const slide = this.deck.slides[this.now];
      if (slide && !SoTay.slides.turn(slide, this.edge, step)) this.show(this.now + step, step < 0);
    }

    /** @param {boolean} on  black, until a key or a click */
    blank(on) {
      this.part("blank").hidden = !on;
    }

    /** The slide with an element, or the last one before it. @param {Element | null} element */
    slideWith(element) {
      const { slides } = this.deck;
      if (!element) return 0;
      const holding = slides.findIndex(({ parts }) =>
        parts.some((part) => part.contains(element) || element.contains(part)),
      );
      if (holding >= 0) return holding;
      const before = slides.filter(({ parts: [first] }) => {
        const where = first ? first.compareDocumentPosition(element) : 0;
        return where & Node.DOCUMENT_POSITION_FOLLOWING;
      });
      return Math.max(before.length - 1, 0);
    }

    /** What is in view before presenting begins. */
    seen() {
      if (scrollY < 1) return null;
      const from = innerHeight / 6;
      const blocks = this.page.querySelectorAll(BLOCKS);
      return [...blocks].find((block) => block.getBoundingClientRect().bottom > from) || null;
    }

    /** To the place that the address names; where it names another choice of rows, to its slides. */
    follow() {
      if (!this.on) return;
      const target = document.querySelector(":target");
      this.divide();
      this.show(this.slideWith(target));
      if (target && target.getBoundingClientRect().bottom > innerHeight) target.scrollIntoView();
    }

    /** @param {KeyboardEvent} event  no key reaches Material's own, or a field */
    onKey(event) {
      const { key, target } = event;
      if (!this.on || event.ctrlKey || event.metaKey || event.altKey) return;
      const blank = !this.part("blank").hidden;
      const pressed = target instanceof Element && target.closest("button, summary");
      if (!blank && (key === " " ? pressed : key.length > 1 && !this.does(key))) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (blank) this.blank(false);
      else this.act(key, event.shiftKey);
    }

    /** @param {string} key */
    does(key) {
      return key in TURNS || key === "Home" || key === "End" || key === "Escape";
    }

    /** @param {string} key @param {boolean} shift */
    act(key, shift) {
      const step = TURNS[key];
      if (step) this.turn(key === " " && shift ? -1 : step);
      else if (key === "Home") this.show(0);
      else if (key === "End") this.show(this.deck.slides.length - 1);
      else if (key === "Escape") this.leave();
      else if (key === "." || key === "b") this.blank(true);
    }

    wire() {
      this.button.hidden = false;
      this.button.addEventListener("click", () => {
        const seen = this.seen();
        this.enter(() => this.slideWith(seen));
      });
      this.part("back").addEventListener("click", () => this.turn(-1));
      this.part("on").addEventListener("click", () => this.turn(1));
      this.part("leave").addEventListener("click", () => this.leave());
      this.part("blank").addEventListener("click", () => this.blank(false));
      addEventListener("keydown", (event) => this.onKey(event), true);
      addEventListener("hashchange", () => this.follow());
      this.page.addEventListener("click", ({ target }) => {
        const link = target instanceof Element && target.closest("a");
        if (link && link.hash && link.href === location.href) this.follow();
      });
      addEventListener("resize", () => {
        if (!this.on) return;
        const part = this.deck.slides[this.now]?.parts[0] || null;
        this.divide();
        this.show(this.slideWith(part));
      });
      // A page that comes back from the browser's memory may have been left in the other mode.
      addEventListener("pageshow", ({ persisted }) => {
        if (!persisted || this.on === remembered()) return;
        if (this.on) this.leave();
        else this.enter(() => 0);
      });
    }
  }

  const start = () => {
    const page = document.querySelector(".md-content__inner");
    const bar = document.querySelector("[data-present-bar]");
    const button = document.querySelector("[data-present]");
    if (!(page instanceof HTMLElement && bar instanceof HTMLElement)) return;
    if (!(button instanceof HTMLElement)) return;
    const presentation = new Presentation(page, bar, button);
    presentation.wire();
    if (!remembered()) return;
    const { slide } = history.state || {};
    const first = () => presentation.slideWith(document.querySelector(":target"));
    presentation.enter(() => (Number.isInteger(slide) ? slide : first()));
  };

  if (remembered()) root.dataset.presenting = "on";
  document.addEventListener("DOMContentLoaded", start);
})();
