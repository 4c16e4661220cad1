/**
 * Ranking: how well an entry answers all that was typed.
 *
 * lunr knows neither the order nor the nearness of words, nor marks.  Here four things decide:
 * which words are there and how well, the longest run of them as typed, the narrowest stretch
 * that holds them in any order, and the title.  Each counts in powers of ten, so that what
 * Material multiplies on top (at most five, for pages over sections) only parts equals.
 */

/** What decides, and by how many powers of ten at most. */
const WEIGHTS = { cover: 4, run: 6, near: 5, title: 0.4, page: 0.1 };
/** What a gap before a word costs, in words: none, punctuation, another block. */
const GAP_COSTS = [0, 0.3, 0.6];
/** What standing in the title tells, by field; tags name an item's kind and its document. */
const TITLE_SHARES = new Map([["title", 1], ["tags", 0.5]]);
/** Beyond so many words nearness tells no more than the run does. */
const MOST_WORDS_NEAR = 8;

/**
 * What was found of the terms in an entry.
 * @typedef {object} Found
 * @property {number[]} cover  for each term the best quality
 * @property {number} run  the best run, in words
 * @property {Set<number>} blocks  the blocks of the text in which such a run ends
 * @property {number} near  1 where all words stand side by side, in whatever order
 * @property {number} title  the share of the words that stand in the title, less for tags
 */

/**
 * @param {Hits} hits @param {number} count of terms
 * @returns {Found}
 */
function judge(hits, count) {
  /** @type {Found} */
  const found = { cover: new Array(count).fill(0), run: 0, blocks: new Set(), near: 0, title: 0 };
  const inTitle = new Array(count).fill(0);
  for (const [field, byTerm] of hits) {
    const best = byTerm.map(bestQuality);
    raise(found.cover, best);
    const share = TITLE_SHARES.get(field) || 0;
    raise(inTitle, best.map((quality) => quality * share));
    findRuns(byTerm, field === "text", found);
    found.near = Math.max(found.near, nearness(byTerm));
  }
  found.title = sum(inTitle) / count;
  return found;
}

/** @param {Map<number, Hit>} hits */
function bestQuality(hits) {
  let best = 0;
  for (const { quality } of hits.values()) {
    best = Math.max(best, quality);
  }
  return best;
}

/** @param {number[]} numbers raised in place @param {number[]} others */
function raise(numbers, others) {
  others.forEach((other, at) => {
    numbers[at] = Math.max(numbers[at] || 0, other);
  });
}

/**
 * The best run: typed words i, i+1, … standing one after the other.
 * @param {FieldHits} byTerm @param {boolean} isText @param {Found} found improved in place
 */
function findRuns(byTerm, isText, found) {
  /** @type {Map<number, number>} runs that end with the typed word before, by their last place */
  let before = new Map();
  for (const hits of byTerm) {
    const ending = new Map();
    for (const [place, { quality, gap, position }] of hits) {
      const run = quality + Math.max(0, (before.get(place - 1) || 0) - (GAP_COSTS[gap] || 0));
      ending.set(place, run);
      if (run > found.run + Number.EPSILON) {
        found.run = run;
        found.blocks.clear();
      }
      if (isText && run >= found.run - Number.EPSILON) {
        found.blocks.add(blockOf(position));
      }
    }
    before = ending;
  }
}

/**
 * How near each other the typed words stand in a field, in whatever order.
 * @param {FieldHits} byTerm
 */
function nearness(byTerm) {
  const present = byTerm.filter((hits) => hits.size).length;
  if (present < 2 || byTerm.length > MOST_WORDS_NEAR) {
    return 0;
  }
  const length = Math.max(present, narrowest(byTerm, present));
  return (present / byTerm.length) * (present / length) ** 2;
}

/**
 * The length in words, gaps counted in, of the narrowest stretch with all typed words present.
 * @param {FieldHits} byTerm @param {number} present how many of them there are
 */
function narrowest(byTerm, present) {
  const places = byTerm.flatMap((hits, term) =>
    Array.from(hits, ([place, { gap }]) => ({ place, term, cost: GAP_COSTS[gap] || 0 }))
  );
  places.sort((one, other) => one.place - other.place);
  const held = new Array(byTerm.length).fill(0);
  let [missing, start, costs, best] = [present, 0, 0, Infinity];
  for (const { place, term, cost } of places) {
    costs += cost;
    missing -= held[term]++ === 0 ? 1 : 0;
    for (let first = places[start]; missing === 0 && first; first = places[++start]) {
      costs -= first.cost;
      best = Math.min(best, place - first.place + 1 + costs);
      missing += --held[first.term] === 0 ? 1 : 0;
    }
  }
  return best;
}

/**
 * Whether each quoted phrase stands in the entry: its words in that order, next to each other
 * within one block, with marks that fit.
 * @param {Hits} hits @param {Term[]} terms
 */
function holdsPhrases(hits, terms) {
  return terms.every((term, from) => {
    if (term.phrase < 0 || terms[from - 1]?.phrase === term.phrase) {
      return true;
    }
    const until = terms.findIndex(({ phrase }, at) => at > from && phrase !== term.phrase);
    const to = until < 0 ? terms.length : until;
    return [...hits.values()].some((byTerm) => holdsRun(byTerm.slice(from, to)));
  });
}

/** @param {FieldHits} byTerm the words of one phrase */
function holdsRun(byTerm) {
  return [...(byTerm[0]?.keys() || [])].some((start) =>
    byTerm.every((hits, at) => {
      const hit = hits.get(start + at);
      return hit && hit.quality >= FITTING && (at === 0 || hit.gap !== GAP.block);
    })
  );
}

/**
 * @param {Found} found @param {Term[]} terms @param {boolean} isPage rather than a section of it
 */
function scoreOf(found, terms, isPage) {
  const rarity = sum(terms.map((term) => term.rarity));
  const cover = sum(terms.map((term, at) => term.rarity * (found.cover[at] || 0)));
  return (
    10 **
    ((WEIGHTS.cover * cover) / rarity +
      (WEIGHTS.run * found.run) / terms.length +
      WEIGHTS.near * found.near +
      WEIGHTS.title * found.title ** 2 +
      (isPage ? WEIGHTS.page : 0))
  );
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((one, other) => one + other, 0);
}
