// From a number down to the answers behind it, in a window over the page.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const { make } = SoTay;
  /** So many answers are fetched at a time. */
  const PIECE = 50;

  /** @param {HTMLElement} root */
  const dialogIn = (root) =>
    /** @type {HTMLDialogElement} */ (root.querySelector("[data-collect-behind]"));

  /** @param {GatherBehind["answers"][number]} answer */
  const entry = ({ whose, by, said }) => {
    const lines = said.map((line) => make("p", "cl-text", line));
    const nothing = make("p", "hb-unsaid", "Chưa trả lời");
    const who = make("h3", "cl-whose", whose || "Chưa ghi tên");
    const side = by && by !== "self" ? [make("p", "cl-small", "Phần của tập thể, người xem xét")] : [];
    return make("li", "", who, ...side, ...(lines.length > 0 ? lines : [nothing]));
  };

  /** @type {SoTayGlobal["collectBehind"]["open"]} */
  const open = async (page, keys, { question, title }) => {
    const { gathering } = page;
    const { form, hide_names } = page.asked();
    const dialog = dialogIn(page.root);
    const heading = /** @type {HTMLElement} */ (dialog.querySelector("[data-behind-title]"));
    const body = /** @type {HTMLElement} */ (dialog.querySelector("[data-behind-body]"));
    const list = make("ul", "cl-answers");
    const more = make("button", "hb-button", "");
    more.setAttribute("type", "button");
    const status = make("p", "cl-status", "Đang lấy các câu trả lời…");
    status.setAttribute("role", "status");
    heading.textContent = `${title}: ${keys.length} bản`;
    body.replaceChildren(status, list, make("p", "", more));
    let drawn = 0;
    const next = async () => {
      more.hidden = true;
      const piece = keys.slice(drawn, drawn + PIECE);
      try {
        const asked = { form, question, keys: piece, hide_names };
        /** @type {GatherBehind} */
        const { answers } = await gathering.ask("collect_behind", asked);
        if (!list.isConnected) return;
        drawn += piece.length;
        list.append(...answers.map(entry));
        status.textContent = "";
      } catch (error) {
        status.textContent = error instanceof Error ? error.message : String(error);
      }
      more.textContent = `Hiện thêm (còn ${keys.length - drawn})`;
      more.hidden = drawn >= keys.length;
    };
    more.addEventListener("click", () => void next());
    if (!dialog.open) dialog.showModal();
    heading.focus();
    await next();
  };

  /** @type {SoTayGlobal["collectBehind"]["close"]} */
  const close = (root) => {
    const dialog = dialogIn(root);
    if (dialog.open) dialog.close();
    dialog.querySelector("[data-behind-body]")?.replaceChildren();
  };

  SoTay.collectBehind = { open, close };
})();
