/**
 * Short-lived state: login transactions, sessions, replay marks. One contract for memory, Redis
 * (SET NX PX, GETDEL) and PostgreSQL (ON CONFLICT DO NOTHING, DELETE … RETURNING).
 *
 * Keys are made by the SDK and always start with the tenant. Values are JSON text. `ttl` is in milliseconds.
 */
export interface StateStore {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, ttl: number): Promise<void>;
  delete(key: string): Promise<void>;
  /** Atomic: stores only when the key is absent. Returns whether it stored. The base of replay protection. */
  add(key: string, value: string, ttl: number): Promise<boolean>;
  /** Atomic read and delete: of two concurrent callers one gets the value, the other `undefined`. */
  take(key: string): Promise<string | undefined>;
}

export { createMemoryStateStore, type MemoryStateStoreOptions } from './memory.ts';
