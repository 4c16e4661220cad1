/** What the scripts of a deck share; reveal.js has more. */
interface RevealDeck {
  initialize(options: object): Promise<void>;
  configure(options: object): void;
  slide(horizontal: number): void;
  toggleOverview(override?: boolean): void;
  togglePause(override?: boolean): void;
  getCurrentSlide(): HTMLElement;
  getSlides(): HTMLElement[];
  getPlugin(name: string): { open(): void } | undefined;
  isPaused(): boolean;
  on(event: string, listener: () => void): void;
}

declare const Reveal: RevealDeck;
declare const RevealNotes: object;

interface DeckParts {
  jump: (deck: RevealDeck) => { open: () => void };
  handout: (deck: RevealDeck) => (number: 2 | 6) => void;
  trial: (deck: RevealDeck) => { reveal: () => void; choose: (number: number) => boolean };
}

declare var SoTayDeck: DeckParts;
