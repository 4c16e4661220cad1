// What the language file uses of lunr, as Material's search worker carries it.

interface LunrToken {
  str: string;
  metadata: { position: number };
}
/** Word as typed, field. */
type LunrMatches = Record<string, Record<string, { position: number[] }>>;

interface LunrClause {
  term: string;
}
interface LunrQuery {
  clauses: LunrClause[];
}
interface LunrResult {
  ref: string;
  score: number;
  matchData: { metadata: LunrMatches };
}
interface LunrIndex {
  query(build: (this: LunrQuery, query: LunrQuery) => void): LunrResult[];
}
type LunrValue = string | string[] | undefined;
type LunrEntry = { location: string; [field: string]: LunrValue };
interface LunrBuilder {
  /** With the attributes that the index's configuration gives a field. */
  _fields: Record<string, { extractor(entry: LunrEntry): LunrValue; cut?: object }>;
  tokenizer(value: LunrValue): LunrToken[];
  add(entry: LunrEntry): void;
  build(): LunrIndex;
}

declare const lunr: {
  vi: (this: LunrBuilder) => void;
  stopWordFilter: (word: string) => string;
  tokenizer: { separator: RegExp };
  Index: new (attributes: object) => LunrIndex;
  Query: new (fields: string[]) => LunrQuery;
};
