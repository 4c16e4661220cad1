// Files that leave this page and come back: their names, their bytes.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  const NAME_LENGTH = 60;
  const REVOKE_AFTER_MS = 60000;
  /** The largest file that is opened, as in `forms/codec.py`. */
  const MAX_BYTES = 20_000_000;

  /** @param {string} text Vietnamese text as lower-case letters a–z, digits and hyphens */
  const plain = (text) =>
    text
      .replace(/[đĐÐð]/g, "d")
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .slice(0, NAME_LENGTH)
      .replace(/^-+|-+$/g, "");

  /** @param {Period | null} period */
  const periodName = (period) => {
    if (!period) return "";
    const { kind, year, index } = period;
    if (kind === "ad_hoc") return "dot-xuat";
    if (typeof year !== "number") return "";
    if (kind === "year") return String(year);
    if (typeof index !== "number") return "";
    if (kind === "month") return `${year}-thang-${String(index).padStart(2, "0")}`;
    if (kind === "quarter") return `${year}-quy-${index}`;
    return `${year}-6-thang-${index === 1 ? "dau" : "cuoi"}-nam`;
  };

  /**
   * `<form id>_<name without marks>_<period>.<extension>`; a form without periods names none.
   * @param {FormResponse} response
   * @param {string} extension
   */
  const fileName = (response, extension) => {
    const name = plain(SoTay.response.name(response)) || "chua-ghi-ten";
    const offered = SoTay.forms?.[response.form.id]?.definition.periods.length !== 0;
    const period = periodName(response.period) || (offered ? "chua-ghi-ky" : "");
    return `${[response.form.id, name, period].filter(Boolean).join("_")}.${extension}`;
  };

  /** @param {string} name @param {Blob} file */
  const download = (name, file) => {
    const address = URL.createObjectURL(file);
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.hidden = true;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), REVOKE_AFTER_MS);
  };

  /** @param {Blob} file @returns {Promise<string>} */
  const base64 = (file) =>
    new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => {
        const address = String(reader.result);
        resolve(address.slice(address.indexOf(",") + 1));
      };
      reader.onerror = () => reject(reader.error);
      reader.readAsDataURL(file);
    });

  SoTay.saveFile = { fileName, download, base64, MAX_BYTES };
})();
