/**
 * Terms: what was typed, read from the clauses that Material makes of it.
 */

/** Between the words of a phrase, of which the page's script makes one clause. */
const PHRASE_JOINER = "\u2060";

/**
 * One typed word.
 * @typedef {object} Term
 * @property {string} typed  as Material knows it: what its clause says
 * @property {string} normalised
 * @property {string[]} words  the folded words of the index that answer it
 * @property {number} phrase  which quoted phrase it belongs to, or -1
 * @property {number} rarity  how much it tells: more, the fewer entries hold it
 * @property {boolean} isPlain  whether the whole query has no marks
 * @property {Map<string, number>} qualities  how well each written word answers it, once known
 */

/**
 * The typed words in order.
 * @param {LunrClause[]} clauses @param {Postings} postings
 * @returns {Term[]}
 */
function readTerms(clauses, postings) {
  const isPlain = clauses.every(({ term }) => fold(normalise(term)) === normalise(term));
  return clauses.flatMap((clause, at) => {
    const typed = clause.term.replace(/\*/g, "");
    const words = wordsOf(typed);
    return words.map((word, part) => {
      const isQuoted = typed.includes(PHRASE_JOINER);
      const isLast = at === clauses.length - 1 && part === words.length - 1;
      const normalised = normalise(word);
      return {
        typed,
        normalised,
        words: isQuoted
          ? postings.exactly(fold(normalised))
          : postings.answering(fold(normalised), isLast),
        phrase: isQuoted ? at : -1,
        rarity: 0,
        isPlain,
        qualities: new Map(),
      };
    });
  });
}

/**
 * The words of a clause: several in a phrase, and where punctuation was left inside.
 * @param {string} text
 */
function wordsOf(text) {
  return text
    .split(PHRASE_JOINER)
    .flatMap((part) => part.split(lunr.tokenizer.separator))
    .filter(Boolean);
}

/**
 * How well a written word answers a term.
 * @param {Term} term @param {string} written
 */
function qualityFor(term, written) {
  let quality = term.qualities.get(written);
  if (quality === undefined) {
    quality = qualityOf(term.normalised, written, term.isPlain);
    term.qualities.set(written, quality);
  }
  return quality;
}
