// Starts the browsers that the journeys run in, each cut off from every network.
//
//   const browser = await launch("chrome109", { profile, downloads });
//   const page = await browser.newPage();
//   await page.goto(pathToFileURL("site/index.html").href);
//   …
//   await browser.close();
//   refused(browser);        // addresses that pages asked for and did not get
//
// Chrome 109, the last one for Windows 7, comes from npm's @sparticuz/chromium 109.0.6 as one
// brotli-packed program (bin/chromium.br), unpacked here once.  Its swiftshader.tar.br is for
// --use-gl and its aws.tar.br holds libraries that a desktop Linux has (nss, expat, sqlite):
// with --disable-gpu neither is needed.  It is a headless build and speaks an old DevTools
// protocol, so puppeteer-core 19 drives it (alias puppeteer-core-chrome109).

import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import zlib from "node:zlib";

/**
 * @typedef {"chromium" | "firefox" | "chrome109"} Name
 * @typedef {object} Options
 * @property {string} [profile]  folder that keeps the browser's data between two launches
 * @property {string} [downloads]  folder that downloads go to
 * @property {string} [server]  the one address that is let through, as in `127.0.0.1:8123`
 * @property {string} [cache]  where Chrome 109 is unpacked
 * @property {string[]} [args]  further arguments for the program
 * @property {Record<string, unknown>} [prefs]  Firefox's settings
 * @property {{width: number, height: number}} [viewport]
 */

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PACKED_109 = path.join(ROOT, "node_modules/@sparticuz/chromium/bin/chromium.br");
const CACHE_109 = path.join(ROOT, "build/chrome109");

const PROGRAMS = {
  chromium: [
    process.env.SO_TAY_CHROMIUM,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
  ],
  firefox: [process.env.SO_TAY_FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"],
};

const CHROME_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];
/** Where a browser goes on its own, whatever page it shows: clock, updates, sign-in, settings. */
const OWN_ERRANDS = new Set([
  "accounts.google.com",
  "clients2.google.com",
  "content-autofill.googleapis.com",
  "update.googleapis.com",
  "www.google.com",
  "aus5.mozilla.org",
  "content-signature-2.cdn.mozilla.net",
  "detectportal.firefox.com",
  "firefox.settings.services.mozilla.com",
  "push.services.mozilla.com",
]);

/** @type {WeakMap<object, string[]>} */
const refusals = new WeakMap();

/**
 * The program of a browser, or null when this computer has none.
 * @param {Name} name
 * @param {string} [cache]
 * @returns {string | null}
 */
export function program(name, cache = CACHE_109) {
  if (name === "chrome109") return unpack109(cache);
  return PROGRAMS[name].find((file) => file && fs.existsSync(file)) ?? null;
}

/**
 * @param {Name} name
 * @param {Options} [options]
 * @returns {Promise<import("puppeteer-core").Browser>}
 */
export async function launch(name, options = {}) {
  const executablePath = program(name, options.cache);
  if (executablePath === null) throw new Error(`this computer has no ${name}`);
  const proxy = await refusingProxy();
  const common = {
    executablePath,
    headless: true,
    userDataDir: options.profile,
    // A page that asks Python twice in vain may be silent for two minutes each, and then says so.
    protocolTimeout: 300_000,
    defaultViewport: options.viewport ?? { width: 1024, height: 768 },
  };
  /** @type {import("puppeteer-core").Browser} */
  let browser;
  try {
    browser = await (name === "firefox" ? startFirefox : startChrome)(name, common, proxy.port, options);
  } catch (error) {
    proxy.close();
    throw error;
  }
  refusals.set(browser, proxy.asked);
  browser.on("disconnected", () => proxy.close());
  return browser;
}

/**
 * The addresses that pages asked for and did not get, oldest first.
 * @param {object} browser
 * @returns {string[]}
 */
export function refused(browser) {
  const asked = refusals.get(browser) ?? [];
  return asked.filter((address) => !OWN_ERRANDS.has(new URL(address).hostname));
}

/**
 * @param {Name} name
 * @param {object} common
 * @param {number} proxyPort
 * @param {Options} options
 */
async function startChrome(name, common, proxyPort, options) {
  const old = name === "chrome109";
  const { default: puppeteer } = await import(old ? "puppeteer-core-chrome109" : "puppeteer-core");
  const args = [
    ...CHROME_ARGS,
    ...(old ? ["--no-zygote"] : []),
    `--proxy-server=http://127.0.0.1:${proxyPort}`,
    // Without the first entry a browser goes past its proxy for local addresses.
    `--proxy-bypass-list=<-loopback>${options.server ? `;${options.server}` : ""}`,
    ...(options.args ?? []),
  ];
  const browser = await puppeteer.launch({ ...common, args });
  if (options.downloads) {
    const session = await browser.target().createCDPSession();
    const behaviour = { behavior: "allow", downloadPath: options.downloads };
    await session.send("Browser.setDownloadBehavior", behaviour);
  }
  return browser;
}

/**
 * @param {Name} _name
 * @param {object} common
 * @param {number} proxyPort
 * @param {Options} options
 */
async function startFirefox(_name, common, proxyPort, options) {
  const { default: puppeteer } = await import("puppeteer-core");
  const extraPrefsFirefox = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": proxyPort,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": proxyPort,
    "network.proxy.allow_hijacking_localhost": true,
    "network.proxy.failover_direct": false,
    "network.proxy.no_proxies_on": options.server ?? "",
    ...(options.downloads && {
      "browser.download.folderList": 2,
      "browser.download.dir": options.downloads,
      "browser.download.useDownloadDir": true,
      "browser.download.always_ask_before_handling_new_types": false,
    }),
    ...options.prefs,
  };
  return puppeteer.launch({ ...common, browser: "firefox", extraPrefsFirefox, args: options.args ?? [] });
}

/** A proxy that writes down what it is asked for and lets nothing through. */
async function refusingProxy() {
  /** @type {string[]} */
  const asked = [];
  const server = http.createServer((request, response) => {
    asked.push(String(request.url));
    response.writeHead(403).end();
  });
  server.on("connect", (request, socket) => {
    asked.push(`https://${request.url}`);
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { asked, port, close };
}

/**
 * Unpacks Chrome 109 once; null where it cannot run or npm has not brought it.
 * @param {string} cache
 * @returns {string | null}
 */
function unpack109(cache) {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const target = path.join(cache, "chromium");
  if (fs.existsSync(target)) return target;
  if (!fs.existsSync(PACKED_109)) return null;
  fs.mkdirSync(cache, { recursive: true });
  const half = `${target}.${process.pid}`;
  fs.writeFileSync(half, zlib.brotliDecompressSync(fs.readFileSync(PACKED_109)), { mode: 0o755 });
  fs.renameSync(half, target);
  return target;
}
