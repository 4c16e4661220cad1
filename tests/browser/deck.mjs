// Shows a deck as a trainer does: `node deck.mjs BROWSER ADDRESS FOLDER`, the deck of a form.
// Turns with a remote's keys, jumps by typing, tries an answer, uncovers one, goes dark and black,
// and opens the speaker's window.  Prints what it saw as JSON.
import { launch } from "./browsers.mjs";

const [name, address, profile] = process.argv.slice(2);
const PATIENCE_MS = 60_000;
const PAUSE_MS = 50;

const server = address.startsWith("http") ? new URL(address).host : undefined;
const browser = await launch(name, { profile, downloads: profile, server });
const seen = { complaints: [] };
const until = async (look) => {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found || Date.now() > deadline) return found;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
};
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => seen.complaints.push(String(error)));
  await page.goto(address);
  await until(() => page.evaluate(() => Boolean(document.querySelector(".reveal.ready"))));
  const here = () => page.evaluate(() => Reveal.getIndices().h + 1);
  const kept = () => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  const before = await kept();

  await page.keyboard.press("PageDown");
  seen.next = await here();
  await page.keyboard.press("PageUp");
  seen.back = await here();

  await page.keyboard.press("g");
  await page.keyboard.type("cau 1.1 vi du");
  await page.keyboard.press("Enter");
  // The browser gives the keys back to the page a moment later.
  await until(() => page.evaluate(() => document.querySelector("dialog[open]") === null));
  await until(() => page.evaluate(() => document.activeElement?.tagName !== "INPUT"));
  seen.jumped = await page.evaluate(() => Reveal.getCurrentSlide().querySelector("h2").textContent);
  const covered = () =>
    page.evaluate(() => Reveal.getCurrentSlide().querySelector("[data-covered]").hidden);
  seen.covered = await covered();
  await page.keyboard.press("r");
  seen.uncovered = !(await covered());

  seen.tried = await page.evaluate(() => {
    const at = Reveal.getSlides().findIndex((slide) => slide.querySelector("[data-chosen]"));
    Reveal.slide(at);
    return at > 0;
  });
  await page.keyboard.press("1");
  const pressed = () =>
    page.evaluate(() =>
      [...Reveal.getCurrentSlide().querySelectorAll("[data-choice]")].map(
        (one) => one.getAttribute("aria-pressed") === "true",
      ),
    );
  seen.chosen = (await pressed()).indexOf(true);
  await page.keyboard.press("r");
  seen.example = await page.evaluate(
    () => Boolean(Reveal.getCurrentSlide().querySelector(".dk-example")),
  );

  await page.keyboard.press("b");
  seen.black = await page.evaluate(() => Reveal.isPaused());
  await page.keyboard.press("b");
  await page.keyboard.press("o");
  seen.overview = await page.evaluate(() => Reveal.isOverview());
  await page.keyboard.press("o");
  await page.keyboard.press("t");
  seen.dark = await page.evaluate(() => document.documentElement.classList.contains("dk-dark"));
  await page.keyboard.press("n");
  seen.notes = await until(() =>
    page.evaluate(() => {
      const notes = document.querySelector(".speaker-notes");
      return Boolean(notes && notes.getClientRects().length);
    }),
  );
  seen.keptNothing = before === (await kept());

  const pages = (await browser.pages()).length;
  await page.keyboard.press("s");
  seen.speaker = await until(async () => (await browser.pages()).length > pages);
  const place = await here();
  await page.bringToFront();
  await page.keyboard.press("PageDown");
  seen.turned = (await here()) - place;
  console.log(JSON.stringify(seen));
} finally {
  await browser.close();
}
