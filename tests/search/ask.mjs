// Asks a built site's search under Node: `node ask.mjs SITE` with `{queries, index}` as JSON on the
// standard input, `index` being the site's own or one of other entries.  Prints for each query the pages found, best first, which typed words the best
// page is said to miss, what is marked in it, and where markup is torn.

import { readFileSync } from "node:fs";
import { open } from "./engine.mjs";

/** @typedef {import("./engine.mjs").Item} Item */

const { queries, index } = JSON.parse(readFileSync(0, "utf8"));
const search = await open(process.argv[2], index);
const answers = [];
for (const typed of queries) {
  const results = await search(typed);
  const items = results.flatMap((result) => result.items);
  const best = items[0];
  answers.push({
    pages: results.map((result) => result.page),
    missing: Object.keys(best?.terms ?? {}).filter((word) => !best.terms[word]),
    marked: best ? marked(best) : [],
    torn: items.filter(isTorn).map((item) => item.location),
  });
}
console.log(JSON.stringify(answers));

/** @param {Item} item */
function marked(item) {
  return parts(item).flatMap((part) =>
    [...part.matchAll(/<mark>(.*?)<\/mark>/g)].map(([, text]) => text),
  );
}

/** Whether a mark lies in another one, in a tag or an entity, or stays open.  @param {Item} item */
function isTorn(item) {
  return parts(item).some((part) => {
    // One character each, which no text holds.
    const bare = part.replaceAll("<mark>", "\u0001").replaceAll("</mark>", "\u0002");
    const [opened, closed] = ["\u0001", "\u0002"].map((mark) => bare.split(mark).length);
    return /<[^>]*[\x01\x02]|\x01[^\x02]*\x01|&[^;\s]*[\x01\x02]/.test(bare) || opened !== closed;
  });
}

/** @param {Item} item */
function parts({ title, text, tags = [] }) {
  return [title, text, ...tags];
}
