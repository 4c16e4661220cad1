// What the page that gathers has of its own; read by `tsc` alone, never by a browser.
// The objects from Python are those of docs/contributing/interfaces.md, "Gathering".

/** A file that was chosen or dropped; its name has the folders that it came out of. */
interface GivenFile {
  name: string;
  file: File;
}
interface GatherLeft {
  name: string;
  way: string[];
  kind: string;
  sentence: string;
  key: string;
}
interface GatherFile {
  key: string;
  name: string;
  way: string[];
  form: string;
  whose: string;
  lines: string[];
  period: string;
  period_said: string;
  edition: string;
  day: string;
  asked: number;
  answered: number;
  state: "used" | "superseded" | "set_aside" | "waiting";
  proposed: boolean;
  chosen: boolean | null;
  others: string[];
  why: string;
  notes: string[];
}
interface GatherForm {
  id: string;
  title: string;
  edition: string;
  whose_label: string;
  line_labels: string[];
  period_label: string;
  periods: { key: string; label: string; used: number }[];
  used: number;
  received: number;
}
interface GatherFiles {
  forms: GatherForm[];
  files: GatherFile[];
  left: GatherLeft[];
  wanted: string[];
}
interface GatherAdded {
  received: string[];
  left: GatherLeft[];
  wanted: string[];
  /** Whether a zip or gathered file has members that are not read yet. */
  more?: boolean;
}
interface GatherViewFile {
  key: string;
  name: string;
  way: string[];
  whose: string;
  lines: string[];
  period_said: string;
  day: string;
  sides: { by: string; asked: number; answered: number }[];
}
interface RosterPerson {
  place: number;
  name: string;
  unit: string;
  state: "handed" | "missing" | "near" | "unclear";
  of: number[];
  near: number[];
  note: string;
}
interface GatherCount {
  id: string;
  label: string;
  count: number;
  /** Places in the view's files. */
  of: number[];
}
interface GatherCounts {
  id: string;
  number: string;
  label: string;
  kind: string;
  scale: string;
  rows: GatherCount[];
}
interface GatherSection {
  id: string;
  title: string;
  by: string;
  scales: GatherCounts[];
  questions: GatherCounts[];
}
interface GatherTrigger {
  question: string;
  number: string;
  label: string;
  consequence: string;
  rows: GatherCount[];
}
interface GatherShortcoming {
  question: string;
  number: string;
  label: string;
  level: string;
  level_label: string;
  count: number;
  of: number[];
}
interface GatherRemedy {
  of: number;
  question: string;
  number: string;
  row: string;
  texts: { label: string; text: string }[];
  date: string;
  date_label: string;
  state: "" | "open" | "done" | "overdue";
  state_label: string;
}
interface GatherSaid {
  question: string;
  number: string;
  label: string;
  by: string;
  said: string[];
}
interface GatherOpinion {
  of: number;
  own: GatherSaid[];
  others: GatherSaid[];
}
interface GatherView {
  form: string;
  title: string;
  disclaimer: string;
  period: string;
  today: string;
  whose_label: string;
  line_labels: string[];
  files: GatherViewFile[];
  roster: { people: RosterPerson[]; strangers: number[] } | null;
  sections: GatherSection[];
  triggers: GatherTrigger[];
  shortcomings: GatherShortcoming[];
  remedies: GatherRemedy[];
  opinions: GatherOpinion[];
  notes: string[];
}
interface GatherBehind {
  answers: { key: string; whose: string; by: string; value: string; said: string[] }[];
}
/** What is asked for: members of `collect_view` and of most files that are made. */
interface GatherAsked {
  form: string;
  period?: string;
  roster?: string;
  hide_names: boolean;
}
interface GatherMade {
  base64: string;
  name: string;
  notes?: string[];
  /** Whether the file's next bytes are to be asked for. */
  more?: boolean;
}

/** One gathering: what Python holds of it, and what brings it back where Python was started anew. */
interface Gathering {
  /** What could not be given to Python at all. */
  readonly left: GatherLeft[];
  /** How many files were given, and how many of them Python has. */
  readonly given: number;
  readonly added: number;
  /** Whether a zip or gathered file has members that are not read yet. */
  readonly more: boolean;
  readonly done: boolean;
  give(files: GivenFile[]): void;
  /** Reads until all is read or `stop` was called. */
  read(onStep: () => void): Promise<void>;
  stop(): void;
  choose(key: string, use: boolean | null): Promise<void>;
  ask(action: string, members: object): Promise<any>;
  /** A file, which may come in pieces of base64, each given to `take`; the first answer. */
  file(action: string, members: object, take: (base64: string) => void): Promise<GatherMade>;
  /** Lets go of everything, Python included. */
  end(): void;
}

