// The draft that a form page has open: which one, who writes it, what happens to it elsewhere.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** @param {FormDefinition} definition where the tab keeps which draft it has open */
  const keyOf = ({ id }) => `so-tay.open.${id}`;

  /** @param {FormDefinition} definition */
  const remembered = (definition) => {
    try {
      return sessionStorage.getItem(keyOf(definition)) || "";
    } catch {
      return ""; // A browser may forbid it; then the person chooses again after a reload.
    }
  };

  /** @param {FormDefinition} definition @param {string} id empty for none */
  const remember = (definition, id) => {
    try {
      if (id) sessionStorage.setItem(keyOf(definition), id);
      else sessionStorage.removeItem(keyOf(definition));
    } catch {
      // As above.
    }
  };

  /** @param {"restoring" | "choosing" | "ready" | "unavailable"} state */
  const say = (state) => {
    document.documentElement.dataset.draft = state;
  };

  /** Shows the place that the address names, which a list of drafts has hidden so far. */
  const goToHash = () => {
    const place = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (place) place.scrollIntoView();
  };

  /** @implements {OpenDraft} */
  class PageDraft {
    /** @param {FormPage} page */
    constructor(page) {
      this.page = page;
      this.tabs = SoTay.otherTabs(page);
      this.opening = false;
      /** The draft that this tab has told the others and itself of. */
      this.claimed = "";
    }

    /** @param {SavingState} state */
    status(state) {
      SoTay.status.show(this.page.part("status"), state);
    }

    async restore() {
      const { definition } = this.page;
      say("restoring");
      this.status({ kind: "restoring" });
      const drafts = await this.list();
      if (!drafts) return;
      const last = remembered(definition);
      const same = drafts.find(({ id, content }) => id === last && "text" in content);
      if (same) await this.open(same);
      else this.offer(drafts);
    }

    /** @returns {Promise<StoredDraft[] | null>} `null` when the browser gives none */
    async list() {
      try {
        return await SoTay.drafts.list(this.page.definition.id);
      } catch (error) {
        this.start();
        this.status(SoTay.status.failed(error));
        say("unavailable");
        return null;
      }
    }

    async choose() {
      const drafts = await this.list();
      if (drafts) this.offer(drafts);
    }

    /** @param {StoredDraft[]} drafts */
    offer(drafts) {
      if (drafts.length === 0) {
        this.start();
        return;
      }
      say("choosing");
      SoTay.messages.settle(this.page.root);
      this.status({ kind: "choosing" });
      SoTay.chooser.show(this.page, drafts);
    }

    async leave() {
      const { page } = this;
      await page.autosave.flush();
      if (page.autosave.atRisk()) {
        page.say([
          "Nội dung đang điền chưa lưu được trên máy này, nên chưa mở danh sách bản nháp.",
          "Hãy bấm “Lưu bản để điền tiếp” để giữ nội dung trong một tệp, rồi làm lại.",
        ]);
        return;
      }
      page.autosave.forget();
      this.left();
      page.clear();
      await this.choose();
      page.part("chooser").focus();
    }

    left() {
      SoTay.writing.release();
      remember(this.page.definition, "");
      this.claimed = "";
      this.tabs.read(false);
    }

    /** The form is there to be filled in, or to be read. */
    settle() {
      const choosing = document.documentElement.dataset.draft === "choosing";
      SoTay.chooser.hide(this.page);
      say("ready");
      SoTay.draftPanel.show(this.page);
      if (choosing) goToHash();
    }

    start() {
      const { definition, autosave } = this.page;
      autosave.forget();
      this.left();
      this.begin(SoTay.response.create(definition), SoTay.drafts.create(definition.id), true);
      this.settle();
    }

    startPrivate() {
      this.left();
      this.page.autosave.goPrivate();
      this.settle();
    }

    /** @param {{id: string}} listed */
    async open({ id }) {
      if (this.opening) return; // A double click opens once.
      this.opening = true;
      await this.tryToOpen(id).finally(() => (this.opening = false));
    }

    /** @param {string} id */
    async tryToOpen(id) {
      const { page } = this;
      const stored = await SoTay.drafts.load(id).catch(() => null);
      if (!stored) return this.choose();
      const locked = "locked" in stored.content;
      const opened = locked
        ? await SoTay.password.open(page.root, stored)
        : await this.unlocked(stored, null);
      if (!opened) return;
      const mine = await SoTay.writing.hold(opened, () => this.tabs.lose());
      // Until it was held another tab may have written it.
      const draft = await this.reread(opened);
      if (!draft) return this.leave();
      if (document.documentElement.dataset.draft === "ready") return; // Another one was begun.
      this.claimed = id;
      remember(page.definition, id);
      await this.show(draft, mine, true);
      this.settle();
      page.warmUp();
    }

    /** @param {StoredDraft} stored @param {SecretKey | null} key @returns {Promise<Draft>} */
    async unlocked({ content, ...rest }, key) {
      return { ...rest, ...(await SoTay.drafts.read(content, key)) };
    }

    /**
     * @param {Draft} draft
     * @param {boolean} mine whether this tab writes it
     * @param {boolean} keepTyped what the fields hold already stays over it
     */
    async show(draft, mine, keepTyped) {
      const { page } = this;
      const decoded = SoTay.response.decode(draft.text);
      const fits = "response" in decoded && SoTay.response.fits(decoded.response, page.definition);
      if (fits && mine) {
        this.begin(decoded.response, draft, keepTyped);
      } else if (!mine) {
        if (fits) page.apply(decoded.response);
        this.tabs.watch(draft);
      } else {
        page.apply(SoTay.response.create(page.definition), keepTyped);
        this.status({ kind: "conflict" });
        await SoTay.opening.adaptDraft(page, draft);
      }
    }

    /** @param {FormResponse} response @param {Draft} draft @param {boolean} keepTyped */
    begin(response, draft, keepTyped) {
      const { page } = this;
      page.apply(response, keepTyped);
      page.autosave.adopt(draft);
      const text = SoTay.response.encode(page.current());
      const unchanged = draft.seq ? text === draft.text : SoTay.response.isEmpty(page.current());
      if (unchanged) return;
      page.changed();
      if (draft.seq) this.sayTyped(response);
    }

    /** @param {FormResponse} response as it was stored */
    sayTyped(response) {
      const { page } = this;
      if (SoTay.states.differences(page.definition, response, page.current()).length === 0) return;
      SoTay.messages.show(
        page.root,
        ["Chữ gõ vào phiếu trước khi bản nháp mở ra đã được đưa vào bản nháp này."],
        [{ label: "Bỏ chữ ấy, giữ bản nháp như cũ", run: () => page.replace(response) }],
        false,
      );
    }

    saved() {
      const { draft } = this.page.autosave;
      if (!draft || this.claimed === draft.id) return;
      this.claimed = draft.id;
      remember(this.page.definition, draft.id);
      void SoTay.writing.hold(draft, () => this.tabs.lose());
    }

    /** @param {Draft} draft @returns {Promise<Draft | null>} `null` when it is gone or locked anew */
    async reread(draft) {
      try {
        const stored = await SoTay.drafts.load(draft.id);
        return stored && (await this.unlocked(stored, draft.key));
      } catch {
        return null;
      }
    }
  }

  SoTay.openDraft = (page) => new PageDraft(page);
})();
