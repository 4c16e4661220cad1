// Runs inside a page and tells what a reader could not read: what makes the page wider than the
// window, texts that are cut off, texts that lie over each other.
// Read as one expression: `(<this file>)()`.
(() => {
  const width = document.documentElement.clientWidth;
  const name = (element) =>
    `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ""}.${element.className}: ` +
    `${(element.textContent || "").trim().slice(0, 60)}`;
  const own = (element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());

  /** Boxes that scroll or clip by design, or that float above the page. */
  const apart = (element) => {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (style.position === "fixed" || style.position === "sticky") return true;
      if (style.clipPath !== "none" || style.clip !== "auto") return true;
      if (style.visibility === "hidden" || style.opacity === "0") return true;
      if (/auto|scroll/.test(style.overflowX) && one.scrollWidth > one.clientWidth) return true;
    }
    return false;
  };

  const texts = [...document.querySelectorAll("main *, footer *")].filter(
    (element) =>
      own(element) && element.checkVisibility() && !element.closest("svg") && !apart(element),
  );
  const wide = texts.filter((element) =>
    [...element.getClientRects()].some(({ left, right }) => right > width + 1 || left < -1),
  );
  const cut = texts.filter((element) => {
    const style = getComputedStyle(element);
    if (style.display === "inline" || element.tagName === "TEXTAREA") return false;
    const clips = style.overflowY === "hidden" || style.overflowY === "clip";
    return (
      element.scrollWidth > element.clientWidth + 1 ||
      (clips && element.scrollHeight > element.clientHeight + 1)
    );
  });

  const lines = texts.flatMap((element) =>
    [...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
      .flatMap((node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()].map((box) => ({ element, box }));
      }),
  );
  lines.sort((one, other) => one.box.top - other.box.top);
  const overlapping = [];
  // A line's box is taller than its letters: only what reaches well into another one counts.
  const shared = (from, to, otherFrom, otherTo) => Math.min(to, otherTo) - Math.max(from, otherFrom);
  lines.forEach(({ element, box }, index) => {
    for (let next = index + 1; next < lines.length; next += 1) {
      const other = lines[next];
      if (other.box.top > box.bottom) break;
      if (other.element === element) continue;
      const across = shared(box.left, box.right, other.box.left, other.box.right);
      const down = shared(box.top, box.bottom, other.box.top, other.box.bottom);
      if (across > 2 && down > 0.5 * Math.min(box.height, other.box.height)) {
        overlapping.push(`${name(element)} | ${name(other.element)}`);
      }
    }
  });

  return {
    scrolls: document.documentElement.scrollWidth > width,
    wide: wide.map(name),
    cut: cut.map(name),
    overlapping,
    seen: texts.length,
  };
})
