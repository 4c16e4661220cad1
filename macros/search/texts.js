/**
 * Texts: every field of every entry as a row of numbers, one a word.
 *
 * The words were cut when the site was built (macros/search_words.py), for cutting them would be
 * most of what the search's start costs.  Asking runs over the numbers, which is quicker than
 * looking words up.
 */

/** What stands between a word and the one before: a space or a hyphen, more, another block. */
const GAP = { none: 0, punctuation: 1, block: 2 };
const GAPS = 3;

/** What an entry of Material's has. */
const FIELDS = /** @type {const} */ (["title", "text", "tags"]);

/**
 * What the index carries; search_words.py says how it is packed.
 * @typedef {{forms: string[], title: string, text: string, tags: string}} Cut
 */

/** One field of all entries. */
class FieldWords {
  /** @param {string} packed @param {number} count of entries */
  constructor(packed, count) {
    const bytes = atob(packed);
    /** Which form each word is, and what stands before it: one of `GAP`. */
    this.forms = new Uint32Array(bytes.length);
    this.gaps = new Uint8Array(bytes.length);
    /** Where each entry's words begin; the last ones end at the number after. */
    this.starts = new Uint32Array(count + 1);
    let [words, entry, number, shift] = [0, 0, 0, 0];
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes.charCodeAt(at);
      number |= (byte & 0x7f) << shift;
      shift += 7;
      if (byte > 0x7f) {
        continue;
      }
      if (number) {
        this.forms[words] = (number - 1) / GAPS;
        this.gaps[words++] = (number - 1) % GAPS;
      } else {
        this.starts[++entry] = words;
      }
      [number, shift] = [0, 0];
    }
  }

  /** @param {number} entry by its place */
  start(entry) {
    return this.starts[entry] || 0;
  }

  /** @param {number} entry by its place @returns {number} in words */
  length(entry) {
    return this.start(entry + 1) - this.start(entry);
  }
}

class Texts {
  /** @param {Cut} cut @param {LunrEntry[]} entries */
  constructor(cut, entries) {
    this.entries = entries;
    /** The ways in which words are written. */
    this.written = cut.forms.map(normalise);
    this.folded = this.written.map(fold);
    this.rows = {
      title: new FieldWords(cut.title, entries.length),
      text: new FieldWords(cut.text, entries.length),
      tags: new FieldWords(cut.tags, entries.length),
    };
  }

  /** @param {number} at its place @returns {LunrEntry} */
  entry(at) {
    return /** @type {LunrEntry} */ (this.entries[at]);
  }

  /** Whether an entry is a page, and not a section of one.  @param {number} at its place */
  isPage(at) {
    return !this.entry(at).location.includes("#");
  }
}
