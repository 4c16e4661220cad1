// Counts the days before a meeting on the calendar page and takes its file:
// `node calendar.mjs BROWSER ADDRESS FOLDER DAY`.  Prints what the page said, as JSON.
import fs from "node:fs";
import path from "node:path";
import { launch } from "./browsers.mjs";

const [name, address, folder, day] = process.argv.slice(2);
const PATIENCE_MS = 60_000;
const PAUSE_MS = 50;

const browser = await launch(name, { profile: path.join(folder, "profile"), downloads: folder });
try {
  const page = await browser.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(address);
  await page.evaluate((day) => (document.querySelector('[name="day"]').value = day), day);
  await page.click('[data-calendar-meeting] button[type="submit"]');
  const cells = await page.evaluate(() =>
    [...document.querySelectorAll("[data-calendar-days] tr:first-child td")].map((one) => one.innerText),
  );
  await page.click('[name="reading"][value="working"]');
  await page.click("[data-calendar-download]");
  const files = () => fs.readdirSync(folder).filter((file) => file.endsWith(".ics"));
  const deadline = Date.now() + PATIENCE_MS;
  while (!files().some((file) => fs.statSync(path.join(folder, file)).size) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  const said = await page.evaluate(() => document.querySelector("[data-calendar-message]").innerText);
  console.log(JSON.stringify({ cells, said, files: files(), complaints }));
} finally {
  await browser.close();
}
