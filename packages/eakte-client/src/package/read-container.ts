import { basename } from 'node:path';
import { type Finding, term } from '@rathaus/client-core/findings';
import type { OnProgress } from '@rathaus/client-core/observe';
import { type ByteSource, type ContainerSource, closeByteSource, openByteSource } from './byte-source.ts';
import { createContainerFaults } from './container-findings.ts';
import { decideNames } from './decide-names.ts';
import type { FileFacts } from './describe-file.ts';
import { pickMessage } from './find-message.ts';
import { judgeEntries } from './judge-entries.ts';
import { type ContainerLimits, defaultContainerLimits } from './limits.ts';
import { reportPacking } from './name-findings.ts';
import type { EntryNameEncoding } from './name-kinds.ts';
import { isFolder } from './wrapper-folder.ts';
import { ZipContainer } from './zip-container.ts';
import { readDirectory } from './zip-directory.ts';

/** A file in a container. */
export interface ContainerEntry {
  /** Number in the directory, from 1. */
  readonly index: number;
  /**
   * Name in Unicode NFC: of the readings that are possible the one that the message names. Without a folder around all
   * files; with `/` where the sender did not pack flat otherwise.
   */
  readonly name: string;
  readonly encoding: EntryNameEncoding;
  /** The name as stored, byte for byte. */
  readonly rawName: Uint8Array;
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
  /** Folder around all files, which the names leave out: `Abgabe 2026/`. The standard wants none. */
  readonly wrapper: string | undefined;
  /** Files that only an operating system or packer needs, by name and content, and the message does not name. */
  readonly dust: readonly ContainerEntry[];
  /** All files of the transfer; folders and `dust` are left out. */
  readonly entries: readonly ContainerEntry[];
  /** The message: the one XML file on the top level that is not a primary file. */
  readonly message: ContainerEntry | undefined;
  /** Everything but the message. */
  readonly files: readonly ContainerEntry[];
  /** Faults seen so far; `open()` and `verify()` add to them. */
  readonly findings: readonly Finding[];
  /** Number of findings by rule id, also of those beyond the 200 of each rule that are kept with their place. */
  readonly perRule: ReadonlyMap<string, number>;
  /** The entry of a name, whatever the composition of its letters. */
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
  { limits: bounds, findings, signal }: ReadContainerOptions,
): Promise<Container> {
  const limits = { ...defaultContainerLimits, ...bounds };
  const found = createContainerFaults({ throwing: findings !== 'collect' });
  const directory = await readDirectory(source, limits, found, signal);
  if (!directory) return new ZipContainer({ source, fileName, found, signal });
  const packing = await decideNames({ source, directory, fileName, limits, signal });
  reportPacking(directory.entries, packing, found);
  const { dust } = packing;
  const blocked = await judgeEntries(source, directory, { dust, limits, found, signal });
  const records = directory.entries.filter((entry) => !isFolder(entry) && !dust.has(entry));
  if (records.length === 0) found.add('eakte.package.no-entries', {});
  const { message, candidates, misnamed } = pickMessage(records, fileName);
  if (records.length > 0 && !message) found.add('eakte.package.no-message', {});
  if (candidates > 1) found.add('eakte.package.several-messages', { messages: candidates });
  if (message && misnamed) {
    const place = { entry: message.index, name: message.name };
    found.add('eakte.package.naming', { part: term(misnamed) }, place);
  }
  return new ZipContainer({ source, fileName, records, message, packing, blocked, found, signal });
}
