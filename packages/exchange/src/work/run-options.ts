import type { Abortable } from '@rathaus/client-core/abort';

/** One round. */
export interface RunOnceOptions extends Abortable {}

/** Work until the end. */
export interface RunOptions {
  /** Its abort is the regular end: `process.once('SIGTERM', () => stop.abort())`. */
  readonly signal: AbortSignal;
}
