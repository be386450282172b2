/** Milliseconds since the epoch; `Date.now` unless a test hands in another. */
export type Clock = () => number;

/** 0 ≤ x < 1; `Math.random` unless a test hands in another. Spreads waits, never makes secrets. */
export type Random = () => number;
