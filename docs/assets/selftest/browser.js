// What the browser can do by itself: show pages, keep drafts, keep a password, stay offline, print.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** Its own: the drafts lie in another database, which is never opened here. */
  const DATABASE = "so-tay-kiem-tra-may";
  const STORE = "thu";
  const STORE_LIMIT_MS = 10_000;
  const WRITTEN = "Đoạn chữ thử: Nguyễn Văn Ước, “đ”, 😀.";
  const COPY_AGAIN =
    "Hãy chép (hoặc giải nén) lại cả thư mục sổ tay, rồi mở từ thư mục mới chép.";
  const OTHER_BROWSER =
    "Hãy mở sổ tay bằng Chrome, Edge, Cốc Cốc hoặc Firefox đời mới; máy Windows 7 dùng Chrome 109.";
  const NOT_KEPT =
    "Hãy tắt chế độ ẩn danh (riêng tư), kiểm tra ổ đĩa còn chỗ trống, rồi thử lại. " +
    "Trong lúc chưa được: điền xong phải bấm “Lưu bản để điền tiếp” trước khi đóng trang.";

  /** @param {string} said @returns {SelftestResult} */
  const done = (said) => ({ outcome: "done", said, help: "" });
  /** @param {string} said @param {string} help @returns {SelftestResult} */
  const none = (said, help) => ({ outcome: "none", said, help });
  /** @param {string} said @param {string} help @returns {SelftestResult} */
  const failed = (said, help) => ({ outcome: "failed", said, help });

  /** What forms and Python need of a browser. */
  const lacking = () =>
    ["structuredClone", "WebAssembly", "DecompressionStream", "indexedDB", "Worker"].filter(
      (name) => !(name in window),
    );

  /** @returns {Promise<SelftestResult>} */
  const read = async () => {
    const lack = lacking();
    if (lack.length > 0) return failed(`Trình duyệt quá cũ, thiếu: ${lack.join(", ")}.`, OTHER_BROWSER);
    const style = getComputedStyle(document.documentElement).getPropertyValue("--hb-files");
    if (!style.includes("beside")) return failed("Trang không đọc được tệp trình bày.", COPY_AGAIN);
    return done("Trang hiện đúng, trình duyệt đủ mới.");
  };

  /**
   * @template T
   * @param {IDBRequest<T>} request
   * @returns {Promise<T>}
   */
  const settled = (request) =>
    new Promise((resolve, reject) => {
      const clock = setTimeout(() => reject(new Error("quá lâu không xong")), STORE_LIMIT_MS);
      const settle = (/** @type {() => void} */ act) => () => {
        clearTimeout(clock);
        act();
      };
      request.onsuccess = settle(() => resolve(request.result));
      request.onerror = settle(() => reject(request.error));
    });

  /** @returns {Promise<IDBDatabase>} */
  const open = () => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    return settled(request);
  };

  /** @param {IDBDatabase} database */
  const write = (database) =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, "readwrite", { durability: "strict" });
      transaction.oncomplete = () => resolve(undefined);
      transaction.onabort = () => reject(transaction.error || new Error("bị hủy giữa chừng"));
      transaction.objectStore(STORE).put(WRITTEN, 1);
    });

  /** Writes, closes, opens again, reads: as a draft does that outlives the page. */
  const kept = async () => {
    const first = await open();
    await write(first).finally(() => first.close());
    const second = await open();
    try {
      return await settled(second.transaction(STORE).objectStore(STORE).get(1));
    } finally {
      second.close();
    }
  };

  /** @returns {Promise<SelftestResult>} */
  const save = async () => {
    try {
      const found = await kept();
      if (found !== WRITTEN) return failed("Đọc lại chữ vừa lưu thì thấy khác.", NOT_KEPT);
    } catch (error) {
      return failed(`Trình duyệt không cho lưu (${String(error)}).`, NOT_KEPT);
    } finally {
      await settled(indexedDB.deleteDatabase(DATABASE)).catch(() => {});
    }
    return done("Đã lưu thử, đọc lại đúng, rồi xóa chỗ lưu thử.");
  };

  /** @returns {Promise<SelftestResult>} */
  const password = async () => {
    if (!SoTay.secret.offered()) return none(SoTay.secret.why(), "");
    const word = "mat-khau-thu-2026";
    const locked = await SoTay.secret.lock(await SoTay.secret.make(word), WRITTEN);
    const { text } = await SoTay.secret.open(locked, word);
    if (text !== WRITTEN) return failed("Mở lại chữ vừa khóa thì thấy khác.", OTHER_BROWSER);
    return done("Đặt được mật khẩu cho bản nháp; đã khóa thử và mở lại đúng.");
  };

  /** @returns {Promise<SelftestResult>} */
  const offline = async () => {
    if (location.protocol === "file:") return done("Sổ tay mở từ tệp: không cần mạng.");
    if (!window.isSecureContext || !("serviceWorker" in navigator)) {
      const said = "Ở địa chỉ này trình duyệt không giữ sổ tay lại để dùng khi mất mạng.";
      return none(said, "Muốn dùng khi mất mạng thì chép sổ tay về máy, hoặc mở qua địa chỉ https://.");
    }
    const registration = await navigator.serviceWorker.getRegistration();
    if (registration?.active) return done("Trình duyệt đã giữ sổ tay để dùng khi mất mạng.");
    const said = "Trình duyệt giữ được sổ tay để dùng khi mất mạng, nhưng chưa giữ xong.";
    return none(said, "Để trang này mở thêm một lát rồi kiểm tra lại.");
  };

  /** @returns {Promise<SelftestResult>} */
  const print = async () => {
    if (typeof window.print !== "function") {
      return failed("Trình duyệt này không có lệnh in.", "Hãy tải bản Word rồi in từ Word.");
    }
    return done("Trình duyệt có lệnh in. Giấy ra thế nào thì bấm “In thử trang này” ở dưới để xem.");
  };

  SoTay.selftestBrowser = {
    done,
    none,
    failed,
    checks: [
      { title: "Đọc", run: read },
      { title: "Lưu bản nháp", run: save },
      { title: "Đặt mật khẩu", run: password },
      { title: "Dùng khi mất mạng", run: offline },
      { title: "In", run: print },
    ],
  };
})();
