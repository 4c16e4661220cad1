/**
 * Hits: where in a field of an entry typed words are answered.
 */

/** What a gap before a word costs, in words: none, punctuation, another block. */
const GAP_COSTS = [0, 0.3, 0.6];

/**
 * One word of a field that answers something.
 * @typedef {object} Hit
 * @property {number} place  which word of the field it is
 * @property {number} gap  what stands before it: one of `GAP`
 * @property {number} form
 */

/**
 * In the order of the field.
 * @param {FieldWords} row @param {number} entry @param {Term[]} terms
 * @returns {Hit[]}
 */
function hitsOf(row, entry, terms) {
  /** @type {Hit[]} */
  const hits = [];
  const start = row.start(entry);
  for (let at = start; at < row.start(entry + 1); at++) {
    const form = row.forms[at] || 0;
    for (const { qualities } of terms) {
      if (qualities[form]) {
        hits.push({ place: at - start, gap: row.gaps[at] || 0, form });
        break;
      }
    }
  }
  return hits;
}

/**
 * A title as it is read beside its kind: "Quy trình: Lấy phiếu tín nhiệm" answers what was typed
 * in one run.  The kind is the first tag; its words take the places before the title's first.
 * @param {Hit[]} title @param {Hit[]} tags @param {number} kindLength in words
 * @returns {Hit[]}
 */
function afterKind(title, tags, kindLength) {
  const kind = tags.filter(({ place }) => place < kindLength);
  return [
    ...kind.map(({ place, gap, form }) => ({ place: place - kindLength, gap, form })),
    ...title.map(({ place, gap, form }) => ({ place, gap: place ? gap : GAP.none, form })),
  ];
}

/**
 * How many words the first of an entry's tags has.
 * @param {FieldWords} tags @param {number} entry
 */
function kindLength(tags, entry) {
  const start = tags.start(entry);
  let length = 0;
  while (length < tags.length(entry) && (length === 0 || tags.gaps[start + length] !== GAP.block)) {
    length++;
  }
  return length;
}

/**
 * The best run that ends with each hit: typed words i, i+1, … standing one after the other, their
 * qualities added up, less where punctuation stands between.
 * @param {Hit[]} hits @param {Term[]} terms
 * @returns {number[]}
 */
function runs(hits, terms) {
  let before = terms.map(() => 0);
  let ending = terms.map(() => 0);
  let last = NaN;
  return hits.map(({ place, gap, form }) => {
    const cost = place === last + 1 ? GAP_COSTS[gap] || 0 : Infinity;
    [before, ending, last] = [ending, before, place];
    let best = 0;
    for (let term = 0; term < terms.length; term++) {
      const quality = terms[term]?.qualities[form] || 0;
      const run = (before[term - 1] || 0) - cost;
      const sum = quality && run > 0 ? quality + run : quality;
      ending[term] = sum;
      best = sum > best ? sum : best;
    }
    return best;
  });
}

/**
 * Whether each quoted phrase stands in one of the fields: its words in that order, next to each
 * other within one block, with marks that fit.
 * @param {Hit[][]} fields @param {Term[]} terms
 */
function holdsPhrases(fields, terms) {
  return terms.every(({ phrase }, at) => {
    if (phrase < 0 || terms[at - 1]?.phrase === phrase) {
      return true;
    }
    const words = terms.filter((term) => term.phrase === phrase);
    return fields.some((hits) => hits.some((_, first) => isPhrase(hits, first, words)));
  });
}

/** @param {Hit[]} hits @param {number} first @param {Term[]} words of one phrase */
function isPhrase(hits, first, words) {
  return words.every(({ qualities }, at) => {
    const [before, hit] = [hits[first + at - 1], hits[first + at]];
    const isNext = at === 0 || (hit?.gap !== GAP.block && hit?.place === (before?.place || 0) + 1);
    return hit && isNext && (qualities[hit.form] || 0) >= FITTING;
  });
}
