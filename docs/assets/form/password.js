// Asks for passwords: a new one, typed twice, and the one that opens a draft.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /**
   * @param {string} label
   * @param {string} type
   * @param {string} [value]
   * @returns {{row: HTMLElement, input: HTMLInputElement}}
   */
  const field = (label, type, value = "") => {
    const input = document.createElement("input");
    input.type = type;
    input.value = value;
    // No browser is to keep it, or to offer one that it knows.
    input.autocomplete = type === "password" ? "new-password" : "off";
    input.spellcheck = false;
    const row = SoTay.make("label", "st-field", SoTay.make("span", "st-label", label), input);
    return { row, input };
  };

  /** @param {HTMLInputElement[]} inputs a box that shows what they hold */
  const toggle = (inputs) => {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.addEventListener("change", () => {
      for (const input of inputs) input.type = box.checked ? "text" : "password";
    });
    return SoTay.make("label", "st-option st-show-password", box, SoTay.make("span", "", "Hiện mật khẩu"));
  };

  /** @param {unknown} error */
  const sentence = (error) => (error instanceof Error ? error.message : String(error));

  /** @type {SoTayGlobal["password"]["enter"]} */
  const enter = async (root, question, use) => {
    const { row, input } = field("Mật khẩu", "password");
    await SoTay.messages.ask(root, {
      ...question,
      body: SoTay.make("div", "", row, toggle([input])),
      check: async () => {
        if (!input.value) return "Chưa gõ mật khẩu.";
        try {
          await use(input.value);
          return "";
        } catch (error) {
          return sentence(error);
        }
      },
    });
  };

  /** @type {SoTayGlobal["password"]["open"]} */
  const open = async (root, stored) => {
    /** @type {Draft | null} */
    let opened = null;
    const question = {
      title: `Mở bản nháp “${stored.name}”`,
      lines: ["Bản nháp này có mật khẩu. Gõ mật khẩu đã đặt; máy cần một lúc để mở."],
      yes: "Mở",
      no: "Không mở",
    };
    await enter(root, question, async (password) => {
      const { content, ...rest } = stored;
      opened = { ...rest, ...(await SoTay.drafts.read(content, password)) };
    });
    return opened;
  };

  /** @type {SoTayGlobal["password"]["make"]} */
  const make = async (root, question, above = null, lacking = () => "") => {
    const first = field(`Mật khẩu, ít nhất ${SoTay.secret.SHORTEST} ký tự`, "password");
    const second = field("Gõ lại mật khẩu", "password");
    const rows = [...(above ? [above] : []), first.row, second.row];
    /** @type {SecretKey | null} */
    let key = null;
    await SoTay.messages.ask(root, {
      ...question,
      body: SoTay.make("div", "", ...rows, toggle([first.input, second.input])),
      check: async () => {
        const problem = lacking();
        if (problem) return problem;
        if (first.input.value !== second.input.value) return "Hai lần gõ mật khẩu không giống nhau.";
        try {
          key = await SoTay.secret.make(first.input.value);
          return "";
        } catch (error) {
          return sentence(error);
        }
      },
    });
    return key;
  };

  /** @type {SoTayGlobal["password"]["choose"]} */
  const choose = async (root, name) => {
    const called = field("Tên hiện trong danh sách (ai dùng máy này cũng thấy)", "text", name);
    const label = () => called.input.value.trim();
    const question = {
      title: "Đặt mật khẩu cho bản nháp này",
      lines: [
        "Quên mật khẩu thì không ai mở lại được bản nháp này, không có cách nào lấy lại.",
        "Đặt xong, danh sách chỉ hiện tên và lúc sửa; nội dung và các lần lưu trước đều khóa. " +
          "Tệp tải về và giấy in ra thì không có mật khẩu.",
      ],
      yes: "Đặt mật khẩu",
      no: "Không đặt",
    };
    const lacking = () => (label() ? "" : "Chưa ghi tên hiện trong danh sách.");
    const key = await make(root, question, called.row, lacking);
    return key && { key, name: label() };
  };

  SoTay.password = { open, choose, enter, make };
})();
