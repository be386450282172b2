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
  /** A worker stands still until an instant, as a machine that is suspended: its timers too. */
  freeze(worker: string, until: number): void;
  /** Whether a worker is gone. */
  isDead(worker: string): boolean;
  /** Workers with something in hand that moves: whom a fault of the machine would hurt. */
  busy(): string[];
  /** Whether something of this kind is under way. */
  isWaiting(what: string): boolean;
  /** Counts a fault that something running has felt, and notes it in the trace. */
  fault(what: string): void;
  /** A worker has felt that an object is gone. */
  lost(name: string, worker: string): void;
  /** Who has felt it last. */
  lossOf(name: string): string | undefined;
  /** True so many times for a subject in a run: what the product is promised to see so often at most. */
  allowed(what: string, subject: string, times: number): boolean;
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
  const used = new Map<string, number>();
  const losses = new Map<string, string>();
  const hash = createHash('sha256');
  const recent: string[] = [];
  let faultCount = 0;
  let events = 0;

  const note = (what: string): void => {
    const line = `${time.now} ${what}`;
    hash.update(`${line}\n`);
    log?.(line);
    recent.push(line);
    if (recent.length > 400) recent.splice(0, 200);
  };

  const earliest = ({ worker, notBefore }: Waiting): number => Math.max(notBefore, frozen.get(worker) ?? 0);

  const ready = (): number[] => waiting.flatMap((one, at) => (earliest(one) <= time.now ? [at] : []));

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
      for (let at = waiting.length - 1; at >= 0; at -= 1)
        if (waiting[at]!.worker === worker) waiting.splice(at, 1);
      note(`${worker} killed`);
    },
    freeze(worker, until) {
      frozen.set(worker, until);
      time.hold(worker, until);
      note(`${worker} stands still`);
    },
    isDead: (worker) => dead.has(worker),
    busy: () => [
      ...new Set(
        waiting
          .filter(({ place, what }) => place !== 'database' || what === 'transaction')
          .filter(({ worker }) => worker !== 'network' && (frozen.get(worker) ?? 0) <= time.now)
          .map(({ worker }) => worker),
      ),
    ],
    isWaiting: (what) => waiting.some((one) => one.what.startsWith(what)),
    fault(what) {
      faultCount += 1;
      faults.set(what, (faults.get(what) ?? 0) + 1);
      note(`fault ${what}`);
    },
    lost: (name, worker) => void losses.set(name, worker),
    lossOf: (name) => losses.get(name),
    allowed(what, subject, times) {
      const name = `${what} ${subject}`;
      const before = used.get(name) ?? 0;
      if (before >= times) return false;
      used.set(name, before + 1);
      return true;
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
