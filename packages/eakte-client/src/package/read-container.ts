import { basename } from 'node:path';
import { isRathausError, RathausError } from '@rathaus/client-core';
import { type ByteSource, type ContainerSource, openByteSource } from './byte-source.ts';
import { type ContainerFinding, FindingCollector } from './container-findings.ts';
import { parseContainerName } from './container-name.ts';
import type { ContainerRule } from './container-rules.ts';
import { describeFile, type FileFacts } from './describe-file.ts';
import type { EntryNameEncoding } from './entry-name.ts';
import { isFolder, judgeEntries } from './judge-entries.ts';
import { type ContainerLimits, defaultContainerLimits } from './limits.ts';
import { unpackEntry } from './unpack-entry.ts';
import { type DirectoryEntry, readDirectory } from './zip-directory.ts';

/** A file in a container. */
export interface ContainerEntry {
  /** Number in the directory, from 1. */
  readonly index: number;
  /** Decoded name; with `/` where the sender did not pack flat. */
  readonly name: string;
  readonly encoding: EntryNameEncoding;
  /** The name as stored, where it is not plain ASCII. */
  readonly rawName?: Uint8Array;
  /** Bytes unpacked, as listed; `open()` holds the content to it. */
  readonly size: number;
  readonly packed: number;
  /** CRC-32 as listed. */
  readonly crc32: number;
}

export interface VerifiedEntry {
  entry: ContainerEntry;
  /** Digests, kind and wholeness of the content; missing when it could not be read. */
  facts?: FileFacts;
}

export interface VerifyOptions {
  /** Digests to make of each file, by their names in xdomea. Default `SHA-512`. */
  algorithms?: readonly string[];
  /** Files that are not read. */
  skip?: (entry: ContainerEntry) => boolean;
  signal?: AbortSignal;
  onProgress?: (progress: { bytes: number; total: number }) => void;
}

export interface Container extends AsyncDisposable {
  /** File name of the container where known. */
  readonly name: string | undefined;
  readonly size: number;
  /** All files; folders are left out. */
  readonly entries: readonly ContainerEntry[];
  /** The message: the one XML file on the top level that is not a primary file. */
  readonly message: ContainerEntry | undefined;
  /** Everything but the message. */
  readonly files: readonly ContainerEntry[];
  /** Faults seen so far; `open()` and `verify()` add to them. */
  readonly findings: readonly ContainerFinding[];
  /** Findings of each rule including those beyond the 200 that are kept. */
  readonly counts: ReadonlyMap<ContainerRule, number>;
  find(name: string): ContainerEntry | undefined;
  /**
   * Bytes of an entry, held to its listed size, ratio and CRC while they flow.
   * Throws `eakte.package.*` when they break a rule. The last chunk is given out before the CRC is known:
   * use nothing before the iteration has ended.
   */
  open(entry: ContainerEntry | string, options?: { signal?: AbortSignal }): AsyncGenerator<Uint8Array>;
  /** Reads every file to its end and describes it; faults become findings. */
  verify(options?: VerifyOptions): AsyncGenerator<VerifiedEntry>;
  /** False for an entry that broke a rule so that it must not be read. */
  canOpen(entry: ContainerEntry): boolean;
  /** Turns an error that `open()` threw for what an entry contains into a finding; false for any other error. */
  report(error: unknown, entry: ContainerEntry): boolean;
  close(): Promise<void>;
}

export interface ReadContainerOptions {
  /** File name, where the source has none: the names of container and message are compared. */
  name?: string;
  limits?: Partial<ContainerLimits>;
  /**
   * `throw` (default): an unsafe or damaged container is refused with the `RathausError` of the first fault.
   * `collect`: nothing is thrown, faults are `findings`, and only harmless entries can be opened (for checks).
   */
  findings?: 'throw' | 'collect';
  signal?: AbortSignal;
}

/**
 * Opens a container for reading. Only its directory is held in memory; content is read when asked for.
 * Safe by default: see `containerRules` for what is refused and `defaultContainerLimits` for the bounds.
 */
export async function readContainer(
  source: ContainerSource,
  options: ReadContainerOptions = {},
): Promise<Container> {
  const bytes = await openByteSource(source);
  try {
    return await inspect(bytes, nameOfSource(source, options.name), options);
  } catch (error) {
    await bytes.close();
    throw error;
  }
}

function nameOfSource(source: ContainerSource, given: string | undefined): string | undefined {
  if (given !== undefined) return basename(given);
  if (typeof source === 'string') return basename(source);
  if (source instanceof URL) return basename(source.pathname);
  return source instanceof Blob && 'name' in source && typeof source.name === 'string'
    ? source.name
    : undefined;
}

async function inspect(
  source: ByteSource,
  name: string | undefined,
  options: ReadContainerOptions,
): Promise<Container> {
  const limits = { ...defaultContainerLimits, ...options.limits };
  const found = new FindingCollector({ throwing: options.findings !== 'collect' });
  const directory = await readDirectory(source, limits, found, options.signal);
  const blocked = directory
    ? await judgeEntries(source, directory, limits, found, options.signal)
    : new Set<number>();
  const records = (directory?.entries ?? []).filter((entry) => !isFolder(entry));
  if (directory && records.length === 0) found.add('no-entries');
  const message = findMessage(records, name, found);
  return new ZipContainer(source, name, records, message, blocked, found);
}

