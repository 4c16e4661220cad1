/**
 * Vietnamese for Material's search: what its worker calls while it makes the index.
 *
 * Material's box, worker and result list stay as they are.  Entries that it adds to lunr's
 * builder go to the texts here, and `index.query`, in which its searches end, asks them.
 * Nothing that lunr would make for its own ranking is made.
 */

/** Results that Material gets; a reader sees some ten. */
const MOST_RESULTS = 100;

/**
 * The entries that answer, the best first.
 * @param {Texts} texts @param {Term[]} terms
 * @returns {Found[]}
 */
function rank(texts, terms) {
  return candidates(texts, terms)
    .flatMap((candidate) => judge(texts, candidate, terms) || [])
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST_RESULTS);
}

/** Material's own tokens, made when an entry is first shown: their places, field by field. */
class Positions {
  /** @param {LunrBuilder} builder */
  constructor(builder) {
    this.builder = builder;
    /** @type {Map<string, number[]>} */
    this.known = new Map();
  }

  /** @param {LunrEntry} entry @param {string} field */
  of(entry, field) {
    const key = `${entry.location}:${field}`;
    let positions = this.known.get(key);
    if (!positions) {
      // Material notes where the words of a field stand while it reads it, and marks by that.
      const value = this.builder._fields[field]?.extractor(entry);
      const tokens = this.builder.tokenizer(value);
      positions = tokens.map(({ metadata }) => metadata.position);
      this.known.set(key, positions);
    }
    return positions;
  }
}

/**
 * @param {Texts} texts @param {Positions} positions
 * @returns {LunrIndex} an empty one of lunr's, whose queries the texts answer
 */
function indexOver(texts, positions) {
  const fields = [...FIELDS];
  const index = new lunr.Index({ fields, invertedIndex: {}, fieldVectors: {} });
  index.query = function (build) {
    const query = new lunr.Query(fields);
    build.call(query, query);
    const terms = readTerms(query.clauses, texts);
    return rank(texts, terms).map((found) => {
      const { candidate } = found;
      const entry = texts.entry(candidate.entry);
      const score = found.score / materialFactor(candidate, texts.isPage(candidate.entry));
      const positionsIn = (/** @type {string} */ field) => positions.of(entry, field);
      const metadata = matches(texts, found, terms, positionsIn);
      return { ref: entry.location, score, matchData: { metadata } };
    });
  };
  return index;
}

/** @this {LunrBuilder} */
lunr.vi = function () {
  /** @type {LunrEntry[]} */
  const entries = [];
  this.add = (/** @type {LunrEntry} */ entry) => void entries.push(entry);
  this.build = () => {
    const { cut } = /** @type {{cut: Cut}} */ (this._fields.text);
    return indexOver(new Texts(cut, entries), new Positions(this));
  };
  // English stop words such as "an", "do" and "to" are Vietnamese syllables.
  lunr.stopWordFilter = (word) => word;
};
