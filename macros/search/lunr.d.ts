// What the language file uses of lunr, as Material's search worker carries it.

/** What a word is stored with: its place among the field's words, its written form, its gap. */
type Stored = [place: number, written: string, gap: number];

interface LunrToken {
  str: string;
  metadata: { position: number; vi?: Stored };
}
interface LunrPosting {
  position: number[];
  vi: Stored[];
}
/** Word, field, entry. */
type LunrInverted = Record<string, Record<string, Record<string, LunrPosting>>>;
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
interface LunrPipeline {
  reset(): void;
  add(step: typeof foldToken): void;
}
interface LunrBuilder {
  pipeline: LunrPipeline;
  searchPipeline: LunrPipeline;
  metadataWhitelist: string[];
  invertedIndex: LunrInverted;
  documentCount: number;
  _fields: Record<string, object>;
  build(): LunrIndex;
}

declare const lunr: {
  vi: (this: LunrBuilder) => void;
  stopWordFilter: (word: string) => string;
  /** `table` holds the words of the field that is being read. */
  tokenizer: { separator: RegExp; table: number[][] };
  Pipeline: { registerFunction(step: typeof foldToken, name: string): void };
  Index: new (attributes: object) => LunrIndex;
  Query: new (fields: string[]) => LunrQuery;
  TokenSet: new () => object;
};
