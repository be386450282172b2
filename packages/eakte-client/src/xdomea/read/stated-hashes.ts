import type { Format, Hash, Primaerdokument } from '../model/index.ts';
import { allValues, readings } from '../model/repeats.ts';

/** A hash as a message states it of a file. */
export interface HashReading {
  readonly hash: Hash;
  /** The part of the model it is in: the same as `hash`, where the message states each of its parts once. */
  readonly part: Hash;
}

/**
 * Every hash that a message states of a primary file. In a valid message one; where it repeats the hash, its value or its
 * algorithm each of them, because it is open which is meant.
 */
export function* hashesOf(primaerdokument: Primaerdokument): Generator<HashReading> {
  for (const part of allValues(primaerdokument, 'hash')) {
    for (const hash of readings(part)) {
      if (hash.algorithmus === undefined) yield { hash, part };
      else
        for (const algorithmus of readings(hash.algorithmus)) yield { hash: { ...hash, algorithmus }, part };
    }
  }
}

/** All primary files of a format: in a valid message one. */
export const primaryFilesOf = (format: Format): Iterable<Primaerdokument> =>
  allValues(format as Partial<Format>, 'primaerdokument');

/** All names that a message gives a primary file: in a valid message one. */
export const fileNamesOf = (primaerdokument: Primaerdokument): Iterable<string> =>
  allValues(primaerdokument as Partial<Primaerdokument>, 'dateiname');
