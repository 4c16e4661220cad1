// Text in an old font's code (.VnTime, VNI) read as Unicode: told by words that become Vietnamese
// syllables when they are read by the old table, and are none as they stand.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const WORDS_NEEDED = 2;
  const EXAMPLES_SHOWN = 3;

  /** What `.VnTime` and its like show for each of these signs. */
  const TCVN3 = [
    ["µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ", "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệ"],
    ["×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ", "ìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"],
    ["¡¢§£¤¥¦", "ĂÂĐÊÔƠƯ"],
  ];
  /** What VNI fonts show for a sign alone, and for a sign after a vowel. */
  const VNI_ALONE = ["ñíìæóòôöî", "đíìỉĩịơưỵ"];
  const VNI_AFTER = [
    ["a", "ùøûõïâêáàåãäéèúüë", "áàảãạâăấầẩẫậắằẳẵặ"],
    ["e", "ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"],
    ["o", "ùøûõïâáàåãä", "óòỏõọôốồổỗộ"],
    ["ô", "ùøûõï", "ớờởỡợ"],
    ["u", "ùøûõï", "úùủũụ"],
    ["ö", "ùøûõï", "ứừửữự"],
    ["y", "ùøûõ", "ýỳỷỹ"],
  ];

  const ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x".split(" ");
  const RHYMES = new Set(
    (
      "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây " +
      "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu " +
      "im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oat oay oăc oăm oăn oăng oăt oc " +
      "oe oen oeo oet oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng " +
      "uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ uy uya uych uyên " +
      "uyêt uynh uyt uyu ư ưa ưc ưi ưng ưt ươc ươi ươm ươn ương ươp ươt ươu ưu yêm yên yêt yêu"
    ).split(" "),
  );
  /** The onsets that `y` alone follows; "" stands for none. */
  const BEFORE_Y = new Set(["", "h", "k", "l", "m", "s", "t", "th", "v"]);
  const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
  /** A syllable that ends so has one of two tones, and none else. */
  const STOPPED = /[cpt]h?$/;
  const STOPPED_TONES = ["\u0301", "\u0323"];
  const BETWEEN_WORDS = /[\s!-/:-@[-`{-~\u2010-\u205e]+/;
  /** Neither font has signs beyond these: a word with `ế` is in Unicode. */
  const MAY_BE_OLD = /^(?=.*[a-z])(?=.*[^a-z])[a-z\u00a1-\u00ff]+$/i;
  /** A sign of measure that would be a syllable. */
  const MEASURE = "µm";

  /** @param {string[]} pair @returns {[string, string][]} */
  const pairs = ([from = "", to = ""]) => {
    const found = Array.from(to);
    return Array.from(from, (sign, at) => [sign, found[at] || ""]);
  };

  const tcvn3 = new Map(TCVN3.flatMap(pairs));
  const vniAlone = new Map(pairs(VNI_ALONE));
  const vniAfter = new Map(VNI_AFTER.map(([vowel = "", ...pair]) => [vowel, new Map(pairs(pair))]));

  /** @param {string} onset @param {string} rhyme */
  const fits = (onset, rhyme) => RHYMES.has(rhyme) || (rhyme === "y" && BEFORE_Y.has(onset));

  /** @param {string} word in small letters; whether it is spelled as a Vietnamese syllable */
  const isSyllable = (word) => {
    const open = word.normalize("NFD");
    const [tone = "", ...more] = open.match(TONES) || [];
    const plain = open.replace(TONES, "").normalize("NFC");
    if (more.length > 0 || (STOPPED.test(plain) && !STOPPED_TONES.includes(tone))) return false;
    return ["", ...ONSETS].some(
      (onset) => plain.startsWith(onset) && fits(onset, plain.slice(onset.length)),
    );
  };

  /** @param {string} word */
  const fromTcvn3 = (word) =>
    Array.from(word, (sign) => tcvn3.get(sign) || sign)
      .join("")
      .toLowerCase();

  /** @param {string} word */
  const fromVni = (word) => {
    const signs = Array.from(word.toLowerCase());
    let found = "";
    for (let at = 0; at < signs.length; at += 1) {
      const sign = signs[at] || "";
      const joined = vniAfter.get(sign)?.get(signs[at + 1] || "");
      found += joined || vniAlone.get(sign) || sign;
      if (joined) at += 1;
    }
    return found;
  };

  /**
   * The words of a text that are in an old font's code.
   * @param {string} text
   * @returns {OldFont | null} null when there are too few to say so
   */
  const find = (text) => {
    const words = [...new Set(text.normalize("NFC").split(BETWEEN_WORDS))].filter(
      (word) => MAY_BE_OLD.test(word) && word !== MEASURE && !isSyllable(word.toLowerCase()),
    );
    const inTcvn3 = words.filter((word) => isSyllable(fromTcvn3(word)));
    const inVni = words.filter((word) => isSyllable(fromVni(word)));
    const old = inTcvn3.length < inVni.length ? inVni : inTcvn3;
    // In another language most of such words make no syllable.
    if (old.length < WORDS_NEEDED || 2 * old.length <= words.length) return null;
    return { code: old === inVni ? "VNI Windows" : "TCVN3 (ABC)", words: old };
  };

  /** @param {OldFont} found @param {string} places */
  const inLines = ({ code, words }, places) => {
    const examples = words.slice(0, EXAMPLES_SHOWN).map((word) => `“${word}”`);
    return [
      `Chữ ở ${places} có vẻ viết bằng phông cũ, bảng mã ${code}: ${examples.join(", ")}…`,
      "Phiếu không sửa chữ này. Để nguyên thì bản in, bản Word và máy khác không đọc được.",
      `Chữ chép từ tệp cũ: mở UniKey, chọn “Công cụ”, bảng mã nguồn chọn “${code}”, ` +
        "bảng mã đích chọn “Unicode”, chuyển mã đoạn chữ vừa chép rồi dán lại vào đúng chỗ.",
      "Chữ tự gõ: trong UniKey chọn bảng mã “Unicode” rồi gõ lại.",
    ];
  };

  /** @param {Answer} answer everything that a person wrote in it */
  const textsOf = ({ value, note, evidence, not_applicable_reason }) =>
    [
      ...(typeof value === "string" ? [value] : value.flatMap((row) => [...row.values()])),
      ...evidence.flatMap((piece) => (typeof piece === "string" ? [piece] : [...piece.values()])),
      note,
      not_applicable_reason,
    ].join("\n");

  /** @type {SoTayGlobal["oldFont"]["inResponse"]} */
  const inResponse = (definition, { respondent, answers }) => {
    /** @type {[string, string][]} */
    const texts = [];
    for (const { id, label } of definition.identity) {
      texts.push([`“${label}”`, respondent.get(id) || ""]);
    }
    for (const { id, number } of SoTay.response.questions(definition)) {
      const answer = answers.get(id);
      if (answer) texts.push([`câu ${number}`, textsOf(answer)]);
    }
    const found = texts.flatMap(([place, text]) => {
      const old = find(text);
      return old ? [{ place, old }] : [];
    });
    const [first] = found;
    return first ? inLines(first.old, found.map(({ place }) => place).join(", ")) : [];
  };

  /** @param {FormPage} page @param {Element} field */
  const placeOf = (page, field) => {
    const id = field.closest("[data-question]")?.getAttribute("data-question");
    const question = SoTay.response.questions(page.definition).find((one) => one.id === id);
    if (question) return `câu ${question.number}`;
    const name = field.getAttribute("name");
    const line = page.definition.identity.find((one) => name === `respondent.${one.id}`);
    return line ? `“${line.label}”` : "";
  };

  /** @param {HTMLElement} part @param {string[]} lines */
  const speak = (part, lines) => {
    const close = SoTay.make("button", "st-button st-message-close", "Đóng");
    close.setAttribute("type", "button");
    close.addEventListener("click", () => part.replaceChildren());
    part.replaceChildren(...lines.map((line) => SoTay.make("p", "", line)), close);
  };

  /** @param {FormPage} page speaks up when such text has been pasted or typed */
  const wire = (page) => {
    /** @type {WeakSet<Element>} fields that have been spoken of */
    const said = new WeakSet();
    /** @param {EventTarget | null} field */
    const look = (field) => {
      if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
      const place = placeOf(page, field);
      const old = place ? find(field.value) : null;
      if (old && !said.has(field)) speak(page.part("old-font"), inLines(old, place));
      if (old) said.add(field);
      else said.delete(field);
    };
    page.root.addEventListener("change", ({ target }) => look(target));
    page.root.addEventListener("input", (event) => {
      const pasted = event instanceof InputEvent && /^insertFrom/.test(event.inputType);
      if (pasted) look(event.target);
    });
  };

  SoTay.oldFont = { find, inResponse, wire };
})();
