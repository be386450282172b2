import type { Hash } from '../model/index.ts';

/** Hexadecimal digits of a digest, by the name of its algorithm in xdomea. */
export const digestLengths: Readonly<Record<string, number>> = {
  MD5: 32,
  'SHA-1': 40,
  'SHA-224': 56,
  'SHA-256': 64,
  'SHA-384': 96,
  'SHA-512': 128,
  'SHA3-224': 56,
  'SHA3-256': 64,
  'SHA3-384': 96,
  'SHA3-512': 128,
};

/** Algorithms that are broken: an equal digest does not prove that a file is unchanged (BSI TR-02102-1, 4.2). */
export const weakAlgorithms: ReadonlySet<string> = new Set(['MD5', 'SHA-1']);

/** `http://www.w3.org/2001/04/xmlenc#sha256`, `sha256`, `SHA-256` → `SHA-256`. Undefined for others. */
export function algorithmOf({ algorithmus, sonstigerAlgorithmus }: Hash): string | undefined {
  for (const text of [algorithmus?.code, algorithmus?.name, sonstigerAlgorithmus]) {
    if (text === undefined) continue;
    const plain = text
      .trim()
      .replace(/^.*[#/]/, '')
      .toUpperCase()
      .replace(/[\s_]/g, '')
      // Hyphens and dashes of word processors.
      .replace(/[\u2010-\u2015\u2212]/g, '-');
    const parts = /^(?:(MD5)|SHA-?3-?(\d{3})|SHA-?(1|224|256|384|512))$/.exec(
      plain.replace(/^SHA-?2-/, 'SHA-'),
    );
    if (!parts) continue;
    const name = parts[1] ?? (parts[2] === undefined ? `SHA-${parts[3]}` : `SHA3-${parts[2]}`);
    if (Object.hasOwn(digestLengths, name)) return name;
  }
  return undefined;
}

/**
 * A digest as people and programs write it, as lower-case hexadecimal digits: hexadecimal in either case, in groups
 * (`9f:86`, `9f 86`), or Base64. Undefined when it is none of the algorithm.
 */
export function digestOf(text: string, algorithm: string): string | undefined {
  const digits = digestLengths[algorithm];
  if (digits === undefined) return undefined;
  const hex = text.replace(/[\s:-]/g, '').toLowerCase();
  if (hex.length === digits && /^[0-9a-f]+$/.test(hex)) return hex;
  const base64 = text.replace(/\s/g, '').replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  if (base64.length !== Math.ceil((digits * 2) / 3) || !/^[A-Za-z0-9+/]+$/.test(base64)) return undefined;
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What a stated hash says, read the same way by the check, the conversion and whoever unpacks. */
export interface ReadHash {
  /** As xdomea names it; undefined when the hash names none that is known. */
  readonly algorithm: string | undefined;
  /**
   * What the digest of the file has to be, lower-case hexadecimal, by algorithm: one where the hash names the algorithm,
   * without a name one for each of that length, none when there is nothing to compare.
   */
  readonly digests: ReadonlyMap<string, string>;
  /** Why there is nothing to compare: the algorithm is not known, or the value is no hash of it. */
  readonly fault: 'unknown-algorithm' | 'no-hash' | undefined;
}

/** Reads a stated hash. An unknown name is never guessed at; where there is no name the length may decide. */
export function readHash(hash: Hash): ReadHash {
  const algorithm = algorithmOf(hash);
  const isNamed = [hash.algorithmus?.code, hash.algorithmus?.name, hash.sonstigerAlgorithmus].some(
    (name) => name !== undefined && name.trim() !== '',
  );
  const digests = new Map<string, string>();
  for (const name of algorithm === undefined ? (isNamed ? [] : Object.keys(digestLengths)) : [algorithm]) {
    const digest = digestOf(hash.wert ?? '', name);
    if (digest !== undefined) digests.set(name, digest);
  }
  const fault = isNamed && algorithm === undefined ? 'unknown-algorithm' : 'no-hash';
  return { algorithm, digests, fault: digests.size > 0 ? undefined : fault };
}
