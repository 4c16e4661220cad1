/**
 * Tokens: what the index keeps of each word of an entry.
 */

/** What stands between a word and the one before: a space or a hyphen, more, another block. */
const GAP = { none: 0, punctuation: 1, block: 2 };

// How Material packs places: the block of a field and the word of the block in one number, and
// in its table for each word where it starts in the field and how long it is.
const BLOCK_SHIFT = 20;
const WORD_MASK = 0xfffff;
const START_SHIFT = 12;
const LENGTH_SHIFT = 2;
const LENGTH_MASK = 0x3ff;

/**
 * A word where it stands.
 * @typedef {object} Occurrence
 * @property {number} place  which word of its field it is
 * @property {string} written  normalised
 * @property {number} gap  what stands before it: one of `GAP`
 * @property {number} position  Material's: what it marks in the results
 */

/**
 * The two forms of every word met so far: there are few different ones, each many times.
 * @type {Map<string, {written: string, folded: string}>}
 */
const FORMS = new Map();

/** @param {string} word */
function formsOf(word) {
  let forms = FORMS.get(word);
  if (!forms) {
    const written = normalise(word);
    forms = { written, folded: fold(written) };
    FORMS.set(word, forms);
  }
  return forms;
}

/**
 * @param {LunrToken | undefined} before @param {LunrToken} token
 * @param {number[][]} table where the field's words stand, block by block
 * @returns {number} one of `GAP`
 */
function gapBetween(before, token, table) {
  const second = token.metadata.position;
  const first = before ? before.metadata.position : -1;
  if (blockOf(first) !== blockOf(second)) {
    return GAP.block;
  }
  const block = table[blockOf(first)] || [];
  const [one, other] = [block[first & WORD_MASK] || 0, block[second & WORD_MASK] || 0];
  const end = (one >>> START_SHIFT) + ((one >>> LENGTH_SHIFT) & LENGTH_MASK);
  return (other >>> START_SHIFT) - end === 1 ? GAP.none : GAP.punctuation;
}

/**
 * Which block of its field a word stands in: a paragraph, an item of a list.
 * @param {number} position
 */
function blockOf(position) {
  return position >>> BLOCK_SHIFT;
}
