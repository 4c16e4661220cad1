// Whose part of the form is being filled in: the person's own, or the collective's.  The other
// one is read only.  The choice belongs to the tab, not to the file.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** @param {FormDefinition} definition */
  const hasTwo = (definition) => definition.sections.some(({ by }) => by === "collective");

  /** @param {HTMLElement} root @returns {NodeListOf<HTMLInputElement>} */
  const choices = (root) => root.querySelectorAll('input[name="form.side"]');

  /** @param {HTMLElement} root @returns {By} */
  const current = (root) =>
    Array.from(choices(root)).some(({ checked, value }) => checked && value === "collective")
      ? "collective"
      : "self";

  /**
   * The questions of the side that is being filled in.
   * @param {HTMLElement} root
   * @param {FormDefinition} definition
   */
  const own = (root, definition) => {
    const side = current(root);
    const sections = definition.sections.filter(({ by }) => !hasTwo(definition) || by === side);
    return new Set(sections.flatMap(({ questions }) => questions.map(({ id }) => id)));
  };

  /** @param {Element} part @param {boolean} locked */
  const lock = (part, locked) => {
    part.classList.toggle("st-read-only", locked);
    /** @type {NodeListOf<Control | HTMLButtonElement>} */
    const controls = part.querySelectorAll("input, textarea, select, button");
    for (const control of controls) {
      // What is typed can still be scrolled and copied; what is clicked has no such state.
      const typed =
        control instanceof HTMLTextAreaElement ||
        (control instanceof HTMLInputElement && control.type !== "radio");
      if (typed) control.readOnly = locked;
      else control.disabled = locked;
    }
  };

  /**
   * Makes the other side's part read only, and everything that another tab fills in.
   * @param {HTMLElement} root
   * @param {FormDefinition} definition
   */
  const show = (root, definition) => {
    const reading = root.hasAttribute("data-reading");
    const side = current(root);
    for (const part of root.querySelectorAll("[data-by]")) {
      const theirs = hasTwo(definition) && part.getAttribute("data-by") !== side;
      const locked = reading || theirs;
      if (locked || part.classList.contains("st-read-only")) lock(part, locked);
      const note = part.querySelector("[data-locked]");
      if (note instanceof HTMLElement) note.hidden = !theirs;
    }
  };

  /** @param {FormDefinition} definition */
  const key = (definition) => `so-tay.side.${definition.id}`;

  /** @param {FormDefinition} definition */
  const remembered = (definition) => {
    try {
      return sessionStorage.getItem(key(definition));
    } catch {
      return null; // A browser may forbid it; then the choice lasts as long as the page.
    }
  };

  /** @param {FormDefinition} definition @param {string} side */
  const remember = (definition, side) => {
    try {
      sessionStorage.setItem(key(definition), side);
    } catch {
      // As above.
    }
  };

  /**
   * @param {HTMLElement} root
   * @param {FormDefinition} definition
   * @param {() => void} onChange
   */
  const wire = (root, definition, onChange) => {
    const side = remembered(definition) === "collective" ? "collective" : "self";
    for (const choice of choices(root)) {
      choice.checked = choice.value === side;
      choice.addEventListener("change", () => {
        if (!root.hasAttribute("data-unkept")) remember(definition, current(root));
        onChange();
      });
    }
  };

  SoTay.side = { own, show, wire, hasTwo };
})();
