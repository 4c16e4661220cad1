// What other tabs do to the draft that a form page has open: one of them writes, the others read.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const READ = "Bản nháp này đang được điền ở một cửa sổ khác. Ở cửa sổ này chỉ đọc được.";

  /** @implements {OtherTabs} */
  class Tabs {
    /** @param {FormPage} page */
    constructor(page) {
      this.page = page;
      this.isRead = false;
    }

    /** @param {boolean} isRead */
    read(isRead) {
      if (this.isRead === isRead) return;
      this.isRead = isRead;
      this.page.root.toggleAttribute("data-reading", isRead);
      if (isRead) SoTay.status.show(this.page.part("status"), { kind: "read" });
      SoTay.states.hide(this.page);
      SoTay.side.show(this.page.root, this.page.definition);
      SoTay.draftPanel.show(this.page);
    }

    /** @param {Draft} draft */
    watch(draft) {
      this.page.autosave.watch(draft);
      this.read(true);
      const take = { label: "Điền tiếp ở cửa sổ này", run: () => void this.take() };
      SoTay.messages.stand(this.page.root, [READ], [take]);
    }

    /** Another tab asks to write: save what is not saved, then only read. */
    async lose() {
      const { autosave } = this.page;
      await autosave.flush();
      autosave.pause();
      if (autosave.atRisk()) this.askWhatStays(false);
      else if (autosave.draft) this.watch(autosave.draft);
    }

    /** Writes the draft here from now on, as the other tab has left it. */
    async take() {
      const { page } = this;
      const { draft } = page.autosave;
      if (!draft) return;
      await SoTay.writing.take(draft, () => this.lose());
      const stored = await page.draft.reread(draft);
      this.read(false);
      if (!stored) return this.askWhatStays(true);
      await page.draft.show(stored, true, false);
      SoTay.draftPanel.show(page);
    }

    /** Shows what the tab that writes has saved. */
    async refresh() {
      const { page } = this;
      const { draft } = page.autosave;
      if (!draft || !this.isRead || document.visibilityState === "hidden") return;
      const stored = await page.draft.reread(draft);
      if (!this.isRead) return;
      if (!stored) return page.draft.leave();
      const decoded = SoTay.response.decode(stored.text);
      if (!("response" in decoded) || !SoTay.response.fits(decoded.response, page.definition)) return;
      page.autosave.watch(stored);
      page.apply(decoded.response);
    }

    /** @param {Elsewhere} what @param {string} id @param {string} name */
    elsewhere(what, id, name) {
      const { draft, isPrivate } = this.page.autosave;
      if (document.documentElement.dataset.draft === "choosing") {
        if (what !== "saved") void this.page.draft.choose();
      } else if (what === "erased") {
        this.gone();
      } else if (draft?.id === id && !isPrivate) {
        if (what === "removed") this.gone();
        if (what === "renamed") this.renamed(name);
        if (what === "saved") void (this.isRead ? this.refresh() : this.compare(draft));
      }
    }

    /** @param {Draft} draft  somebody saved it: before this tab began to write, or since? */
    async compare({ id }) {
      const stored = await SoTay.drafts.load(id).catch(() => null);
      const { draft } = this.page.autosave;
      const isOwn = draft?.id === id && !this.isRead;
      if (stored && isOwn && stored.seq > draft.seq) this.askWhatStays(false);
    }

    /** @param {string} name */
    renamed(name) {
      this.page.autosave.renamed(name);
      SoTay.draftPanel.show(this.page);
    }

    gone() {
      const { page } = this;
      const { isPrivate } = page.autosave;
      if (isPrivate) return;
      page.draft.left();
      page.autosave.pause();
      if (SoTay.response.isEmpty(page.current())) page.draft.start();
      else this.askWhatStays(true);
    }

    /** @param {boolean} gone */
    askWhatStays(gone) {
      const { page } = this;
      page.autosave.pause();
      SoTay.status.show(this.page.part("status"), { kind: gone ? "gone" : "conflict" });
      const keep = {
        label: "Giữ nội dung ở cửa sổ này thành một bản nháp riêng",
        run: () => {
          page.draft.left();
          void page.autosave.apart();
        },
      };
      const drop = {
        label: gone ? "Xóa trắng cửa sổ này" : "Lấy nội dung ở cửa sổ kia",
        run: () => void (gone ? this.drop() : this.take()),
      };
      const news = gone
        ? "Bản nháp vừa bị xóa ở một cửa sổ khác. Nội dung ở cửa sổ này hiện không được lưu."
        : "Bản nháp này vừa được sửa ở một cửa sổ khác. Cửa sổ này tạm dừng lưu để không ghi đè.";
      SoTay.messages.stand(page.root, [news, "Hãy chọn một trong hai."], [drop, keep]);
    }

    async drop() {
      const { page } = this;
      page.autosave.forget();
      page.draft.left();
      page.clear();
      await page.draft.choose();
    }
  }

  SoTay.otherTabs = (page) => new Tabs(page);
})();
