import { storeError } from './errors.ts';

/** What every store takes. The key fits an index of PostgreSQL, the value the memory of a Redis. */
export const storeLimits = { keyBytes: 1024, valueBytes: 1_048_576, ttl: 100 * 365.25 * 86_400_000 } as const;

const encoder = /* @__PURE__ */ new TextEncoder();

/** Whether a text has at most so many bytes in UTF-8; counts only where the length does not tell. */
const fits = (text: string, bytes: number): boolean =>
  text.length * 3 <= bytes || (text.length <= bytes && encoder.encode(text).length <= bytes);

/** The key, when a store can keep it: half a surrogate pair would become another key, and PostgreSQL keeps no NUL. */
export function judgeKey(key: string): string {
  const isGood =
    typeof key === 'string' &&
    key !== '' &&
    fits(key, storeLimits.keyBytes) &&
    key.isWellFormed() &&
    !key.includes('\0');
  if (!isGood) throw storeError('core.store.key');
  return key;
}

/** The value, when it comes back as it was. */
export function judgeValue(value: string): string {
  if (typeof value !== 'string' || !fits(value, storeLimits.valueBytes) || !value.isWellFormed())
    throw storeError('core.store.value');
  return value;
}

/** Whole milliseconds, rounded up: nothing lives shorter than was asked for. */
export function judgeTtl(ttl: number): number {
  if (typeof ttl !== 'number' || !(ttl > 0 && ttl <= storeLimits.ttl))
    throw storeError('core.store.ttl', { details: { ttl: String(ttl) } });
  return Math.ceil(ttl);
}
