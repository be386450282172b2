/** How the person's system is set. */
export type Mode = 'light' | 'dark' | 'forced-colours';

/** Keys that people use without a mouse. */
export type Key = 'Tab' | 'Shift+Tab' | 'Enter' | 'Escape' | 'Space';

/** What assistive technology gets, as the engine itself computes it. */
export interface Accessible {
  readonly role: string;
  readonly name: string;
}

/** A page in an engine. Expressions are JavaScript; a promise is awaited. */
export interface EnginePage {
  evaluate(expression: string): Promise<unknown>;
  press(key: Key): Promise<void>;
  /** Role and name of the element that an expression gives. */
  accessible(element: string): Promise<Accessible>;
  /** Picks files in the file field that an expression gives. */
  choose(field: string, paths: readonly string[]): Promise<void>;
  /** The page on paper, as PDF. */
  print(): Promise<Uint8Array>;
  screenshot(): Promise<Uint8Array>;
}

/** A started browser with one page at a time. */
export interface RunningEngine {
  /** Opens an address; at a width the page is laid out in a viewport of exactly that width. */
  open(address: string, width?: number): Promise<EnginePage>;
  close(): Promise<void>;
}

/** A browser engine. */
export interface Engine {
  readonly name: string;
  readonly there: boolean;
  /** What it cannot do, each with the observation that says so; the contract skips it and says it aloud. */
  readonly cannot: Partial<Record<'print' | 'forced-colours', string>>;
  start(mode: Mode): Promise<RunningEngine>;
}