/** What the page's scripts share. */
interface GatherPage {
  readonly root: HTMLElement;
  part(name: string): HTMLElement;
  select(name: string): HTMLSelectElement;
  /** The site's forms, each with the forms that it takes answers from. */
  known(): { id: string; title: string; takes: string[] }[];
  onProgress: OnProgress;
  asked(): GatherAsked;
  gathering: Gathering;
  files: GatherFiles | null;
  view: GatherView | null;
  /** Every change of what is shown makes whatever is still being worked out worthless. */
  turn: number;
  /** Whether gathered work would be lost with the page. */
  isUnsaved: boolean;
}
/** What a part of the page draws with. */
interface GatherDrawn {
  view: GatherView;
  /** A number as a button that leads to the answers behind it. */
  number(count: number, of: number[], behind: BehindAsked): HTMLElement;
}
interface BehindAsked {
  question: string;
  /** What the answers have in common. */
  title: string;
}

interface WalkedDirectory {
  values(): AsyncIterable<FileSystemHandle>;
}
interface DroppedItem {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
}

interface SoTayGlobal {
  /** The Word template of reports, made at build. */
  collectPaper?: unknown;
  collectFiles: {
    /** Throws a sentence when there are far too many. */
    chosen(files: FileList): GivenFile[];
    /** To be called before anything is waited for. */
    dropped(transfer: DataTransfer): Promise<GivenFile[]>;
  };
  collectLocked: {
    /** Whether a file that begins like this is one under a password. */
    is(head: string): boolean;
    /** What is inside, in base64; `null` when the person gives up. Rejects with a sentence. */
    open(root: HTMLElement, given: GivenFile): Promise<string | null>;
    /** A file under a password that is asked for; `null` when the person gives up. */
    lock(root: HTMLElement, made: GatherMade): Promise<{ name: string; file: Blob } | null>;
  };
  collectReading: {
    /** Rejects when it cannot be read or is none of ours; `opened` is what passwords opened. */
    ready(
      root: HTMLElement,
      given: GivenFile,
      opened: Map<GivenFile, string>,
    ): Promise<{ given: GivenFile; base64: string }>;
    why(error: unknown): { kind: string; sentence: string };
  };
  collectGathering(
    root: HTMLElement,
    today: string,
    onProgress: OnProgress,
    isKnown: (form: string) => boolean,
  ): Gathering;
  /** Draws a long list in pieces into `body`; the row with the button for more comes after it. */
  collectPaged<T>(
    body: HTMLElement,
    items: T[],
    draw: (item: T) => HTMLElement,
    noun: string,
  ): HTMLElement;
  collectBehind: {
    /** Shows the answers behind a number. */
    open(page: GatherPage, keys: string[], behind: BehindAsked): Promise<void>;
    close(root: HTMLElement): void;
  };
  collectLeft: {
    draw(
      files: GatherFiles,
      left: GatherLeft[],
      choose: (key: string, use: boolean | null) => void,
    ): HTMLElement[];
    /** The files that it came out of, and its own name. */
    path(file: { name: string; way: string[] }): string;
  };
  collectPeople: {
    /** `rename` puts the name in a file in place of the one in the list of people. */
    draw(drawn: GatherDrawn, rename: (place: number, name: string) => void): HTMLElement[];
  };
  collectLevels: {
    draw(drawn: GatherDrawn): HTMLElement[];
    triggers(drawn: GatherDrawn): HTMLElement[];
  };
  collectDetails: {
    shortcomings(drawn: GatherDrawn): HTMLElement[];
    remedies(drawn: GatherDrawn): HTMLElement[];
    opinions(drawn: GatherDrawn): HTMLElement[];
  };
  collectRoster: {
    /** The text of a list; rejects with a sentence. */
    read(file: File): Promise<string>;
    /** The list with another name for somebody of whose name there are some `earlier`. */
    renamed(list: string, name: string, earlier: number, other: string): string;
  };
  collectResult: {
    /** Offers the forms and periods that there are files of. */
    offer(page: GatherPage): void;
    /** Another form was chosen. */
    change(page: GatherPage): void;
    /** Draws part after part, for as long as nothing else is to be shown. */
    draw(
      page: GatherPage,
      view: GatherView,
      rename: (place: number, name: string) => void,
    ): Promise<void>;
  };
  collectTaken: {
    /** Everything that can be taken away, each with its button. */
    draw(page: GatherPage, view: GatherView): void;
  };
  /** Whether a file that was made is what it should be, with `count` members. */
  collectCheck(kind: string, bytes: Uint8Array<ArrayBuffer>, count: number): boolean;
}
