import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type ByteSource, readRange } from './byte-source.ts';
import { containerError } from './container-findings.ts';
import { method } from './zip-format.ts';
import type { DirectoryEntry } from './zip-record.ts';

/** Unpacks one entry: never more than its listed size, and only with the listed CRC. */
export async function* unpackEntry(
  source: ByteSource,
  record: DirectoryEntry,
  signal?: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  const place = { entry: record.index };
  const packed = readRange(source, record.dataOffset, record.packed, signal);
  const plain = record.method === method.deflate ? inflated(packed, record) : packed;
  let size = 0;
  let crc = 0;
  for await (const chunk of plain) {
    size += chunk.length;
    if (size > record.size) {
      throw containerError('eakte.package.size-mismatch', { listed: record.size, actual: size }, place);
    }
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (size !== record.size) {
    throw containerError('eakte.package.size-mismatch', { listed: record.size, actual: size }, place);
  }
  if (crc !== record.crc) throw containerError('eakte.package.crc-mismatch', {}, place);
}

async function* inflated(
  packed: AsyncIterable<Uint8Array>,
  record: DirectoryEntry,
): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: 1 << 16 });
  const input = Readable.from(packed, { objectMode: true, highWaterMark: 1 });
  let sourceError: unknown;
  input.on('error', (error) => {
    sourceError = error;
    inflate.destroy(error);
  });
  inflate.on('close', () => input.destroy());
  try {
    for await (const chunk of input.pipe(inflate)) yield chunk as Uint8Array;
  } catch (error) {
    if (sourceError !== undefined) throw sourceError;
    throw containerError('eakte.package.data-damaged', {}, { entry: record.index }, error);
  }
  // Bytes after the end of the DEFLATE stream are hidden content.
  if (inflate.bytesWritten !== record.packed) {
    throw containerError('eakte.package.data-damaged', {}, { entry: record.index });
  }
}
