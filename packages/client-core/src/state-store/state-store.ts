/**
 * Short-lived state: login transactions, sessions, replay marks, counts for limits. One contract for memory
 * (`createMemoryStateStore`), Redis (`@rathaus/client-core/redis`) and PostgreSQL (`@rathaus/client-core/postgres`);
 * `stateStoreContract` of `@rathaus/client-core/testing` has its cases.
 *
 * Keys are made by the SDK and always start with the tenant: Unicode text of 1 to 1,024 bytes in UTF-8, without NUL.
 * Values are Unicode text, mostly JSON, of at most 1 MiB in UTF-8. `ttl` is in milliseconds, more than 0, at most
 * 100 years; parts of a millisecond are rounded up. All stores judge these the same, before anything is sent.
 *
 * Errors: `core.store.key`, `core.store.value`, `core.store.ttl`, `core.store.not-a-count`, `core.store.full`; of stores
 * with a server also `core.store.unavailable` (retryable; whether a write arrived is unknown) and `core.store.refused`.
 */
export interface StateStore {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, ttl: number): Promise<void>;
  delete(key: string): Promise<void>;
  /** Atomic: stores only when the key is absent. Returns whether it stored. The base of replay protection. */
  add(key: string, value: string, ttl: number): Promise<boolean>;
  /** Atomic read and delete: of two concurrent callers one gets the value, the other `undefined`. */
  take(key: string): Promise<string | undefined>;
  /**
   * Atomic: counts a call and returns the number of it, beginning with 1. The count ends `ttl` after its first call;
   * further calls do not prolong it. The base of limits. `get` and `take` give the count as decimal text, `delete` ends
   * it, `set` replaces it; a key that holds a text is refused as `core.store.not-a-count`.
   */
  count(key: string, ttl: number): Promise<number>;
}
