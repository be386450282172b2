import type { JsonPath } from '../json/scan-json.ts';

/**
 * Path of the first text, value or name of a member, that no database and no other program keeps as it is: with U+0000, or
 * with half of a character (a lone surrogate). `undefined` when there is none. Does not recurse, and
 * ends with what holds itself.
 */
export function firstUnstorableText(document: unknown): JsonPath | undefined {
  const seen = new Set<object>();
  const open: { readonly value: unknown; readonly path: JsonPath }[] = [{ value: document, path: [] }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path } = next;
    if (typeof value === 'string') {
      if (!isStorable(value)) return path;
    } else if (typeof value !== 'object' || value === null || seen.has(value)) {
    } else if (Array.isArray(value)) {
      seen.add(value);
      for (const [index, one] of value.entries()) open.push({ value: one, path: [...path, index] });
    } else {
      seen.add(value);
      for (const [name, one] of Object.entries(value)) {
        if (!isStorable(name)) return path;
        open.push({ value: one, path: [...path, name] });
      }
    }
  }
  return undefined;
}

/** Whether a text can be stored and comes back as it was. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();
