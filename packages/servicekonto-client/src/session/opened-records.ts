import type { Clock } from '@rathaus/client-core/observe';
import type { SessionRecord } from './session.ts';

/** A record that was opened, with what is derived from its session id. */
export interface OpenedRecord {
  readonly record: SessionRecord;
  readonly csrf: Uint8Array;
  /** Name of the session for others. */
  readonly sid: string;
}

/** What this process keeps of a session. */
export interface KeptRecord extends OpenedRecord {
  /** The text of the store that was opened. */
  readonly sealed: string;
  readonly at: number;
  /** The last request that this process knows of. Others may have seen a later one, and never an earlier one. */
  lastSeen: number;
}

const mostRecords = 1000;
const longest = 60_000;

/**
 * Records that this process has opened within the last minute. The store is asked for every request all the same, and only
 * the very text that was opened counts: an ended session has none. What is saved is the decryption.
 */
export class OpenedRecords {
  readonly #clock: Clock;
  readonly #entries = new Map<string, KeptRecord>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * What is kept of a session. `hash` is that of the id which the request has shown, so whoever asks knows the id. It counts
   * only when the store still has the text that was opened.
   */
  find(hash: string): KeptRecord | undefined {
    const entry = this.#entries.get(hash);
    if (!entry || this.#clock() - entry.at < longest) return entry;
    this.#entries.delete(hash);
    return undefined;
  }

  forget(hash: string): void {
    this.#entries.delete(hash);
  }

  keep(hash: string, sealed: string, lastSeen: number, opened: OpenedRecord): KeptRecord {
    // The oldest first: a map keeps the order in which its entries came.
    for (const [other, { at }] of this.#entries) {
      if (this.#entries.size < mostRecords && this.#clock() - at < longest) break;
      this.#entries.delete(other);
    }
    const kept = { ...opened, sealed, lastSeen, at: this.#clock() };
    this.#entries.set(hash, kept);
    return kept;
  }
}

/** What several requests share must not be changed by one of them. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const member of Object.values(value)) frozen(member);
  return Object.freeze(value);
}
