// The fields of the page: finding them, what they hold, and putting a text into one.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /**
   * The fields outside of tables, by name.
   * Names come from data, and a form's own members can be hidden by them: never ask the form.
   * @param {HTMLElement} root
   */
  const named = (root) => {
    /** @type {Map<string, Control[]>} */
    const found = new Map();
    /** @type {NodeListOf<Control>} */
    const all = root.querySelectorAll("input[name], textarea[name], select[name]");
    for (const control of all) {
      if (control.closest("table")) continue;
      const same = found.get(control.name);
      if (same) same.push(control);
      else found.set(control.name, [control]);
    }
    return found;
  };

  /** @param {Map<string, Control[]>} controls @param {string} name */
  const text = (controls, name) => {
    const control = controls.get(name)?.[0];
    return control ? SoTay.response.clean(control.value) : undefined;
  };

  /** @param {Map<string, Control[]>} controls @param {string} name */
  const chosen = (controls, name) =>
    (controls.get(name) || []).find(
      (control) => control instanceof HTMLInputElement && control.checked,
    )?.value || "";

  /**
   * Makes a field hold a text; what it cannot hold as it is stays all the same, to be mended.
   * @param {Control} control
   * @param {string} value
   */
  const put = (control, value) => {
    const input = control instanceof HTMLInputElement ? control : null;
    if (input?.dataset.kind === "date") input.type = "date";
    control.value = value;
    if (control.value === value) return;
    if (control instanceof HTMLSelectElement) control.add(new Option(value, value));
    if (input?.type === "date") {
      // A date field drops what is no date; a text field keeps it.
      input.dataset.kind = "date";
      input.type = "text";
    }
    control.value = value;
  };

  SoTay.controls = { named, text, chosen, put };
})();
