/**
 * Matches: what Material marks in the results, and which words it calls missing.
 */

/** From this share of the typed words on, a run is what the reader looks for. */
const TELLING_RUN = 0.55;
/** A word is marked when it answers at most so much worse than the entry's best. */
const MARKED_BELOW_BEST = 0.16;

/**
 * What matched, under the words as they were typed: Material calls a typed word missing that no
 * entry begins with, and marks every position that it is given, so none may stand twice.
 * @param {Hits} hits @param {Term[]} terms @param {Found} found
 * @returns {LunrMatches}
 */
function matches(hits, terms, found) {
  /** @type {LunrMatches} */
  const made = Object.create(null);
  for (const [field, byTerm] of hits) {
    const seen = new Set();
    terms.forEach((term, at) => {
      for (const hit of byTerm[at]?.values() || []) {
        const fields = (made[term.typed] = made[term.typed] || Object.create(null));
        if (!seen.has(hit.position) && isMarked(hit, field, at, found)) {
          seen.add(hit.position);
          fields[field] = fields[field] || { position: [] };
          fields[field].position.push(hit.position);
        }
      }
    });
  }
  return made;
}

/**
 * Whether a hit is worth marking: not one with other marks, or of which only the beginning was
 * typed, where another fits; and of a text that holds most of what was typed in a run only the
 * blocks with that run.
 * @param {Hit} hit @param {string} field @param {number} at which term @param {Found} found
 */
function isMarked(hit, field, at, found) {
  if (hit.quality < (found.cover[at] || 0) - MARKED_BELOW_BEST) {
    return false;
  }
  const count = found.cover.length;
  const isTold = count > 1 && found.run / count > TELLING_RUN && found.blocks.size > 0;
  return field !== "text" || !isTold || found.blocks.has(blockOf(hit.position));
}
