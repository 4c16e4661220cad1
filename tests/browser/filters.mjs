// Chooses on a list page, goes back and forward, and comes again:
// `node filters.mjs BROWSER ADDRESS FOLDER FIELD VALUE`.  Prints what was shown, as JSON.
import { launch } from "./browsers.mjs";

const [name, address, profile, field, value] = process.argv.slice(2);
const PATIENCE_MS = 60_000;
const PAUSE_MS = 50;

const browser = await launch(name, { profile });
try {
  const page = await browser.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));

  const look = () =>
    page.evaluate((field) => {
      const rows = [...document.querySelectorAll("[data-filter-list] > tbody > tr")];
      return {
        hash: location.hash,
        chosen: document.querySelector(`select[name="${field}"]`).value,
        shown: rows.filter((row) => row.getClientRects().length).length,
        said: document.querySelector("[data-filter-count]").innerText,
      };
    }, field);
  /** What the page shows once its field has this value. */
  const once = async (expected) => {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = await look();
      if (found.chosen === expected || Date.now() > deadline) return found;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  };
  const history = (step) => page.evaluate((step) => window.history.go(step), step);

  await page.goto(address);
  const seen = { before: await look() };
  await page.evaluate(() => (document.querySelector("[data-filter] details").open = true));
  await page.select(`select[name="${field}"]`, value);
  seen.after = await once(value);
  await history(-1);
  seen.back = await once("");
  await history(1);
  seen.forward = await once(value);
  await page.reload();
  seen.reloaded = await once(value);
  await page.click("[data-filter-clear]");
  seen.cleared = await once("");
  console.log(JSON.stringify({ ...seen, complaints }));
} finally {
  await browser.close();
}
