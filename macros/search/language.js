/**
 * Vietnamese for Material's search: what its worker calls while it makes the index.
 *
 * Material's box, worker and result list stay as they are.  Entries that it adds to lunr's
 * builder go to the postings here, and `index.query`, in which its searches end, asks them.
 * Nothing that lunr would make for its own ranking is made.
 */

/** Results that Material gets; a reader sees some ten. */
const MOST_RESULTS = 300;

/**
 * The entries that answer, the best first.
 * @param {Postings} postings @param {Term[]} terms
 * @returns {LunrResult[]}
 */
function rank(postings, terms) {
  return postings
    .candidates(terms)
    .map((ref) => ({ ref, hits: postings.hits(ref, terms) }))
    .filter(({ hits }) => holdsPhrases(hits, terms))
    .map(({ ref, hits }) => {
      const entry = postings.entry(ref);
      const found = judge(hits, terms.length, entry);
      return { ref, hits, found, score: scoreOf(found, terms, entry) };
    })
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST_RESULTS)
    .map(({ ref, hits, found, score }) => {
      return { ref, score, matchData: { metadata: matches(hits, terms, found) } };
    });
}

/**
 * @param {Postings} postings
 * @returns {LunrIndex} an empty one of lunr's, whose queries the postings answer
 */
function indexOver(postings) {
  const fields = [...postings.fields.keys()];
  const index = new lunr.Index({ fields, invertedIndex: {}, fieldVectors: {} });
  index.query = function (build) {
    const query = new lunr.Query(fields);
    build.call(query, query);
    return rank(postings, readTerms(query.clauses, postings));
  };
  return index;
}

/** @this {LunrBuilder} */
lunr.vi = function () {
  const postings = new Postings();
  this.add = (/** @type {LunrEntry} */ entry) => {
    for (const [field, { extractor }] of Object.entries(this._fields)) {
      // Material notes where the words of a field stand while it reads it.
      const value = extractor(entry);
      postings.add(entry.location, field, this.tokenizer(value));
    }
  };
  this.build = () => indexOver(postings);
  // English stop words such as "an", "do" and "to" are Vietnamese syllables.
  lunr.stopWordFilter = (word) => word;
};
