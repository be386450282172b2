import type { Vertrauensniveau } from './vertrauensniveau.ts';

/** Length of a session in milliseconds. */
export interface SessionLimit {
  /** Longest pause between two requests. */
  idle: number;
  /** Longest life, however active; `extend()` does not move it. */
  absolute: number;
}

const minute = 60_000;

/**
 * Upper bounds by level (BSI TR-03160-1 as quoted by the BundID FAQ 7.5.3). The rule names no limit for
 * `basisregistrierung`; that of `niedrig` is used.
 */
export const sessionLimits: Readonly<Record<Vertrauensniveau, Readonly<SessionLimit>>> = {
  basisregistrierung: { idle: 60 * minute, absolute: 720 * minute },
  niedrig: { idle: 60 * minute, absolute: 720 * minute },
  substanziell: { idle: 30 * minute, absolute: 120 * minute },
  hoch: { idle: 5 * minute, absolute: 30 * minute },
};
