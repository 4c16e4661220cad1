// Removes all that this site has stored in this browser, looks whether anything is left, and asks
// before.  Other local pages share the store on file://; nothing of theirs is touched.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const OWN = "so-tay";
  /** @type {("localStorage" | "sessionStorage")[]} */
  const STORAGES = ["localStorage", "sessionStorage"];
  const LOOKS = 10;
  const LOOK_EVERY_MS = 100;

  const NOTHING_LEFT =
    "Đã xóa mọi bản nháp và mọi thứ sổ tay đã lưu trong trình duyệt này. Đã kiểm tra lại: không còn gì.";
  const NOTHING_OF_ANYONE =
    "Đã xóa mọi bản nháp và mọi nội dung đã điền trong trình duyệt này. Đã kiểm tra lại: không còn gì " +
    "của người điền. Vẫn còn bản sao các trang để dùng khi không có mạng, trong đó chỉ có nội dung " +
    "chung; muốn xóa cả bản sao ấy thì vào Hướng dẫn sử dụng, mục “Dùng khi không có mạng”.";
  const OTHERS_OPEN =
    "Đã xóa bản nháp, nhưng cửa sổ khác của sổ tay còn đang mở. " +
    "Hãy đóng các cửa sổ ấy rồi bấm xóa lần nữa.";

  /** Whether pages are kept for use without a network, which hold nothing that anyone wrote. */
  const hasCopy = async () => {
    const { offline } = SoTay;
    return Boolean(offline && offline.possible && (await offline.stored().catch(() => 0)));
  };

  /** @param {"localStorage" | "sessionStorage"} name */
  const storageOf = (name) => {
    try {
      return globalThis[name];
    } catch {
      return null; // The browser refuses it, so nothing is in it.
    }
  };

  /**
   * The names under which this site, and Material on its pages, have stored something.
   * @param {Storage} storage
   * @param {string} siteRoot
   */
  const ownKeys = (storage, siteRoot) => {
    const scope = new URL(siteRoot, location.href).pathname;
    return Object.keys(storage).filter(
      (key) => key.startsWith(`${OWN}.`) || key.startsWith(`${scope}.__`),
    );
  };

  /** @param {string} siteRoot @returns {Promise<string[]>} what is still there, by name */
  const left = async (siteRoot) => {
    const databases = indexedDB.databases ? await indexedDB.databases() : [];
    const locks = navigator.locks ? (await navigator.locks.query()).held || [] : [];
    return [
      ...databases.flatMap(({ name }) => (name === OWN ? name : [])),
      ...locks.flatMap(({ name }) => (name && name.startsWith(`${OWN}.`) ? name : [])),
      ...STORAGES.flatMap((name) => {
        const storage = storageOf(name);
        return storage ? ownKeys(storage, siteRoot) : [];
      }),
    ];
  };

  /** @param {string} siteRoot the same, once other tabs have had time to let go */
  const leftInTheEnd = async (siteRoot) => {
    for (let look = 1; look < LOOKS && (await left(siteRoot)).length > 0; look += 1) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    return left(siteRoot);
  };

  /** @type {SoTayGlobal["erasing"]["all"]} */
  const all = async (siteRoot) => {
    SoTay.writing.release();
    await SoTay.drafts.erase();
    for (const name of STORAGES) {
      const storage = storageOf(name);
      if (storage) for (const key of ownKeys(storage, siteRoot)) storage.removeItem(key);
    }
    return leftInTheEnd(siteRoot);
  };

  /** @type {SoTayGlobal["erasing"]["ask"]} */
  const ask = async (page) => {
    const sure = await SoTay.messages.ask(page.root, {
      title: "Xóa mọi bản nháp trên máy này?",
      lines: [
        "Sẽ xóa, không lấy lại được: nội dung đang điền ở đây, mọi bản nháp khác và mọi lần lưu " +
          "trước mà sổ tay đã giữ trong trình duyệt này, của tất cả các phiếu.",
        "Nếu còn cần, hãy bấm “Không xóa”, rồi bấm “Lưu bản để điền tiếp” hoặc “Tải về bản Word”.",
      ],
      yes: "Xóa hết",
      no: "Không xóa",
    });
    if (!sure) return;
    page.autosave.pause();
    await page.autosave.flush();
    /** @type {string[]} */
    let rest;
    try {
      rest = await all(page.siteRoot);
    } catch {
      page.draft.left();
      if (page.autosave.draft) page.autosave.adopt(page.autosave.draft);
      page.say([
        "Chưa xóa được bản nháp. Hãy đóng mọi cửa sổ khác đang mở sổ tay rồi bấm xóa lần nữa.",
        "Nếu vẫn không được, hãy xóa dữ liệu duyệt web trong phần cài đặt của trình duyệt.",
      ]);
      return;
    }
    page.clear();
    page.draft.start();
    page.say([
      rest.length > 0 ? OTHERS_OPEN : (await hasCopy()) ? NOTHING_OF_ANYONE : NOTHING_LEFT,
      "Trang này không xóa được: tệp Word và tệp lưu đã tải về (thường ở thư mục Tải xuống), " +
        "tệp trong thùng rác, tệp đã chép sang USB hoặc đã gửi đi, bản đã in. " +
        "Hãy tự xóa hoặc cất giữ theo quy định.",
    ]);
  };

  SoTay.erasing = { all, ask };
})();
