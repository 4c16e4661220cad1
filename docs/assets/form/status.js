// The line that says whether what was typed is saved.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const TO_FILE = "Hãy bấm “Lưu bản để điền tiếp” để giữ nội dung trong một tệp.";

  const REFUSED = "trình duyệt không cho lưu";
  const NEWER = "bản nháp ở đây do bản sổ tay mới hơn lưu, hãy mở phiếu bằng bản đó";

  /** What there is on the page then is nobody's, or another window's. */
  const NOTHING_HERE = new Set(["restoring", "choosing", "empty", "read"]);

  /** @type {SoTayGlobal["status"]["failed"]} */
  const failed = (error) => {
    const name = error instanceof Error || error instanceof DOMException ? error.name : "";
    if (name === "QuotaExceededError") return { kind: "full" };
    return { kind: "failed", reason: name === "VersionError" ? NEWER : REFUSED };
  };

  /** @param {SavingState} state */
  const textOf = (state) => {
    if (state.kind === "saved") {
      const at = SoTay.messages.when(new Date(state.at));
      return `Đã lưu trên máy này ${at}. Bản nháp không nằm trong USB.`;
    }
    if (state.kind === "failed") return `Chưa lưu được trên máy này: ${state.reason}. ${TO_FILE}`;
    return {
      restoring: "Đang tìm bản nháp trên máy này…",
      choosing: "Chưa mở bản nháp nào. Hãy chọn ở đầu phiếu.",
      empty: "Chưa có gì cần lưu. Nội dung điền vào sẽ tự lưu trên máy này.",
      waiting: "Đang lưu trên máy này…",
      full:
        `Chưa lưu được trên máy này: bộ nhớ dành cho trình duyệt đã đầy. ${TO_FILE} ` +
        "Rồi xóa bớt bản nháp cũ không cần nữa, hoặc giải phóng ổ đĩa.",
      conflict: `Đang tạm dừng lưu; xem thông báo. ${TO_FILE}`,
      gone: `Bản nháp đã bị xóa, đang tạm dừng lưu; xem thông báo. ${TO_FILE}`,
      read: "Cửa sổ này chỉ đọc. Phần đã lưu vẫn in và tải về được.",
      private:
        "Đang không lưu trên máy này: đóng trang là mất. " +
        "Muốn giữ thì bấm “Lưu bản để điền tiếp” hoặc “Tải về bản Word”.",
    }[state.kind];
  };

  /**
   * Shows the state; a line that is read aloud must not change with every key.
   * @param {HTMLElement} line
   * @param {SavingState} state
   */
  const show = (line, state) => {
    SoTay.renewal?.inUse(!NOTHING_HERE.has(state.kind));
    const wasSaved = line.dataset.state === "saved" || line.dataset.state === "saving";
    if (state.kind === "waiting" && wasSaved) {
      line.dataset.state = "saving";
      return;
    }
    if (state.kind === "waiting" && line.dataset.state === "failed") return;
    // For whoever looks at the line alone, a full store is one that fails.
    line.dataset.state = state.kind === "full" ? "failed" : state.kind;
    const text = textOf(state);
    if (line.textContent !== text) line.textContent = text;
  };

  SoTay.status = { show, failed };
})();
