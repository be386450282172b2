import { createHash, type Hash, hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import { untilAborted } from '@rathaus/client-core/abort';
import { eakteError } from '../errors.ts';
import { type Content, readContent } from './content.ts';
import { entryNameKey, judgeEntryName } from './entry-name.ts';
import {
  centralHeader,
  dataDescriptor,
  endRecords,
  localHeader,
  max32,
  method,
  type WrittenEntry,
} from './zip-format.ts';

/** One entry to be written. */
export interface ZipEntryInput {
  name: string;
  /** Bytes unpacked, where known: checked against the content, and needed for entries of 4 GiB and more. */
  size?: number | undefined;
  content: Content;
  /** Deflate instead of storing. */
  compress: boolean;
}

/** What was written of one entry. */
export interface WrittenFile {
  name: string;
  size: number;
  /** Lower-case hex; missing when entry hashes were switched off. */
  sha512?: string | undefined;
}

export interface ZipWriteOptions {
  hashEntries: boolean;
  signal?: AbortSignal | undefined;
  onEntry?: ((file: WrittenFile) => void) | undefined;
}

/** Entries up to this size get a complete local header; larger ones are streamed behind a data descriptor. */
const collectUpTo = 4 * 2 ** 20;
const storedBlock = 0xffff;

/**
 * Writes a ZIP (ZIP64 where needed) as a stream of chunks in constant memory, byte for byte the same in every run.
 *
 * A streamed entry cannot say its size and CRC in the header in front of it. Storing such an entry is legal but
 * refused by readers that do not seek (java.util.zip.ZipInputStream: "only DEFLATED entries can have EXT descriptor"),
 * so what is too large to be collected is written as DEFLATE made of stored blocks: the same bytes, 5 more per 64 KiB.
 */
export async function* writeZip(
  entries: AsyncIterable<ZipEntryInput> | Iterable<ZipEntryInput>,
  options: ZipWriteOptions,
): AsyncGenerator<Uint8Array> {
  const directory = new DirectoryBytes();
  const names = new Set<string>();
  let offset = 0;
  for await (const input of untilAborted(entries, options.signal, 'Writing a container')) {
    const entry = openEntry(input, offset, names);
    const counter = new Counter(options.hashEntries);
    for await (const chunk of entryBytes(entry, input, counter, options.signal)) {
      offset += chunk.length;
      yield chunk;
    }
    directory.add(centralHeader(entry));
    options.onEntry?.({ name: input.name, size: entry.size, sha512: counter.digest() });
  }
  yield* directory.end();
  yield endRecords(directory.count, directory.size, offset);
}

/** The directory as it grows: bytes in blocks, because 100,000 objects would take ten times the memory. */
class DirectoryBytes {
  readonly blocks: Buffer[] = [];
  count = 0;
  size = 0;
  #free = 0;
  add(record: Buffer): void {
    let block = this.blocks.at(-1);
    if (!block || record.length > this.#free) {
      // The last block is cut to what it holds.
      if (block) this.blocks[this.blocks.length - 1] = block.subarray(0, block.length - this.#free);
      block = Buffer.allocUnsafeSlow(Math.max(1 << 16, record.length));
      this.blocks.push(block);
      this.#free = block.length;
    }
    record.copy(block, block.length - this.#free);
    this.#free -= record.length;
    this.size += record.length;
    this.count++;
  }
  end(): Buffer[] {
    const last = this.blocks.at(-1);
    return last ? [...this.blocks.slice(0, -1), last.subarray(0, last.length - this.#free)] : [];
  }
}

/** Size, CRC and SHA-512 of what flows by. */
class Counter {
  crc = 0;
  size = 0;
  readonly #hashing: boolean;
  #first: Uint8Array | undefined;
  #hash: Hash | undefined;
  constructor(hashing: boolean) {
    this.#hashing = hashing;
  }
  add(chunk: Uint8Array): void {
    this.crc = crc32(chunk, this.crc);
    this.size += chunk.length;
    if (!this.#hashing) return;
    if (this.#hash) this.#hash.update(chunk);
    else if (this.#first) this.#hash = createHash('sha512').update(this.#first).update(chunk);
    else this.#first = chunk;
  }
  /** A file of one chunk is hashed in one call: 100,000 small files leave no native hash objects behind. */
  digest(): string | undefined {
    if (!this.#hashing) return undefined;
    return this.#hash ? this.#hash.digest('hex') : hash('sha512', this.#first ?? new Uint8Array(), 'hex');
  }
}

function openEntry(input: ZipEntryInput, offset: number, names: Set<string>): WrittenEntry {
  const name = Buffer.from(input.name, 'utf8');
  const fault = judgeEntryName(input.name, name.length);
  if (fault) {
    throw eakteError('eakte.package.entry-name', { details: { entry: names.size + 1, fault } });
  }
  const key = entryNameKey(input.name);
  if (names.has(key)) {
    throw eakteError('eakte.package.entry-twice', { details: { entry: names.size + 1 } });
  }
  names.add(key);
  return {
    name,
    utf8: name.length !== input.name.length,
    method: input.compress ? method.deflate : method.store,
    descriptor: false,
    // Deflate may grow incompressible input a little: leave it room below 4 GiB.
    zip64: (input.size ?? 0) >= max32 - 2 ** 24,
    crc: 0,
    packed: 0,
    size: 0,
    offset,
  };
}

/** Local header, data and descriptor of one entry; fills in what is known only at its end. */
async function* entryBytes(
  entry: WrittenEntry,
  input: ZipEntryInput,
  counter: Counter,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  const plain = counted(readContent(input.content, signal), counter, input.size);
  const packed = input.compress ? deflated(plain) : plain;
  const collected: Uint8Array[] = [];
  const blocks = input.compress ? undefined : new StoredBlocks();
  const emit = (chunk: Uint8Array): Uint8Array[] => {
    const bytes = blocks?.add(chunk) ?? chunk;
    entry.packed += bytes.length;
    return bytes.length === 0 ? [] : [bytes];
  };
  let size = 0;
  for await (const chunk of packed) {
    if (!entry.descriptor) {
      collected.push(chunk);
      size += chunk.length;
      if (size <= collectUpTo) continue;
      entry.descriptor = true;
      entry.method = method.deflate;
      yield localHeader(entry);
      for (const held of collected) yield* emit(held);
      collected.length = 0;
    } else {
      yield* emit(chunk);
    }
  }
  checkDeclared(input.size, counter.size);
  entry.crc = counter.crc;
  entry.size = counter.size;
  if (!entry.descriptor) {
    entry.packed = size;
    yield localHeader(entry);
    yield* collected;
    return;
  }
  if (blocks) {
    const rest = blocks.end();
    entry.packed += rest.length + 5;
    yield rest;
    yield Uint8Array.of(1, 0, 0, 0xff, 0xff);
  }
  if (!entry.zip64 && (entry.size >= max32 || entry.packed >= max32)) {
    throw eakteError('eakte.package.size-undeclared');
  }
  yield dataDescriptor(entry);
}

/**
 * Non-final stored blocks of DEFLATE (RFC 1951, 3.2.4): one zero byte, length, its complement, the bytes. All but the
 * last are full, so that the same content gives the same bytes however it is cut into chunks.
 */
class StoredBlocks {
  #held = Buffer.alloc(0);

  /** The blocks that are full now. */
  add(chunk: Uint8Array): Uint8Array {
    const count = Math.floor((this.#held.length + chunk.length) / storedBlock);
    if (count === 0) {
      this.#held = Buffer.concat([this.#held, chunk]);
      return new Uint8Array();
    }
    const bytes = Buffer.allocUnsafe(count * (storedBlock + 5));
    let from = 0;
    for (let to = 0; to < bytes.length; to += storedBlock + 5) {
      const held = to === 0 ? this.#held : emptyBlock;
      const more = storedBlock - held.length;
      writeHead(bytes, to, storedBlock);
      bytes.set(held, to + 5);
      bytes.set(chunk.subarray(from, from + more), to + 5 + held.length);
      from += more;
    }
    // A copy: a source may use its buffer again.
    this.#held = Buffer.from(chunk.subarray(from));
    return bytes;
  }

  /** What is left, as a block that is not full; nothing when nothing is. */
  end(): Uint8Array {
    const { length } = this.#held;
    if (length === 0) return this.#held;
    const bytes = Buffer.allocUnsafe(length + 5);
    writeHead(bytes, 0, length);
    bytes.set(this.#held, 5);
    return bytes;
  }
}

const emptyBlock = new Uint8Array();

function writeHead(bytes: Buffer, at: number, length: number): void {
  bytes[at] = 0;
  bytes.writeUInt16LE(length, at + 1);
  bytes.writeUInt16LE(length ^ 0xffff, at + 3);
}

async function* counted(
  source: AsyncIterable<Uint8Array>,
  counter: Counter,
  declared: number | undefined,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    counter.add(chunk);
    if (declared !== undefined && counter.size > declared) checkDeclared(declared, counter.size);
    if (chunk.length > 0) yield chunk;
  }
}

function checkDeclared(declared: number | undefined, actual: number): void {
  if (declared === undefined || declared === actual) return;
  throw eakteError('eakte.package.entry-size', { details: { declared, actual } });
}

function deflated(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const deflate = createDeflateRaw({ level: 6, chunkSize: 1 << 16 });
  const input = Readable.from(source, { objectMode: true, highWaterMark: 2 });
  input.on('error', (error) => deflate.destroy(error));
  deflate.on('close', () => input.destroy());
  return input.pipe(deflate);
}
