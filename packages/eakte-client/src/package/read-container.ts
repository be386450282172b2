import { basename } from 'node:path';
import { isRathausError } from '@rathaus/client-core';
import { type Finding, term } from '@rathaus/client-core/findings';
import { isolate, type OnProgress } from '@rathaus/client-core/observe';
import { eakteError } from '../errors.ts';
import { type ByteSource, type ContainerSource, closeByteSource, openByteSource } from './byte-source.ts';
import { type ContainerFaults, createContainerFaults } from './container-findings.ts';
import { parseContainerName } from './container-name.ts';
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
  readonly rawName?: Uint8Array | undefined;
  /** Bytes unpacked, as listed; `open()` holds the content to it. */
  readonly size: number;
  readonly packed: number;
  /** CRC-32 as listed. */
  readonly crc32: number;
}

/** A file that was read to its end, or could not be. */
export interface VerifiedEntry {
  entry: ContainerEntry;
  /** Digests, kind and wholeness of the content; missing when it could not be read. */
  facts?: FileFacts | undefined;
}

/** How the files of a container are read and described. */
export interface VerifyOptions {
  /** Digests to make of each file, by their names in xdomea. Default `SHA-512`. */
  algorithms?: readonly string[] | undefined;
  /** Files that are not read. */
  skip?: ((entry: ContainerEntry) => boolean) | undefined;
  signal?: AbortSignal | undefined;
  /** Bytes read of the bytes to read, unpacked. */
  onProgress?: OnProgress<'files'> | undefined;
}

/** A container that is open for reading. */
export interface Container extends AsyncDisposable {
  /** Of the container, where known. */
  readonly fileName: string | undefined;
  readonly size: number;
  /** All files; folders are left out. */
  readonly entries: readonly ContainerEntry[];
  /** The message: the one XML file on the top level that is not a primary file. */
  readonly message: ContainerEntry | undefined;
  /** Everything but the message. */
  readonly files: readonly ContainerEntry[];
  /** Faults seen so far; `open()` and `verify()` add to them. */
  readonly findings: readonly Finding[];
  /** Number of findings by rule id, also of those beyond the 200 of each rule that are kept with their place. */
  readonly perRule: ReadonlyMap<string, number>;
  find(name: string): ContainerEntry | undefined;
  /**
   * Bytes of an entry, held to its listed size, ratio and CRC while they flow.
   * Throws `eakte.package.*` when they break a rule. The last chunk is given out before the CRC is known:
   * use nothing before the iteration has ended.
   */
  open(
    entry: ContainerEntry | string,
    options?: { signal?: AbortSignal | undefined },
  ): AsyncGenerator<Uint8Array>;
  /** Reads every file to its end and describes it; faults become findings. */
  verify(options?: VerifyOptions): AsyncGenerator<VerifiedEntry>;
  /** False for an entry that broke a rule so that it must not be read. */
  canOpen(entry: ContainerEntry): boolean;
  /** Turns an error that `open()` threw for what an entry contains into a finding; false for any other error. */
  report(error: unknown, entry: ContainerEntry): boolean;
  close(): Promise<void>;
}

