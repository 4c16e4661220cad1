// Cuts texts as Material's search worker does: `node cut.mjs SITE` with `{config, texts}` as JSON on
// the standard input.  Prints for each text its words and the gap before each, as
// macros/search_words.py names them.

import { readFileSync } from "node:fs";
import { worker } from "./engine.mjs";

// How Material packs places: the block of a field and the word of the block in one number, and in
// its table for each word where it starts in the field and how long it is.
const BLOCK_SHIFT = 20;
const WORD_MASK = 0xfffff;
const START_SHIFT = 12;
const LENGTH_SHIFT = 2;
const LENGTH_MASK = 0x3ff;
const [NONE, PUNCTUATION, BLOCK] = [0, 1, 2];

const { config, texts } = JSON.parse(readFileSync(0, "utf8"));
const { send, world } = worker(process.argv[2]);
/** @type {any} */
let builder;
world.importScripts = () => {
  world.lunr.vi = function () {
    builder = this;
  };
};
await send({ type: 0, data: { config, docs: [], options: {} } });
console.log(JSON.stringify(texts.map(cut)));

/** @param {string} text */
function cut(text) {
  const table = (world.lunr.tokenizer.table = []);
  const tokens = builder.tokenizer(text);
  return tokens.map((token, at) => [token.str, gap(tokens[at - 1], token, table)]);
}

/** @param {any} before @param {any} token @param {number[][]} table */
function gap(before, token, table) {
  const [one, other] = [before, token].map((found) => found && place(found, table));
  if (!one || one.block !== other.block) {
    return BLOCK;
  }
  return other.start - one.end === 1 ? NONE : PUNCTUATION;
}

/** @param {any} token @param {number[][]} table */
function place({ metadata: { position } }, table) {
  const block = position >>> BLOCK_SHIFT;
  const packed = table[block][position & WORD_MASK];
  const start = packed >>> START_SHIFT;
  return { block, start, end: start + ((packed >>> LENGTH_SHIFT) & LENGTH_MASK) };
}
