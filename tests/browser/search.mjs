// Types into the handbook's search box: `node search.mjs BROWSER ADDRESS FOLDER WORDS`.
// Prints how many pages were found and what is marked in them, as JSON.
import { launch } from "./browsers.mjs";

const [name, address, profile, words] = process.argv.slice(2);
const PATIENCE_MS = 60_000;
const PAUSE_MS = 50;

const browser = await launch(name, { profile, downloads: profile });
try {
  const page = await browser.newPage();
  await page.goto(address);
  await page.click("input.md-search__input");
  await page.type("input.md-search__input", words);
  const found = () =>
    page.evaluate(() => document.querySelectorAll(".md-search-result__item").length);
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await found()) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  const marked = await page.evaluate(() =>
    [...document.querySelectorAll(".md-search-result__item mark")].map((one) => one.textContent),
  );
  console.log(JSON.stringify({ pages: await found(), marked }));
} finally {
  await browser.close();
}
