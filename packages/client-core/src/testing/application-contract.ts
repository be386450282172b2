import { AssertionError, deepStrictEqual, ok } from 'node:assert/strict';
import type { LogEntry, Logger } from '../observe/observe.ts';
import type { ContractCase } from './state-store-contract.ts';

/** A piece of work that somebody watches: with `observer`, `logger`, `onProgress` or all of them. */
export interface WatchedWork {
  name: string;
  /**
   * Does the work with the watcher in the place under test and returns what came out, for comparison. Whatever the
   * watcher does, the result must be the same.
   */
  run(watcher: (event: unknown) => unknown, logger: Logger): Promise<unknown>;
}

/** A piece of work that needs a function of the application: a secret, a key, a source, a handler. */
export interface NeedyWork {
  name: string;
  /** Does the work with a function that never comes back; `timeout` (ms) must bound it when no one aborts. */
  run(
    hanging: () => Promise<never>,
    limits: { signal: AbortSignal | undefined; timeout: number },
  ): Promise<unknown>;
  /** Work that may wait without end unless somebody aborts it, such as reading a slow source. Default false. */
  unbounded?: boolean | undefined;
}

/** What a package hands in. */
export interface ApplicationContract {
  watched: readonly WatchedWork[];
  needy: readonly NeedyWork[];
}

/** An abort counts as "at once" within this time (ms), in one of `attempts`: a busy machine stalls now and then. */
const atOnce = 1_000;
const attempts = 3;

/** Work that takes longer (ms) than this is held up by its watcher. */
const heldUp = 10_000;

const never = (): Promise<never> => new Promise(() => undefined);
const disturbances: readonly [name: string, (event: unknown) => unknown][] = [
  [
    'throws',
    () => {
      throw new Error('a fault of the application');
    },
  ],
  ['rejects', () => Promise.reject(new Error('a fault of the application'))],
  ['hangs', never],
];

/** The result of work, or an assertion error when something holds it up. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AssertionError({ message: 'the work was held up' })), heldUp);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function ending(work: Promise<unknown>): Promise<{ code: unknown; milliseconds: number }> {
  const started = performance.now();
  const code = await work.then(
    () => 'finished',
    (error: { code?: unknown }) => error.code ?? String(error),
  );
  return { code, milliseconds: performance.now() - started };
}

/** Holds the time (ms) that an attempt gives to a limit; only one that is late is made again. */
async function within(limit: number, attempt: () => Promise<number>): Promise<void> {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < attempts && least >= limit; turn++) least = Math.min(least, await attempt());
  ok(least < limit, `ended after ${Math.round(least)} ms at best`);
}

/**
 * What every package keeps to, as cases for any test runner: whoever watches cannot change the work, and a function of
 * the application that hangs is left at once on an abort and in time without one.
 *
 * @example
 * for (const { name, run } of applicationContract({ watched, needy })) it(name, run);
 */
export function applicationContract({ watched, needy }: ApplicationContract): ContractCase[] {
  return [...watched.flatMap(casesOfWatched), ...needy.flatMap(casesOfNeedy)];
}

const casesOfWatched = (work: WatchedWork): ContractCase[] =>
  disturbances.map(([kind, disturb]) => ({
    name: `${work.name}: a watcher that ${kind} changes nothing, and is reported once at most`,
    async run() {
      let seen = 0;
      const lines: LogEntry[] = [];
      const note: Logger = (line) => {
        lines.push(line);
      };
      const quiet = await inTime(work.run(() => undefined, note));
      deepStrictEqual(lines.length, 0);
      const disturbed = await inTime(
        work.run((event) => {
          seen++;
          return disturb(event);
        }, note),
      );
      deepStrictEqual(disturbed, quiet);
      ok(seen > 0, 'the watcher was never called: the case tests nothing');
      const codes = lines.map(({ code }) => code).filter((code) => code.startsWith('core.observer.'));
      deepStrictEqual(codes.length, new Set(codes).size);
      // The logger itself may be the one that disturbs.
      deepStrictEqual(await inTime(work.run(disturb, disturb as Logger)), quiet);
    },
  }));

const casesOfNeedy = (work: NeedyWork): ContractCase[] => [
  {
    name: `${work.name} hangs: an abort ends the work at once with core.aborted`,
    run: () =>
      within(atOnce, async () => {
        const gone = new AbortController();
        let called = false;
        const hang = () => {
          called = true;
          return never();
        };
        const ended = ending(work.run(hang, { signal: gone.signal, timeout: 60_000 }));
        while (!called) await new Promise((done) => setTimeout(done, 5));
        const aborted = performance.now();
        gone.abort();
        deepStrictEqual((await inTime(ended)).code, 'core.aborted');
        return performance.now() - aborted;
      }),
  },
  ...(work.unbounded
    ? []
    : [
        {
          name: `${work.name} hangs: without an abort the work ends in time, with a typed error`,
          run: () =>
            within(100 + atOnce, async () => {
              const { code, milliseconds } = await inTime(
                ending(work.run(never, { signal: undefined, timeout: 100 })),
              );
              ok(
                typeof code === 'string' && /^[a-z]+(\.[a-z0-9-]+)+$/.test(code),
                `ended as ${String(code)}`,
              );
              return milliseconds;
            }),
        },
      ]),
];
