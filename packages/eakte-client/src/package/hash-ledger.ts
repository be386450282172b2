import type { Hash as Digest } from 'node:crypto';
import type { PathPlace } from '@rathaus/client-core/findings';
import { nameKey } from '../xdomea/finding/name-key.ts';
import type { StatedHash } from '../xdomea/index.ts';
import { readHash, weakAlgorithms } from '../xdomea/tables/hash-algorithms.ts';
import { makeDigest } from './make-digest.ts';

/**
 * Whether what a message states of a file is true: `verified` it is, `differs` it is not. Not known: there is `no-file`
 * of that name, the algorithm is missing or an `unknown-algorithm`, or the value is `no-hash` of it.
 */
export type HashOutcome = 'verified' | 'differs' | 'no-file' | 'unknown-algorithm' | 'no-hash';

/** A hash of a message has been compared with its file, or could not be. Holds personal data: show, never log. */
export interface HashEvent {
  readonly type: 'hash.compared';
  readonly outcome: HashOutcome;
  /** Of the file, as in the message. */
  readonly fileName: string;
  /** As xdomea names it; undefined when the message names none that is known. */
  readonly algorithm?: string | undefined;
  /** Where the message states it. */
  readonly place: PathPlace;
}

/** How many hashes a message states, and what came of them. */
export interface HashCounts {
  /** The file has that hash. */
  verified: number;
  /** Of the verified, those of a broken algorithm (MD5, SHA-1): they prove little. */
  weak: number;
  /** The file has another hash. */
  differing: number;
  /** No file, no known algorithm or no hash. */
  unverified: number;
}

/** A stated hash with what came of it. */
export interface ComparedHash extends HashEvent {
  /** Lower-case hexadecimal digits; undefined when the value is none of a known algorithm. */
  readonly digest?: string | undefined;
  /** As the message states it, where it has no digest. */
  readonly stated?: StatedHash['hash'] | undefined;
  /** SHA-512 of the file, made when it was read. */
  readonly sha512?: string | undefined;
}

interface Entry {
  readonly fileName: string;
  readonly place: PathPlace;
  /** As stated, where it is no digest of the algorithm it names. */
  readonly stated: StatedHash['hash'] | undefined;
  /** Digests it may be, by algorithm: of a value without an algorithm one for each that has that length. */
  readonly candidates: ReadonlyMap<string, string> | undefined;
  /** That of `algorithm`. */
  digest: string | undefined;
  outcome: HashOutcome;
  algorithm: string | undefined;
  sha512: string | undefined;
  /** How often the message states the same of the same file. */
  times: number;
}

/** A text with memory of its own: what is cut out of a message would keep a whole piece of it. */
const ownText = <Text extends string | undefined>(text: Text): Text =>
  (text === undefined ? text : Buffer.from(text, 'utf8').toString('utf8')) as Text;

const ownPlace = ({ record, path, ...place }: PathPlace): PathPlace => ({
  ...place,
  path: ownText(path),
  record: record && { kind: record.kind, id: ownText(record.id), title: ownText(record.title) },
});

function openEntry({ hash, fileName, place }: StatedHash): Entry {
  const { algorithm, digests, fault } = readHash(hash);
  const digest = algorithm === undefined ? undefined : ownText(digests.get(algorithm));
  return {
    fileName: ownText(fileName),
    place: ownPlace(place),
    stated: digest === undefined ? hash : undefined,
    candidates: algorithm === undefined && digests.size > 0 ? digests : undefined,
    digest,
    outcome: fault ?? 'no-file',
    algorithm,
    sha512: undefined,
    times: 1,
  };
}

/** Algorithms whose digest of the file is needed. */
const algorithmsOf = ({ algorithm, digest, candidates }: Entry): readonly string[] =>
  candidates ? [...candidates.keys()] : algorithm !== undefined && digest !== undefined ? [algorithm] : [];

