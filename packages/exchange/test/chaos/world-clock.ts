/** How the clocks of a run stand. Everybody gets all changes, so that times of files can be told in the time of then. */
export interface ClockState {
  /** `[real instant, milliseconds the world is ahead from then on]`, oldest first. Never goes back. */
  readonly timeline: readonly (readonly [number, number])[];
  /** Milliseconds by which the clock of the database is wrong. */
  readonly databaseSkew: number;
}

export const rightClock: ClockState = { timeline: [[0, 0]], databaseSkew: 0 };

/** How far the world is ahead of the real time, at a real instant. */
export const aheadAt = ({ timeline }: ClockState, instant: number): number =>
  timeline.findLast(([since]) => since <= instant)?.[1] ?? 0;

/** The time of the world at a real instant. */
export const worldTime = (state: ClockState, instant = Date.now()): number =>
  instant + aheadAt(state, instant);

/** The same with the world moved on. */
export const movedOn = (state: ClockState, milliseconds: number): ClockState => ({
  ...state,
  timeline: [...state.timeline, [Date.now(), aheadAt(state, Date.now()) + milliseconds]],
});
