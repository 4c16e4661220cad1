// The types that the page's scripts share; read by `tsc` alone, never by a browser.

type Json = null | boolean | string | number | JsonNumber | Json[] | JsonObject;
type JsonObject = Map<string, Json>;
/** A number that JavaScript would change: the text that Python writes for it. */
interface JsonNumber {
  readonly literal: string;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

type QuestionKind = "scale" | "yes_no" | "choice" | "text" | "date" | "number" | "table";
type PeriodKind = "month" | "quarter" | "half" | "year" | "ad_hoc";
/** Who answers: the person, the collective, or whoever reviews both. */
type By = "self" | "collective" | "reviewer";

interface Level {
  id: string;
  label: string;
}
interface Scale {
  id: string;
  levels: Level[];
  not_applicable: string;
}
interface Option {
  id: string;
  label: string;
}
interface Column {
  id: string;
  label: string;
  kind: "text" | "date" | "number" | "choice";
  options: Option[];
  required: boolean;
}
interface FixedRow {
  id: string;
  label: string;
  at_most: string;
}
interface Deadline {
  date: string;
  state: string;
  done: string[];
}
interface LeadOfDays {
  label: string;
  earliest_days: number;
  latest_days: number;
  note: string;
}
interface Condition {
  question: string;
  values: string[];
}
interface Question {
  id: string;
  kind: QuestionKind;
  label: string;
  number: string;
  scale: string;
  options: Option[];
  words_at_most: number;
  at_most: string;
  leads: LeadOfDays[];
  columns: Column[];
  rows: FixedRow[];
  deadline: Deadline | null;
  condition: Condition | null;
  periods: PeriodKind[];
}
interface Section {
  id: string;
  title: string;
  by: By;
  questions: Question[];
}
interface Ballot {
  title: string;
  people: string;
  columns: string[];
  scale: string;
  copies: number;
  note: string;
}
interface Figure {
  id: string;
  label: string;
  table: string;
  section: string;
}
interface Take {
  id: string;
  label: string;
  kind: "previous" | "opinion" | "rows" | "row" | "answers";
  form: string;
}
/** One question, or column of a table, that changed its meaning or is asked no more. */
interface Replacement {
  question: string;
  after: string;
  replaced_by: string[];
  values: Record<string, string>;
  note: string;
}

/** What the page uses of `forms.definition.FormDefinition`. */
interface FormDefinition {
  id: string;
  title: string;
  edition: string;
  tool_version: string;
  meaning: string;
  wording: string;
  identity: { id: string; label: string }[];
  periods: { kind: PeriodKind; label: string }[];
  period_label: string;
  scales: Scale[];
  sections: Section[];
  ballot: Ballot | null;
  figures: Figure[];
  takes: Take[];
  /** What older answers go through. */
  replacements: Replacement[];
  /** Every frozen edition of the content, oldest first. */
  editions: string[];
  disclaimer: string;
  notice: string;
}

interface FormRef {
  id: string;
  edition: string;
  meaning: string;
  wording: string;
  extra: JsonObject;
}
interface Period {
  kind: PeriodKind;
  year: number | JsonNumber | null;
  index: number | JsonNumber | null;
  extra: JsonObject;
}
/** `row_id` and one text a column. */
type Row = Map<string, string>;
type Value = string | Row[];
/** Its name alone, or members of which the page knows `name`, `number`, `date` and `place`. */
type Evidence = string | Map<string, string>;
interface Answer {
  by: By;
  value: Value;
  note: string;
  evidence: Evidence[];
  not_applicable_reason: string;
  updated_at: string;
  seq: number | JsonNumber;
  extra: JsonObject;
}
/** `forms.response.Response`; maps, so that no id can collide with what objects inherit. */
interface FormResponse {
  tool_version: string;
  form: FormRef;
  questions: Map<string, string>;
  respondent: Map<string, string>;
  period: Period | null;
  answers: Map<string, Answer>;
  retired_answers: JsonObject;
  extra: JsonObject;
}

/** What the fields of the page hold; a member that is left out has no field and stays as it was. */
interface EnteredAnswer {
  value: Value;
  note?: string;
  evidence?: Evidence[];
  not_applicable_reason?: string;
}
interface Entered {
  respondent: Map<string, string>;
  /** Left out by a form without periods. */
  period?: { kind: string; year: number | null; index: number | null } | null;
  answers: Map<string, EnteredAnswer>;
}

/** What tells which questions are asked: a response, or what the fields hold. */
interface Asking {
  period?: { kind: string } | null;
  answers: Map<string, { value: Value }>;
}

/** One thing that is wrong with a save file, as in `forms.errors.Problem`. */
interface Problem {
  path: string;
  sentence: string;
}
type Decoded = { response: FormResponse } | { problem: string; problems: Problem[] };

interface Finding {
  question: string;
  anchor: string;
  severity: "missing" | "contradiction" | "hint";
  sentence: string;
}
interface SummaryGroup {
  section: string;
  title: string;
  rows: { id: string; label: string; count: number }[];
}
interface Review {
  findings: Finding[];
  summary: SummaryGroup[];
  figures: FoundFigure[];
}

type OnProgress = (sentence: string, share: number) => void;
interface MessageButton {
  label: string;
  run: () => void;
  /** The message stays after the click. */
  stays?: boolean;
}
interface Confirmation {
  title: string;
  lines: string[];
  yes: string;
  no: string;
  /** Fields, under the lines. */
  body?: HTMLElement;
  /** What is wrong with the fields, in a sentence; empty when they will do. */
  check?: () => string | Promise<string>;
}
type SavingState =
  | { kind: "restoring" | "choosing" | "empty" | "waiting" | "full" }
  | { kind: "conflict" | "gone" | "read" | "private" }
  | { kind: "saved"; at: string }
  | { kind: "failed"; reason: string };

/** A form page at work. */
interface FormPage {
  readonly root: HTMLElement;
  readonly definition: FormDefinition;
  readonly template: unknown;
  readonly siteRoot: string;
  readonly autosave: Autosave;
  readonly draft: OpenDraft;
  /** The question that last had the focus. */
  readonly lastQuestion: string;
  part(name: string): HTMLElement;
  say(lines: string[], buttons?: MessageButton[]): void;
  /** What the fields hold now. */
  current(): FormResponse;
  /** Shows a response; saves nothing. */
  apply(response: FormResponse, keepTyped?: boolean): void;
  /** Shows a response and saves it; what stood there before becomes a state of the draft. */
  replace(response: FormResponse): void;
  /** Shows the empty form; saves nothing. */
  clear(): void;
  /** The fields changed. */
  changed(): void;
  /** Starts Python while nobody waits for it. */
  warmUp(): void;
}

/** What a presentation shows at a time, and the headings over it that it does not hold. */
interface Slide {
  parts: HTMLElement[];
  over: HTMLElement[];
}
interface Deck {
  slides: Slide[];
  /** Every part, and every element around parts, with the slides that show it. */
  places: Map<HTMLElement, Set<Slide>>;
}

interface SoTayGlobal {
  searchQuery: {
    /** What was typed, as the search worker gets it. */
    asQuery(typed: string): string;
  };
  slides: {
    /** `room` is the height in pixels that a slide has. */
    divide(page: HTMLElement, room: number): Deck;
    /** Scrolls a long slide by a screen, under what ends at `edge`; false where there is no more. */
    turn(slide: Slide, edge: number, step: 1 | -1): boolean;
  };
  forms: Record<string, { definition: FormDefinition; template: unknown; siteRoot: string }>;
  json: {
    parse(text: string): Json;
    write(value: Json): string;
    clean(text: string): string;
    isTooLarge(text: string): boolean;
  };
  checker: {
    Checker: new () => {
      problems: Problem[];
      note(path: string[], sentence: string): void;
      response(members: JsonObject): FormResponse;
      answer(value: Json, path: string[]): Answer;
    };
    isWhole(value: Json | undefined): value is number | JsonNumber;
    fromFile(name: string, atMost?: number): string;
  };
  response: {
    create(definition: FormDefinition): FormResponse;
    encode(response: FormResponse): string;
    decode(text: string): Decoded;
    decodeFile(file: ArrayBuffer, name: string): Decoded | null;
    TOO_LARGE: string;
    fits(response: FormResponse, definition: FormDefinition): boolean;
    update(
      previous: FormResponse,
      definition: FormDefinition,
      entered: Entered,
      now: Date,
    ): FormResponse;
    clean(text: string): string;
    isAnswered(answer: Answer | EnteredAnswer | undefined): boolean;
    isEmpty(response: FormResponse): boolean;
    name(response: FormResponse): string;
    questions(definition: FormDefinition): Question[];
    /** The questions that are asked, by period and earlier answers: `forms/asked.py`. */
    asked(definition: FormDefinition, response: Asking): Question[];
    /** The questions that may come to be asked in a period. */
    possible(definition: FormDefinition, period: Asking["period"]): Question[];
  };
  controls: {
    /** The fields outside of tables, by name. */
    named(root: HTMLElement): Map<string, Control[]>;
    /** What the field of this name holds; `undefined` when there is none. */
    text(controls: Map<string, Control[]>, name: string): string | undefined;
    chosen(controls: Map<string, Control[]>, name: string): string;
    put(control: Control, value: string): void;
  };
  tables: {
    read(table: HTMLTableElement): Row[];
    write(table: HTMLTableElement, rows: Row[]): void;
    append(table: HTMLTableElement, rows: Row[]): void;
    add(
      table: HTMLTableElement,
      rowId?: string,
      before?: HTMLTableRowElement,
    ): HTMLTableRowElement;
    remove(row: HTMLTableRowElement): () => void;
    rowsOf(table: HTMLTableElement): HTMLTableRowElement[];
    /** What a row holds, by column. */
    texts(row: HTMLTableRowElement): Row;
    isEmpty(row: HTMLTableRowElement): boolean;
  };
  evidence: {
    read(table: HTMLTableElement): Evidence[];
    write(table: HTMLTableElement, evidence: Evidence[]): void;
    paste(event: ClipboardEvent): boolean;
    enter(event: KeyboardEvent): void;
  };
  period: {
    /** `undefined` for a form without periods. */
    read(root: HTMLElement): Entered["period"];
    write(root: HTMLElement, period: Period | null): void;
    /** Shows the fields that the chosen kind has. */
    show(root: HTMLElement): void;
    /** As in `Quý 3 năm 2026`. */
    said(period: Period): string;
  };
  side: {
    /** The ids of the questions of the side that is being filled in. */
    own(root: HTMLElement, definition: FormDefinition): Set<string>;
    show(root: HTMLElement, definition: FormDefinition): void;
    wire(root: HTMLElement, definition: FormDefinition, onChange: () => void): void;
    hasTwo(definition: FormDefinition): boolean;
  };
  deadlines: {
    /** Marks the rows that are overdue today. */
    show(root: HTMLElement, definition: FormDefinition): void;
  };
  fields: {
    entered(root: HTMLElement, definition: FormDefinition): Entered;
    read(
      root: HTMLElement,
      definition: FormDefinition,
      previous: FormResponse,
      now: Date,
    ): FormResponse;
    write(root: HTMLElement, definition: FormDefinition, response: FormResponse): void;
    typed(root: HTMLElement): () => void;
  };
  showing: {
    show(root: HTMLElement, definition: FormDefinition): void;
    /** Questions asked of this side that have no answer. */
    unanswered(root: HTMLElement, definition: FormDefinition): string[];
  };
  saveFile: {
    fileName(response: FormResponse, extension: string): string;
    download(name: string, file: Blob): void;
    base64(file: Blob): Promise<string>;
    MAX_BYTES: number;
  };
  review: {
    draw(body: HTMLElement, review: Review, figures: HTMLElement[]): void;
    outdated(body: HTMLElement): void;
  };
  messages: {
    when(time: Date): string;
    show(root: HTMLElement, lines: string[], buttons?: MessageButton[], focus?: boolean): void;
    stand(root: HTMLElement, lines: string[], buttons: MessageButton[]): void;
    settle(root: HTMLElement): void;
    hide(root: HTMLElement): void;
    ask(root: HTMLElement, question: Confirmation): Promise<boolean>;
    progress(root: HTMLElement, sentence: string, share: number): void;
  };
  actions: {
    run(name: string, page: FormPage, button: HTMLElement): void;
    /** What most of the bridge's actions take. */
    members(
      page: FormPage,
      response: FormResponse,
    ): { definition: FormDefinition; text: string; date: string };
    withPython(
      page: FormPage,
      button: HTMLElement,
      work: (onProgress: OnProgress) => Promise<void>,
    ): Promise<void>;
    withProblems(sentence: string, problems: Problem[]): string[];
    /** Whether the page has a button for it: a form in one file has few of them. */
    offers(root: HTMLElement, name: string): boolean;
    /** What the code of a filled form is for. */
    codeLine(code: string): string;
    linesOf(error: unknown): string[];
  };
  opening: {
    open(page: FormPage, button: HTMLElement, file: File): Promise<void>;
    adaptDraft(page: FormPage, draft: Draft): Promise<void>;
    /** What a stored state holds, in this form; nothing changes, `null` when it is not wanted. */
    adaptState(
      page: FormPage,
      button: HTMLElement,
      what: string,
      text: string,
    ): Promise<{ response: FormResponse; notes: string[] } | null>;
  };
  status: {
    show(line: HTMLElement, state: SavingState): void;
    /** What an error of the store means for saving. */
    failed(error: unknown): SavingState;
  };
  print: {
    wire(root: HTMLElement): void;
    filled(): void;
    blank(): void;
  };
}

/** A sum or a share that Python reckoned; `text` is empty when it could not. */
interface FoundFigure {
  id: string;
  label: string;
  text: string;
  section: string;
  table: string;
  row: string;
}
/** Words that an old font's code explains, and the code as the program that converts names it. */
interface OldFont {
  code: string;
  words: string[];
}
/** What a response would change in another one: where, as a person finds it on the page. */
interface Changes {
  filled: string[];
  replaced: string[];
  /** As in `3 dòng vào câu 2.1`. */
  added: string[];
}
interface SoTayGlobal {
  /** An element with a class, where it is not empty, and what stands in it. */
  make(tag: string, className: string, ...children: (Node | string)[]): HTMLElement;
  /**
   * The elements of a built form with `data-<name>`, by its value.  They are looked up once, for
   * hundreds of searches through a long form would be felt while typing: none comes or goes.
   */
  byData(root: HTMLElement, name: string): Map<string, HTMLElement>;
  figures: {
    draw(
      root: HTMLElement,
      definition: FormDefinition,
      response: FormResponse,
      figures: FoundFigure[],
    ): void;
    /** Says in place of the figures how to get them, for they may no longer hold. */
    clear(root: HTMLElement, definition: FormDefinition): void;
    /** All figures, as the form shows them. */
    all(
      definition: FormDefinition,
      response: FormResponse,
      figures: FoundFigure[],
    ): HTMLElement[];
  };
  taking: {
    /** Lets the person choose the files for a button. */
    choose(page: FormPage, button: HTMLElement): void;
    take(page: FormPage, files: File[]): Promise<void>;
    changes(definition: FormDefinition, before: FormResponse, after: FormResponse): Changes;
    /** What a person sees of an answer, to compare it with another one. */
    seen(answer: Answer | undefined): string;
  };
  words: {
    count(text: string): number;
    /** As in `Đã viết 120/300 chữ.` */
    said(written: number, limit: number): string;
    show(root: HTMLElement): void;
  };
  leadDays: {
    /** The days, in a line for each way of counting; `open` when the source does not say which. */
    inLines(before: { earliest: number; latest: number }, open: boolean, day: number): string[];
    show(root: HTMLElement): void;
  };
  oldFont: {
    find(text: string): OldFont | null;
    /** What to say of a response, naming where such text stands; nothing when all is well. */
    inResponse(definition: FormDefinition, response: FormResponse): string[];
    wire(page: FormPage): void;
  };
  ballots: {
    /** Prints a sheet of ballots in place of the form. */
    print(page: FormPage): void;
    /** The class of `<html>` while it prints. */
    PRINTING: string;
  };
  paper: {
    /** Writes the lines that the paper alone has; what takes them away again comes back. */
    prepare(root: HTMLElement, blank: boolean): (() => void)[];
    /** The period that the fields hold, in words. */
    period(root: HTMLElement): string;
    /** Days as people write them. */
    readable(text: string): string;
    ruled(count: number): HTMLElement[];
    evidenceSaid(piece: Evidence): string;
    /** As in `……, ngày 05 tháng 02 năm 2026`. */
    dateLine(now: Date): string;
  };
}

/** A text under a password; plain members, so that every store keeps it. */
interface LockedText {
  format: number;
  kdf: string;
  iterations: number;
  /** These three in base64. */
  salt: string;
  iv: string;
  /** The text, and at its end what tells that nothing was changed. */
  data: string;
}
/** What a password gives; held in memory alone. */
interface SecretKey {
  readonly key: CryptoKey;
  readonly salt: string;
  readonly iterations: number;
}
interface SoTayGlobal {
  /** Whatever is refused rejects with an `Error` whose `message` is a sentence for the person. */
  secret: {
    offered(): boolean;
    /** Why no password can be set here; empty when one can. */
    why(): string;
    make(password: string): Promise<SecretKey>;
    lock(key: SecretKey, text: string): Promise<LockedText>;
    /** The key locks the next state of the text; `largest` is how many bytes it may have. */
    open(locked: unknown, password: string, largest?: number): Promise<{ key: SecretKey; text: string }>;
    /** Another text that the key locked. */
    read(key: SecretKey, locked: unknown, largest?: number): Promise<string>;
    /** The fewest characters of a password. */
    SHORTEST: number;
  };
}

declare var SoTay: SoTayGlobal;
