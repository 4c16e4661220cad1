// Types into the search box of a site: `node search.mjs BROWSER REQUEST`, a JSON file with
// `{address, profile, server?, queries, rest?}`; with `rest` the browser may first come to rest.
//
// Prints as JSON what the page had loaded for its search before the box was touched, how many
// milliseconds it took to be ready, and for each query the pages shown, what is marked in the
// first one, where markup is torn, and the milliseconds until the answer stood there.

import { readFileSync } from "node:fs";
import { launch } from "./browsers.mjs";

const BOX = "input.md-search__input";
const READY = "Gõ từ cần tìm";
const ANSWERED = "Tìm thấy|Không tìm thấy";
const PATIENCE_MS = 120_000;

const request = JSON.parse(readFileSync(process.argv[3], "utf8"));
const browser = await launch(process.argv[2], {
  profile: request.profile,
  downloads: request.profile,
  server: request.server,
  viewport: { width: 1366, height: 768 },
});
try {
  const page = await browser.newPage();
  await page.goto(request.address);
  await page.evaluate(made);
  if (request.rest) await page.evaluate(rested);
  const before = await page.evaluate(loaded);
  const readied = page.evaluate(state, READY, PATIENCE_MS, BOX);
  await page.click(BOX);
  const ready = await readied;
  const answers = [];
  for (const typed of request.queries) {
    await clear(page);
    answers.push(await ask(page, typed));
  }
  console.log(JSON.stringify({ before, after: await page.evaluate(loaded), ready, answers }));
} finally {
  await browser.close();
}

/** @param {import("puppeteer-core").Page} page @param {string} typed */
async function ask(page, typed) {
  // Read in the page, where no wire is between typing and answer.
  const answered = page.evaluate(state, ANSWERED, PATIENCE_MS);
  // All at once, as an input method hands words over, in letters that no keyboard has.
  await page.evaluate((text) => document.execCommand("insertText", false, text), typed);
  await page.keyboard.press("End");
  const milliseconds = await answered;
  return { ...(await page.evaluate(shown)), milliseconds };
}

/** @param {import("puppeteer-core").Page} page */
async function clear(page) {
  await page.keyboard.down("Control");
  await page.keyboard.press("a");
  await page.keyboard.up("Control");
  await page.keyboard.press("Backspace");
  await page.evaluate(state, READY, PATIENCE_MS);
}

/** In the page: when Material has made its parts. */
function made() {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if ("component$" in window) {
        clearInterval(timer);
        resolve(true);
      }
    }, 20);
  });
}

/** In the page: when a second long, or after half a minute, no short timer came late. */
function rested() {
  const began = performance.now();
  let [due, onTime] = [began + 50, 0];
  return new Promise((resolve) => {
    const look = () => {
      const now = performance.now();
      onTime = now - due < 10 ? onTime + 1 : 0;
      if (onTime === 20 || now - began > 30_000) {
        resolve(true);
      } else {
        due = performance.now() + 50;
        setTimeout(look, 50);
      }
    };
    setTimeout(look, 50);
  });
}

/** In the page: what it loaded for its search. */
function loaded() {
  const names = performance.getEntriesByType("resource").map(({ name }) => name);
  const scripts = [...document.scripts].map(({ src }) => src);
  const frames = [...document.querySelectorAll("iframe")].map(() => "iframe");
  const found = [...names, ...scripts].filter((name) => /search_index|\/workers\/search/.test(name));
  return [...new Set([...found, ...frames])];
}

/** In the page: milliseconds until the line over the results begins so, from now on or from the
 *  moment at which something has the focus.
 *  @param {string} beginning a pattern @param {number} patience milliseconds
 *  @param {string} [focused] a selector */
function state(beginning, patience, focused) {
  let started = performance.now();
  if (focused) {
    document.querySelector(focused).addEventListener("focus", () => (started = performance.now()));
  }
  const line = document.querySelector(".md-search-result__meta");
  const pattern = new RegExp(`^(${beginning})`);
  return new Promise((resolve, reject) => {
    const look = () => {
      if (line && pattern.test((line.textContent || "").trim())) {
        resolve(performance.now() - started);
      } else if (performance.now() - started > patience) {
        reject(new Error(`waited for ${beginning}, saw ${line && line.textContent}`));
      } else {
        setTimeout(look, 5);
      }
    };
    look();
  });
}

/** In the page: the results. */
function shown() {
  const items = [...document.querySelectorAll(".md-search-result__item")];
  const { base } = JSON.parse(document.getElementById("__config").textContent);
  const root = new URL(`${base}/`, location.href).href;
  return {
    pages: items.map((item) => item.querySelector("a").href.slice(root.length).split("#")[0]),
    marked: [...(items[0]?.querySelectorAll("mark") ?? [])].map((mark) => mark.textContent),
    torn: [...document.querySelectorAll(".md-search-result__article")]
      .filter((one) => /<\/?mark/.test(one.textContent) || one.querySelector("mark mark"))
      .map((one) => one.innerHTML),
  };
}
