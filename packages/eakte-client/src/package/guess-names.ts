import { readingsOf } from './entry-readings.ts';
import { nameCharsets } from './name-charsets.ts';
import type { EntryNameEncoding } from './name-kinds.ts';
import { type DirectoryEntry, isDosLike } from './zip-record.ts';

/** Systems of Apple in "version made by" (APPNOTE 6.3.10, 4.4.2.2). */
const madeBy = { macintosh: 7, darwin: 19 } as const;

/** Entries that are enough to recognise the character set of a packer. */
const sampleSize = 2000;

/**
 * Reads the names that directory and Unicode path leave open by their looks alone: UTF-8 where the bytes are UTF-8, and
 * one character set for all others, because one program packed them. Only a beginning: the names that the message gives
 * decide (`settleNames()`).
 */
export function guessNames(undecided: readonly DirectoryEntry[]): void {
  const rest: DirectoryEntry[] = [];
  for (const entry of undecided) {
    const [first] = readingsOf(entry);
    if (first?.encoding === 'utf-8') Object.assign(entry, first);
    else if (!entry.plain) rest.push(entry);
  }
  if (rest.length === 0) return;
  const points = new Map<EntryNameEncoding, number>();
  for (const entry of rest.slice(0, sampleSize)) {
    for (const { encoding, path } of readingsOf(entry))
      points.set(encoding, (points.get(encoding) ?? 0) + looks(path) + habit(encoding, entry.host));
  }
  const ranked = nameCharsets.toSorted((a, b) => (points.get(b) ?? 0) - (points.get(a) ?? 0));
  for (const entry of rest) useFirst(entry, ranked);
}

/** Reads an entry in the first of some ways that is possible. */
export function useFirst(entry: DirectoryEntry, encodings: readonly EntryNameEncoding[]): void {
  const readings = readingsOf(entry);
  for (const encoding of encodings) {
    const reading = readings.find((one) => one.encoding === encoding);
    if (!reading) continue;
    Object.assign(entry, reading);
    return;
  }
}

/** How usual a set is on the system of the packer. */
function habit(encoding: EntryNameEncoding, host: number): number {
  const mac = host === madeBy.macintosh || host === madeBy.darwin;
  if (encoding === 'mac-roman') return mac ? 1 : -2;
  if (isDosLike(host)) return encoding === 'windows-1252' ? -0.5 : 0;
  return 0;
}

/** How much a reading looks like a German file name: letters of DIN 91379 and usual signs, no line drawing. */
function looks(path: string): number {
  let points = 0;
  for (const [at, character] of [...path].entries()) {
    if (character < '\u0080') continue;
    const before = path[at - 1] ?? ' ';
    if (/[äöü]/.test(character)) points += 3;
    else if (character === 'ß') points += /\p{L}/u.test(before) ? 3 : -2;
    else if (/[ÄÖÜ]/.test(character)) points += /\p{Ll}/u.test(before) ? -1 : 2;
    else if (/[§–€]/.test(character)) points += /\p{L}/u.test(before) ? -1 : 2;
    else if (/\p{Script=Latin}/u.test(character))
      points += /\p{Lu}/u.test(character) && /\p{Ll}/u.test(before) ? -1 : 1;
    else if (/[²³°„“”‘’«»…·©®½¼¾×±]/.test(character)) points += 0.5;
    else points -= 2;
  }
  return points;
}
