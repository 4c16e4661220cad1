// The page that gathers: from files that were dropped to numbers, the answers behind them, and papers.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const root = /** @type {HTMLElement} */ (document.querySelector("[data-collect]"));
  const STILL_THERE =
    "Chưa chuyển: trang này còn giữ các bản đã tập hợp. " +
    "Hãy tải về tệp tập hợp, hoặc bấm “Xóa khỏi trang”, rồi bấm lại.";

  /** @param {string} name @returns {HTMLElement} */
  const part = (name) => /** @type {HTMLElement} */ (root.querySelector(`[data-collect-${name}]`));
  /** @param {string} name @returns {HTMLSelectElement} */
  const select = (name) => /** @type {HTMLSelectElement} */ (part(name));
  /** What draws is read with the first files: a page that is only looked at does without it. */
  const DRAWING = "paged behind left roster people levels details result check taken".split(" ");
  const bringDrawing = () =>
    Promise.all(DRAWING.map((name) => SoTay.bring(`assets/collect/${name}.js`)));

  const closeBehind = () => {
    if ("collectBehind" in SoTay) SoTay.collectBehind.close(root);
  };

  const hide = /** @type {HTMLInputElement} */ (part("hide"));
  const roster = /** @type {HTMLTextAreaElement} */ (part("roster"));

  /** @type {OnProgress} */
  const onProgress = (sentence, share) => SoTay.messages.progress(root, sentence, share);

  /** The site's forms, each with the forms that it takes answers from. */
  const known = () =>
    Array.from(document.querySelectorAll("[data-collect-known]"), (one) => {
      const { collectKnown: id = "", collectTakes: takes = "" } = /** @type {HTMLElement} */ (one).dataset;
      return { id, title: one.textContent || "", takes: takes.split(" ") };
    });

  const fresh = () => {
    const today = SoTay.days.iso(SoTay.days.today(new Date()));
    const isKnown = (/** @type {string} */ form) => known().some(({ id }) => id === form);
    return SoTay.collectGathering(root, today, onProgress, isKnown);
  };

  /** @param {string} sentence */
  const say = (sentence) => {
    part("status").textContent = sentence;
  };

  /** @param {unknown} error */
  const sayError = (error) => say(error instanceof Error ? error.message : String(error));

  /** @type {GatherPage} */
  const page = {
    root,
    part,
    select,
    known,
    onProgress,
    gathering: fresh(),
    files: null,
    view: null,
    turn: 0,
    isUnsaved: false,
    asked: () => ({
      form: select("form").value,
      ...(select("period").value ? { period: select("period").value } : {}),
      ...(roster.value.trim() ? { roster: roster.value } : {}),
      hide_names: hide.checked,
    }),
  };
  let isReading = false;

  const showProgress = () => {
    const { given, added, more, done } = page.gathering;
    const bar = /** @type {HTMLProgressElement} */ (part("progress"));
    bar.value = given > 0 ? added / given : 0;
    const inside = more ? " Đang đọc tiếp trong tệp nén hoặc tệp đã tập hợp." : "";
    part("count").textContent = `Đã đọc ${added} trong ${given} tệp đã chọn.${inside}`;
    part("stop").hidden = !isReading;
    part("go-on").hidden = isReading || done;
    part("reading").hidden = done && !isReading;
  };

  /** @param {GatherFiles} found the line over the result */
  const summary = (found) => {
    const used = found.files.filter(({ state }) => state === "used").length;
    const left = found.left.length + page.gathering.left.length;
    const more = left > 0 ? ` ${left} tệp không tính, lý do ở dưới.` : "";
    const stopped = page.gathering.done ? "" : " Chưa đọc hết các tệp đã chọn.";
    const first = used > 0 ? `Đã tập hợp ${used} bản.` : "Chưa tập hợp được bản nào.";
    return `${first}${more}${stopped}`;
  };

  /** @param {string} key @param {boolean | null} use */
  const choose = async (key, use) => {
    try {
      await page.gathering.choose(key, use);
      page.isUnsaved = true;
      await showAll();
      /** @type {HTMLElement | null} */
      const again = root.querySelector(`[data-key="${CSS.escape(key)}"]`);
      again?.focus();
    } catch (error) {
      sayError(error);
    }
  };

  /** @param {GatherFiles} found */
  const showLeft = (found) => {
    const box = part("left");
    const open = Array.from(box.querySelectorAll("details[open]"), (one) => one.className);
    const left = [...found.left, ...(hide.checked ? [] : page.gathering.left)];
    const drawn = SoTay.collectLeft.draw(found, left, (key, use) => void choose(key, use));
    for (const one of drawn) if (open.includes(one.className)) one.setAttribute("open", "");
    box.replaceChildren(...drawn);
    box.hidden = drawn.length === 0;
  };

  /** @param {number} place @param {string} name puts the name in a file in place of the listed one */
  const rename = (place, name) => {
    const people = page.view?.roster?.people || [];
    const person = people[place - 1];
    if (!person) return;
    const earlier = people.slice(0, place - 1).filter((one) => one.name === person.name).length;
    roster.value = SoTay.collectRoster.renamed(roster.value, person.name, earlier, name);
    void showView();
    part("result").focus();
  };

  /** Draws what Python finds for what is chosen now. */
  const showView = async () => {
    page.turn += 1;
    const mine = page.turn;
    closeBehind();
    part("made").textContent = "";
    part("parts").setAttribute("aria-busy", "true");
    if (!select("form").value) return;
    try {
      /** @type {GatherView} */
      const view = await page.gathering.ask("collect_view", page.asked());
      if (mine !== page.turn) return;
      page.view = view;
      SoTay.collectTaken.draw(page, view);
      await SoTay.collectResult.draw(page, view, rename);
    } catch (error) {
      if (mine === page.turn) sayError(error);
    }
    if (mine === page.turn) part("parts").setAttribute("aria-busy", "false");
  };

  const showAll = async () => {
    /** @type {GatherFiles} */
    const found = await page.gathering.ask("collect_files", { hide_names: hide.checked });
    page.files = found;
    SoTay.collectResult.offer(page);
    showLeft(found);
    part("result").hidden = found.forms.length === 0;
    say(summary(found));
    await showView();
  };

  /** Reads on until everything is read or somebody stops it. */
  const read = async () => {
    if (isReading) return;
    isReading = true;
    page.isUnsaved = true;
    SoTay.renewal?.inUse(true);
    const mine = page.gathering;
    say("");
    showProgress();
    try {
      await mine.read(() => mine === page.gathering && showProgress());
      if (mine === page.gathering) await showAll();
    } catch (error) {
      if (mine === page.gathering) sayError(error);
    }
    onProgress("", 1);
    isReading = false;
    showProgress();
  };

  /** @param {() => GivenFile[] | Promise<GivenFile[]>} bring */
  const add = async (bring) => {
    try {
      const given = await bring();
      if (given.length === 0) return;
      await bringDrawing();
      page.gathering.give(given);
      await read();
    } catch (error) {
      sayError(error);
    }
  };

  const clear = () => {
    page.gathering.end();
    Object.assign(page, { gathering: fresh(), files: null, view: null, isUnsaved: false });
    SoTay.renewal?.inUse(false);
    page.turn += 1;
    closeBehind();
    for (const name of ["left", "parts", "take", "form", "period", "made"]) part(name).replaceChildren();
    for (const name of ["left", "result", "taken"]) part(name).hidden = true;
    roster.value = "";
    onProgress("", 1);
    showProgress();
    say("Đã xóa khỏi trang. Tệp trên máy vẫn còn nguyên.");
  };

  /** @param {string} name @param {(files: FileList) => void} take */
  const wireInput = (name, take) => {
    const input = /** @type {HTMLInputElement} */ (part(`${name}-input`));
    part(`choose-${name}`).addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
      if (input.files) take(input.files);
      input.value = "";
    });
  };

  const wireFiles = () => {
    for (const name of ["files", "folder"]) {
      wireInput(name, (files) => {
        const given = SoTay.collectFiles.chosen(files);
        void add(() => given);
      });
    }
    part("choose-folder").hidden = !("webkitdirectory" in HTMLInputElement.prototype);
    /** @param {DragEvent} event */
    const brings = ({ dataTransfer }) => Array.from(dataTransfer?.types || []).includes("Files");
    // Anywhere on the page: a file dropped beside the frame would open in place of the page.
    document.addEventListener("dragover", (event) => {
      if (brings(event)) event.preventDefault();
    });
    document.addEventListener("drop", (event) => {
      if (!brings(event) || !event.dataTransfer) return;
      event.preventDefault();
      const coming = SoTay.collectFiles.dropped(event.dataTransfer);
      void add(() => coming);
    });
  };

  const wireRoster = () => {
    part("apply").addEventListener("click", () => void showView());
    wireInput("roster", ([file]) => {
      if (!file) return;
      SoTay.collectRoster.read(file).then((text) => {
        roster.value = text;
        void showView();
      }, sayError);
    });
  };

  /** What was asked for may stand on the screen: nothing of it comes along into the room. */
  const wirePresenting = () => {
    const watch = new MutationObserver(closeBehind);
    watch.observe(document.documentElement, { attributeFilter: ["data-presenting"] });
  };

  const wire = () => {
    wireFiles();
    wireRoster();
    wirePresenting();
    part("stop").addEventListener("click", () => page.gathering.stop());
    part("go-on").addEventListener("click", () => void read());
    part("clear").addEventListener("click", () => {
      clear();
      part("choose-files").focus();
    });
    part("print").addEventListener("click", () => window.print());
    select("form").addEventListener("change", () => {
      SoTay.collectResult.change(page);
      void showView();
    });
    select("period").addEventListener("change", () => void showView());
    hide.addEventListener("change", () => void showAll().catch(sayError));
    root.querySelector("[data-behind-close]")?.addEventListener("click", closeBehind);
    SoTay.renewal?.before(async () => (page.isUnsaved ? STILL_THERE : ""));
    window.addEventListener("beforeunload", (event) => {
      if (!page.isUnsaved) return;
      event.preventDefault();
      event.returnValue = true; // Chrome 109 looks at nothing else.
    });
    // A browser may keep a page that was left, and show it to whoever goes back.
    window.addEventListener("pagehide", clear);
    part("drop").hidden = false;
    root.classList.add("cl-ready");
  };

  wire();
})();
