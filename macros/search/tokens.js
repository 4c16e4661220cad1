/**
 * Tokens: what the index keeps of each word beside its folded form.
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
 * The pipeline's only step: one folded token a position (two would break the highlighting), with
 * its place among the field's words, its written form and the gap before it.
 * @param {LunrToken} token @param {number} at @param {LunrToken[]} all the field's tokens
 * @returns {LunrToken}
 */
function foldToken(token, at, all) {
  const written = normalise(token.str);
  const before = all[at - 1];
  token.metadata.vi = [at, written, before ? gapBetween(before, token) : GAP.block];
  token.str = fold(written);
  return token;
}

/**
 * @param {LunrToken} before @param {LunrToken} token
 * @returns {number} one of `GAP`
 */
function gapBetween(before, token) {
  const first = before.metadata.position;
  const second = token.metadata.position;
  if (blockOf(first) !== blockOf(second)) {
    return GAP.block;
  }
  const block = lunr.tokenizer.table[blockOf(first)] || [];
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
