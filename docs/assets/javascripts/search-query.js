/**
 * What was typed into the search box, as the search worker gets it: words, and phrases in quotes.
 *
 * Material and lunr would read operators out of punctuation ("53-CT/ĐU", "khóa XII:") and take a
 * phrase in quotes for words that must all be there.  So punctuation goes, and a phrase becomes
 * one word, which macros/search/terms.js takes apart again.
 */
globalThis.SoTay = globalThis.SoTay || /** @type {SoTayGlobal} */ ({});

(function () {
  "use strict";

  const QUOTES = /[“”„‟«»]/g;
  const PHRASE = /"([^"]*)"/;
  const PUNCTUATION = /[^\p{L}\p{M}\p{N}]+/u;
  /** What a term is asked with; no page says it. */
  const QUESTION = / (?:ngh[iĩ]a )?l[aà] g[iì]$/i;
  /** Neither white space nor punctuation to lunr. */
  const JOINER = "\u2060";

  /** @param {string} text */
  function words(text) {
    return text.split(PUNCTUATION).filter(Boolean);
  }

  /** @param {string} typed */
  function asQuery(typed) {
    // Split at a pattern with a group: what stood between quotes has the odd places.
    return typed
      .normalize("NFC")
      .replace(QUOTES, '"')
      .split(PHRASE)
      .map((part, at) => words(part).join(at % 2 ? JOINER : " "))
      .filter(Boolean)
      .join(" ")
      .replace(QUESTION, "");
  }

  SoTay.searchQuery = { asQuery };
})();
