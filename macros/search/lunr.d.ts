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
type LunrEntry = { location: string };
type LunrValue = string | string[] | undefined;
interface LunrBuilder {
  _fields: Record<string, { extractor(entry: LunrEntry): LunrValue }>;
  tokenizer(value: LunrValue): LunrToken[];
  add(entry: LunrEntry): void;
  build(): LunrIndex;
}

declare const lunr: {
  vi: (this: LunrBuilder) => void;
  stopWordFilter: (word: string) => string;
  /** `table` holds the words of the field that is being read. */
  tokenizer: { separator: RegExp; table: number[][] };
  Index: new (attributes: object) => LunrIndex;
  Query: new (fields: string[]) => LunrQuery;
};
