/**
 * Vietnamese for Material's search: what its worker calls while it makes the index.
 *
 * Material's box, worker and result list stay as they are.  Its queries end in `index.query`,
 * which gets its results from here instead of from lunr.
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
 * lunr's index with our query.  What lunr ranks by (vectors, a tree of words) is never made.
 * @param {LunrBuilder} builder
 * @returns {LunrIndex}
 */
function buildIndex(builder) {
  const postings = new Postings(builder);
  const index = new lunr.Index({
    invertedIndex: builder.invertedIndex,
    fieldVectors: {},
    tokenSet: new lunr.TokenSet(),
    fields: postings.fields,
    pipeline: builder.searchPipeline,
  });
  index.query = function (build) {
    const query = new lunr.Query(postings.fields);
    build.call(query, query);
    return rank(postings, readTerms(query.clauses, postings));
  };
  return index;
}

lunr.Pipeline.registerFunction(foldToken, "vi-fold");

/** @this {LunrBuilder} */
lunr.vi = function () {
  this.pipeline.reset();
  this.searchPipeline.reset();
  this.pipeline.add(foldToken);
  this.metadataWhitelist.push("vi");
  // English stop words such as "an", "do" and "to" are Vietnamese syllables.
  lunr.stopWordFilter = (word) => word;
  this.build = () => buildIndex(this);
};
