/**
 * Postings: which entries of the index hold a word, and where.
 *
 * lunr keeps them word by word.  Its own query scores and copies every posting of every word,
 * which is most of the time that an answer takes, and knows neither order nor marks.
 */

/** How much of the rarity that the fullest entry holds another one must hold. */
const ENOUGH = 0.6;
/** Entries looked at closely; beyond, only those that hold as much as the fullest one. */
const MOST_CANDIDATES = 400;

/**
 * One place where a written word answers a term.
 * @typedef {object} Hit
 * @property {number} quality
 * @property {number} position  Material's
 * @property {number} gap  what stands before it
 *
 * The hits of one field: for each term, by their place among the field's words.
 * @typedef {Map<number, Hit>[]} FieldHits
 *
 * @typedef {Map<string, FieldHits>} Hits
 *
 * What ranking asks of an entry beside its hits: whether it is a page or a section of one, and
 * how many words its title and its kind have.
 * @typedef {{isPage: boolean, titleLength: number, kindLength: number}} Entry
 */

class Postings {
  /** @param {LunrBuilder} builder when everything has been added */
  constructor(builder) {
    this.inverted = builder.invertedIndex;
    this.fields = Object.keys(builder._fields);
    this.entries = builder.documentCount;
    this.words = Object.keys(this.inverted);
    /** How many words each entry has in its title, and in its first tag, which names its kind. */
    this.titleLengths = this.count("title");
    this.kindLengths = this.count("tags", (position) => blockOf(position) === 0);
  }

  /**
   * How many words each entry has in a field.
   * @param {string} field @param {(position: number) => boolean} [isMeant]
   * @returns {Map<string, number>}
   */
  count(field, isMeant = () => true) {
    const counts = new Map();
    for (const fields of Object.values(this.inverted)) {
      for (const [ref, { position }] of Object.entries(fields[field] || {})) {
        counts.set(ref, (counts.get(ref) || 0) + position.filter(isMeant).length);
      }
    }
    return counts;
  }

  /**
   * @param {string} ref
   * @returns {Entry}
   */
  entry(ref) {
    return {
      isPage: !ref.includes("#"),
      titleLength: this.titleLengths.get(ref) || 0,
      kindLength: this.kindLengths.get(ref) || 0,
    };
  }

  /** @param {string} folded */
  exactly(folded) {
    return folded in this.inverted ? [folded] : [];
  }

  /**
   * The words of the index that answer a folded one.  Only the last typed word is still being
   * written; any other is taken for a beginning only when no entry holds it whole.
   * @param {string} folded @param {boolean} isLast
   */
  answering(folded, isLast) {
    const whole = isLast ? [] : this.exactly(folded);
    return whole.length ? whole : this.words.filter((word) => word.startsWith(folded));
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
      term.rarity = Math.log(1 + this.entries / Math.max(1, refs.size));
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
    for (const word of term.words) {
      for (const field of this.fields) {
        for (const ref in this.inverted[word]?.[field]) {
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
    return new Map(
      this.fields.map((field) => [field, terms.map((term) => this.hitsOf(term, field, ref))])
    );
  }

  /**
   * @param {Term} term @param {string} field @param {string} ref
   * @returns {Map<number, Hit>}
   */
  hitsOf(term, field, ref) {
    const hits = new Map();
    for (const word of term.words) {
      const posting = this.inverted[word]?.[field]?.[ref];
      posting?.vi.forEach(([place, written, gap], at) => {
        hits.set(place, { quality: qualityFor(term, written), position: posting.position[at], gap });
      });
    }
    return hits;
  }
}
