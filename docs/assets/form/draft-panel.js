// What can be done with the draft that is open: give it a name or a password, look at its states,
// keep it no longer, remove it, go to the others.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /**
   * Does something to what is stored, and says when the browser does not let it.
   * @param {HTMLElement} root
   * @param {() => Promise<unknown>} work
   * @returns {Promise<boolean>} whether it is done
   */
  const tried = async (root, work) => {
    try {
      await work();
      return true;
    } catch {
      SoTay.messages.show(root, [
        "Chưa làm được, vì trình duyệt không cho ghi vào bản nháp. Bản nháp vẫn như trước.",
        "Hãy bấm “Lưu bản để điền tiếp” để giữ nội dung trong một tệp, đóng các cửa sổ khác của sổ tay rồi thử lại.",
      ]);
      return false;
    }
  };

  /** @type {SoTayGlobal["draftPanel"]["rename"]} */
  const rename = async (root, { id, name }, locked) => {
    const input = document.createElement("input");
    input.type = "text";
    input.value = name;
    input.autocomplete = "off";
    input.maxLength = 80;
    const label = SoTay.make("span", "st-label", "Tên bản nháp, ví dụ: Quý III của tổ 2");
    const sure = await SoTay.messages.ask(root, {
      title: "Đổi tên bản nháp",
      lines: ["Tên chỉ để nhận ra bản nháp trong danh sách; ai dùng máy này cũng thấy."],
      yes: "Đổi tên",
      no: "Không đổi",
      body: SoTay.make("label", "st-field", label, input),
      check: () => (locked && !input.value.trim() ? "Bản nháp có mật khẩu phải có tên." : ""),
    });
    if (!sure) return null;
    const next = input.value.trim();
    return (await tried(root, () => SoTay.drafts.rename(id, next))) ? next : null;
  };

  /** @type {SoTayGlobal["draftPanel"]["remove"]} */
  const remove = async (page, draft) => {
    const { title, details } = SoTay.draftSaid.of(page.definition, draft);
    const sure = await SoTay.messages.ask(page.root, {
      title: "Xóa bản nháp này?",
      lines: [
        `${title}. ${details}.`,
        "Bản nháp và các lần lưu trước của nó bị xóa khỏi máy này, không lấy lại được. " +
          "Các bản nháp khác và tệp đã tải về vẫn còn.",
      ],
      yes: "Xóa bản này",
      no: "Không xóa",
    });
    return sure && tried(page.root, () => SoTay.drafts.remove(draft.id));
  };

  /** @param {FormPage} page @returns {Promise<StoredDraft | null>} the open draft, saved */
  const stored = async (page) => {
    await page.autosave.flush();
    const { draft } = page.autosave;
    return draft && draft.seq ? SoTay.drafts.load(draft.id).catch(() => null) : null;
  };

  /** @param {FormPage} page */
  const renameOpen = async (page) => {
    const draft = await stored(page);
    if (!draft) return;
    const name = await rename(page.root, draft, "locked" in draft.content);
    if (name === null) return;
    page.autosave.renamed(name);
    show(page);
  };

  /** @param {FormPage} page */
  const removeOpen = async (page) => {
    const draft = await stored(page);
    if (!draft || !(await remove(page, draft))) return;
    page.autosave.forget();
    page.clear();
    await page.draft.choose();
  };

  /**
   * Another key, or none, for the draft and its states; nothing is saved in between.
   * @param {FormPage} page
   * @param {SecretKey | null} key
   * @param {string} name
   */
  const relock = async (page, key, name) => {
    await page.autosave.flush();
    page.autosave.pause();
    await page.autosave.flush();
    const { draft } = page.autosave;
    if (!draft) return;
    let next = draft;
    const done = await tried(page.root, async () => {
      next = await SoTay.drafts.relock(draft, key, name);
    });
    page.autosave.adopt(next);
    if (!done) return;
    page.changed();
    page.say(
      key
        ? [
            `Đã đặt mật khẩu cho bản nháp “${name}”.`,
            "Lần sau mở phiếu phải gõ mật khẩu. Hãy cất giữ mật khẩu: quên là mất bản nháp này.",
          ]
        : ["Đã bỏ mật khẩu. Ai dùng máy này cũng mở được bản nháp."],
    );
  };

  /** @param {FormPage} page */
  const password = async (page) => {
    const draft = await stored(page);
    if (!draft) {
      page.say(["Hãy điền ít nhất một ô rồi đặt mật khẩu: lúc này chưa có bản nháp."]);
      return;
    }
    const chosen = await SoTay.password.choose(page.root, draft.name);
    if (chosen) await relock(page, chosen.key, chosen.name);
  };

  /** @param {FormPage} page */
  const unlock = async (page) => {
    const draft = await stored(page);
    if (!draft) return;
    const sure = await SoTay.messages.ask(page.root, {
      title: "Bỏ mật khẩu của bản nháp này?",
      lines: ["Bỏ rồi thì ai dùng máy này cũng mở được bản nháp và các lần lưu trước của nó."],
      yes: "Bỏ mật khẩu",
      no: "Giữ mật khẩu",
    });
    if (sure) await relock(page, null, draft.name);
  };

  /** @param {string} value @param {string} text */
  const option = (value, text) => {
    const input = document.createElement("input");
    input.type = "radio";
    input.name = "draft-there";
    input.value = value;
    return { input, row: SoTay.make("label", "st-option", input, SoTay.make("span", "", text)) };
  };

  /** @param {FormPage} page */
  const goPrivate = async (page) => {
    const draft = await stored(page);
    const keep = option("keep", "Giữ bản nháp đang có như lần lưu cuối");
    const drop = option("drop", "Xóa bản nháp đang có và các lần lưu trước của nó");
    const sure = await SoTay.messages.ask(page.root, {
      title: "Điền tiếp mà không lưu trên máy này?",
      lines: [
        "Từ lúc này không câu nào được ghi vào máy. Đóng trang là mất, trừ khi đã bấm “Lưu bản để điền tiếp” để có tệp.",
        ...(draft ? ["Bản nháp đã lưu trên máy này thì:"] : []),
      ],
      yes: "Không lưu nữa",
      no: "Vẫn lưu",
      ...(draft && { body: SoTay.make("div", "st-options", keep.row, drop.row) }),
      check: () =>
        !draft || keep.input.checked || drop.input.checked ? "" : "Hãy chọn giữ hay xóa bản nháp đang có.",
    });
    if (!sure) return;
    page.autosave.goPrivate();
    page.draft.left();
    if (draft && drop.input.checked) {
      await tried(page.root, () => SoTay.drafts.remove(draft.id));
    }
    show(page);
  };

  /** @param {FormPage} page */
  const keepAgain = async (page) => {
    await page.autosave.apart();
    show(page);
  };

  /** @type {[string, (page: FormPage) => unknown][]} */
  const ACTIONS = [
    ["list", (page) => page.draft.leave()],
    ["rename", renameOpen],
    ["states", (page) => SoTay.states.show(page)],
    ["password", password],
    ["unlock", unlock],
    ["private", goPrivate],
    ["keep", keepAgain],
    ["remove", removeOpen],
  ];
  const actions = new Map(ACTIONS);

  /** @param {FormPage} page what the panel's line says */
  const line = ({ autosave, definition, root, draft: { tabs } }) => {
    const { draft } = autosave;
    if (autosave.isPrivate) return "đang không lưu";
    if (!draft || !draft.seq) return "chưa có";
    const first = CSS.escape(`respondent.${definition.identity[0]?.id}`);
    const field = root.querySelector(`[name="${first}"]`);
    const whose = field instanceof HTMLInputElement ? field.value.trim() : "";
    const title = draft.name || (whose ? `của ${whose}` : "chưa ghi tên");
    return `${title}${draft.key ? " (có mật khẩu)" : ""}${tabs.isRead ? ", chỉ đọc" : ""}`;
  };

  /** @type {SoTayGlobal["draftPanel"]["show"]} */
  const show = (page) => {
    const panel = page.part("drafts");
    const { draft, isPrivate } = page.autosave;
    const offered = SoTay.secret.offered();
    const there = Boolean(draft && draft.seq);
    const open = there && !page.draft.tabs.isRead;
    /** @type {Record<string, boolean>} */
    const shown = {
      list: !isPrivate,
      rename: open,
      states: open,
      password: open && offered,
      unlock: open && Boolean(draft?.key),
      private: !isPrivate && !page.draft.tabs.isRead,
      keep: isPrivate,
      remove: open,
    };
    for (const button of panel.querySelectorAll("[data-draft-do]")) {
      if (button instanceof HTMLElement) button.hidden = !shown[button.dataset.draftDo || ""];
    }
    const title = panel.querySelector("[data-draft-title]");
    const text = line(page);
    if (title && title.textContent !== text) title.textContent = text;
    const why = panel.querySelector("[data-draft-why]");
    if (why instanceof HTMLElement) {
      why.hidden = offered;
      why.textContent = SoTay.secret.why();
    }
  };

  SoTay.draftPanel = {
    show,
    run: (name, page) => void actions.get(name)?.(page),
    rename,
    remove,
  };
})();
