const json = /^[^;]*[/+]json\s*(;|$)/i;

/** Media types of JSON, at the type level. */
export type JsonMediaType =
  | 'application/json'
  | `application/json;${string}`
  | `${string}+json`
  | `${string}+json;${string}`;

/** Whether a media type says JSON: `application/json`, `application/problem+json; charset=utf-8`. */
export const isJson = (type: string | null | undefined): boolean => json.test(type ?? '');

const essence = (type: string): string => type.split(';', 1)[0]!.trim().toLowerCase();

/**
 * Whether an answer has the media type that a contract declares. Case and parameters do not count; the declared one may
 * be a range (RFC 9110, section 12.5.1), of a type or of everything. An answer without a type fits only the latter.
 */
export function sameType(contentType: string | null | undefined, declared: string): boolean {
  // The usual case, and the one that has to be fast.
  if (contentType === declared) return true;
  const wanted = essence(declared);
  if (wanted === '*/*') return true;
  const type = essence(contentType ?? '');
  return wanted.endsWith('/*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted && type !== '';
}
