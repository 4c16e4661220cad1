// The types of files that are taken away; read by `tsc` alone, never by a browser.

/** What a file holds, found by reading it: `forms.export.read_back.Held`. */
interface Held {
  answered: number;
  asked: number;
  tables: number;
  rows: number;
}

interface SoTayGlobal {
  /** Each gives a file to the browser, or says why not. */
  downloads: {
    /** Lets Python write a Word file, with the answers to open it again or without. */
    word(page: FormPage, button: HTMLElement, withData: boolean): Promise<void>;
    /** Lets Python write the tables as a spreadsheet. */
    tables(page: FormPage, button: HTMLElement): Promise<void>;
    /** The save file, without Python. */
    save(page: FormPage): Promise<void>;
    /** A draft as it was stored, also one that this page cannot show. */
    draft(page: FormPage, name: string, text: string): Promise<void>;
  };
}
