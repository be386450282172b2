import { isObject } from './document.ts';

/** JSON with the members of each object in the order of their names (by UTF-16 units), without blanks. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name])}`).join(',')}}`;
}

/**
 * `sha256-…` in base64 over the canonical JSON of the whole document, descriptions and examples included: two contracts
 * with the same digest come from the same document, whatever its layout, its comments or its order of members.
 */
export async function digestOf(document: unknown): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(document)));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(bytes)))}`;
}
