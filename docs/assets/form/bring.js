// Scripts of the site that a page runs only when it needs them.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(() => {
  /** @type {Map<string, Promise<void>>} */
  const brought = new Map();

  /** @type {SoTayGlobal["bring"]} */
  SoTay.bring = (address) => {
    const there = brought.get(address);
    if (there) return there;
    const coming = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => resolve(undefined);
      script.onerror = () => {
        script.remove();
        brought.delete(address);
        reject(new Error(`Thiếu tệp “${address}”. Hãy chép lại cả thư mục sổ tay rồi thử lại.`));
      };
      document.head.append(script);
    });
    brought.set(address, coming);
    return coming;
  };
})();
