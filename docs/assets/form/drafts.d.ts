// The types of drafts and of what asks for them; read by `tsc` alone, never by a browser.

/** A draft that is open: its text can be read. */
interface Draft {
  readonly id: string;
  /** The form's id. */
  readonly form: string;
  /** What the person called it; may be empty, but not under a password. */
  readonly name: string;
  /** Counts the saves of a form's drafts, for the clock may go back; 0 before the first one. */
  readonly seq: number;
  readonly saved_at: string;
  /** When its last state was put aside. */
  readonly kept_at: string;
  readonly text: string;
  /** Locks its text; `null` without a password. */
  readonly key: SecretKey | null;
}
/** A draft as it is stored: its text or, under a password, its locked text. */
interface StoredDraft {
  readonly id: string;
  readonly form: string;
  readonly name: string;
  readonly seq: number;
  readonly saved_at: string;
  readonly kept_at: string;
  readonly content: Content;
}
type Content = { text: string } | { locked: LockedText };
/** What a draft was before. */
interface DraftState {
  readonly seq: number;
  readonly saved_at: string;
  readonly content: Content;
}
type SaveOutcome = { saved: Draft } | { conflict: StoredDraft | null };
/** What happened to a draft in another tab; `erased` is all of them. */
type Elsewhere = "saved" | "renamed" | "removed" | "erased";

interface DraftStores {
  drafts: IDBObjectStore;
  states: IDBObjectStore;
}

interface Autosave {
  /** The draft that is being filled in; `null` while there is none, and while nothing is kept. */
  readonly draft: Draft | null;
  /** Nothing is kept on this computer. */
  readonly isPrivate: boolean;
  /** The text that was last written to a file, or read from one; empty before. */
  readonly inFile: string;
  /** The form changed: save soon. */
  changed(): void;
  /** The next save puts what is stored now among the states. */
  keepState(): void;
  /** Save what changed now; settles when nothing is left to do. */
  flush(): Promise<void>;
  /** The page goes away: hand what changed to the browser without waiting for an answer. */
  leave(): void;
  /** This draft is filled in from now on. */
  adopt(draft: Draft): void;
  /** This draft is read here, and written in another tab. */
  watch(draft: Draft): void;
  /** Save what the fields hold as a draft of its own; the other one stays as it is. */
  apart(): Promise<void>;
  /** Somebody else may have given it a new name. */
  renamed(name: string): void;
  /** Save nothing until `adopt` or `apart`. */
  pause(): void;
  /** Forget the draft and what changed. */
  forget(): void;
  /** Keep nothing on this computer until `adopt` or `apart`. */
  goPrivate(): void;
  /** This text lies in a file, so that closing the page loses nothing. */
  kept(text: string): void;
  /** Whether closing the page now would lose something. */
  atRisk(): boolean;
}

/** The draft that a form page has open. */
interface OpenDraft {
  readonly tabs: OtherTabs;
  restore(): Promise<void>;
  /** Lets the person choose among the form's drafts; with none, begins a new one. */
  choose(): Promise<void>;
  /** Leaves the open draft as it is saved, and lets the person choose. */
  leave(): Promise<void>;
  open(listed: { id: string }): Promise<void>;
  start(): void;
  startPrivate(): void;
  /** `mine`: this tab writes it; `keepTyped`: what the fields hold already stays over it. */
  show(draft: Draft, mine: boolean, keepTyped: boolean): Promise<void>;
  /** The draft as it is stored now; `null` when it is gone or has another password. */
  reread(draft: Draft): Promise<Draft | null>;
  /** After a save: the draft is this tab's. */
  saved(): void;
  /** The draft is no more this tab's. */
  left(): void;
}
/** What other tabs do to the open draft. */
interface OtherTabs {
  /** Another tab fills it in; here it can only be read. */
  readonly isRead: boolean;
  read(isRead: boolean): void;
  watch(draft: Draft): void;
  /** Another tab writes from now on. */
  lose(): Promise<void>;
  /** Shows what the tab that writes has saved. */
  refresh(): Promise<void>;
  elsewhere(what: Elsewhere, id: string, name: string): void;
  /** The draft cannot be saved, for it changed or is gone elsewhere. */
  askWhatStays(gone: boolean): void;
}

