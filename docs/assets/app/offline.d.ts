// What keeps a copy of the site for use without a network; read by `tsc` alone.

interface Notice {
  say(text: string): void;
  close(): void;
}
type CopyState = "none" | "coming" | "there";

interface SoTayGlobal {
  notice(text: string, buttons: { label: string; run: () => void }[]): Notice;
  /** Not there in a preview, nor on pages that load none of it. */
  offline?: {
    /** Whether a copy can be kept: the site comes from a server, by HTTPS or from this computer. */
    readonly possible: boolean;
    /** Where the site begins. */
    readonly root: URL;
    /** The worker that serves the copy, or will once it is whole. */
    registration(): Promise<ServiceWorkerRegistration | null>;
    /** Begins to keep a copy; the registration is there before the copy is. */
    store(): Promise<ServiceWorkerRegistration>;
    /** Removes the copy, and keeps none until `store` is asked for. */
    remove(): Promise<void>;
    /** Whether the reader has removed the copy. */
    isUnwanted(): boolean;
    /** What the copy has, in files and bytes. */
    size(): Promise<{ files: number; bytes: number }>;
    /** How many files of it are there by now. */
    stored(): Promise<number>;
  };
  /** Not there where `offline` is not. */
  renewal?: {
    /**
     * Says whether the page holds something that loading it anew might take away: while any page
     * does, none goes over to a newer version of the site.
     */
    inUse(is: boolean): void;
    /** What to do before this page is loaded anew; a sentence why it cannot be now, or "". */
    before(save: () => Promise<string>): void;
    /** Looks for a newer version from now on. */
    watch(registration: ServiceWorkerRegistration): void;
  };
}
