import { isRathausError } from '@rathaus/client-core';
import type { Finding } from '@rathaus/client-core/findings';
import { isolate } from '@rathaus/client-core/observe';
import { eakteError } from '../errors.ts';
import { nameKey } from '../xdomea/finding/name-key.ts';
import { type ByteSource, closeByteSource } from './byte-source.ts';
import type { ContainerFaults } from './container-findings.ts';
import type { Packing } from './decide-names.ts';
import { describeFile, type FileFacts } from './describe-file.ts';
import type { EntryNameEncoding } from './name-kinds.ts';
import type { Container, ContainerEntry, VerifiedEntry, VerifyOptions } from './read-container.ts';
import { unpackEntry } from './unpack-entry.ts';
import { type DirectoryEntry, storedName } from './zip-record.ts';

/** What a container is made of once it has been judged. Without records when its directory cannot be read. */
export interface ZipParts {
  readonly source: ByteSource;
  readonly fileName: string | undefined;
  readonly records?: readonly DirectoryEntry[] | undefined;
  readonly message?: DirectoryEntry | undefined;
  readonly packing?: Packing | undefined;
  /** Numbers of the entries that must not be opened. */
  readonly blocked?: Set<number> | undefined;
  readonly found: ContainerFaults;
  readonly signal: AbortSignal | undefined;
}

/** A container whose directory was read and judged. */
export class ZipContainer implements Container {
  readonly fileName: string | undefined;
  readonly size: number;
  readonly entries: readonly ContainerEntry[];
  readonly message: ContainerEntry | undefined;
  readonly files: readonly ContainerEntry[];
  readonly wrapper: string | undefined;
  readonly dust: readonly ContainerEntry[];
  readonly #records = new Map<number, DirectoryEntry>();
  #byName: Map<string, ContainerEntry> | undefined;
  readonly #source: ByteSource;
  readonly #blocked: Set<number>;
  readonly #found: ContainerFaults;
  readonly #signal: AbortSignal | undefined;

  constructor({ source, fileName, found, signal, ...parts }: ZipParts) {
    const { records = [], message, packing, blocked = new Set() } = parts;
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
    const { wrapper = [], dust = [] } = packing ?? {};
    this.wrapper = wrapper.length > 0 ? `${wrapper.join('/')}/` : undefined;
    this.dust = [...dust].map(publicEntry);
  }

  get findings(): readonly Finding[] {
    return this.#found.collector.result().findings;
  }

  get perRule(): ReadonlyMap<string, number> {
    return this.#found.collector.perRule;
  }

  find(name: string): ContainerEntry | undefined {
    this.#byName ??= new Map(this.entries.map((entry) => [entry.name, entry]));
    return this.#byName.get(nameKey(name));
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

/** An entry as a program sees it. */
class ZipEntry implements ContainerEntry {
  readonly index: number;
  readonly name: string;
  readonly encoding: EntryNameEncoding;
  readonly size: number;
  readonly packed: number;
  readonly crc32: number;
  readonly #stored: string;

  constructor(record: DirectoryEntry) {
    this.index = record.index;
    this.name = record.name;
    this.encoding = record.encoding;
    this.size = record.size;
    this.packed = record.packed;
    this.crc32 = record.crc;
    this.#stored = record.stored;
  }

  // Made when asked for: an array for each of 100,000 names is more than the names.
  get rawName(): Uint8Array {
    return storedName({ stored: this.#stored });
  }
}

const publicEntry = (record: DirectoryEntry): ContainerEntry => new ZipEntry(record);
