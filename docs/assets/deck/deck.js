// Puts a deck to work: reveal.js with the settings of an old projector, and the bar's buttons.
"use strict";

(() => {
  const page = document.documentElement;
  const one = (/** @type {string} */ selector) =>
    /** @type {HTMLElement} */ (document.querySelector(selector));

  /** @param {HTMLElement} button @param {boolean} isOn */
  const press = (button, isOn) => button.setAttribute("aria-pressed", String(isOn));

  const scheme = () => press(one('[data-do="scheme"]'), page.classList.toggle("dk-dark"));

  const notes = () => {
    const button = one('[data-do="notes"]');
    const isOn = button.getAttribute("aria-pressed") !== "true";
    press(button, isOn);
    Reveal.configure({ showNotes: isOn });
  };

  /** @param {boolean} isOpen */
  const menu = (isOpen) => {
    one(".dk-menu").hidden = !isOpen;
    one("[data-menu]").setAttribute("aria-expanded", String(isOpen));
  };

  const begin = () => {
    const jump = SoTayDeck.jump(Reveal);
    const trial = SoTayDeck.trial(Reveal);
    const handout = SoTayDeck.handout(Reveal);
    /** @type {Map<string, () => void>} */
    const deeds = new Map([
      ["jump", jump.open],
      ["overview", () => Reveal.toggleOverview()],
      ["black", () => Reveal.togglePause()],
      ["notes", notes],
      ["speaker", () => Reveal.getPlugin("notes")?.open()],
      ["reveal", trial.reveal],
      ["scheme", scheme],
      ["print-2", () => handout(2)],
      ["print-6", () => handout(6)],
    ]);
    const keys = new Map([
      ["g", "jump"],
      ["n", "notes"],
      ["r", "reveal"],
      ["t", "scheme"],
    ]);

    document.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("button") : null;
      if (button?.matches("[data-menu]")) menu(one(".dk-menu").hidden);
      const deed = button?.dataset["do"];
      if (!deed) return;
      menu(false);
      deeds.get(deed)?.();
    });
    document.addEventListener("keydown", (event) => {
      const isTyping = event.target instanceof HTMLInputElement;
      if (isTyping || event.ctrlKey || event.altKey || event.metaKey) return;
      const deed = deeds.get(keys.get(event.key.toLowerCase()) || "");
      if (deed) deed();
      else if (!/^[1-9]$/.test(event.key) || !trial.choose(Number(event.key))) return;
      event.preventDefault();
    });
    page.classList.add("dk-ready");
    // A page that offers the handout leads here with the number of slides on a sheet.
    const wanted = new URLSearchParams(location.search).get("in");
    if (wanted === "2" || wanted === "6") handout(wanted === "2" ? 2 : 6);
  };

  if (matchMedia("(prefers-color-scheme: dark)").matches) scheme();
  page.classList.add("dk-ready");
  void Reveal.initialize({
    width: 1024,
    height: 768,
    margin: 0,
    minScale: 0.2,
    maxScale: 4,
    center: false,
    controls: false,
    progress: true,
    hash: true,
    history: false,
    jumpToSlide: false,
    slideNumber: false,
    transition: "none",
    backgroundTransition: "none",
    pause: true,
    help: false,
    // Its own keys where ours mean the same or something else.
    keyboard: { 71: null, 78: null, 82: null, 84: null },
    plugins: [RevealNotes],
  }).then(begin);
})();
