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

  /** @type {SoTayGlobal["password"]["open"]} */
  const open = async (root, stored) => {
    const { row, input } = field("Mật khẩu", "password");
    /** @type {Draft | null} */
    let opened = null;
    await SoTay.messages.ask(root, {
      title: `Mở bản nháp “${stored.name}”`,
      lines: ["Bản nháp này có mật khẩu. Gõ mật khẩu đã đặt; máy cần một lúc để mở."],
      yes: "Mở",
      no: "Không mở",
      body: SoTay.make("div", "", row, toggle([input])),
      check: async () => {
        if (!input.value) return "Chưa gõ mật khẩu.";
        try {
          const { content, ...rest } = stored;
          opened = { ...rest, ...(await SoTay.drafts.read(content, input.value)) };
          return "";
        } catch (error) {
          return sentence(error);
        }
      },
    });
    return opened;
  };

  /** @type {SoTayGlobal["password"]["choose"]} */
  const choose = async (root, name) => {
    const called = field("Tên hiện trong danh sách (ai dùng máy này cũng thấy)", "text", name);
    const first = field(`Mật khẩu, ít nhất ${SoTay.secret.SHORTEST} ký tự`, "password");
    const second = field("Gõ lại mật khẩu", "password");
    /** @type {{key: SecretKey, name: string} | null} */
    let chosen = null;
    await SoTay.messages.ask(root, {
      title: "Đặt mật khẩu cho bản nháp này",
      lines: [
        "Quên mật khẩu thì không ai mở lại được bản nháp này, không có cách nào lấy lại.",
        "Đặt xong, danh sách chỉ hiện tên và lúc sửa; nội dung và các lần lưu trước đều khóa. " +
          "Tệp tải về và giấy in ra thì không có mật khẩu.",
      ],
      yes: "Đặt mật khẩu",
      no: "Không đặt",
      body: SoTay.make("div", "", called.row, first.row, second.row, toggle([first.input, second.input])),
      check: async () => {
        const label = called.input.value.trim();
        if (!label) return "Chưa ghi tên hiện trong danh sách.";
        if (first.input.value !== second.input.value) return "Hai lần gõ mật khẩu không giống nhau.";
        try {
          chosen = { key: await SoTay.secret.make(first.input.value), name: label };
          return "";
        } catch (error) {
          return sentence(error);
        }
      },
    });
    return chosen;
  };

  SoTay.password = { open, choose };
})();
