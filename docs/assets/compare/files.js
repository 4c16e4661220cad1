// The files that were chosen for a comparison: read, listed, none of them kept.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** More are not read: four can be compared, and some may turn out not to belong. */
  const MOST = 8;
  const NAME_LENGTH = 60;
  const TOO_LARGE = "Tệp này lớn hơn 20 MB nên không phải bản điền do sổ tay lưu.";
  const UNREADABLE =
    "Trình duyệt không đọc được tệp này; tệp có thể đã bị dời đi, hoặc USB đã rút ra. Hãy chọn lại.";

  const { make } = SoTay;

  /** @param {string} name @param {Set<string>} taken a name like no other, not too long */
  const unique = (name, taken) => {
    const short = name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH)}…` : name;
    let found = short;
    for (let place = 2; taken.has(found); place += 1) found = `${short} (${place})`;
    return found;
  };

  /** @param {File} file @param {string} name @returns {Promise<ChosenFile>} */
  const readOne = async (file, name) => {
    if (file.size > SoTay.saveFile.MAX_BYTES) return { name, base64: "", refused: TOO_LARGE };
    try {
      return { name, base64: await SoTay.saveFile.base64(file), refused: "" };
    } catch {
      return { name, base64: "", refused: UNREADABLE };
    }
  };

  /** @type {SoTayGlobal["compareFiles"]["read"]} */
  const read = async (before, files) => {
    const chosen = [...before];
    const room = Math.max(MOST - chosen.length, 0);
    for (const file of files.slice(0, room)) {
      const taken = new Set(chosen.map(({ name }) => name));
      chosen.push(await readOne(file, unique(file.name, taken)));
    }
    return { chosen, tooMany: files.slice(room).map(({ name }) => name) };
  };

  /** @type {SoTayGlobal["compareFiles"]["show"]} */
  const show = (list, chosen, said, remove) => {
    const items = chosen.map((file) => {
      const which = make("span", "hb-hidden", ` ${file.name}`);
      const button = make("button", "hb-button", "Bỏ tệp này", which);
      button.setAttribute("type", "button");
      button.addEventListener("click", () => remove(file));
      const name = make("strong", "", file.name);
      const what = make("span", "cp-said", said.get(file.name) || "đang đọc…");
      return make("li", "", make("div", "", name, ": ", what), button);
    });
    list.replaceChildren(...items);
  };

  SoTay.compareFiles = { read, show };
})();
