import { inspect } from 'node:util';

/** Everything that a logger, a crash reporter or a debugger could print of a value. */
export function printed(value: unknown, depth = 0): string {
  if (depth > 8 || value === null || typeof value !== 'object') return String(value);
  const parts = [
    inspect(value),
    inspect(value, { showHidden: true, depth: Number.POSITIVE_INFINITY }),
    inspect(value, { showHidden: true, depth: Number.POSITIVE_INFINITY, customInspect: false }),
    JSON.stringify(value),
    String(value),
    (value as Error).stack ?? '',
  ];
  for (const key of Reflect.ownKeys(value))
    parts.push(String(key), printed(Reflect.get(value, key), depth + 1));
  return parts.join('\n');
}
