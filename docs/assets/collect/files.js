// Files and whole folders that were chosen or dropped, as a flat list; nothing of them is read yet.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const NAME_LENGTH = 120;
  /** More in one go is a mistake, a whole disk for instance. */
  const MOST = 20_000;
  const TOO_MANY =
    `Trong đó có hơn ${MOST.toLocaleString("vi-VN")} tệp, chắc là chọn nhầm thư mục. ` +
    "Hãy chọn đúng thư mục có các tệp nhận được.";
  const NO_FOLDERS =
    "Trình duyệt này không mở được thư mục kéo thả. Hãy bấm “Chọn cả thư mục”, hoặc mở thư mục, " +
    "bấm Ctrl + A để chọn hết các tệp rồi kéo vào đây.";

  /** @param {string} path its end tells files apart better than its beginning */
  const shown = (path) =>
    path.length > NAME_LENGTH ? `…${path.slice(path.length - NAME_LENGTH)}` : path;

  /** @param {File} file @param {string} path @returns {GivenFile} */
  const given = (file, path) => ({ name: shown(path), file });

  /** @param {GivenFile[]} found */
  const checkCount = (found) => {
    if (found.length > MOST) throw new Error(TOO_MANY);
  };

  /** @type {SoTayGlobal["collectFiles"]["chosen"]} */
  const chosen = (files) => {
    const found = Array.from(files, (file) => given(file, file.webkitRelativePath || file.name));
    checkCount(found);
    return found;
  };

  /** @param {FileSystemHandle} handle @param {string} folder @param {GivenFile[]} found */
  const walk = async (handle, folder, found) => {
    const path = folder ? `${folder}/${handle.name}` : handle.name;
    if (handle.kind === "file") {
      found.push(given(await /** @type {FileSystemFileHandle} */ (handle).getFile(), path));
      checkCount(found);
      return;
    }
    const directory = /** @type {WalkedDirectory} */ (/** @type {unknown} */ (handle));
    for await (const inner of directory.values()) await walk(inner, path, found);
  };

  /** @param {FileSystemDirectoryReader} reader @returns {Promise<FileSystemEntry[]>} */
  const some = (reader) => new Promise((resolve, reject) => reader.readEntries(resolve, reject));

  /** @param {FileSystemEntry} entry @param {string} folder @param {GivenFile[]} found */
  const walkEntry = async (entry, folder, found) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isFile) {
      const { file: ask } = /** @type {{file: FileSystemFileEntry["file"]}} */ (
        /** @type {unknown} */ (entry)
      );
      /** @type {File} */
      const file = await new Promise((resolve, reject) => ask.call(entry, resolve, reject));
      found.push(given(file, path));
      checkCount(found);
      return;
    }
    const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
    // Browsers give at most a hundred at a time.
    for (let inner = await some(reader); inner.length > 0; inner = await some(reader)) {
      for (const one of inner) await walkEntry(one, path, found);
    }
  };

  /**
   * What was dropped is only to be had before anything is waited for.
   * @param {DataTransferItem} item
   * @returns {(found: GivenFile[]) => Promise<void>}
   */
  const opener = (item) => {
    const entry = item.webkitGetAsEntry?.();
    const file = item.getAsFile();
    if (file && !entry?.isDirectory) return async (found) => void found.push(given(file, file.name));
    // From a double click Chromium opens a folder's files by handles alone.
    const { getAsFileSystemHandle: ask } = /** @type {DroppedItem} */ (item);
    const handle = ask?.call(item);
    return async (found) => {
      const there = await handle;
      if (there) await walk(there, "", found);
      else if (entry) await walkEntry(entry, "", found);
    };
  };

  /** @type {SoTayGlobal["collectFiles"]["dropped"]} */
  const dropped = async (transfer) => {
    const openers = Array.from(transfer.items)
      .filter(({ kind }) => kind === "file")
      .map(opener);
    /** @type {GivenFile[]} */
    const found = [];
    for (const open of openers) {
      try {
        await open(found);
      } catch (error) {
        if (error instanceof DOMException) throw new Error(NO_FOLDERS);
        throw error;
      }
    }
    checkCount(found);
    return found;
  };

  SoTay.collectFiles = { chosen, dropped };
})();
