import { isRathausError } from '@rathaus/client-core';
import { describeFile, type FileFacts } from '../package/describe-file.ts';
import { type HashCounts, HashLedger } from '../package/hash-ledger.ts';
import type { Container, ContainerEntry } from '../package/read-container.ts';
import { type Hash, type Primaerdokument, primaryFiles } from '../xdomea/index.ts';
import { hashesOf } from '../xdomea/read/stated-hashes.ts';
import { algorithmOf } from '../xdomea/tables/hash-algorithms.ts';
import type { ViewedRecord } from './read-viewed.ts';

/** How a file that the message names was found. */
export type FileState =
  /** There is only the message, no container. */
  | 'absent'
  /** The container does not have it. */
  | 'missing'
  /** The container has it, but it is damaged or must not be read. */
  | 'unreadable'
  /** It is another than the one whose hash the message states. */
  | 'differs'
  /** It is the one whose hash the message states. */
  | 'verified'
  /** The message states a hash that cannot be compared. */
  | 'unverified'
  /** The message states no hash. */
  | 'no-hash';

/** A file that the message names, as it was found. */
export interface LookedFile {
  readonly state: FileState;
  readonly entry?: ContainerEntry | undefined;
  readonly facts?: FileFacts | undefined;
  /** All of it, when it is small enough and was not given before. */
  readonly bytes?: Buffer | undefined;
  /** Whether it was looked at before, for another document or version. */
  readonly isRepeated?: boolean | undefined;
}

interface Known {
  readonly facts: FileFacts | undefined;
  readonly compared: readonly Compared[];
}

interface Compared {
  readonly hash: Hash;
  readonly state: 'differs' | 'verified' | 'unverified';
}

/** How files are looked at. */
export interface FilesOptions {
  readonly container: Container | undefined;
  /** Bytes up to which a file is given whole. */
  readonly maxBytes: number;
  readonly signal: AbortSignal | undefined;
  readonly onBytes: (bytes: number) => void;
}

const stateOf = ({ differing, verified }: HashCounts): Compared['state'] =>
  differing > 0 ? 'differs' : verified > 0 ? 'verified' : 'unverified';

const isSame = (a: Hash, b: Hash) => a === b || (a.wert === b.wert && algorithmOf(a) === algorithmOf(b));

/** Different hashes of one file that are compared. More than one is a contradiction already. */
const mostHashes = 4;

/** Files of the records of a page: each is read once, from its first byte to its last, before anything of it is shown. */
export class AkteFiles {
  /** Bytes of all files that will be read. */
  readonly total: number;
  readonly #options: FilesOptions;
  /** Hashes that shown records state of a file. */
  readonly #stated = new Map<number, Hash[]>();
  readonly #known = new Map<number, Known>();

  constructor(records: readonly ViewedRecord[], options: FilesOptions) {
    this.#options = options;
    for (const { record } of records) {
      if (record.kind !== 'Dokument') continue;
      for (const primaerdokument of primaryFiles(record)) {
        const entry = this.find(primaerdokument.dateiname);
        if (!entry) continue;
        const stated = this.#stated.get(entry.index) ?? [];
        this.#stated.set(entry.index, stated);
        for (const { hash } of hashesOf(primaerdokument))
          if (stated.length < mostHashes && !stated.some((one) => isSame(one, hash))) stated.push(hash);
      }
    }
    this.total = (options.container?.files ?? []).reduce(
      (sum, { index, size }) => sum + (this.#stated.has(index) ? size : 0),
      0,
    );
  }

  /** The entry of a name; never the message itself. */
  find(name: unknown): ContainerEntry | undefined {
    const { container } = this.#options;
    const entry = typeof name === 'string' ? container?.find(name) : undefined;
    return entry === container?.message ? undefined : entry;
  }

  async look(primaerdokument: Primaerdokument): Promise<LookedFile> {
    const { container } = this.#options;
    if (!container) return { state: 'absent' };
    const entry = this.find(primaerdokument.dateiname);
    if (!entry) return { state: 'missing' };
    const before = this.#known.get(entry.index);
    const { known, bytes } = before ? { known: before } : await this.#read(container, entry);
    const { facts, compared } = known;
    if (!facts) return { state: 'unreadable', entry };
    const own = [...hashesOf(primaerdokument)].map(
      ({ hash }) => compared.find((one) => isSame(one.hash, hash))?.state,
    );
    // Of two hashes of one file at most one is true: then it is open which file is meant.
    const isContradicted = compared.some((one) => one.state === 'differs');
    const isVerified = own.every((one) => one === 'verified');
    const state = isContradicted
      ? 'differs'
      : own.length === 0
        ? 'no-hash'
        : isVerified
          ? 'verified'
          : 'unverified';
    return { state, entry, facts, bytes, isRepeated: before !== undefined };
  }

  async #read(
    container: Container,
    entry: ContainerEntry,
  ): Promise<{ known: Known; bytes?: Buffer | undefined }> {
    const { maxBytes, signal, onBytes } = this.#options;
    const { name: fileName } = entry;
    let content: AsyncIterable<Uint8Array> = container.open(entry, { signal });
    // One ledger for each hash, because what came of each is shown.
    const ledgers = (this.#stated.get(entry.index) ?? []).map((hash) => {
      const ledger = new HashLedger(() => undefined);
      ledger.add({ fileName, hash, place: { kind: 'path', path: '' } });
      content = ledger.watch(fileName, content);
      return { hash, ledger };
    });
    const pieces: Uint8Array[] = [];
    let size = 0;
    async function* watched(): AsyncGenerator<Uint8Array> {
      for await (const piece of content) {
        size += piece.length;
        if (size <= maxBytes) pieces.push(piece);
        else pieces.length = 0;
        yield piece;
        onBytes(piece.length);
      }
    }
    let facts: FileFacts | undefined;
    try {
      facts = await describeFile(watched(), []);
    } catch (error) {
      if (!isRathausError(error) || !error.code.startsWith('eakte.package.')) throw error;
    }
    const compared = ledgers.map(({ hash, ledger }) => ({ hash, state: stateOf(ledger.finish()) }));
    const known = { facts, compared };
    this.#known.set(entry.index, known);
    return { known, bytes: facts && size <= maxBytes ? Buffer.concat(pieces) : undefined };
  }
}
