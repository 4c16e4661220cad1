/**
 * Postings: which entries of the index hold a word, and where.
 *
 * lunr keeps postings as well, but its query scores and copies every one of every word, which is
 * most of the time that an answer takes, and knows neither order nor marks.
 */

/** How much of the rarity that the fullest entry holds another one must hold. */
const ENOUGH = 0.6;
/** Entries looked at closely; beyond, only those that hold as much as the fullest one. */
const MOST_CANDIDATES = 400;

/**
 * One place where a written word answers a term.
 * @typedef {{quality: number, gap: number, position: number}} Hit
 *
 * The hits of one field: for each term, by their place among the field's words.
 * @typedef {Map<number, Hit>[]} FieldHits
 *
 * @typedef {Map<string, FieldHits>} Hits
 *
 * What ranking asks of an entry beside its hits: whether it is a page or a section of one, and
 * how many words its title and its kind (the first tag) have.
 * @typedef {{isPage: boolean, titleLength: number, kindLength: number}} Entry
 */

class Postings {
  constructor() {
    /** @type {Map<string, Entry>} */
    this.entries = new Map();
    /** @type {Map<string, Map<string, Map<string, Occurrence[]>>>} field, folded word, entry */
    this.fields = new Map();
  }

  /**
   * Take in a field of an entry, just read by Material.
   * @param {string} ref @param {string} field @param {LunrToken[]} tokens
   */
  add(ref, field, tokens) {
    const { table } = lunr.tokenizer;
    const words = entryOf(this.fields, field, newMap);
    tokens.forEach((token, place) => {
      const { written, folded } = formsOf(token.str);
      const { position } = token.metadata;
      const gap = gapBetween(tokens[place - 1], token, table);
      const refs = entryOf(words, folded, newMap);
      entryOf(refs, ref, newList).push({ place, written, gap, position });
    });
    const entry = this.entry(ref);
    if (field === "title") {
      entry.titleLength = tokens.length;
    } else if (field === "tags") {
      entry.kindLength = tokens.filter(({ metadata }) => blockOf(metadata.position) === 0).length;
    }
  }

  /** @param {string} ref */
  entry(ref) {
    return entryOf(this.entries, ref, () => ({
      isPage: !ref.includes("#"),
      titleLength: 0,
      kindLength: 0,
    }));
  }

  /**
   * The words of the index that are this folded one.
   * @param {string} folded
   */
  exactly(folded) {
    return [...this.fields.values()].some((words) => words.has(folded)) ? [folded] : [];
  }

  /**
   * The words of the index that answer a folded one.  Only the last typed word is still being
   * written; any other is taken for a beginning only when no entry holds it whole.
   * @param {string} folded @param {boolean} isLast
   */
  answering(folded, isLast) {
    const whole = isLast ? [] : this.exactly(folded);
    if (whole.length) {
      return whole;
    }
    const all = [...this.fields.values()].flatMap((words) => [...words.keys()]);
    return [...new Set(all.filter((word) => word.startsWith(folded)))];
  }

  /**
   * The entries worth a closer look, by how much they hold of what was typed.
   * @param {Term[]} terms whose rarity is set here
   */
  candidates(terms) {
    /** @type {Map<string, number>} */
    const held = new Map();
    for (const term of terms) {
      const refs = this.holding(term);
      term.rarity = Math.log(1 + this.entries.size / Math.max(1, refs.size));
      for (const ref of refs) {
        held.set(ref, (held.get(ref) || 0) + term.rarity);
      }
    }
    const fullest = [...held].sort(([, one], [, other]) => other - one);
    const most = fullest[0]?.[1] || 0;
    return fullest
      .filter(([, rarity], at) => rarity >= most * (at < MOST_CANDIDATES ? ENOUGH : 1))
      .map(([ref]) => ref);
  }

  /**
   * The entries that hold a term.
   * @param {Term} term
   * @returns {Set<string>}
   */
  holding(term) {
    const refs = new Set();
    for (const words of this.fields.values()) {
      for (const word of term.words) {
        for (const ref of words.get(word)?.keys() || []) {
          refs.add(ref);
        }
      }
    }
    return refs;
  }

  /**
   * Every place of an entry where a term is answered.
   * @param {string} ref @param {Term[]} terms
   * @returns {Hits}
   */
  hits(ref, terms) {
    const hits = new Map();
    for (const [field, words] of this.fields) {
      hits.set(field, terms.map((term) => hitsOf(term, words, ref)));
    }
    return hits;
  }
}

/**
 * @param {Term} term @param {Map<string, Map<string, Occurrence[]>>} words @param {string} ref
 * @returns {Map<number, Hit>}
 */
function hitsOf(term, words, ref) {
  const hits = new Map();
  for (const word of term.words) {
    for (const { place, written, gap, position } of words.get(word)?.get(ref) || []) {
      hits.set(place, { quality: qualityFor(term, written), gap, position });
    }
  }
  return hits;
}

/**
 * What a map holds under a key, made when there is nothing yet.
 * @template V
 * @param {Map<string, V>} map @param {string} key @param {() => V} make
 * @returns {V}
 */
function entryOf(map, key, make) {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

/** @returns {Map<string, any>} */
function newMap() {
  return new Map();
}

/** @returns {Occurrence[]} */
function newList() {
  return [];
}
