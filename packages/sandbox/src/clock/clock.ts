import { sandboxError } from '../errors/sandbox-error.ts';

/** How far the emulated clock is from the real one. */
export interface ClockState {
  /** Milliseconds that tests have advanced. */
  readonly advancedMs: number;
  /** Milliseconds by which the service's own clock is wrong. */
  readonly skewMs: number;
}

/** Time of the emulated delivery service: real time plus what tests have advanced. */
export interface SandboxClock {
  /** Milliseconds since the epoch, for deadlines and lifetimes. */
  now(): number;
  /** What the service believes: `now()` plus its error. For everything that it writes and compares with others' times. */
  stamp(): number;
  /** Moves the clock forward. Going back is not possible: deadlines would come to life again. */
  advance(milliseconds: number): void;
  /** Makes the service's clock wrong, in either direction; 0 puts it right. Deadlines do not move. */
  skew(milliseconds: number): void;
  state(): ClockState;
  /** Forgets every advance and the error. */
  reset(): void;
}

export function createClock(
  options: {
    base?: () => number;
    state?: ClockState | undefined;
    /** Called after every change. */
    onChange?: ((state: ClockState) => void) | undefined;
  } = {},
): SandboxClock {
  const { base = Date.now, onChange } = options;
  let { advancedMs, skewMs } = options.state ?? { advancedMs: 0, skewMs: 0 };
  const state = () => ({ advancedMs, skewMs });
  return {
    now: () => base() + advancedMs,
    stamp: () => base() + advancedMs + skewMs,
    advance(milliseconds) {
      if (!Number.isFinite(milliseconds) || milliseconds < 0) {
        throw sandboxError('sandbox.clock.backwards');
      }
      advancedMs += milliseconds;
      onChange?.(state());
    },
    skew(milliseconds) {
      if (!Number.isFinite(milliseconds)) throw sandboxError('sandbox.clock.skew');
      skewMs = milliseconds;
      onChange?.(state());
    },
    state,
    reset() {
      advancedMs = 0;
      skewMs = 0;
      onChange?.(state());
    },
  };
}
