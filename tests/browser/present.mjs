// Presents the handbook as a trainer does: `node present.mjs BROWSER ADDRESS FOLDER`.
// Opens the start page, clicks the switch, turns with a remote's keys, follows a link, leaves.
// Prints what it saw as JSON.
import { launch } from "./browsers.mjs";

const [name, address, profile] = process.argv.slice(2);
const PATIENCE_MS = 60_000;
const PAUSE_MS = 50;

const browser = await launch(name, { profile, downloads: profile });
const seen = { complaints: [] };
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => seen.complaints.push(String(error)));
  const place = () => page.evaluate(() => document.querySelector("[data-present-place]").textContent);
  const presenting = () =>
    page.evaluate(() => document.documentElement.hasAttribute("data-presenting"));
  const until = async (look) => {
    const deadline = Date.now() + PATIENCE_MS;
    while (!(await look()) && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  };

  await page.goto(address);
  await page.click("[data-present]");
  seen.first = await place();
  await page.keyboard.press("PageDown");
  seen.second = await place();
  seen.smallest = await page.evaluate(() => {
    const all = [...document.querySelectorAll("main *, .hb-present-bar *")];
    const texts = all.filter(
      (one) =>
        one.getClientRects().length &&
        [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()),
    );
    return Math.min(...texts.map((one) => parseFloat(getComputedStyle(one).fontSize)));
  });
  await page.evaluate(() => {
    const links = [...document.querySelectorAll("main a")];
    links.find((link) => link.getClientRects().length && link.href.endsWith("directives/index.html")).click();
  });
  await until(async () => {
    try {
      return (await page.url()).endsWith("directives/index.html") && (await place());
    } catch {
      return false; // between two pages
    }
  });
  seen.followed = { presenting: await presenting(), place: await place() };
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageUp");
  seen.followed.turned = await place();
  await page.keyboard.press("Escape");
  seen.left = {
    presenting: await presenting(),
    focus: await page.evaluate(() => document.activeElement.matches("[data-present]")),
  };
  console.log(JSON.stringify(seen));
} finally {
  await browser.close();
}
