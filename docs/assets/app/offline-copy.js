/**
 * On the guide's page: whether this browser keeps a copy of the site, and buttons for it.
 */
(function () {
  "use strict";

  const LOOK_EVERY_MS = 1000;

  const box = document.querySelector("[data-offline-copy]");
  const { offline } = SoTay;
  if (!(box instanceof HTMLElement) || !offline || !offline.possible) return;

  const part = (/** @type {string} */ name) =>
    /** @type {HTMLElement} */ (box.querySelector(`[data-offline-${name}]`));
  const line = part("state");
  /** Whether the last try ended before the copy was whole. */
  let failed = false;
  /** @type {ServiceWorker | null} */
  let followed = null;

  /** @param {string} text */
  const say = (text) => {
    if (line.textContent !== text) line.textContent = text;
  };

  const sizeSaid = async () => {
    const { bytes } = await offline.size();
    return `${Math.ceil(bytes / 1e6)} MB`;
  };

  /** @returns {Promise<string>} what to say; the buttons follow */
  const look = async () => {
    const registration = await offline.registration();
    const there = Boolean(registration && registration.active);
    const coming = Boolean(registration && registration.installing && !there);
    part("store").hidden = there || coming;
    part("remove").hidden = !there;
    if (there) return `Máy này đã có bản sao của sổ tay, khoảng ${await sizeSaid()}: dùng được khi không có mạng.`;
    if (registration && coming) {
      follow(registration);
      return progress();
    }
    if (failed) return "Chưa lưu được: mất mạng giữa chừng, hoặc ổ đĩa đầy. Phần đã lưu được giữ lại; hãy bấm lại khi có mạng.";
    const size = await sizeSaid();
    if (offline.isUnwanted()) return `Máy này không giữ bản sao của sổ tay (khoảng ${size}), và không tự lưu.`;
    return `Máy này chưa có bản sao của sổ tay (khoảng ${size}); sẽ tự lưu sau ít giây.`;
  };

  const progress = async () => {
    const { files } = await offline.size();
    const percent = Math.floor((100 * (await offline.stored())) / files);
    return `Đang lưu sổ tay vào máy này: ${Math.min(percent, 99)}%. Xin để trang mở cho đến khi xong.`;
  };

  const show = async () => {
    const text = await look().catch(() => "");
    // Read aloud at its ends, not at every step between.
    line.setAttribute("aria-busy", String(text.startsWith("Đang")));
    say(text || "Trình duyệt này không giữ được bản sao của sổ tay, hoặc đang không có mạng.");
  };

  /** @param {ServiceWorkerRegistration} registration */
  const follow = ({ installing }) => {
    if (!installing || installing === followed) return;
    followed = installing;
    failed = false;
    let whole = false;
    installing.addEventListener("statechange", () => {
      whole ||= installing.state === "installed";
      failed = !whole && installing.state === "redundant";
      void show();
    });
  };

  /** @param {() => Promise<unknown>} work */
  const run = async (work) => {
    await work().catch(() => (failed = true));
    await show();
  };

  part("store").addEventListener("click", () => void run(async () => follow(await offline.store())));
  part("remove").addEventListener("click", () => void run(offline.remove));
  box.hidden = false;
  void show();
  setInterval(() => void show(), LOOK_EVERY_MS);
})();
