import { sandboxError } from '../errors/sandbox-error.ts';

/** Time of the emulated delivery service: real time plus what tests have advanced. */
export interface SandboxClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Moves the clock forward. Going back is not possible: deadlines would come to life again. */
  advance(milliseconds: number): void;
  /** Forgets every advance. */
  reset(): void;
}

export function createClock(base: () => number = Date.now): SandboxClock {
  let offset = 0;
  return {
    now: () => base() + offset,
    advance(milliseconds) {
      if (!Number.isFinite(milliseconds) || milliseconds < 0) {
        throw sandboxError('sandbox.clock.backwards');
      }
      offset += milliseconds;
    },
    reset() {
      offset = 0;
    },
  };
}
