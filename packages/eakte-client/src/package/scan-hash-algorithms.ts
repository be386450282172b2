import { type ScanHandler, scanSource, textMode, XmlScanner } from '@rathaus/client-core/xml';
import type { Hash } from '../xdomea/index.ts';
import { digestLengths, readHash } from '../xdomea/tables/hash-algorithms.ts';

/** Characters of one value; a longer one is no hash and names no algorithm. */
const valueLimit = 1000;

const most = Object.keys(digestLengths).length;

/**
 * The algorithms whose digests are needed to compare the hashes that a message states of its files (4.0): one quick
 * pass that judges nothing and holds one hash. What is wrong with the message ends it early; whatever was not seen then
 * is not compared, and the check says so.
 */
export async function scanHashAlgorithms(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<ReadonlySet<string>> {
  const algorithms = new Set<string>();
  /** Elements open inside of a hash, itself the first. */
  const path: string[] = [];
  let values: Values = {};
  /** The hash says something twice: which value belongs to which algorithm is open. */
  let isRepeated = false;
  let text = '';
  const handler: ScanHandler = {
    mode: textMode.ignore,
    open({ local }) {
      if (path.length === 0) {
        if (local !== 'Hash') return;
        values = {};
        isRepeated = false;
      }
      path.push(local);
      text = '';
      handler.mode = fieldAt(path) === undefined ? textMode.ignore : textMode.collect;
    },
    text(piece) {
      if (text.length <= valueLimit) text += piece;
    },
    close() {
      if (path.length === 0) return;
      const field = fieldAt(path);
      if (field !== undefined) {
        isRepeated ||= values[field] !== undefined;
        values[field] = text;
      }
      text = '';
      path.pop();
      handler.mode = textMode.ignore;
      if (path.length > 0) return;
      const needed = isRepeated ? Object.keys(digestLengths) : readHash(hashOf(values)).digests.keys();
      for (const algorithm of needed) algorithms.add(algorithm);
    },
    stray: () => undefined,
  };
  const scanner = new XmlScanner(handler);
  const pieces = scanSource(chunks, scanner, { what: 'Reading a message', signal, onFault: () => undefined });
  for await (const _ of pieces) if (algorithms.size === most) break;
  return algorithms;
}

const fields: Readonly<Record<string, 'value' | 'code' | 'name' | 'other'>> = {
  'Hash/Wert': 'value',
  'Hash/Algorithmus/code': 'code',
  'Hash/Algorithmus/name': 'name',
  'Hash/SonstigerAlgorithmus': 'other',
};
type Values = Partial<Record<(typeof fields)[string], string>>;

function fieldAt(path: readonly string[]): (typeof fields)[string] | undefined {
  const at = path.join('/');
  return Object.hasOwn(fields, at) ? fields[at] : undefined;
}

const hashOf = ({ value = '', code = '', name, other }: Values): Hash => ({
  wert: value,
  algorithmus: { code, name },
  sonstigerAlgorithmus: other,
});
