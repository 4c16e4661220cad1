/**
 * Ranking: how well an entry answers all that was typed.
 *
 * lunr knows neither the order nor the nearness of words, nor marks.  Here four things decide:
 * which words are there and how well, the longest run of them as typed, the narrowest stretch
 * that holds them in any order, and title and tags, each in powers of ten.  What Material
 * multiplies on top is taken out again.
 */

/** What decides, and by how many powers of ten at most. */
const WEIGHTS = { cover: 4, run: 6, near: 6.5, heading: 1.8, tags: 0.3, brevity: 0.5, page: 0.35 };
/** A word of the heading that stands in tags alone: they name kind and document of the item. */
const TAG_SHARE = 0.8;
/** A heading tells when it says nearly all that was typed; a word or two of it tell nothing. */
const HEADING_POWER = 8;
/** Beyond so many words nearness tells no more than the run does. */
const MOST_WORDS_NEAR = 8;

/**
 * What was found of the terms in an entry.
 * @typedef {object} Found
 * @property {Candidate} candidate
 * @property {number} run  the best run, in words
 * @property {number} score  by which results are ordered
 *
 * What title and tags say of what was typed.
 * @typedef {object} Heading
 * @property {number} share  of the typed words, the part that stands in one of them
 * @property {number} tags  the part that stands in tags
 * @property {number} inTitle  how many stand in the title
 */

/**
 * How well an entry answers; null where it does not hold a quoted phrase.
 * @param {Texts} texts @param {Candidate} candidate @param {Term[]} terms
 * @returns {Found | null}
 */
function judge(texts, candidate, terms) {
  const { entry, cover } = candidate;
  const { rows } = texts;
  const title = hitsOf(rows.title, entry, terms);
  const tags = hitsOf(rows.tags, entry, terms);
  // One word alone makes no run and stands near nothing.
  const text = terms.length > 1 ? hitsOf(rows.text, entry, terms) : [];
  if (!holdsPhrases([title, text, tags], terms)) {
    return null;
  }
  let [run, near] = [largest(cover), 0];
  for (const hits of [afterKind(title, tags, kindLength(rows.tags, entry)), text, tags]) {
    run = Math.max(run, largest(runs(hits, terms)));
    near = Math.max(near, nearness(hits, terms));
  }
  const powers =
    WEIGHTS.cover * shareCovered(candidate, terms) +
    (WEIGHTS.run * run) / terms.length +
    WEIGHTS.near * near +
    headingPowers(readHeading(title, tags, terms), rows.title.length(entry)) +
    (texts.isPage(entry) ? WEIGHTS.page : 0);
  return { candidate, run, score: 10 ** powers };
}

/** @param {number[]} numbers none below 0 */
function largest(numbers) {
  let most = 0;
  for (const number of numbers) {
    most = number > most ? number : most;
  }
  return most;
}

/**
 * Of the rarity of all that was typed, the part that an entry answers.
 * @param {Candidate} candidate @param {Term[]} terms
 */
function shareCovered({ covered }, terms) {
  return covered / terms.reduce((sum, { rarity }) => sum + rarity, 0);
}

/**
 * @param {Hit[]} title @param {Hit[]} tags @param {Term[]} terms
 * @returns {Heading}
 */
function readHeading(title, tags, terms) {
  const heading = { share: 0, tags: 0, inTitle: 0 };
  for (const { qualities } of terms) {
    const [inTitle, inTags] = [title, tags].map((hits) =>
      hits.some(({ form }) => (qualities[form] || 0) >= QUALITY.marksLeftOut)
    );
    heading.share += (inTitle ? 1 : inTags ? TAG_SHARE : 0) / terms.length;
    heading.tags += inTags ? 1 / terms.length : 0;
    heading.inTitle += inTitle ? 1 : 0;
  }
  return heading;
}

/** @param {Heading} heading @param {number} titleLength in words */
function headingPowers({ share, tags, inTitle }, titleLength) {
  const brevity = inTitle / Math.max(1, inTitle, titleLength);
  return (
    share ** HEADING_POWER * (WEIGHTS.heading + WEIGHTS.tags * tags + WEIGHTS.brevity * brevity)
  );
}

/**
 * How near each other the typed words stand in a field, in whatever order.
 * @param {Hit[]} hits @param {Term[]} terms
 */
function nearness(hits, terms) {
  if (terms.length < 2 || terms.length > MOST_WORDS_NEAR) {
    return 0;
  }
  const present = terms.filter(({ qualities }) => hits.some(({ form }) => qualities[form]));
  if (present.length < 2) {
    return 0;
  }
  const length = Math.max(present.length, narrowest(hits, present));
  return (present.length / terms.length) * (present.length / length) ** 2;
}

/**
 * The length in words, gaps counted in, of the narrowest stretch that holds all of some terms.
 * @param {Hit[]} hits @param {Term[]} present
 */
function narrowest(hits, present) {
  const held = new Array(present.length).fill(0);
  let [missing, start, costs, best] = [present.length, 0, 0, Infinity];
  for (const { place, gap, form } of hits) {
    costs += GAP_COSTS[gap] || 0;
    present.forEach(({ qualities }, term) => {
      missing -= qualities[form] && held[term]++ === 0 ? 1 : 0;
    });
    for (let first = hits[start]; missing === 0 && first; first = hits[++start]) {
      const { form: leaving } = first;
      costs -= GAP_COSTS[first.gap] || 0;
      best = Math.min(best, place - first.place + 1 + costs);
      present.forEach(({ qualities }, term) => {
        missing += qualities[leaving] && --held[term] === 0 ? 1 : 0;
      });
    }
  }
  return best;
}

/**
 * What Material multiplies a score by: more for pages, and for the more words are there.
 * @param {Candidate} candidate @param {boolean} isPage
 */
function materialFactor({ cover }, isPage) {
  const held = cover.filter((quality) => quality > 0).length / cover.length;
  return 1 + ((isPage ? 1 : 0) + held) ** 2;
}
