import type { SimpleType } from '@rathaus/client-core/xml';
import type { BoundElement } from '../mapping/binding.ts';

/** The value of a text for the model; undefined when the text is not one of its type. */
export function decode(text: string, bound: BoundElement): unknown {
  const simple = bound.type.simple!;
  if (bound.codec === 'year-end') {
    const match = /^(-?\d{4,})(Z|[+-]\d\d:\d\d)?$/.exec(text);
    return match ? `${match[1]}-12-31${match[2] ?? ''}` : undefined;
  }
  if (bound.codec === 'number-or-text') return /^(?:0|[1-9]\d{0,14})$/.test(text) ? Number(text) : text;
  return decodeSimple(text, simple);
}

export function decodeSimple(text: string, simple: SimpleType): unknown {
  if (simple.value === 'boolean')
    return text === '1' || text === 'true' ? true : text === '0' || text === 'false' ? false : undefined;
  if (simple.value === 'number') {
    const value = Number(text);
    return Number.isSafeInteger(value) ? value : undefined;
  }
  return text;
}

/** Puts a value under a path of the object. */
export function assign(
  object: Record<string, unknown>,
  path: readonly string[],
  value: unknown,
  list: boolean,
): void {
  let at = object;
  const last = path.length - 1;
  for (let step = 0; step < last; step += 1) {
    const inner = at[path[step]!];
    if (typeof inner === 'object' && inner !== null) at = inner as Record<string, unknown>;
    else {
      const made: Record<string, unknown> = {};
      at[path[step]!] = made;
      at = made;
    }
  }
  const field = path[last]!;
  if (!list) {
    at[field] = value;
    return;
  }
  const known = at[field];
  if (Array.isArray(known)) known.push(value);
  else at[field] = [value];
}