function findMessage(
  records: DirectoryEntry[],
  name: string | undefined,
  found: FindingCollector,
): DirectoryEntry | undefined {
  if (records.length === 0) return undefined;
  const xml = records.filter((entry) => /\.xml$/i.test(entry.name) && !entry.name.includes('/'));
  const stem = name?.replace(/\.[^.]*$/, '').toLowerCase();
  const named = xml.filter((entry) => parseContainerName(entry.name) !== undefined);
  const sameStem = xml.filter((entry) => entry.name.slice(0, -4).toLowerCase() === stem);
  // Primary files may be XML as well (invoices): those are named by a UUID of their own.
  const candidates = named.length > 0 ? named : sameStem.length > 0 ? sameStem : xml;
  if (candidates.length === 0) {
    found.add('no-message');
    return undefined;
  }
  if (candidates.length > 1) found.add('several-messages', { facts: { messages: candidates.length } });
  const message = sameStem[0] ?? candidates[0]!;
  const place = { entry: message.index, name: message.name };
  if (parseContainerName(message.name) === undefined)
    found.add('naming', { ...place, facts: { part: 'message' } });
  else if (stem !== undefined && sameStem.length === 0)
    found.add('naming', { ...place, facts: { part: 'container' } });
  return message;
}

class ZipContainer implements Container {
  readonly name: string | undefined;
  readonly size: number;
  readonly entries: readonly ContainerEntry[];
  readonly message: ContainerEntry | undefined;
  readonly files: readonly ContainerEntry[];
  readonly #records = new Map<number, DirectoryEntry>();
  #byName: Map<string, ContainerEntry> | undefined;
  readonly #source: ByteSource;
  readonly #blocked: Set<number>;
  readonly #found: FindingCollector;

  constructor(
    source: ByteSource,
    name: string | undefined,
    records: DirectoryEntry[],
    message: DirectoryEntry | undefined,
    blocked: Set<number>,
    found: FindingCollector,
  ) {
    this.#source = source;
    this.#blocked = blocked;
    this.#found = found;
    this.name = name;
    this.size = source.size;
    for (const record of records) this.#records.set(record.index, record);
    this.entries = records.map(publicEntry);
    this.message = message && this.entries.find((entry) => entry.index === message.index);
    this.files = this.entries.filter((entry) => entry !== this.message);
  }

  get findings(): readonly ContainerFinding[] {
    return this.#found.findings;
  }

  get counts(): ReadonlyMap<ContainerRule, number> {
    return this.#found.counts;
  }

  find(name: string): ContainerEntry | undefined {
    this.#byName ??= new Map(this.entries.map((entry) => [entry.name, entry]));
    return this.#byName.get(name);
  }

  async *open(
    wanted: ContainerEntry | string,
    options: { signal?: AbortSignal } = {},
  ): AsyncGenerator<Uint8Array> {
    const entry = typeof wanted === 'string' ? this.find(wanted) : wanted;
    const record = entry && this.#records.get(entry.index);
    if (!record) {
      throw new RathausError({
        code: 'eakte.package.no-entry',
        origin: 'local',
        message: 'The container has no such entry',
      });
    }
    if (this.#blocked.has(record.index)) {
      throw new RathausError({
        code: 'eakte.package.blocked',
        origin: 'peer',
        message: 'The entry broke a rule when the container was opened and cannot be read',
        details: { entry: record.index },
      });
    }
    yield* unpackEntry(this.#source, record, options.signal);
  }

  async *verify(options: VerifyOptions = {}): AsyncGenerator<VerifiedEntry> {
    const wanted = this.entries.filter((entry) => !options.skip?.(entry));
    const total = wanted.reduce((sum, entry) => sum + entry.size, 0);
    let bytes = 0;
    const chunks = async function* (this: ZipContainer, entry: ContainerEntry) {
      for await (const chunk of this.open(entry, options)) {
        yield chunk;
        bytes += chunk.length;
        options.onProgress?.({ bytes, total });
      }
    }.bind(this);
    for (const entry of wanted) {
      if (this.#blocked.has(entry.index)) {
        yield { entry };
        continue;
      }
      let facts: FileFacts;
      try {
        facts = await describeFile(chunks(entry), options.algorithms ?? ['SHA-512']);
      } catch (error) {
        if (!this.report(error, entry)) throw error;
        yield { entry };
        continue;
      }
      yield { entry, facts };
    }
  }

  canOpen(entry: ContainerEntry): boolean {
    return !this.#blocked.has(entry.index);
  }

  report(error: unknown, entry: ContainerEntry): boolean {
    if (!isRathausError(error) || !contentCodes.has(error.code)) return false;
    this.#blocked.add(entry.index);
    const rule = error.code.slice('eakte.package.'.length) as ContainerRule;
    this.#found.add(rule, { entry: entry.index, name: entry.name });
    return true;
  }

  close(): Promise<void> {
    return this.#source.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

const contentCodes = new Set(
  ['size-mismatch', 'crc-mismatch', 'data-damaged'].map((rule) => `eakte.package.${rule}`),
);

function publicEntry(record: DirectoryEntry): ContainerEntry {
  return {
    index: record.index,
    name: record.name,
    encoding: record.encoding,
    ...(record.rawName ? { rawName: record.rawName } : {}),
    size: record.size,
    packed: record.packed,
    crc32: record.crc,
  };
}
