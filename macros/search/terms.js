/**
 * Terms: what was typed, read from the clauses that Material makes of it.
 */

/** Between the words of a phrase, of which the page's script makes one clause. */
const PHRASE_JOINER = "\u2060";

/**
 * One typed word.
 * @typedef {object} Term
 * @property {string} typed  as Material knows it: what its clause says
 * @property {Float64Array} qualities  how well each form answers it, 0 for not at all
 * @property {number} phrase  which quoted phrase it belongs to, or -1
 * @property {number} rarity  how much it tells: more, the fewer entries hold it
 */

/**
 * The typed words in order; how rare they are is not yet known.
 * @param {LunrClause[]} clauses @param {Texts} texts
 * @returns {Term[]}
 */
function readTerms(clauses, texts) {
  const isPlain = clauses.every(({ term }) => fold(normalise(term)) === normalise(term));
  return clauses.flatMap((clause, at) => {
    const typed = clause.term.replace(/\*/g, "");
    const words = wordsOf(typed);
    const isQuoted = typed.includes(PHRASE_JOINER);
    return words.map((word, part) => {
      const isLast = at === clauses.length - 1 && part === words.length - 1;
      const normalised = normalise(word);
      const answers = answering(fold(normalised), isQuoted, isLast, texts);
      const qualities = Float64Array.from(texts.written, (written, form) =>
        answers(texts.folded[form] || "") ? qualityOf(normalised, written, isPlain) : 0
      );
      return { typed, qualities, phrase: isQuoted ? at : -1, rarity: 0 };
    });
  });
}

/**
 * Which folded words answer a typed one.  Only the last typed word is still being written; any
 * other is taken for a beginning only when no entry holds it whole.
 * @param {string} typed folded @param {boolean} isQuoted @param {boolean} isLast
 * @param {Texts} texts
 * @returns {(folded: string) => boolean}
 */
function answering(typed, isQuoted, isLast, texts) {
  const isWhole = isQuoted || (!isLast && texts.folded.includes(typed));
  return isWhole ? (folded) => folded === typed : (folded) => folded.startsWith(typed);
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
