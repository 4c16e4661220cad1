// The types of the engine's scripts and of what passes between page and worker; read by `tsc` alone.

/** One classic script of a part; `size` counts its letters of base64. */
interface EngineScript {
  script: string;
  size: number;
}
/** `size` is that of the gzipped part, which `file` is; scripts alone carry what is seldom read. */
interface EnginePart {
  name: string;
  size: number;
  scripts: EngineScript[];
  file?: string;
}
/** What tells that a snapshot is the right one, and whole. */
interface EngineSnapshot {
  part: string;
  size: number;
  made_of: string;
  ping: string;
}
/** What Python is started from; `library` lies where it looks for its standard library. */
interface EngineWay {
  name: "snapshot" | "compiled";
  parts: string[];
  library: string;
  snapshot?: EngineSnapshot;
}
interface EngineManifest {
  pyodide: string;
  lock: string;
  parts: EnginePart[];
  /** The quickest one first. */
  ways: EngineWay[];
  /** Action -> the package that it alone needs. */
  later: Record<string, { package: string; part: string }>;
}

/** A part as the worker hears of it: where it lies, or in how many pieces it will come. */
type ComingPart = { name: string; address: string } | { name: string; pieces: number };
interface EnginePiece {
  name: string;
  index: number;
  base64: string;
}
type EngineStart = { type: "start"; parts: ComingPart[]; lock: string; way: EngineWay };
type EngineLoad = { type: "load"; parts: ComingPart[]; package: string };
type EngineCall = { type: "call"; text: string };
type EngineAsked = EngineStart | EngineLoad | EngineCall;
/** `lacking`: only a start without a snapshot can do this. */
type EngineAnswer = { type: "ready" } | { type: "result"; text: string } | { type: "lacking" };
type ToEngine = (EngineAsked & { id: number }) | ({ type: "piece" } & EnginePiece);
type FromEngine =
  | (EngineAnswer & { id: number })
  | { type: "failed"; id: number; reason: string }
  | { type: "read"; bytes: number }
  | { type: "packages" }
  /** In long work, so that it is not taken for silence. */
  | { type: "alive" };

/** What Python's worker says on the way to an answer. */
interface EngineNews {
  onRead(bytes: number): void;
  onPackages(): void;
}
interface EngineThread {
  /** Rejects with a `Silence` after two minutes without a sign of life. */
  ask(message: EngineAsked): Promise<EngineAnswer>;
  give(piece: EnginePiece): void;
  end(): void;
}

interface SoTayGlobal {
  base64: {
    bytes(text: string): Uint8Array<ArrayBuffer>;
  };
  /** Runs a classic script of the site, once. */
  bring(address: string): Promise<void>;
  engine: {
    start(onProgress?: OnProgress): Promise<void>;
    /** Ends Python, and with it whatever it holds in memory; the next call starts it anew. */
    stop(): void;
    call(action: string, members: object, onProgress?: OnProgress): Promise<any>;
  };
  engineParts: {
    manifest(): Promise<EngineManifest>;
    /** Whether the worker may fetch all of these. */
    fetched(parts: EnginePart[]): boolean;
    coming(part: EnginePart, fetched: boolean): ComingPart;
    /** Reads a part's scripts and hands over what they carry. */
    bring(part: EnginePart, give: (piece: EnginePiece) => void): Promise<void>;
    /** The worker's text as an address of a Blob; whoever asks gives it back. */
    worker(part: EnginePart, fetched: boolean): Promise<string>;
    BadFile: ErrorConstructor;
  };
  engineWays: {
    start(tell: OnProgress): Promise<EngineThread>;
    /** Ends the worker, if there is one. */
    end(): void;
    /** The next start is by the last way, which has all that there is. */
    takeLast(): void;
    /** The package that an action alone needs. */
    later(action: string): { name: string; part: EnginePart } | null;
  };
  engineThread: {
    start(address: string, news: EngineNews): EngineThread;
    PATIENCE: number;
    Silence: ErrorConstructor;
  };
  /** Called by the scripts of the engine's folder. */
  enginePiece(name: string, index: number, base64: string): void;
  engineManifest(listed: EngineManifest): void;
}
