/**
 * Matches: what Material marks in the results, and which words it calls missing.
 */

/** From this share of the typed words on, a run is what the reader looks for. */
const TELLING_RUN = 0.55;
/** A word is marked when it answers at most so much worse than the entry's best. */
const MARKED_BELOW_BEST = 0.16;
// How Material packs a place: the block of a field, and the word of the block.
const BLOCK_SHIFT = 20;

/**
 * What matched, under the words as they were typed: Material calls a typed word missing that no
 * entry begins with, and marks every position that it is given, so none may stand twice.
 * @param {Texts} texts @param {Found} found @param {Term[]} terms
 * @param {(field: string) => number[]} positionsIn Material's positions of a field's words
 * @returns {LunrMatches}
 */
function matches(texts, found, terms, positionsIn) {
  const { entry, cover } = found.candidate;
  /** @type {LunrMatches} */
  const made = Object.create(null);
  terms.forEach(({ typed }, term) => {
    if (cover[term]) {
      made[typed] = Object.create(null);
    }
  });
  for (const field of FIELDS) {
    const hits = hitsOf(texts.rows[field], entry, terms);
    const positions = hits.length ? positionsIn(field) : [];
    const isShown = field === "text" ? inToldBlocks(hits, found, terms, positions) : () => true;
    for (const { place, form } of hits) {
      const term = terms.find((term, at) => isMarked(term.qualities[form] || 0, cover[at] || 0));
      const position = positions[place];
      if (term && position !== undefined && isShown(position)) {
        const fields = /** @type {LunrMatches[string]} */ (made[term.typed]);
        (fields[field] = fields[field] || { position: [] }).position.push(position);
      }
    }
  }
  return made;
}

/**
 * Whether a word is worth marking: not one with other marks, or of which only the beginning was
 * typed, where another fits.
 * @param {number} quality @param {number} best of the entry
 */
function isMarked(quality, best) {
  return quality > 0 && quality >= best - MARKED_BELOW_BEST;
}

/**
 * Which places of a text are shown: where it holds most of what was typed in a run, only the
 * blocks with that run.
 * @param {Hit[]} hits @param {Found} found @param {Term[]} terms @param {number[]} positions
 * @returns {(position: number) => boolean}
 */
function inToldBlocks(hits, found, terms, positions) {
  const blocks = new Set();
  if (terms.length > 1 && found.run / terms.length > TELLING_RUN) {
    runs(hits, terms).forEach((ending, at) => {
      if (ending >= found.run - Number.EPSILON) {
        blocks.add(blockOf(positions[hits[at]?.place || 0] || 0));
      }
    });
  }
  return (position) => blocks.size === 0 || blocks.has(blockOf(position));
}

/** @param {number} position */
function blockOf(position) {
  return position >>> BLOCK_SHIFT;
}
