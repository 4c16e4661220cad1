// Walks every slide of a deck and measures what the last row of the room would see.
// Answers `[slide, what is wrong, how much]` for each fault.
async ({ least, leastFoot, most }) => {
  const faults = [];
  const luminance = (color) => {
    const [red, green, blue] = color.match(/[\d.]+/g).map((part) => Number(part) / 255);
    const linear = (part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  };
  const paper = (element) => {
    const color = getComputedStyle(element).backgroundColor;
    const isClear = color === "transparent" || /, 0\)$/.test(color);
    return isClear && element.parentElement ? paper(element.parentElement) : color;
  };
  const contrast = (element) => {
    const [light, dark] = [luminance(getComputedStyle(element).color), luminance(paper(element))].sort(
      (one, other) => other - one,
    );
    return (light + 0.05) / (dark + 0.05);
  };
  const own = (element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const slides = Reveal.getSlides();
  for (const [at, slide] of slides.entries()) {
    Reveal.slide(at);
    for (const covered of slide.querySelectorAll("[data-covered]")) covered.hidden = false;
    const fault = (what, much) => faults.push([at + 1, what, much]);
    const scale = slide.getBoundingClientRect().width / 1024;
    const foot = slide.querySelector(".dk-foot").getBoundingClientRect();
    const edge = slide.getBoundingClientRect();
    if (edge.bottom > innerHeight + 1 || edge.top < -1) fault("off the screen", edge.bottom);
    const room = slide.querySelector(".dk-room");
    for (const element of slide.querySelectorAll("*")) {
      if (!own(element) || element.closest(".notes, .dk-hidden, .dk-uncover")) continue;
      const box = element.getBoundingClientRect();
      if (!box.height) continue;
      const isFoot = Boolean(element.closest(".dk-foot"));
      const size = parseFloat(getComputedStyle(element).fontSize) * scale;
      if (size < (isFoot ? leastFoot : least)) fault("small", `${size} ${element.className}`);
      if (contrast(element) < 7) fault("faint", `${contrast(element)} ${element.className}`);
      if (!isFoot && box.bottom > foot.top + 1) fault("over the foot", element.textContent);
      if (box.right > edge.right + 1 || box.left < edge.left - 1) fault("beside", element.textContent);
    }
    const words = (part) => part.innerText.split(/\s+/).filter(Boolean).length;
    const button = slide.querySelector("[data-uncover]");
    const said = words(room) - (button ? words(button) : 0);
    if (said > most) fault("too many syllables", said);
  }
  return { slides: slides.length, faults };
};
