// Has a term explained: `node terms.mjs BROWSER ADDRESS FOLDER`.
// Points at the first term of the page, then gives it the focus, then follows it.
// Prints what it saw as JSON.
import { launch } from "./browsers.mjs";

const [name, address, profile] = process.argv.slice(2);

const browser = await launch(name, { profile, downloads: profile });
const seen = { complaints: [] };
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => seen.complaints.push(String(error)));
  const tip = () =>
    page.evaluate(() => {
      const box = document.querySelector("[role=tooltip]");
      return box.getClientRects().length ? box.textContent : "";
    });

  await page.goto(address);
  seen.words = await page.evaluate(() => {
    const term = document.querySelector("a.hb-term");
    return document.getElementById(term.getAttribute("aria-describedby")).textContent;
  });
  await page.hover("a.hb-term");
  seen.hovered = await tip();
  await page.keyboard.press("Escape");
  seen.escaped = await tip();
  await page.focus("a.hb-term");
  seen.focused = await tip();
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  seen.followed = page.url();
  console.log(JSON.stringify(seen));
} finally {
  await browser.close();
}
