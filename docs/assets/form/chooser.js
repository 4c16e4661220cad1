// The drafts of a form, before anything of them shows: open one, name it, remove it, or begin anew.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /**
   * @param {string} label
   * @param {() => unknown} run
   * @param {string} kind a class
   * @param {string} [of] what it is done to, for those who hear the button alone
   */
  const button = (label, run, kind, of = "") => {
    const element = SoTay.make("button", `st-button ${kind}`.trim(), label);
    if (of) element.append(SoTay.make("span", "st-sr", ` ${of}`));
    element.setAttribute("type", "button");
    element.addEventListener("click", () => void run());
    return element;
  };

  /** @param {FormPage} page @param {StoredDraft} draft @param {() => Promise<void>} again */
  const line = (page, draft, again) => {
    const { title, details } = SoTay.draftSaid.of(page.definition, draft);
    const locked = "locked" in draft.content;
    const rename = async () => {
      const name = await SoTay.draftPanel.rename(page.root, draft, locked);
      if (name !== null) await again();
    };
    const remove = async () => {
      if (await SoTay.draftPanel.remove(page, draft)) await again();
    };
    const open = button("Mở tiếp", () => page.draft.open(draft), "st-button--main", title);
    open.dataset.draftOpen = draft.id;
    return SoTay.make(
      "li",
      "st-draft",
      SoTay.make(
        "div",
        "st-draft-said",
        SoTay.make("p", "st-draft-title", title),
        SoTay.make("p", "st-draft-details", details),
      ),
      SoTay.make(
        "div",
        "st-actions",
        open,
        button("Đổi tên", rename, "st-quiet", title),
        button("Xóa", remove, "st-quiet", title),
      ),
    );
  };

  /** @param {FormPage} page */
  const beginnings = (page) => {
    const file = () => {
      page.draft.start();
      const open = page.root.querySelector('[data-action="open"]');
      if (open instanceof HTMLElement) open.click();
    };
    const start = button("Bắt đầu bản mới", () => page.draft.start(), "");
    start.dataset.draftStart = "";
    const unkept = button(
      "Điền mà không lưu trên máy này",
      () => page.draft.startPrivate(),
      "st-quiet",
    );
    unkept.dataset.draftPrivate = "";
    const opened = button("Mở tệp đã lưu thành bản mới", file, "st-quiet");
    return SoTay.make("div", "st-actions", start, opened, unkept);
  };

  /** @type {SoTayGlobal["chooser"]["show"]} */
  const show = (page, drafts) => {
    const box = page.part("chooser");
    const again = () => page.draft.choose();
    const lines = drafts.map((draft) => line(page, draft, again));
    const list = SoTay.make("ul", "st-draft-list", ...lines);
    const one = drafts.length === 1;
    const count = one ? "một" : drafts.length;
    const title = SoTay.make("h2", "", `Trên máy này có ${count} bản nháp của phiếu này`);
    title.id = "st-chooser--title";
    const hint = "Chọn đúng bản của mình. Nội dung chỉ hiện ra sau khi mở.";
    const start = beginnings(page);
    // Who comes back looks for the draft; who has many of them often begins another.
    const parts = one ? [list, start] : [start, list];
    box.replaceChildren(title, SoTay.make("p", "st-hint", hint), ...parts);
    box.hidden = false;
    box.scrollIntoView({ block: "nearest" });
  };

  /** @type {SoTayGlobal["chooser"]["hide"]} */
  const hide = (page) => {
    const box = page.part("chooser");
    const held = box.contains(document.activeElement);
    box.hidden = true;
    box.replaceChildren();
    const summary = page.part("drafts").querySelector("summary");
    if (held) summary?.focus({ preventScroll: true });
  };

  SoTay.chooser = { show, hide };
})();
