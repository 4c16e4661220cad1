/**
 * Words: what makes two ways of writing one word the same.
 *
 * `normalise` keeps the marks (case, composition and the place of the tone fall away); `fold`
 * drops them.  The index holds folded words and, beside each, its normalised form.
 */

/** The tone of open syllables stands on either vowel: hoà and hòa, uỷ and ủy are one word. */
const TONE_PLACES = new Map(
  ["oà òa", "oá óa", "oả ỏa", "oã õa", "oạ ọa", "oè òe", "oé óe", "oẻ ỏe", "oẽ õe", "oẹ ọe"]
    .concat(["uỳ ùy", "uý úy", "uỷ ủy", "uỹ ũy", "uỵ ụy"])
    .map((pair) => /** @type {[string, string]} */ (pair.split(" ")))
);
const TONE_PLACE_LETTERS = 2;
const MARK = /[\u0300-\u036f]/;
const MARKS = /[\u0300-\u036f]/g;
/** Stands for the stroke of đ, which has no decomposition of its own. */
const STROKE = "\u0335";

/**
 * A word in lower case, composed, with đ for the look-alike ð of some keyboards.
 * @param {string} word
 */
function normalise(word) {
  const composed = word.toLowerCase().normalize("NFC").replace(/ð/g, "đ");
  const place = TONE_PLACES.get(composed.slice(-TONE_PLACE_LETTERS));
  return place ? composed.slice(0, -TONE_PLACE_LETTERS) + place : composed;
}

/**
 * A normalised word without its marks: đoàn is `doan`.
 * @param {string} normalised
 */
function fold(normalised) {
  return normalised.normalize("NFD").replace(MARKS, "").replace(/đ/g, "d");
}

/** @param {string} word */
function decompose(word) {
  return word.normalize("NFD").replace(/đ/g, "d" + STROKE);
}

/**
 * Whether a typed word is a written one, or its beginning, with some or no marks left out.
 * @param {string} typed @param {string} written both normalised
 */
function isWithoutSomeMarks(typed, written) {
  const wanted = decompose(typed);
  const given = decompose(written);
  let at = 0;
  for (const letter of wanted) {
    while (at < given.length && given[at] !== letter) {
      if (!MARK.test(given.charAt(at))) {
        return false;
      }
      at++;
    }
    if (at++ >= given.length) {
      return false;
    }
  }
  return true;
}

/** How well a written word answers a typed one. */
const QUALITY = { same: 1, marksLeftOut: 0.85, allMarksLeftOut: 0.97, otherMarks: 0.5 };
/** What is left of it where only the word's beginning was typed. */
const ONLY_BEGINNING = 0.8;
/** From here on the marks typed fit the marks written. */
const FITTING = 0.6;

/**
 * How well a written word answers a typed one that folds to the same, or to its beginning.
 * @param {string} typed @param {string} written both normalised
 * @param {boolean} isPlain whether no word of the query has marks: then their lack says little
 */
function qualityOf(typed, written, isPlain) {
  const isWhole = fold(typed) === fold(written);
  const quality = marksQuality(typed, written, isPlain);
  return isWhole ? quality : quality * ONLY_BEGINNING;
}

/** @param {string} typed @param {string} written @param {boolean} isPlain */
function marksQuality(typed, written, isPlain) {
  if (written.startsWith(typed)) {
    return QUALITY.same;
  }
  if (isWithoutSomeMarks(typed, written)) {
    return isPlain ? QUALITY.allMarksLeftOut : QUALITY.marksLeftOut;
  }
  return QUALITY.otherMarks;
}
