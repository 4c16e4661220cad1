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
  const covers = coversOf(texts, terms);
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
 * For each term and entry the best quality.
 * @param {Texts} texts @param {Term[]} terms
 * @returns {Float64Array[]}
 */
function coversOf({ written, entries, rows }, terms) {
  // Most words answer nothing: asked once, not term by term.
  const isAsked = Uint8Array.from(written, (_, form) =>
    terms.some(({ qualities }) => qualities[form]) ? 1 : 0
  );
  const covers = terms.map(() => new Float64Array(entries.length));
  for (const { forms, starts } of Object.values(rows)) {
    for (let entry = 0; entry < entries.length; entry++) {
      const end = starts[entry + 1] || 0;
      for (let at = starts[entry] || 0; at < end; at++) {
        const form = forms[at] || 0;
        if (isAsked[form]) {
          improve(covers, terms, entry, form);
        }
      }
    }
  }
  return covers;
}

/**
 * Take in that an entry holds a form.
 * @param {Float64Array[]} covers @param {Term[]} terms @param {number} entry @param {number} form
 */
function improve(covers, terms, entry, form) {
  terms.forEach(({ qualities }, at) => {
    const quality = qualities[form] || 0;
    const cover = covers[at];
    if (cover && quality > (cover[entry] || 0)) {
      cover[entry] = quality;
    }
  });
}
