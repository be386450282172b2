import { type Abortable, callApplication, throwIfAborted } from '@rathaus/client-core/abort';
import type { ContentStore } from './content-store.ts';

/** What becomes of an object: `unknown` is kept, like any other word. */
export type ContentOwner = 'keep' | 'remove' | 'unknown';

/** Whom a sweep asks, and how careful it is. */
export interface SweepOptions extends Abortable {
  /**
   * Whether an object belongs to somebody. Whoever removes by state and age (retention) answers by its own clock. Asked
   * for objects older than the grace only; what it throws ends the sweep.
   */
  owner(name: string, options: { signal: AbortSignal }): ContentOwner | Promise<ContentOwner>;
  /**
   * Milliseconds since the last change within which nothing is removed: content is stored before the row that names it,
   * and a slow upload writes for hours. Default one day.
   */
  graceMs?: number | undefined;
  /** Milliseconds since 1970, by the clock of the store. Default: now. */
  now?: number | undefined;
  /** Only below this prefix. Default: everything. */
  prefix?: string | undefined;
  /** Says what would be removed, and removes nothing. Default false. */
  dryRun?: boolean | undefined;
}

/** What a sweep found. */
export interface SweepReport {
  /** Everything that was listed. */
  seen: number;
  /** Belongs to somebody. */
  kept: number;
  /** Younger than the grace, so nobody was asked. */
  young: number;
  /** Nobody could say. */
  unknown: number;
  /** Belonged to nobody; with `dryRun` nothing is gone. */
  removed: number;
  /** Of those removed, leftovers of writes that broke off. */
  partial: number;
  /** Bytes, as stored, of what was removed. */
  bytes: number;
  /** The first 1,000 names of what was removed. */
  names: string[];
}

const namedRemovals = 1000;
const day = 24 * 60 * 60 * 1000;

/**
 * Removes what belongs to nobody: leftovers of writes that broke off, and objects whose owner says so. Runs beside
 * everything else; what is younger than the grace is never removed, and what nobody knows is kept and counted.
 *
 * Errors: those of the store, `core.application.timeout` when `owner` hangs, `core.aborted`, and what `owner` throws.
 *
 * @example
 * const { removed, unknown } = await sweepContent(store, { owner: (name) => ownerOf(name), signal });
 */
export async function sweepContent(store: ContentStore, options: SweepOptions): Promise<SweepReport> {
  const { graceMs = day, now = Date.now(), prefix = '', dryRun = false, signal } = options;
  const report: SweepReport = {
    seen: 0,
    kept: 0,
    young: 0,
    unknown: 0,
    removed: 0,
    partial: 0,
    bytes: 0,
    names: [],
  };
  for await (const { name, size, modifiedAt, partial } of store.list(prefix, { signal })) {
    report.seen++;
    // Said so that a time which is no number is young as well.
    if (!(now - modifiedAt > graceMs)) {
      report.young++;
      continue;
    }
    const owner = partial ? 'remove' : await ownerOf(options, name);
    if (owner !== 'remove') {
      report[owner === 'keep' ? 'kept' : 'unknown']++;
      continue;
    }
    throwIfAborted(signal, 'Sweeping content');
    if (!dryRun) await store.remove(name, { signal });
    report.removed++;
    report.bytes += size;
    if (partial) report.partial++;
    if (report.names.length < namedRemovals) report.names.push(name);
  }
  return report;
}

const ownerOf = ({ owner, signal }: SweepOptions, name: string): Promise<ContentOwner> =>
  callApplication('The owner of content', (inner) => owner(name, { signal: inner }), { signal });
