// What the page of comparisons has of its own; read by `tsc` alone, never by a browser.

/** As in `forms/compare/comparison.py`. */
interface LeftFile {
  name: string;
  sentence: string;
}
interface ComparedFile {
  name: string;
  period: string;
  edition: string;
  code: string;
  answered: number;
  notes: string[];
}
interface ComparedCell {
  parts: { label: string; texts: string[] }[];
  value: string;
  asked: boolean;
  marks: string[];
}
interface ComparedDetail {
  sentence: string;
  added: string[];
  removed: string[];
  changed: string[];
}
interface ComparedStep {
  between: string;
  direction: "up" | "down" | "same" | "other" | "new" | "gone" | "none" | "unclear";
  sign: string;
  sentence: string;
  details: ComparedDetail[];
}
interface ComparedRow {
  id: string;
  number: string;
  label: string;
  kind: string;
  scale: string;
  changed: boolean;
  cells: ComparedCell[];
  steps: ComparedStep[];
}
interface ComparedGroup {
  id: string;
  title: string;
  rows: ComparedRow[];
}
interface ShownScale {
  id: string;
  title: string;
  note: string;
  levels: { id: string; label: string }[];
  /** So many of the levels, from the first, have an order. */
  ordered: number;
}
interface Comparison {
  form: string;
  title: string;
  whose: string;
  files: ComparedFile[];
  left: LeftFile[];
  groups: ComparedGroup[];
  scales: ShownScale[];
}

/** As in `forms/compare/identify.py`. */
interface Identity {
  form: string;
  files: { name: string; form: string; person: string; period: string; edition: string }[];
  unread: LeftFile[];
}

/** A file that was chosen; `base64` is empty when it was not read, and `refused` says why. */
interface ChosenFile {
  name: string;
  base64: string;
  refused: string;
}

interface SoTayGlobal {
  /** The Word template of comparisons, made at build. */
  comparePaper?: unknown;
  compareFiles: {
    /** The files that were chosen, and the names of those that are too many. */
    read(before: ChosenFile[], files: File[]): Promise<{ chosen: ChosenFile[]; tooMany: string[] }>;
    /** Puts the files into the list, each with what is said of it. */
    show(
      list: HTMLElement,
      chosen: ChosenFile[],
      said: Map<string, string>,
      remove: (file: ChosenFile) => void,
    ): void;
  };
  comparePicture: {
    /** A picture for each scale that questions are answered with. */
    draw(comparison: Comparison): HTMLElement[];
  };
  compareTable: {
    draw(comparison: Comparison): HTMLElement[];
    /** The files at the head of the result, and those that were left out. */
    about(comparison: Comparison): HTMLElement[];
  };
}