interface SoTayGlobal {
  store: {
    run<T>(mode: IDBTransactionMode, work: (stores: DraftStores) => T): Promise<T>;
    /** While the page goes away: nobody hears the answer; false when it cannot be. */
    last(work: (stores: DraftStores) => void): boolean;
    /** Deletes the database. */
    destroy(): Promise<void>;
    /** Another tab deletes it. */
    onGone(listener: () => void): void;
    /** All keys of a store whose first member is this id. */
    rangeOf(first: string): IDBKeyRange;
  };
  drafts: {
    /** A form's drafts, the last saved first. */
    list(form: string): Promise<StoredDraft[]>;
    load(id: string): Promise<StoredDraft | null>;
    /** A draft that is not stored yet. */
    create(form: string): Draft;
    /** Reads a stored draft, or a state; rejects with a sentence when the password is wrong. */
    read(content: Content, by: string | SecretKey | null): Promise<{ text: string; key: SecretKey | null }>;
    /** Saves, unless somebody else has since; with `keep` the text before becomes a state. */
    save(draft: Draft, text: string, keep: boolean): Promise<SaveOutcome>;
    /** Saves while the page goes away, under a password only what is locked already. */
    saveLast(draft: Draft, text: string): Draft;
    rename(id: string, name: string): Promise<void>;
    /** Locks a draft and its states with another key, or with none. */
    relock(draft: Draft, key: SecretKey | null, name: string): Promise<Draft>;
    /** Removes a draft and its states. */
    remove(id: string): Promise<void>;
    /** The states of a draft, the newest first. */
    states(id: string): Promise<DraftState[]>;
    /** Removes the database of the drafts. */
    erase(): Promise<void>;
    onElsewhere(listener: (what: Elsewhere, id: string, name: string) => void): void;
  };
  writing: {
    /** Whether this tab may write the draft from now on; `onLost` runs before another tab may. */
    hold(draft: { form: string; id: string }, onLost: () => Promise<void>): Promise<boolean>;
    /** The same, after the tab that has it was told to stop. */
    take(draft: { form: string; id: string }, onLost: () => Promise<void>): Promise<void>;
    release(): void;
  };
  autosave: (options: {
    form: string;
    read: () => string;
    isEmpty: () => boolean;
    onState: (state: SavingState) => void;
  }) => Autosave;
  openDraft(page: FormPage): OpenDraft;
  otherTabs(page: FormPage): OtherTabs;
  draftSaid: {
    /** What a list says of a draft: what it is called, and the rest in a line. */
    of(definition: FormDefinition, draft: StoredDraft): { title: string; details: string };
    /** As in `đã trả lời 12/45 câu`. */
    answered(definition: FormDefinition, response: FormResponse): string;
  };
  chooser: {
    show(page: FormPage, drafts: StoredDraft[]): void;
    hide(page: FormPage): void;
  };
  draftPanel: {
    /** Says which draft is open, and offers what can be done with it. */
    show(page: FormPage): void;
    run(name: string, page: FormPage): void;
    /** Asks for another name and stores it; `null` when the person thinks better of it. */
    rename(root: HTMLElement, draft: { id: string; name: string }, locked: boolean): Promise<string | null>;
    /** Asks, and removes a draft; false when the person thinks better of it. */
    remove(page: FormPage, draft: StoredDraft): Promise<boolean>;
  };
  states: {
    show(page: FormPage): Promise<void>;
    hide(page: FormPage): void;
    /** What differs between two responses, as a person finds it on the page. */
    differences(definition: FormDefinition, then: FormResponse, now: FormResponse): string[];
  };
  password: {
    /** Asks for the password of a draft; `null` when the person gives up. */
    open(root: HTMLElement, stored: StoredDraft): Promise<Draft | null>;
    /** Asks for a new password, and what the list shall show; `null` when the person gives up. */
    choose(root: HTMLElement, name: string): Promise<{ key: SecretKey; name: string } | null>;
    /** Asks for a password until `use` takes it without an error, or the person gives up. */
    enter(
      root: HTMLElement,
      question: Confirmation,
      use: (password: string) => Promise<void>,
    ): Promise<void>;
    /** Asks for a new password, under `above`, which may be `lacking` something, in a sentence. */
    make(
      root: HTMLElement,
      question: Confirmation,
      above?: HTMLElement | null,
      lacking?: () => string,
    ): Promise<SecretKey | null>;
  };
  erasing: {
    /** Removes all that this site stored in this browser, and names what is left of it. */
    all(siteRoot: string): Promise<string[]>;
    ask(page: FormPage): Promise<void>;
  };
  rows: {
    add(root: HTMLElement, button: HTMLElement): void;
    remove(page: FormPage, button: HTMLElement): void;
  };
}
