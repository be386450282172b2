/**
 * The plain values of a configuration as one text, so that two of them can be compared: texts, numbers, addresses,
 * dates, lists, plain objects, and the symbols of dangerous options. Functions and instances of classes (stores, keys
 * in a KMS) have no comparable value: only that there is one counts.
 */
export function plainDigest(config: object): string {
  const open = new Set<object>();
  const write = (value: unknown): string | undefined => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean')
      return JSON.stringify(value);
    if (typeof value === 'number' || typeof value === 'bigint') return `${typeof value}:${value}`;
    if (typeof value === 'function') return 'opaque';
    if (typeof value !== 'object') return undefined;
    if (value instanceof URL) return JSON.stringify(value.href);
    if (value instanceof Date) return `date:${value.getTime()}`;
    if (ArrayBuffer.isView(value))
      return `bytes:${new Uint8Array(value.buffer, value.byteOffset, value.byteLength)}`;
    const isList = Array.isArray(value);
    const prototype = Object.getPrototypeOf(value);
    if (!isList && prototype !== Object.prototype && prototype !== null) return 'opaque';
    // A circle adds nothing that was not written already.
    if (open.has(value)) return undefined;
    open.add(value);
    const written = isList
      ? `[${value.map((item) => write(item) ?? 'opaque').join(',')}]`
      : `{${Reflect.ownKeys(value)
          .map((key) => [nameOf(key), write((value as Record<PropertyKey, unknown>)[key])] as const)
          .filter(([, text]) => text !== undefined)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, text]) => `${key}:${text}`)
          .join(',')}}`;
    open.delete(value);
    return written;
  };
  return write(config) ?? '';
}

/** A member as it is written: a symbol never looks like a text. */
const nameOf = (key: PropertyKey): string =>
  typeof key === 'symbol' ? `symbol:${JSON.stringify(key.description)}` : JSON.stringify(String(key));
