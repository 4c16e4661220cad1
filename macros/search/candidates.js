/**
 * Candidates: which entries are worth a closer look, by what they hold of what was typed.
 */

/** How much of the rarity that the fullest entry holds another one must hold. */
const ENOUGH = 0.6;
/** Entries looked at closely; beyond, only those that hold as much as the fullest one. */
const MOST_CANDIDATES = 400;

/**
 * @typedef {object} Candidate
 * @property {number} entry  by its place
 * @property {number[]} cover  for each term the best quality
 * @property {number} held  the rarity of the terms that it holds
 * @property {number} covered  the same, less where they are answered less well
 */

/**
 * The best first, by what they hold.
 * @param {Texts} texts @param {Term[]} terms whose rarity is set here
 * @returns {Candidate[]}
 */
function candidates(texts, terms) {
  const covers = terms.map((term) => coverOf(texts, term));
  terms.forEach((term, at) => {
    const holding = covers[at]?.reduce((count, quality) => count + (quality ? 1 : 0), 0);
    term.rarity = Math.log(1 + texts.entries.length / Math.max(1, holding || 0));
  });
  const held = texts.entries.map((_, entry) =>
    terms.reduce((sum, { rarity }, at) => sum + (covers[at]?.[entry] ? rarity : 0), 0)
  );
  const most = held.reduce((one, other) => Math.max(one, other), 0);
  /** @type {Candidate[]} */
  const found = [];
  held.forEach((rarity, entry) => {
    if (rarity && rarity >= most * ENOUGH) {
      const cover = covers.map((qualities) => qualities[entry] || 0);
      const covered = terms.reduce((sum, { rarity }, at) => sum + rarity * (cover[at] || 0), 0);
      found.push({ entry, cover, held: rarity, covered });
    }
  });
  found.sort((one, other) => other.held - one.held || other.covered - one.covered);
  return found.filter((one, at) => at < MOST_CANDIDATES || one.held >= most);
}

/**
 * For each entry the best quality with which it answers a term.
 * @param {Texts} texts @param {Term} term
 */
function coverOf({ entries, rows }, { qualities }) {
  const cover = new Float64Array(entries.length);
  for (const { forms, starts } of Object.values(rows)) {
    for (let entry = 0; entry < entries.length; entry++) {
      const end = starts[entry + 1] || 0;
      let best = cover[entry] || 0;
      for (let at = starts[entry] || 0; at < end; at++) {
        const quality = qualities[forms[at] || 0] || 0;
        best = quality > best ? quality : best;
      }
      cover[entry] = best;
    }
  }
  return cover;
}
