// A first visit to a site on a server, then everything without that server, in one browser:
//   node offline.mjs BROWSER PLAN    (plan: {site, folder, profile, downloads, typed})
// The server is here, so that it can be stopped. Prints what there was to see as JSON.

import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { Traveller, carryOut, waitFor } from "./traveller.mjs";

const [, , BROWSER, PLAN] = process.argv;
const plan = JSON.parse(fs.readFileSync(PLAN, "utf8"));
const TYPES = {
  html: "text/html; charset=utf-8",
  js: "text/javascript",
  css: "text/css",
  json: "application/json",
  webmanifest: "application/manifest+json",
  svg: "image/svg+xml",
  png: "image/png",
};

/** Gives the files of the site under `/<folder>/`. */
const server = http.createServer((request, response) => {
  const { pathname } = new URL(String(request.url), "http://127.0.0.1");
  const name = pathname.replace(`/${plan.folder}/`, "").replace(/(^|\/)$/, "$1index.html");
  const file = path.join(plan.site, name);
  if (!pathname.startsWith(`/${plan.folder}/`) || !fs.existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  const type = TYPES[path.extname(file).slice(1)] ?? "application/octet-stream";
  response.writeHead(200, { "Content-Type": type });
  fs.createReadStream(file).pipe(response);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
const host = `127.0.0.1:${server.address().port}`;
const root = `http://${host}/${plan.folder}/`;

const record = { complaints: [], asked: [], step: "", said: [] };
const traveller = new Traveller({ ...plan, browser: BROWSER, server: host }, record);

const copyState = () => traveller.ask('document.querySelector("[data-offline-state]").innerText');
const titled = () => traveller.ask("document.title");

/** One after another; each leaves what it saw in the record under its name. */
const STEPS = {
  async visit() {
    await traveller.open();
    await traveller.page.goto(`${root}guide.html`);
    const there = async () => /^Máy này đã có/.test(await copyState());
    await waitFor("the copy", there);
    const caches = await traveller.ask("caches.keys()");
    server.close();
    server.closeAllConnections();
    // What the page says of the copy is asked for again and again.
    const size = await traveller.ask("SoTay.offline.size()");
    return { caches, size, copy: await copyState() };
  },

  async read() {
    await traveller.page.goto(`${root}criteria/index.html`);
    const page = await titled();
    await traveller.page.goto(root);
    return { page, start: await titled() };
  },

  async search() {
    await traveller.page.click(".md-search__input");
    await traveller.page.type(".md-search__input", plan.query);
    const meta = 'document.querySelector(".md-search-result__meta").innerText';
    const found = async () => /^Tìm thấy/.test(await traveller.ask(meta));
    await waitFor("search results", found);
    return { first: await traveller.ask('document.querySelector(".md-search-result__list h1").innerText') };
  },

  async form() {
    await traveller.go(`${root}forms/${plan.form}.html`);
    const lacking = await traveller.fill(plan.fields);
    await traveller.saved();
    const review = await traveller.review();
    return { lacking, review, word: await traveller.download("word") };
  },

  async erase() {
    const message = await traveller.erase();
    return { message, keys: await traveller.ask("Object.keys(localStorage)") };
  },

  async leave() {
    await traveller.close();
    return {};
  },
};

await carryOut(traveller, STEPS, record);
console.log(JSON.stringify(record));
process.exit();
