import type { Clock } from '../observe/clock.ts';
import { storeError } from './errors.ts';
import { judgeKey, judgeTtl, judgeValue } from './judge-entry.ts';
import type { StateStore } from './state-store.ts';

/** Bounds and clock of the memory store. */
export interface MemoryStateStoreOptions {
  clock?: Clock | undefined;
  /** Upper bound of live entries. A full store refuses new keys rather than forgetting a replay mark. Default 100,000. */
  maxEntries?: number | undefined;
}

interface Entry {
  /** A number is a count. */
  value: string | number;
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
    const entry = entries.get(judgeKey(key));
    if (!entry) return undefined;
    if (entry.expires > clock()) return entry;
    entries.delete(key);
    return undefined;
  };
  const write = (key: string, value: string | number, ttl: number) => {
    if (!entries.has(key) && entries.size >= maxEntries) {
      const now = clock();
      for (const [other, entry] of entries) if (entry.expires <= now) entries.delete(other);
      if (entries.size >= maxEntries) throw storeError('core.store.full', { details: { maxEntries } });
    }
    entries.set(key, { value, expires: clock() + ttl });
  };
  const textOf = (entry: Entry | undefined) => (entry === undefined ? undefined : String(entry.value));

  return {
    get: async (key) => textOf(live(key)),
    set: async (key, value, ttl) => write(judgeKey(key), judgeValue(value), judgeTtl(ttl)),
    delete: async (key) => void entries.delete(judgeKey(key)),
    add: async (key, value, ttl) => {
      const entry = { key: judgeKey(key), value: judgeValue(value), ttl: judgeTtl(ttl) };
      if (live(key)) return false;
      write(entry.key, entry.value, entry.ttl);
      return true;
    },
    take: async (key) => {
      const entry = live(key);
      entries.delete(key);
      return textOf(entry);
    },
    count: async (key, ttl) => {
      const entry = live(key);
      const milliseconds = judgeTtl(ttl);
      if (!entry) {
        write(key, 1, milliseconds);
        return 1;
      }
      if (typeof entry.value === 'string') throw storeError('core.store.not-a-count');
      entry.value += 1;
      return entry.value;
    },
  };
}
