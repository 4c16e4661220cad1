// Runs inside a page and presents it from its first slide to its last.  Tells what is too small or
// wider than the window, which lines are never whole on the screen, and all texts that were shown.
// Read as one expression: `(<this file>)(least)`, with `least` in CSS pixels.
((least) => {
  const part = (name) => document.querySelector(`[data-present-${name}]`);
  const SHOWN = NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT;
  const hidden = { checkOpacity: true, checkVisibilityCSS: true };
  const clipped = (element) => element.closest(".hb-over, thead, caption, [class$=__news]");

  /** Every visible text of the whole document, with its element and its boxes. */
  const texts = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body, SHOWN, (node) =>
      node.nodeType === Node.ELEMENT_NODE && !node.checkVisibility()
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
    );
    while (walker.nextNode()) {
      const { data, parentElement: element } = walker.currentNode;
      if (!data || !data.trim() || element.closest("script, style, template, .st-sr")) continue;
      if (!element.checkVisibility(hidden) || clipped(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const boxes = [...range.getClientRects()].filter(({ width, height }) => width && height);
      if (boxes.length) found.push({ text: data.trim().replace(/\s+/g, " "), element, boxes });
    }
    return found;
  };
  const size = (element, pseudo) => parseFloat(getComputedStyle(element, pseudo).fontSize);
  const small = ({ element }) =>
    size(element) < least ||
    ["::before", "::after"].some((pseudo) => {
      const { content } = getComputedStyle(element, pseudo);
      return !["none", "normal", '""'].includes(content) && size(element, pseudo) < least;
    });

  const report = { small: [], wide: [], cut: [], texts: [], places: [] };
  let lines = new Map();
  const finish = () => {
    for (const [text, whole] of lines) if (!whole) report.cut.push(`${report.places.at(-1)}: ${text}`);
    lines = new Map();
  };
  const look = () => {
    const edge = document.querySelector("[data-present-bar]").getBoundingClientRect().bottom;
    for (const one of texts()) {
      const { text, element, boxes } = one;
      if (small(one)) report.small.push(`${size(element)} ${text}`);
      if (!element.closest("main")) continue;
      report.texts.push(text);
      boxes.forEach(({ left, right, top, bottom }, line) => {
        if (left < -1 || right > innerWidth + 1) report.wide.push(text);
        const name = `${text} (${line})`;
        const whole = top >= edge - 1 && bottom <= innerHeight + 1;
        lines.set(name, whole || Boolean(lines.get(name)));
      });
    }
    if (document.documentElement.scrollWidth > innerWidth) report.wide.push("the page");
  };

  for (let screens = 0; screens < 1000; screens += 1) {
    const place = part("place").textContent;
    if (place !== report.places.at(-1)) {
      if (report.places.length) finish();
      report.places.push(place);
    }
    look();
    const before = scrollY;
    part("on").click();
    if (part("place").textContent === place && scrollY === before) break;
  }
  finish();
  return report;
})
