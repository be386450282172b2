import type { Clock } from '@rathaus/client-core/observe';
import type { SessionRecord } from './session.ts';

/** A record that was opened, with what is derived from its session id. */
export interface OpenedRecord {
  readonly record: SessionRecord;
  readonly csrf: Uint8Array;
  /** Name of the session for others. */
  readonly sid: string;
}

const mostRecords = 1000;
const longest = 60_000;

/**
 * Records that this process has opened within the last minute. The store is asked for every request all the same, and only
 * the very text that was opened counts: an ended session has none. What is saved is the decryption.
 */
export class OpenedRecords {
  readonly #clock: Clock;
  readonly #entries = new Map<string, OpenedRecord & { readonly sealed: string; readonly at: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** `hash` is that of the id which the request has shown, so whoever asks knows the id. */
  find(hash: string, sealed: string | undefined): OpenedRecord | undefined {
    const entry = this.#entries.get(hash);
    if (!entry) return undefined;
    if (entry.sealed === sealed && this.#clock() - entry.at < longest) return entry;
    this.#entries.delete(hash);
    return undefined;
  }

  keep(hash: string, sealed: string, opened: OpenedRecord): void {
    // The oldest first: a map keeps the order in which its entries came.
    for (const [other, { at }] of this.#entries) {
      if (this.#entries.size < mostRecords && this.#clock() - at < longest) break;
      this.#entries.delete(other);
    }
    this.#entries.set(hash, { ...opened, sealed, at: this.#clock() });
  }
}

/** What several requests share must not be changed by one of them. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const member of Object.values(value)) frozen(member);
  return Object.freeze(value);
}
