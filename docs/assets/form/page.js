// Puts a form page to work: the draft, the buttons, what the person is told.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const SHOW_DELAY_MS = 200;

  /** @implements {FormPage} */
  class Page {
    /** @param {HTMLElement} root */
    constructor(root) {
      const id = root.dataset.formPage || "";
      const form = SoTay.forms && Object.hasOwn(SoTay.forms, id) ? SoTay.forms[id] : undefined;
      if (!form) throw new Error(`assets/forms/${id}.js is missing`);
      this.root = root;
      this.definition = form.definition;
      this.template = form.template;
      this.siteRoot = form.siteRoot;
      this.response = SoTay.response.create(form.definition);
      this.lastQuestion = "";
      /** @type {ReturnType<typeof setTimeout> | undefined} */
      this.showTimer = undefined;
      this.autosave = SoTay.autosave({
        form: id,
        read: () => {
          // What is said to be saved is counted, too.
          if (this.showTimer !== undefined) this.show();
          return SoTay.response.encode(this.current());
        },
        isEmpty: () => SoTay.response.isEmpty(this.current()),
        onState: (state) => this.onState(state),
      });
      this.draft = SoTay.openDraft(this);
    }

    /** @param {SavingState} state */
    onState(state) {
      const { kind } = state;
      SoTay.status.show(this.part("status"), state);
      this.root.toggleAttribute("data-unkept", kind === "private");
      if (kind === "waiting") return;
      if (kind === "conflict" || kind === "gone") this.draft.tabs.askWhatStays(kind === "gone");
      if (kind === "saved") this.draft.saved();
      if (kind === "saved" || kind === "empty" || kind === "private") SoTay.messages.settle(this.root);
      SoTay.draftPanel.show(this);
    }

    /** @param {string} name @returns {HTMLElement} */
    part(name) {
      return /** @type {HTMLElement} */ (this.root.querySelector(`[data-part="${name}"]`));
    }

    /** @param {string[]} lines @param {MessageButton[]} [buttons] */
    say(lines, buttons) {
      SoTay.messages.show(this.root, lines, buttons);
    }

    current() {
      this.response = SoTay.fields.read(this.root, this.definition, this.response, new Date());
      return this.response;
    }

    /**
     * Shows a response; saves nothing.
     * @param {FormResponse} response
     * @param {boolean} [keepTyped] what the fields hold already stays over it
     */
    apply(response, keepTyped = false) {
      const again = keepTyped ? SoTay.fields.typed(this.root) : () => {};
      this.response = response;
      SoTay.fields.write(this.root, this.definition, response);
      again();
      SoTay.figures.clear(this.root, this.definition);
      SoTay.reworded.draw(this.root, this.definition, response);
      SoTay.retired.draw(this.root, this.definition, response);
      this.showAll();
    }

    /** @param {FormResponse} response */
    replace(response) {
      this.autosave.keepState();
      this.apply(response);
      this.changed();
      void this.autosave.flush();
    }

    clear() {
      SoTay.messages.hide(this.root);
      this.apply(SoTay.response.create(this.definition));
      const review = this.part("review");
      review.hidden = true;
      review.querySelector("[data-review-body]")?.replaceChildren();
    }

    changed() {
      this.autosave.changed();
      SoTay.review.outdated(this.part("review"));
      SoTay.figures.clear(this.root, this.definition);
      if (this.showTimer !== undefined) return;
      this.showTimer = setTimeout(() => this.show(), SHOW_DELAY_MS);
    }

    show() {
      clearTimeout(this.showTimer);
      this.showTimer = undefined;
      this.showAll();
    }

    showAll() {
      SoTay.showing.show(this.root, this.definition);
      SoTay.reworded.refresh(this);
      SoTay.words.show(this.root);
      SoTay.leadDays.show(this.root);
    }

    /** Starts Python while nobody waits for it; a failure is said when it is asked for. */
    warmUp() {
      const start = () => {
        // Meanwhile a click may have started it, or found that it cannot be.
        if (document.documentElement.dataset.engine !== "idle") return;
        SoTay.engine.start().catch(() => {});
      };
      if ("requestIdleCallback" in globalThis) requestIdleCallback(start, { timeout: 5000 });
      else setTimeout(start, 1000);
    }

    /** @param {HTMLElement} button */
    unchoose(button) {
      const id = button.dataset.clear || "";
      /** @type {NodeListOf<HTMLInputElement>} */
      const choices = this.root.querySelectorAll(`input[type="radio"][name="${CSS.escape(id)}"]`);
      for (const choice of choices) choice.checked = false;
      choices[0]?.focus();
      this.show();
      this.changed();
    }

    /** @param {string} id the answer of this question is right for its new wording, too */
    confirm(id) {
      this.response = SoTay.reworded.confirmed(this.current(), this.definition, id);
      this.show();
      this.changed();
      document.getElementById(`q-${id}`)?.focus({ preventScroll: true });
    }

    /** @param {Event} event */
    onClick(event) {
      const target = event.target instanceof Element ? event.target : null;
      const button = /** @type {HTMLElement | null | undefined} */ (target?.closest("button"));
      if (!button) return;
      const { action, draftDo, clear, confirm, addRow, removeRow } = button.dataset;
      if (action !== undefined) SoTay.actions.run(action, this, button);
      if (draftDo !== undefined) SoTay.draftPanel.run(draftDo, this);
      if (clear !== undefined) this.unchoose(button);
      if (confirm !== undefined) this.confirm(confirm);
      if (addRow !== undefined) SoTay.rows.add(this.root, button);
      if (removeRow !== undefined) SoTay.rows.remove(this, button);
    }

    /** @param {Event} event */
    onInput(event) {
      if (!(event.target instanceof Element && event.target.closest("form"))) return;
      this.changed();
      this.warmUp();
    }

    /** @param {ClipboardEvent} event */
    onPaste(event) {
      if (SoTay.evidence.paste(event)) this.changed();
    }

    /** @param {HTMLInputElement} input */
    async onFile(input) {
      const button = this.root.querySelector('[data-action="open"]');
      const file = input.files && input.files[0];
      if (file && button instanceof HTMLElement) await SoTay.opening.open(this, button, file);
      input.value = "";
    }

    /** @param {Event} event */
    onChange({ target }) {
      if (!(target instanceof HTMLInputElement && target.type === "file")) this.show();
      else if (target.dataset.openFile !== undefined) void this.onFile(target);
      else void this.onTaken(target);
    }

    /** @param {HTMLInputElement} input */
    async onTaken(input) {
      await SoTay.taking.take(this, Array.from(input.files || []));
      input.value = "";
    }

    /** @param {BeforeUnloadEvent} event */
    onLeaving(event) {
      const atRisk = this.autosave.atRisk();
      void this.autosave.flush();
      if (!atRisk) return;
      event.preventDefault();
      event.returnValue = "";
    }

    /** @returns {Promise<string>} why what is filled in would be gone after a reload, if it would */
    async keepAll() {
      await this.autosave.flush();
      if (!this.autosave.atRisk()) return "";
      return (
        "Chưa chuyển: nội dung đang điền chưa lưu được trên máy này. " +
        "Hãy bấm “Lưu bản để điền tiếp” để giữ trong một tệp, rồi bấm lại."
      );
    }

    wire() {
      const { root } = this;
      root.addEventListener("input", (event) => this.onInput(event));
      root.addEventListener("change", (event) => this.onChange(event));
      root.addEventListener("paste", (event) => this.onPaste(event));
      root.addEventListener("keydown", (event) => SoTay.evidence.enter(event));
      root.addEventListener("click", (event) => this.onClick(event));
      root.addEventListener("submit", (event) => event.preventDefault());
      root.addEventListener("focusin", ({ target }) => {
        const question = target instanceof Element && target.closest("[data-question]");
        if (question) this.lastQuestion = question.getAttribute("data-question") || "";
      });
      document.addEventListener("visibilitychange", () => {
        if (document.visibilityState === "hidden") void this.autosave.flush();
        else void this.draft.tabs.refresh();
      });
      addEventListener("pagehide", () => this.autosave.leave());
      addEventListener("pageshow", ({ persisted }) => {
        // Meanwhile another tab may have written the draft.
        if (persisted && !this.autosave.isPrivate) location.reload();
      });
      addEventListener("beforeunload", (event) => this.onLeaving(event));
      SoTay.renewal?.before(() => this.keepAll());
      SoTay.drafts.onElsewhere((what, id, name) => this.draft.tabs.elsewhere(what, id, name));
      SoTay.side.wire(root, this.definition, () => this.show());
      SoTay.oldFont.wire(this);
      SoTay.figures.clear(root, this.definition);
      SoTay.retired.wire(root);
      SoTay.print.wire(root);
    }
  }

  const root = document.querySelector("[data-form-page]");
  if (root instanceof HTMLElement) {
    const page = new Page(root);
    document.documentElement.classList.add("st-ready");
    page.wire();
    void page.draft.restore();
  }
})();
