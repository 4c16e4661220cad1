// What the page that tries the browser out has of its own; read by `tsc` alone, never by a browser.

/** `none`: the browser does not offer it here, and the handbook does without. */
type SelftestOutcome = "done" | "failed" | "none";

interface SelftestResult {
  outcome: SelftestOutcome;
  /** What was seen. */
  said: string;
  /** What to do; empty where nothing is to be done. */
  help: string;
}
interface SelftestCheck {
  /** A few words: what is tried. */
  title: string;
  run(onProgress: OnProgress): Promise<SelftestResult>;
}
interface SelftestLine extends SelftestResult {
  title: string;
}
/** The form that is filled in, and what must come of it. */
interface SelftestTried {
  form: string;
  title: string;
  /** A save file. */
  text: string;
  /** Of the paper. */
  code: string;
}

interface SoTayGlobal {
  selftestBrowser: {
    done(said: string): SelftestResult;
    none(said: string, help: string): SelftestResult;
    failed(said: string, help: string): SelftestResult;
    checks: SelftestCheck[];
  };
  selftestSearch(words: string): SelftestCheck;
  selftestForm: {
    checks(tried: SelftestTried): SelftestCheck[];
    /** The Word file that was made. */
    word(): Blob | null;
  };
  selftestCopy: SelftestCheck;
  selftestReport: {
    /** What the browser calls itself, in words. */
    browser(agent: string): string;
    text(lines: SelftestLine[], version: string): string;
    /** Whether the text is on the clipboard now; the field is left selected where it is not. */
    copy(field: HTMLTextAreaElement): Promise<boolean>;
  };
}
