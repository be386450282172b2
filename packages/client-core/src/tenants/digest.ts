/**
 * The plain values of a configuration as one text, so that two of them can be compared: texts, numbers, addresses,
 * dates, lists, plain objects, and the symbols of dangerous options. Functions and instances of classes (stores, keys
 * in a KMS) have no comparable value and are left out.
 */
export function plainDigest(config: object): string {
  const open = new Set<object>();
  const write = (value: unknown): string | undefined => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean')
      return JSON.stringify(value);
    if (typeof value === 'number' || typeof value === 'bigint') return `${typeof value}:${value}`;
    if (typeof value !== 'object') return undefined;
    if (value instanceof URL) return JSON.stringify(value.href);
    if (value instanceof Date) return `date:${value.getTime()}`;
    if (ArrayBuffer.isView(value))
      return `bytes:${new Uint8Array(value.buffer, value.byteOffset, value.byteLength)}`;
    const isList = Array.isArray(value);
    const prototype = Object.getPrototypeOf(value);
    // A circle adds nothing that was not written already.
    if ((!isList && prototype !== Object.prototype && prototype !== null) || open.has(value))
      return undefined;
    open.add(value);
    const written = isList
      ? `[${value.map((item) => write(item) ?? 'opaque').join(',')}]`
      : `{${Reflect.ownKeys(value)
          .map((key) => [String(key), write((value as Record<PropertyKey, unknown>)[key])] as const)
          .filter(([, text]) => text !== undefined)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, text]) => `${JSON.stringify(key)}:${text}`)
          .join(',')}}`;
    open.delete(value);
    return written;
  };
  return write(config) ?? '';
}
