import { AsyncLocalStorage } from 'node:async_hooks';

/** Who is running: a process of the simulation. What it begins is its own. */
export const running = new AsyncLocalStorage<string>();

/**
 * Time that only passes when the simulation says so: replaces the timers and `Date.now` of the process. Timers of Node's
 * own modules (`node:timers`) are not replaced; nothing that is simulated uses them.
 */
export interface VirtualTime {
  readonly now: number;
  /** Instant of the next timer. */
  readonly nextAt: number | undefined;
  /** Goes to an instant and fires the timers up to it, in order. */
  advanceTo(instant: number): void;
  /** Takes the timers of a process away that was killed. */
  forget(process: string): void;
  /** Timers of a process that stands still fire when it goes on, all of them. */
  hold(process: string, until: number): void;
  /** It is another instant, and nothing has happened in between: everybody was suspended. */
  skip(milliseconds: number): void;
  /** Gives the process its own time back. */
  restore(): void;
}

interface Timer {
  readonly id: number;
  at: number;
  readonly every: number | undefined;
  readonly process: string | undefined;
  readonly call: () => void;
}

/** Handle as Node gives it out. */
class Handle {
  readonly id: number;
  constructor(id: number) {
    this.id = id;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  hasRef(): boolean {
    return true;
  }
  refresh(): this {
    throw new Error('refresh() is not simulated');
  }
  [Symbol.toPrimitive](): number {
    return this.id;
  }
}

export function installVirtualTime(start: number): VirtualTime {
  const real = {
    setTimeout: globalThis.setTimeout,
    setInterval: globalThis.setInterval,
    clearTimeout: globalThis.clearTimeout,
    clearInterval: globalThis.clearInterval,
    dateNow: Date.now,
    timeout: AbortSignal.timeout,
  };
  let now = start;
  let ids = 0;
  const timers = new Map<number, Timer>();

  const add = (call: () => void, after: number, every: number | undefined): Handle => {
    const id = ++ids;
    timers.set(id, {
      id,
      at: now + Math.max(1, Math.trunc(Number(after)) || 1),
      every,
      call,
      process: running.getStore(),
    });
    return new Handle(id);
  };
  const remove = (handle: unknown) => {
    if (handle !== undefined && handle !== null) timers.delete(Number(handle));
  };
  const first = (): Timer | undefined => {
    let found: Timer | undefined;
    for (const timer of timers.values())
      if (!found || timer.at < found.at || (timer.at === found.at && timer.id < found.id)) found = timer;
    return found;
  };

  Object.assign(globalThis, {
    setTimeout: (call: (...given: unknown[]) => void, after = 0, ...given: unknown[]) =>
      add(() => call(...given), after, undefined),
    setInterval: (call: (...given: unknown[]) => void, every = 0, ...given: unknown[]) =>
      add(() => call(...given), every, Math.max(1, every)),
    clearTimeout: remove,
    clearInterval: remove,
  });
  Date.now = () => now;
  AbortSignal.timeout = (after: number) => {
    const controller = new AbortController();
    add(
      () => controller.abort(new DOMException('The operation timed out', 'TimeoutError')),
      after,
      undefined,
    );
    return controller.signal;
  };

  return {
    get now() {
      return now;
    },
    get nextAt() {
      return first()?.at;
    },
    advanceTo(instant) {
      for (let timer = first(); timer && timer.at <= instant; timer = first()) {
        now = Math.max(now, timer.at);
        if (timer.every === undefined) timers.delete(timer.id);
        else timer.at = now + timer.every;
        timer.call();
      }
      now = Math.max(now, instant);
    },
    forget(process) {
      for (const [id, timer] of timers) if (timer.process === process) timers.delete(id);
    },
    hold(process, until) {
      for (const timer of timers.values())
        if (timer.process === process && timer.at < until) timer.at = until;
    },
    skip(milliseconds) {
      now += milliseconds;
    },
    restore() {
      Object.assign(globalThis, {
        setTimeout: real.setTimeout,
        setInterval: real.setInterval,
        clearTimeout: real.clearTimeout,
        clearInterval: real.clearInterval,
      });
      Date.now = real.dateNow;
      AbortSignal.timeout = real.timeout;
    },
  };
}
