/** Something a person does, and what must be among the words then spoken. */
export interface Step {
  /** In words, for the transcript. */
  readonly does: string;
  /** Keys of the keyboard, in the names of xdotool. */
  readonly keys?: readonly string[];
  /** Picks files of these names in the file field. */
  readonly picks?: readonly string[];
  /** Seconds in which the person does nothing. */
  readonly waits?: number;
  readonly hears: readonly RegExp[];
  /** What must be said only once, as names and whole sentences that people have heard already. */
  readonly once?: readonly RegExp[];
}

/** A page that is read aloud, then worked with. */
export interface Scene {
  readonly title: string;
  /** What a reader of the transcript has to know: what Orca or Firefox do of their own. */
  readonly note?: string;
  readonly html: () => string;
  /** What must be among the words of the page when it is read as a whole. */
  readonly hears: readonly RegExp[];
  readonly steps: readonly Step[];
}
