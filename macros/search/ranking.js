/**
 * Ranking: how well an entry answers all that was typed.
 *
 * lunr knows neither the order nor the nearness of words, nor marks.  Here four things decide:
 * which words are there and how well, the longest run of them as typed, the narrowest stretch
 * that holds them in any order, and title and tags, each in powers of ten.  What Material
 * multiplies on top is taken out again.
 */

/** What decides, and by how many powers of ten at most. */
const WEIGHTS = { cover: 4, run: 6, near: 6.5, heading: 1.8, tags: 0.3, brevity: 0.3, page: 0.35 };
/** A word of the heading that stands in tags alone: they name kind and document of the item. */
const TAG_SHARE = 0.8;
/** A heading tells when it says nearly all that was typed; a word or two of it tell nothing. */
const HEADING_POWER = 8;
/** What a gap before a word costs, in words: none, punctuation, another block. */
const GAP_COSTS = [0, 0.3, 0.6];
/** Beyond so many words nearness tells no more than the run does. */
const MOST_WORDS_NEAR = 8;

/**
 * What was found of the terms in an entry.
 * @typedef {object} Found
 * @property {number[]} cover  for each term the best quality
 * @property {number} run  the best run, in words
 * @property {Set<number>} blocks  the blocks of the text in which such a run ends
 * @property {number} near  1 where all words stand side by side, in whatever order
 * @property {Heading} heading
 *
 * What title and tags say of what was typed.
 * @typedef {object} Heading
 * @property {number} share  of the typed words, the part that stands in one of them
 * @property {number} tags  the part that stands in tags
 * @property {number} inTitle  how many stand in the title
 */

/**
 * @param {Hits} hits @param {number} count of terms @param {Entry} entry
 * @returns {Found}
 */
function judge(hits, count, entry) {
  const cover = new Array(count).fill(0);
  /** @type {Found} */
  const found = { cover, run: 0, blocks: new Set(), near: 0, heading: readHeading(hits, count) };
  for (const [field, byTerm] of hits) {
    byTerm.forEach((ofTerm, at) => {
      cover[at] = Math.max(cover[at], bestQuality(ofTerm));
    });
    const read = field === "title" ? afterKind(byTerm, hits.get("tags") || [], entry) : byTerm;
    findRuns(read, field === "text", found);
    found.near = Math.max(found.near, nearness(read));
  }
  return found;
}

/**
 * A title as it is read beside its kind: "Quy trình: Lấy phiếu tín nhiệm" answers what was typed
 * in one run.  The kind is the first tag; its words take the places before the title's first.
 * @param {FieldHits} title @param {FieldHits} tags @param {Entry} entry
 * @returns {FieldHits}
 */
function afterKind(title, tags, { kindLength }) {
  return title.map((hits, at) => {
    const read = new Map(hits);
    const first = read.get(0);
    if (first) {
      read.set(0, { ...first, gap: GAP.none });
    }
    for (const [place, hit] of tags[at] || []) {
      if (place < kindLength) {
        read.set(place - kindLength, hit);
      }
    }
    return read;
  });
}

/**
 * @param {Hits} hits @param {number} count of terms
 * @returns {Heading}
 */
function readHeading(hits, count) {
  const [title, tags] = ["title", "tags"].map((field) =>
    (hits.get(field) || []).map((ofTerm) => bestQuality(ofTerm) >= QUALITY.marksLeftOut)
  );
  const heading = { share: 0, tags: 0, inTitle: 0 };
  for (let at = 0; at < count; at++) {
    heading.share += (title?.[at] ? 1 : tags?.[at] ? TAG_SHARE : 0) / count;
    heading.tags += tags?.[at] ? 1 / count : 0;
    heading.inTitle += title?.[at] ? 1 : 0;
  }
  return heading;
}

/** @param {Map<number, Hit>} hits */
function bestQuality(hits) {
  let best = 0;
  for (const { quality } of hits.values()) {
    best = Math.max(best, quality);
  }
  return best;
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
 * @param {Found} found @param {Term[]} terms @param {Entry} entry
 */
function scoreOf(found, terms, { isPage, titleLength }) {
  const rarity = sum(terms.map((term) => term.rarity));
  const cover = sum(terms.map((term, at) => term.rarity * (found.cover[at] || 0))) / rarity;
  const { share, tags, inTitle } = found.heading;
  const brevity = inTitle / Math.max(1, inTitle, titleLength);
  const powers =
    WEIGHTS.cover * cover +
    (WEIGHTS.run * found.run) / terms.length +
    WEIGHTS.near * found.near +
    share ** HEADING_POWER * (WEIGHTS.heading + WEIGHTS.tags * tags + WEIGHTS.brevity * brevity) +
    (isPage ? WEIGHTS.page : 0);
  return 10 ** powers / materialFactor(found, isPage);
}

/**
 * What Material multiplies a score by: more for pages, and for the more words are there.
 * @param {Found} found @param {boolean} isPage
 */
function materialFactor({ cover }, isPage) {
  const held = cover.filter((quality) => quality > 0).length / cover.length;
  return 1 + ((isPage ? 1 : 0) + held) ** 2;
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((one, other) => one + other, 0);
}
