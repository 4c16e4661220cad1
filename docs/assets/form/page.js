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
        id,
        read: () => {
          // What is said to be saved is counted, too.
          if (this.showTimer !== undefined) this.show();
          return SoTay.response.encode(this.current());
        },
        onState: (state) => {
          SoTay.status.show(this.part("status"), state);
          if (state.kind === "conflict") this.askWhichStays(false);
          if (state.kind === "saved" || state.kind === "empty") SoTay.messages.settle(root);
        },
      });
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
      this.showAll();
    }

    /** @param {FormResponse} response */
    replace(response) {
      this.apply(response);
      this.changed();
      void this.autosave.flush();
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

    async restore() {
      const page = document.documentElement;
      page.dataset.draft = "restoring";
      SoTay.status.show(this.part("status"), { kind: "restoring" });
      /** @type {Draft | null} */
      let draft = null;
      try {
        draft = await SoTay.drafts.load(this.definition.id);
      } catch {
        this.begin(this.response, null);
        SoTay.status.show(this.part("status"), {
          kind: "failed",
          reason: "trình duyệt không cho lưu",
        });
        page.dataset.draft = "unavailable";
        return;
      }
      const decoded = draft ? SoTay.response.decode(draft.text) : { response: this.response };
      if ("response" in decoded && SoTay.response.fits(decoded.response, this.definition)) {
        this.begin(decoded.response, draft);
      } else if (draft) {
        this.apply(this.response, true);
        SoTay.status.show(this.part("status"), { kind: "conflict" });
        await SoTay.opening.adaptDraft(this, draft);
      }
      page.dataset.draft = "ready";
      if (draft) this.warmUp();
    }

    /** @param {FormResponse} response @param {Draft | null} draft */
    begin(response, draft) {
      this.apply(response, true);
      this.autosave.adopt(draft);
      const text = SoTay.response.encode(this.current());
      const unchanged = draft ? text === draft.text : SoTay.response.isEmpty(this.response);
      if (!unchanged) this.changed();
    }

    /** @param {"saved" | "erased"} what @param {string} id */
    elsewhere(what, id) {
      if (what === "saved" && id !== this.definition.id) return;
      const erased = what === "erased";
      this.autosave.pause();
      if (erased && SoTay.response.isEmpty(this.current())) {
        this.autosave.forget();
        this.autosave.adopt(null);
      } else if (erased || this.part("status").dataset.state !== "conflict") {
        this.askWhichStays(erased);
      }
    }

    /** @param {boolean} erased */
    askWhichStays(erased) {
      SoTay.status.show(this.part("status"), { kind: "conflict" });
      const keep = {
        label: "Giữ và lưu nội dung ở cửa sổ này",
        run: () => void this.autosave.overwrite(),
      };
      const take = {
        label: erased ? "Xóa trắng cửa sổ này" : "Lấy nội dung ở cửa sổ kia",
        run: () => void this.takeStored(),
      };
      const news = erased
        ? "Bản nháp vừa bị xóa ở một cửa sổ khác. Nội dung ở cửa sổ này hiện không được lưu."
        : "Phiếu này vừa được sửa ở một cửa sổ khác. Cửa sổ này tạm dừng lưu để không ghi đè.";
      const lines = [news, "Hãy chọn một trong hai, rồi chỉ điền ở một cửa sổ."];
      SoTay.messages.stand(this.root, lines, [take, keep]);
    }

    async takeStored() {
      const draft = await SoTay.drafts.load(this.definition.id).catch(() => null);
      const decoded = draft ? SoTay.response.decode(draft.text) : null;
      const empty = SoTay.response.create(this.definition);
      this.apply(decoded && "response" in decoded ? decoded.response : empty);
      this.autosave.forget();
      this.autosave.adopt(draft);
    }

    /** @param {HTMLElement} button */
    clear(button) {
      const id = button.dataset.clear || "";
      /** @type {NodeListOf<HTMLInputElement>} */
      const choices = this.root.querySelectorAll(`input[type="radio"][name="${CSS.escape(id)}"]`);
      for (const choice of choices) choice.checked = false;
      choices[0]?.focus();
      this.show();
      this.changed();
    }

    /** @param {HTMLElement} button */
    addRow(button) {
      const name = CSS.escape(button.dataset.addRow || "");
      const table = this.root.querySelector(`table[data-table="${name}"]`);
      const row = SoTay.tables.add(/** @type {HTMLTableElement} */ (table));
      const cell = row.querySelector("textarea, input, select");
      if (cell instanceof HTMLElement) cell.focus();
    }

    /** @param {HTMLElement} button */
    removeRow(button) {
      const row = /** @type {HTMLTableRowElement} */ (button.closest("tr"));
      const question = /** @type {HTMLElement} */ (row.closest("fieldset"));
      const empty = SoTay.tables.isEmpty(row);
      const putBack = SoTay.tables.remove(row);
      this.changed();
      question.focus({ preventScroll: true });
      if (empty) return;
      const undo = () => {
        putBack();
        this.changed();
        row.scrollIntoView({ block: "nearest" });
      };
      this.say(["Đã bỏ một dòng có nội dung."], [{ label: "Lấy lại dòng vừa bỏ", run: undo }]);
    }

    /** @param {Event} event */
    onClick(event) {
      const target = event.target instanceof Element ? event.target : null;
      const button = /** @type {HTMLElement | null | undefined} */ (target?.closest("button"));
      if (!button) return;
      const { action, clear, addRow, removeRow } = button.dataset;
      if (action !== undefined) SoTay.actions.run(action, this, button);
      if (clear !== undefined) this.clear(button);
      if (addRow !== undefined) this.addRow(button);
      if (removeRow !== undefined) this.removeRow(button);
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
      });
      addEventListener("pagehide", () => this.autosave.leave());
      addEventListener("beforeunload", (event) => {
        if (!this.autosave.atRisk()) return;
        event.preventDefault();
        event.returnValue = "";
      });
      SoTay.drafts.onElsewhere((what, id) => this.elsewhere(what, id));
      SoTay.side.wire(root, this.definition, () => this.show());
      SoTay.oldFont.wire(this);
      SoTay.figures.clear(root, this.definition);
      SoTay.print.wire(root);
    }
  }

  const root = document.querySelector("[data-form-page]");
  if (root instanceof HTMLElement) {
    const page = new Page(root);
    document.documentElement.classList.add("st-ready");
    page.wire();
    void page.restore();
  }
})();