/**
 * What a message states of its files, compared with the bytes while they flow by. Takes about a kilobyte for each file
 * of which a hash is stated.
 */
export class HashLedger {
  readonly #byFile = new Map<string, Entry[]>();
  readonly #notify: (event: HashEvent) => void;

  /** `notify` gets each hash when its file has been read, and in `finish` of those without a file. */
  constructor(notify: (event: HashEvent) => void) {
    this.#notify = notify;
  }

  add(stated: StatedHash): void {
    const entry = openEntry(stated);
    const key = nameKey(entry.fileName);
    const known = this.#byFile.get(key);
    if (!known) {
      this.#byFile.set(key, [entry]);
      return;
    }
    const same = known.find(
      ({ algorithm, digest }) =>
        digest !== undefined && algorithm === entry.algorithm && digest === entry.digest,
    );
    if (same) same.times += 1;
    else known.push(entry);
  }

  get size(): number {
    return this.#byFile.size;
  }

  /** Passes the bytes of a file on. At their end it is known whether its hashes are true. */
  async *watch(name: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const entries = this.#byFile.get(nameKey(name));
    if (!entries) {
      yield* chunks;
      return;
    }
    const digests = new Map<string, Digest>();
    for (const algorithm of ['SHA-512', ...entries.flatMap(algorithmsOf)]) {
      const digest = digests.has(algorithm) ? undefined : makeDigest(algorithm);
      if (digest) digests.set(algorithm, digest);
    }
    for await (const chunk of chunks) {
      for (const digest of digests.values()) digest.update(chunk);
      yield chunk;
    }
    const actual = new Map([...digests].map(([algorithm, digest]) => [algorithm, digest.digest('hex')]));
    for (const entry of entries) this.#compare(entry, actual);
  }

  /** Every file has been read: says what came of all hashes. */
  finish(): HashCounts {
    const counts: HashCounts = { verified: 0, weak: 0, differing: 0, unverified: 0 };
    for (const entry of this.#entries()) {
      const { outcome, algorithm, times, sha512 } = entry;
      if (outcome === 'verified') {
        counts.verified += times;
        if (weakAlgorithms.has(algorithm ?? '')) counts.weak += times;
      } else if (outcome === 'differs') counts.differing += times;
      else counts.unverified += times;
      if (sha512 === undefined) this.#report(entry);
    }
    return counts;
  }

  /** All hashes with what came of them, in the order of the message. */
  *compared(): Generator<ComparedHash> {
    for (const entry of this.#entries()) {
      const { stated, digest, sha512 } = entry;
      yield { ...eventOf(entry), digest, stated, sha512 };
    }
  }

  *#entries(): Generator<Entry> {
    for (const entries of this.#byFile.values()) yield* entries;
  }

  #compare(entry: Entry, actual: ReadonlyMap<string, string>): void {
    const { algorithm, digest, candidates } = entry;
    entry.sha512 = actual.get('SHA-512');
    if (candidates) {
      const found = [...candidates].find(([name, wanted]) => actual.get(name) === wanted);
      [entry.algorithm, entry.digest] = found ?? [];
      // It may be of an unknown algorithm.
      entry.outcome = found ? 'verified' : 'unknown-algorithm';
    } else if (algorithm !== undefined && digest !== undefined) {
      const found = actual.get(algorithm);
      entry.outcome = found === digest ? 'verified' : found === undefined ? 'unknown-algorithm' : 'differs';
      // One text for both.
      if (found === digest && algorithm === 'SHA-512') entry.sha512 = digest;
    }
    this.#report(entry);
  }

  #report(entry: Entry): void {
    const event = eventOf(entry);
    for (let time = 0; time < entry.times; time += 1) this.#notify(event);
  }
}

const eventOf = ({ outcome, algorithm, fileName, place }: Entry): HashEvent => ({
  type: 'hash.compared',
  outcome,
  fileName,
  algorithm,
  place,
});
