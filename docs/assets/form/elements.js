// Elements made by script: their text is text alone, never markup.
"use strict";

globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

/** @type {SoTayGlobal["make"]} */
SoTay.make = (tag, className, ...children) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
};

(() => {
  /** @type {WeakMap<HTMLElement, Map<string, Map<string, HTMLElement>>>} */
  const indexes = new WeakMap();

  /** @param {HTMLElement} root @param {string} attribute */
  const indexed = (root, attribute) => {
    /** @type {NodeListOf<HTMLElement>} */
    const elements = root.querySelectorAll(`[${attribute}]`);
    return new Map(Array.from(elements, (one) => [one.getAttribute(attribute) || "", one]));
  };

  /** @type {SoTayGlobal["byData"]} */
  SoTay.byData = (root, name) => {
    /** @type {Map<string, Map<string, HTMLElement>>} */
    const index = indexes.get(root) || new Map();
    indexes.set(root, index);
    const found = index.get(name) || indexed(root, `data-${name}`);
    index.set(name, found);
    return found;
  };
})();
