// What the page says after an action, its questions, and the progress of Python.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** @param {HTMLElement} root @param {string} name @returns {HTMLElement} */
  const part = (root, name) =>
    /** @type {HTMLElement} */ (root.querySelector(`[data-part="${name}"]`));

  /** @param {string} text */
  const paragraph = (text) => {
    const element = document.createElement("p");
    element.textContent = text;
    return element;
  };

  /** @param {string} label @param {() => void} run */
  const button = (label, run) => {
    const element = document.createElement("button");
    element.type = "button";
    element.className = "st-button";
    element.textContent = label;
    element.addEventListener("click", run);
    return element;
  };

  /** @type {Element | null} */
  let before = null;
  /** @type {{lines: string[], buttons: MessageButton[]} | null} */
  let standing = null;

  /**
   * @param {HTMLElement} root
   * @param {string[]} lines
   * @param {MessageButton[]} buttons
   * @param {boolean} closable
   */
  const fill = (root, lines, buttons, closable) => {
    const close = button("Đóng", () => hide(root));
    close.classList.add("st-message-close");
    const row = document.createElement("div");
    row.className = "st-actions";
    for (const { label, run, stays } of buttons) {
      row.append(
        button(label, () => {
          if (!closable && !stays) standing = null;
          if (!stays) hide(root);
          run();
        }),
      );
    }
    const box = part(root, "message");
    box.replaceChildren(...lines.map(paragraph), row, ...(closable ? [close] : []));
    row.hidden = buttons.length === 0;
    box.hidden = false;
  };

  /** @param {HTMLElement} root takes the message away; one that asks for a choice comes back */
  const hide = (root) => {
    const box = part(root, "message");
    const held = box.contains(document.activeElement);
    box.hidden = true;
    box.replaceChildren();
    if (standing) fill(root, standing.lines, standing.buttons, false);
    if (held && before instanceof HTMLElement && before.isConnected) before.focus();
  };

  /**
   * Says something until it is closed; the first line is the news.
   * @param {HTMLElement} root
   * @param {string[]} lines
   * @param {MessageButton[]} [buttons]
   * @param {boolean} [focus] false when nobody asked for it, for the person may be typing
   */
  const show = (root, lines, buttons = [], focus = true) => {
    const box = part(root, "message");
    if (!box.contains(document.activeElement)) before = document.activeElement;
    fill(root, lines, buttons, true);
    if (focus) box.focus({ preventScroll: true });
  };

  /**
   * Says something that stays until one of its buttons is chosen; it does not take the focus.
   * @param {HTMLElement} root
   * @param {string[]} lines
   * @param {MessageButton[]} buttons
   */
  const stand = (root, lines, buttons) => {
    standing = { lines, buttons };
    fill(root, lines, buttons, false);
  };

  /** @param {HTMLElement} root takes away the message that stays: nothing is left to choose */
  const settle = (root) => {
    if (!standing) return;
    standing = null;
    hide(root);
  };

  /**
   * Asks before something that cannot be taken back, or for what its fields take.
   * @param {HTMLElement} root
   * @param {Confirmation} question
   * @returns {Promise<boolean>}
   */
  const ask = (root, { title, lines, yes, no, body, check = () => "" }) => {
    const dialog = /** @type {HTMLDialogElement} */ (part(root, "dialog"));
    /** @param {string} name @returns {HTMLElement} */
    const inside = (name) =>
      /** @type {HTMLElement} */ (dialog.querySelector(`[data-dialog-${name}]`));
    const problem = SoTay.make("p", "st-problem");
    problem.setAttribute("role", "alert");
    inside("title").textContent = title;
    inside("body").replaceChildren(...lines.map(paragraph), body || "", problem);
    inside("yes").textContent = yes;
    inside("no").textContent = no;
    inside("yes").onclick = () => void agree(dialog, inside("yes"), problem, check);
    inside("no").onclick = () => dialog.close("no");
    if (body) body.onkeydown = (event) => onEnter(event, inside("yes"));
    dialog.returnValue = "no";
    return new Promise((resolve) => {
      dialog.onclose = () => {
        inside("body").replaceChildren(); // A password must not stay in the page.
        resolve(dialog.returnValue === "yes");
      };
      dialog.showModal();
      (body?.querySelector("input") || inside("no")).focus();
    });
  };

  /** @param {KeyboardEvent} event @param {HTMLElement} yes */
  const onEnter = (event, yes) => {
    const typed = event.target instanceof HTMLInputElement && event.target.type !== "radio";
    if (event.key !== "Enter" || event.isComposing || !typed) return;
    event.preventDefault();
    yes.click();
  };

  /**
   * Closes the dialog when its fields will do, and else says what is wrong.
   * @param {HTMLDialogElement} dialog
   * @param {HTMLElement} yes
   * @param {HTMLElement} problem
   * @param {() => string | Promise<string>} check
   */
  const agree = async (dialog, yes, problem, check) => {
    if (yes.getAttribute("aria-disabled") === "true") return;
    yes.setAttribute("aria-disabled", "true");
    problem.textContent = "";
    const found = await check();
    yes.removeAttribute("aria-disabled");
    if (!problem.isConnected) return; // Meanwhile the person gave up.
    if (found) problem.textContent = found;
    else dialog.close("yes");
  };

  /**
   * Shows how far Python has come; a share of 1 or more takes the line away.
   * @param {HTMLElement} root
   * @param {string} sentence
   * @param {number} share from 0 to 1
   */
  const progress = (root, sentence, share) => {
    const box = part(root, "engine");
    const text = box.querySelector("[data-engine-text]");
    const bar = box.querySelector("progress");
    box.hidden = share >= 1;
    if (text) text.textContent = sentence;
    if (bar) bar.value = Math.max(0, Math.min(share, 1));
  };

  /** @param {Date} time as in "lúc 10:42", with the day when it is not today */
  const when = (time) => {
    const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
    const clock = `lúc ${two(time.getHours())}:${two(time.getMinutes())}`;
    if (time.toDateString() === new Date().toDateString()) return clock;
    return `${clock} ngày ${two(time.getDate())}/${two(time.getMonth() + 1)}/${time.getFullYear()}`;
  };

  SoTay.messages = { when, show, stand, settle, hide, ask, progress };
})();
