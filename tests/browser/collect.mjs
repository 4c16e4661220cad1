// Gathers files on a page: `node collect.mjs BROWSER ADDRESS FOLDER DOWNLOADS SERVER FILE…`.
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
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });

  /** @param {string} selector */
  const text = (selector) =>
    page.evaluate((selector) => document.querySelector(selector)?.innerText || "", selector);
  /** @param {string} label */
  const press = (label) =>
    page.evaluate((label) => {
      const all = [...document.querySelectorAll("[data-collect] button")];
      all.find((button) => button.innerText.trim() === label).click();
    }, label);
  const kept = () =>
    page.evaluate(async () => ({
      stored: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
      databases: indexedDB.databases ? (await indexedDB.databases()).length : 0,
    }));

  await page.goto(address);
  const before = await kept();
  const input = await page.$("[data-collect-files-input]");
  await input.uploadFile(...files);
  const there = () => page.$("[data-collect-parts][aria-busy=false] .cl-counts");
  await waitFor("the result", there, PYTHON_PATIENCE_MS);
  const seen = { status: await text("[data-collect-status]") };
  seen.counts = await page.evaluate(() => {
    const [first] = document.querySelectorAll(".cl-counts tbody tr");
    return [...first.querySelectorAll(".cl-number, .cl-count")].map((one) => one.firstChild.data);
  });
  await page.click(".cl-counts .cl-number");
  seen.behind = await waitFor("the answers", () => text(".cl-answers"), PYTHON_PATIENCE_MS);
  await page.click("[data-behind-close]");
  await press("Tệp đã tập hợp");
  seen.gathered = await waitFor(
    "the download",
    () => {
      const names = fs.readdirSync(downloads).filter((file) => file.endsWith(".json"));
      const whole = names.length === 1 && fs.statSync(path.join(downloads, names[0])).size > 0;
      return whole && names[0];
    },
    PYTHON_PATIENCE_MS,
  );
  await press("Xóa khỏi trang");
  seen.cleared = await page.evaluate(() => document.querySelector("[data-collect-result]").hidden);
  Object.assign(seen, { before, kept: await kept() });
  console.log(JSON.stringify({ ...seen, complaints, asked: refused(browser) }));
} finally {
  await browser.close();
}
