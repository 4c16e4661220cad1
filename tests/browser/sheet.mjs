// Presses "In một trang": `node sheet.mjs BROWSER ADDRESS PROFILE PDF` writes what the printer gets.
import fs from "node:fs";
import { launch } from "./browsers.mjs";

const [name, address, profile, pdf] = process.argv.slice(2);
const BUTTON = "[data-print-sheet]";

const browser = await launch(name, { profile });
try {
  const page = await browser.newPage();
  await page.goto(address);
  await page.waitForSelector(BUTTON, { visible: true });
  // The window of the printer cannot be answered.
  await page.evaluate(() => (window.print = () => {}));
  await page.click(BUTTON);
  fs.writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true }));
} finally {
  await browser.close();
}
