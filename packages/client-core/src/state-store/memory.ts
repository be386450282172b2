import type { Clock } from '../observe/clock.ts';
import { storeError } from './errors.ts';
import type { StateStore } from './index.ts';

/** Bounds and clock of the memory store. */
export interface MemoryStateStoreOptions {
  clock?: Clock | undefined;
  /** Upper bound of live entries. A full store refuses new keys rather than forgetting a replay mark. Default 100,000. */
  maxEntries?: number | undefined;
}

interface Entry {
  value: string;
  expires: number;
}

/**
 * A `StateStore` in this process: for tests, the laptop and single-process services. Lost on restart.
 *
 * @example
 * const store = createMemoryStateStore();
 * if (!(await store.add('nonce:4711', '', 60_000))) throw new Error('replayed');
 */
export function createMemoryStateStore(options: MemoryStateStoreOptions = {}): StateStore {
  const clock = options.clock ?? Date.now;
  const maxEntries = options.maxEntries ?? 100_000;
  const entries = new Map<string, Entry>();

  const live = (key: string): Entry | undefined => {
    const entry = entries.get(key);
    if (!entry) return undefined;
    if (entry.expires > clock()) return entry;
    entries.delete(key);
    return undefined;
  };
  const write = (key: string, value: string, ttl: number) => {
    if (!(ttl > 0)) throw storeError('core.store.ttl', { details: { ttl } });
    if (!entries.has(key) && entries.size >= maxEntries) {
      const now = clock();
      for (const [other, entry] of entries) if (entry.expires <= now) entries.delete(other);
      if (entries.size >= maxEntries) throw storeError('core.store.full', { details: { maxEntries } });
    }
    entries.set(key, { value, expires: clock() + ttl });
  };

  return {
    get: async (key) => live(key)?.value,
    set: async (key, value, ttl) => write(key, value, ttl),
    delete: async (key) => void entries.delete(key),
    add: async (key, value, ttl) => {
      if (live(key)) return false;
      write(key, value, ttl);
      return true;
    },
    take: async (key) => {
      const entry = live(key);
      entries.delete(key);
      return entry?.value;
    },
  };
}