/** How a container is opened. */
export interface ReadContainerOptions {
  /** Of the container, where the source has none: the names of container and message are compared. */
  fileName?: string | undefined;
  limits?: Partial<ContainerLimits> | undefined;
  /**
   * `throw` (default): an unsafe or damaged container is refused with the `RathausError` of the first fault.
   * `collect`: nothing is thrown, faults are `findings`, and only harmless entries can be opened (for checks).
   */
  findings?: 'throw' | 'collect' | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Opens a container for reading. Only its directory is held in memory; content is read when asked for.
 * Safe by default: see `containerRules` for what is refused and `defaultContainerLimits` for the bounds.
 * Throws `eakte.package.<rule>` of the first rule that refuses the container, `core.aborted` at once when the signal
 * aborts, and the file system's error for a path that cannot be read.
 *
 * @example
 * const container = await readContainer('abgabe.zip', { signal });
 * for (const file of container.files) await store(file.name, container.open(file, { signal }));
 */
export async function readContainer(
  source: ContainerSource,
  options: ReadContainerOptions = {},
): Promise<Container> {
  const bytes = await openByteSource(source, options.signal);
  try {
    return await inspect(bytes, fileNameOf(source, options.fileName), options);
  } catch (error) {
    await closeByteSource(bytes, options.signal);
    throw error;
  }
}

/** File name of a source without folders: the one given, or that of the source itself. */
export function fileNameOf(source: ContainerSource, given: string | undefined): string | undefined {
  if (given !== undefined) return basename(given);
  if (typeof source === 'string') return basename(source);
  if (source instanceof URL) return basename(source.pathname);
  return source instanceof Blob && 'name' in source && typeof source.name === 'string'
    ? source.name
    : undefined;
}

async function inspect(
  source: ByteSource,
  fileName: string | undefined,
  options: ReadContainerOptions,
): Promise<Container> {
  const limits = { ...defaultContainerLimits, ...options.limits };
  const found = createContainerFaults({ throwing: options.findings !== 'collect' });
  const directory = await readDirectory(source, limits, found, options.signal);
  const blocked = directory
    ? await judgeEntries(source, directory, limits, found, options.signal)
    : new Set<number>();
  const records = (directory?.entries ?? []).filter((entry) => !isFolder(entry));
  if (directory && records.length === 0) found.add('eakte.package.no-entries', {});
  const message = findMessage(records, fileName, found);
  return new ZipContainer(source, fileName, records, message, blocked, found, options.signal);
}

function findMessage(
  records: DirectoryEntry[],
  fileName: string | undefined,
  found: ContainerFaults,
): DirectoryEntry | undefined {
  if (records.length === 0) return undefined;
  const xml = records.filter((entry) => /\.xml$/i.test(entry.name) && !entry.name.includes('/'));
  const stem = fileName?.replace(/\.[^.]*$/, '').toLowerCase();
  const named = xml.filter((entry) => parseContainerName(entry.name) !== undefined);
  const sameStem = xml.filter((entry) => entry.name.slice(0, -4).toLowerCase() === stem);
  // Primary files may be XML as well (invoices): those are named by a UUID of their own.
  const candidates = named.length > 0 ? named : sameStem.length > 0 ? sameStem : xml;
  if (candidates.length === 0) {
    found.add('eakte.package.no-message', {});
    return undefined;
  }
  if (candidates.length > 1) found.add('eakte.package.several-messages', { messages: candidates.length });
  const message = sameStem[0] ?? candidates[0]!;
  const place = { entry: message.index, name: message.name };
  const misnamed =
    parseContainerName(message.name) === undefined
      ? 'message'
      : stem !== undefined && sameStem.length === 0
        ? 'container'
        : undefined;
  if (misnamed) found.add('eakte.package.naming', { part: term(misnamed) }, place);
  return message;
}

class ZipContainer implements Container {
  readonly fileName: string | undefined;
  readonly size: number;
  readonly entries: readonly ContainerEntry[];
  readonly message: ContainerEntry | undefined;
  readonly files: readonly ContainerEntry[];
  readonly #records = new Map<number, DirectoryEntry>();
  #byName: Map<string, ContainerEntry> | undefined;
  readonly #source: ByteSource;
  readonly #blocked: Set<number>;
  readonly #found: ContainerFaults;
  readonly #signal: AbortSignal | undefined;

  constructor(
    source: ByteSource,
    fileName: string | undefined,
    records: DirectoryEntry[],
    message: DirectoryEntry | undefined,
    blocked: Set<number>,
    found: ContainerFaults,
    signal: AbortSignal | undefined,
  ) {
    this.#signal = signal;
    this.#source = source;
    this.#blocked = blocked;
    this.#found = found;
    this.fileName = fileName;
    this.size = source.size;
    for (const record of records) this.#records.set(record.index, record);
    this.entries = records.map(publicEntry);
    this.message = message && this.entries.find((entry) => entry.index === message.index);
    this.files = this.entries.filter((entry) => entry !== this.message);
  }

  get findings(): readonly Finding[] {
    return this.#found.collector.result().findings;
  }

  get perRule(): ReadonlyMap<string, number> {
    return this.#found.collector.perRule;
  }

  find(name: string): ContainerEntry | undefined {
    this.#byName ??= new Map(this.entries.map((entry) => [entry.name, entry]));
    return this.#byName.get(name);
  }

  async *open(
    wanted: ContainerEntry | string,
    { signal }: { signal?: AbortSignal | undefined } = {},
  ): AsyncGenerator<Uint8Array> {
    const entry = typeof wanted === 'string' ? this.find(wanted) : wanted;
    const record = entry && this.#records.get(entry.index);
    if (!record) throw eakteError('eakte.package.no-entry');
    if (this.#blocked.has(record.index)) {
      throw eakteError('eakte.package.blocked', { details: { entry: record.index } });
    }
    yield* unpackEntry(this.#source, record, signal);
  }

  async *verify(options: VerifyOptions = {}): AsyncGenerator<VerifiedEntry> {
    const wanted = this.entries.filter((entry) => !options.skip?.(entry));
    const total = wanted.reduce((sum, entry) => sum + entry.size, 0);
    let done = 0;
    const notify = isolate(options.onProgress, { name: 'onProgress of verify' });
    const chunks = async function* (this: ZipContainer, entry: ContainerEntry) {
      for await (const chunk of this.open(entry, options)) {
        yield chunk;
        done += chunk.length;
        notify({ step: 'files', done, total, unit: 'bytes' });
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
    if (!isRathausError(error)) return false;
    const place = { entry: entry.index, name: entry.name };
    const { code } = error;
    if (code === 'eakte.package.size-mismatch') {
      const { listed, actual } = error.details;
      this.#blocked.add(entry.index);
      this.#found.add(code, { listed: Number(listed), actual: Number(actual) }, place);
    } else if (code === 'eakte.package.crc-mismatch' || code === 'eakte.package.data-damaged') {
      this.#blocked.add(entry.index);
      this.#found.add(code, {}, place);
    } else return false;
    return true;
  }

  close(): Promise<void> {
    return closeByteSource(this.#source, this.#signal);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

function publicEntry(record: DirectoryEntry): ContainerEntry {
  return {
    index: record.index,
    name: record.name,
    encoding: record.encoding,
    rawName: record.rawName,
    size: record.size,
    packed: record.packed,
    crc32: record.crc,
  };
}
