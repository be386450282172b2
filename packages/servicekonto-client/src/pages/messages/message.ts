/** What a citizen reads: what happened, and what they can do. No codes, no blame. */
export interface CitizenMessage {
  title: string;
  /** What happened and what it means for the person. In Leichte Sprache one sentence a line. */
  text: string;
  /** What the person can do. In Leichte Sprache one sentence a line. */
  next: string;
}

/** What happened, as a citizen sees it: many errors are one situation. */
export type Situation =
  | 'ours'
  | 'theirs'
  | 'unreachable'
  | 'insecure'
  | 'expired'
  | 'wrongAddress'
  | 'foreignPage'
  | 'cancelled'
  | 'otherBrowser'
  | 'used'
  | 'crowded'
  | 'otherPerson'
  | 'notOffered'
  | 'lacking'
  | 'tooLow';

/** The messages of one language. */
export type Messages = Readonly<Record<Situation, CitizenMessage>>;
