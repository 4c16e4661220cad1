// A built site's search under Node: Material's own worker, the site's language file and index.
//
//   const search = await open("site", index);
//   await search("đoàn kết")   // [{page: "criteria/doan-ket.html", items: […]}, …], best first
//
// tests/browser/test_search.py holds that browsers answer the same.

import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";

/**
 * @typedef {{location: string, title: string, text: string, tags?: string[], score: number,
 *            terms: Record<string, boolean>}} Item
 * @typedef {{page: string, items: Item[]}} Result
 */

const SCRIPTS = "assets/javascripts";
/** Kinds of message to Material's worker. */
const MESSAGE = { setup: 0, query: 2 };

/**
 * @param {string} site  the built site's folder
 * @param {{config: object, docs: object[]}} index  the site's own, or one of other entries
 * @returns {Promise<(typed: string) => Promise<Result[]>>}
 */
export async function open(site, index) {
  const { asQuery } = query(site);
  const { send } = worker(site);
  const data = { ...index, options: { suggest: false } };
  await send({ type: MESSAGE.setup, data });
  return async (typed) => {
    const answer = await send({ type: MESSAGE.query, data: asQuery(typed) });
    return answer.data.items.map((/** @type {Item[]} */ items) => ({ page: page(items), items }));
  };
}

/**
 * What a page's script makes of the words typed, before the worker gets them.
 * @param {string} site
 * @returns {{asQuery(typed: string): string}}
 */
export function query(site) {
  const world = vm.createContext({});
  vm.runInContext(read(site, SCRIPTS, "search-query.js"), world);
  return world.SoTay.searchQuery;
}

/** @param {string[]} parts of the file's path */
function read(...parts) {
  return fs.readFileSync(path.join(...parts), "utf8");
}

/** @param {Item[]} items */
function page(items) {
  return items[0]?.location.split("#")[0];
}

/**
 * Material's worker in a world of its own: one message in, one answer out.
 * @param {string} site
 * @returns {{send(data: object): Promise<any>, world: any}}
 */
export function worker(site) {
  const folder = path.join(site, SCRIPTS, "workers");
  const file = fs.readdirSync(folder).find((name) => /^search\..*\.js$/.test(name));
  /** @type {((event: {data: object}) => void) | undefined} */
  let listen;
  /** @type {(answer: any) => void} */
  let answer = () => {};
  const world = vm.createContext({
    atob,
    console,
    addEventListener: (/** @type {string} */ _, /** @type {any} */ listener) => (listen = listener),
    postMessage: (/** @type {any} */ message) => answer(message),
    importScripts: (/** @type {string[]} */ ...urls) =>
      urls.forEach((url) => vm.runInContext(read(folder, url), world)),
  });
  world.self = world;
  vm.runInContext(read(folder, String(file)), world);
  const send = (/** @type {object} */ data) =>
    new Promise((resolve) => {
      answer = resolve;
      listen?.({ data });
    });
  return { send, world };
}
