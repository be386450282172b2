/** True when two ids are the same; upper and lower case are both in use. */
export function sameId(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined || a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) {
    const x = a.charCodeAt(at);
    const y = b.charCodeAt(at);
    if (x === y) continue;
    if (x > 0x7f || y > 0x7f) return a.toLowerCase() === b.toLowerCase();
    const letter = x | 0x20;
    if (letter !== (y | 0x20) || letter < 0x61 || letter > 0x7a) return false;
  }
  return true;
}
