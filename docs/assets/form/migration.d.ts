// The types of what happens to older answers; read by `tsc` alone, never by a browser.

/** `forms.migrate.Asked`: a question, or a column of a table, as it was or as it is now. */
interface Asked {
  id: string;
  number: string;
  wording: string;
  answer: string;
}
type ChangeKind =
  | "kept"
  | "reworded"
  | "moved"
  | "split"
  | "merged"
  | "values"
  | "retired"
  | "new";
/** `forms.migrate.Change`. */
interface Change {
  kind: ChangeKind;
  old: Asked[];
  new: Asked[];
  note: string;
  confirm: boolean;
}
/** What stands in the preview beside the changes. */
interface Preview {
  /** Whose file or draft it is. */
  what: string;
  changes: Change[];
  yes: string;
  no: string;
}

interface SoTayGlobal {
  said: {
    /** What the answer to a question that is asked no more says, in lines. */
    retired(definition: FormDefinition, id: string, answer: Answer): string[];
  };
  reworded: {
    /** The wording that was answered, where it is to be confirmed; else empty. */
    old(response: FormResponse, question: Question): string;
    /** Shows the old wordings of a response at its questions. */
    draw(root: HTMLElement, definition: FormDefinition, response: FormResponse): void;
    /** Takes away the marks of answers that were changed or confirmed. */
    refresh(page: FormPage): void;
    /** The response with one answer confirmed. */
    confirmed(response: FormResponse, definition: FormDefinition, id: string): FormResponse;
  };
  retired: {
    /** The appendix, as the page and the paper show it. */
    entries(
      definition: FormDefinition,
      response: FormResponse,
    ): { wording: string; lines: string[] }[];
    draw(root: HTMLElement, definition: FormDefinition, response: FormResponse): void;
    /** The response as papers get it: without the appendix unless the person wants it there. */
    printed(root: HTMLElement, response: FormResponse): FormResponse;
    wire(root: HTMLElement): void;
  };
  migration: {
    /** Whether anything happened that the person should see first. */
    matters(changes: Change[]): boolean;
    /** Shows what became of the answers; true when they are wanted so. */
    preview(root: HTMLElement, preview: Preview): Promise<boolean>;
  };
}
