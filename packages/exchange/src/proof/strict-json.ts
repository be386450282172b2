/** Objects and lists within each other; a proof needs 5. */
const deepest = 32;

/** Why a text is not read. */
export type JsonFault = 'not-json' | 'duplicate-member' | 'too-deep';

/** What was read, or why not. */
export type StrictJson =
  | { readonly value: unknown; readonly fault?: undefined }
  | { readonly fault: JsonFault };

// Only for texts that JSON.parse has taken: there a quote outside of a string cannot be.
const strings = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

/**
 * `JSON.parse` that refuses an object with two members of one name: `JSON.parse` takes the last, other readers the first,
 * and a signature over both would mean different things to them (RFC 8259 section 4).
 */
export function parseStrictJson(text: string): StrictJson {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: 'not-json' };
  }
  let named = 0;
  for (const [, colon] of text.matchAll(strings)) if (colon !== undefined) named++;
  const kept = countMembers(value, 0);
  if (kept === undefined) return { fault: 'too-deep' };
  return kept === named ? { value } : { fault: 'duplicate-member' };
}

/** Members of all objects; `undefined` when they are nested too deep. */
function countMembers(value: unknown, depth: number): number | undefined {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth >= deepest) return undefined;
  let members = Array.isArray(value) ? 0 : Object.keys(value).length;
  for (const inner of Object.values(value)) {
    const below = countMembers(inner, depth + 1);
    if (below === undefined) return undefined;
    members += below;
  }
  return members;
}

/** UTF-8 without replacement characters and without a byte order mark; `undefined` for anything else. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
