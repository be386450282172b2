import { createHash } from 'node:crypto';
import type { Seeded } from './seeded.ts';
import type { VirtualTime } from './virtual-time.ts';

/** Where something outside of a worker happens. */
export type Place = 'network' | 'disk' | 'database';

interface Waiting {
  readonly worker: string;
  readonly place: Place;
  readonly what: string;
  readonly notBefore: number;
  readonly go: () => void;
}

/**
 * Decides what happens next. Everything outside of a worker waits here until the seed lets it go on; in between, all that
 * the workers can do by themselves is done. So the order of a run follows from its seed alone.
 */
export interface World {
  readonly time: VirtualTime;
  readonly random: Seeded;
  /** Waits for its turn. Never resolves for a worker that was killed. */
  pass(worker: string, place: Place, what: string, delay?: number): Promise<void>;
  /** A worker is gone at this very moment: nothing of it goes on. */
  kill(worker: string): void;
  /** A worker stands still until an instant, as a machine that is suspended: what it was about to do happens then. */
  freeze(worker: string, until: number): void;
  /** Whether a worker is gone. */
  isDead(worker: string): boolean;
  /** Counts a fault, and notes it in the trace. */
  fault(what: string): void;
  readonly faults: ReadonlyMap<string, number>;
  readonly faultCount: number;
  /** Notes what happened. */
  note(what: string): void;
  /** Digest of everything that happened, in order. */
  trace(): string;
  /** The last things that happened. */
  tail(): readonly string[];
  /** Events so far. */
  readonly events: number;
  /** Lets so many things happen. */
  goOn(events: number): Promise<void>;
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function createWorld(random: Seeded, time: VirtualTime, log?: (line: string) => void): World {
  const waiting: Waiting[] = [];
  const dead = new Set<string>();
  const frozen = new Map<string, number>();
  const faults = new Map<string, number>();
  const hash = createHash('sha256');
  const recent: string[] = [];
  let faultCount = 0;
  let events = 0;

  const note = (what: string): void => {
    const line = `${time.now} ${what}`;
    hash.update(line).update('\n');
    log?.(line);
    recent.push(line);
    if (recent.length > 400) recent.splice(0, 200);
  };

  const earliest = ({ worker, notBefore }: Waiting): number => Math.max(notBefore, frozen.get(worker) ?? 0);

  /** All that is ready; removes what belongs to the dead. */
  const ready = (): number[] => {
    for (let at = waiting.length - 1; at >= 0; at -= 1)
      if (dead.has(waiting[at]!.worker)) waiting.splice(at, 1);
    return waiting.flatMap((one, at) => (earliest(one) <= time.now ? [at] : []));
  };

  function step(): boolean {
    const now = ready();
    if (now.length > 0) {
      const [one] = waiting.splice(now[random.below(now.length)]!, 1);
      note(`${one!.worker} ${one!.place} ${one!.what}`);
      one!.go();
      return true;
    }
    const delayed = waiting.reduce((least, one) => Math.min(least, earliest(one)), Number.POSITIVE_INFINITY);
    const next = Math.min(delayed, time.nextAt ?? Number.POSITIVE_INFINITY);
    if (next === Number.POSITIVE_INFINITY) return false;
    time.advanceTo(next);
    return true;
  }

  return {
    time,
    random,
    pass(worker, place, what, delay = 0) {
      if (dead.has(worker)) return new Promise(() => undefined);
      return new Promise((go) => waiting.push({ worker, place, what, notBefore: time.now + delay, go }));
    },
    kill: (worker) => {
      dead.add(worker);
      time.forget(worker);
      note(`${worker} killed`);
    },
    freeze(worker, until) {
      frozen.set(worker, until);
      note(`${worker} stands still`);
    },
    isDead: (worker) => dead.has(worker),
    fault(what) {
      faultCount += 1;
      faults.set(what, (faults.get(what) ?? 0) + 1);
      note(`fault ${what}`);
    },
    faults,
    get faultCount() {
      return faultCount;
    },
    note,
    trace: () => hash.copy().digest('hex'),
    tail: () => recent,
    get events() {
      return events;
    },
    async goOn(count) {
      for (let n = 0; n < count; n += 1) {
        // Twice: what the first lets go on may need another turn.
        await settle();
        await settle();
        events += 1;
        if (!step()) return;
      }
    },
  };
}
