// Compares files on a page: `node compare.mjs BROWSER ADDRESS FOLDER DOWNLOADS SERVER FILE…`.
// Prints what the page showed, as JSON.
import fs from "node:fs";
import path from "node:path";
import { launch, refused } from "./browsers.mjs";
import { PYTHON_PATIENCE_MS, waitFor } from "./traveller.mjs";

const [name, address, profile, downloads, server, ...files] = process.argv.slice(2);

const browser = await launch(name, { profile, downloads, server });
try {
  const page = await browser.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));

  const look = () =>
    page.evaluate(() => {
      const text = (selector) => document.querySelector(selector).innerText;
      const shown = (selector) =>
        [...document.querySelectorAll(selector)].filter((one) => one.getClientRects().length);
      return {
        status: text("[data-compare-status]"),
        count: text("[data-compare-count]"),
        columns: [...document.querySelectorAll(".cp-questions")[0]?.tHead.rows[0].cells || []].map(
          (cell) => cell.innerText,
        ),
        rows: shown(".cp-questions tbody tr").length,
        pictures: shown(".cp-dots").length,
        dots: shown(".cp-dots")[0]?.querySelectorAll("circle").length || 0,
        steps: shown(".cp-step--up, .cp-step--down").map((step) => step.innerText),
      };
    });
  /** @param {string} button */
  const download = async (button) => {
    const before = new Set(fs.readdirSync(downloads));
    await page.click(button);
    return waitFor(
      "the download",
      () => {
        const names = fs.readdirSync(downloads).filter((file) => !before.has(file));
        const whole = names.length === 1 && /\.(docx|xlsx)$/.test(names[0]);
        return whole && fs.statSync(path.join(downloads, names[0])).size > 0 ? names[0] : "";
      },
      PYTHON_PATIENCE_MS,
    );
  };

  /** What the browser keeps, and how many files the page names. */
  const kept = () =>
    page.evaluate(async () => ({
      stored: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
      databases: indexedDB.databases ? (await indexedDB.databases()).length : 0,
      files: document.querySelectorAll("[data-compare-files] li").length,
    }));

  await page.goto(address);
  const before = await kept();
  const input = await page.$("[data-compare-input]");
  await input.uploadFile(...files);
  const done = async () => (await look()).status.startsWith("Đã so ");
  await waitFor("the comparison", done, PYTHON_PATIENCE_MS);
  const seen = { compared: await look() };
  await page.click("[data-compare-filter]");
  seen.narrowed = await look();
  seen.word = await download("[data-compare-word]");
  seen.sheets = await download("[data-compare-xlsx]");
  await page.click("[data-compare-clear]");
  seen.cleared = await look();
  Object.assign(seen, { before, kept: await kept() });
  console.log(JSON.stringify({ ...seen, complaints, asked: refused(browser) }));
} finally {
  await browser.close();
}
