import { isRathausError } from '@rathaus/client-core';
import { type Abortable, throwIfAborted } from '@rathaus/client-core/abort';
import { isolate, type Logger } from '@rathaus/client-core/observe';
import type { ResealOutcome, SealedContentStore } from './resealable.ts';

/** What a run over the store has done so far. */
export interface ResealReport extends Record<Exclude<ResealOutcome, 'missing'>, number> {
  /** Objects that could not be taken over: damaged, or under a key that is not configured. */
  failed: number;
  /** The first 100 of them, with the code of the error. */
  failures: { name: string; code: string }[];
}

/** How a run is watched and stopped. */
export interface ResealOptions extends Abortable {
  /** Called after each object. */
  onProgress?: ((report: ResealReport) => unknown) | undefined;
  /** Gets a line when `onProgress` is at fault. Default: `console.warn`. */
  logger?: Logger | undefined;
}

const namedFailures = 100;

/**
 * Seals everything below a prefix with the current key: only headers change. Safe beside readers, writers and a second
 * run; stopped at any point it goes on where it was. A former key may be taken out of the configuration when a run over
 * the whole store ends with `resealed` and `failed` at 0.
 *
 * One damaged object does not stop the run; a store or key that does not answer does, with its retryable error.
 *
 * @example
 * const { resealed, failed } = await resealContent(store, '', { signal });
 */
export async function resealContent(
  store: SealedContentStore,
  prefix: string,
  { signal, onProgress, logger }: ResealOptions = {},
): Promise<ResealReport> {
  const notify = isolate(onProgress, { name: 'onProgress of resealContent', logger });
  const report: ResealReport = { current: 0, resealed: 0, plain: 0, failed: 0, failures: [] };
  for await (const { name, partial } of store.list(prefix, { signal })) {
    throwIfAborted(signal, 'Sealing content anew');
    if (partial) continue;
    try {
      const outcome = await store.reseal(name, { signal });
      if (outcome !== 'missing') report[outcome]++;
    } catch (error) {
      if (!isRathausError(error) || error.retryable || !isOfTheObject(error.code)) throw error;
      report.failed++;
      if (report.failures.length < namedFailures) report.failures.push({ name, code: error.code });
    }
    notify({ ...report, failures: [...report.failures] });
  }
  return report;
}

const isOfTheObject = (code: string) =>
  code === 'exchange.content.damaged' || code === 'exchange.content.key-unknown';
