const pattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** True for a UUID in its text form. The schemas up to 3.1, and file names in all, also let `|` through. */
export function isUuid(text: string): boolean {
  return pattern.test(text);
}

/** True when two ids are the same; upper and lower case are both in use. */
export function sameId(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && (a === b || a.toLowerCase() === b.toLowerCase());
}
