import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { ByteStream } from '@rathaus/client-core';
import { type ApplicationLimits, callApplication } from '@rathaus/client-core/abort';
import { opendataError } from '../errors.ts';
import { type Chunks, chunksOf } from '../table/chunks.ts';
import { createTableInspector } from '../table/inspector.ts';
import type { TableReport } from '../table/report.ts';
import type { MultipartFile } from './multipart.ts';

/** A file to upload as a distribution. */
export interface FileSource {
  /** Index of the distribution it belongs to. */
  distribution: number;
  /** Name the portal shows: `ergebnisplan.csv`. Path parts are dropped. */
  fileName: string;
  /** Called for the plan and again for each upload: gives the bytes from the beginning, in any shape. */
  open(): ByteStream | Promise<ByteStream>;
}

/** What is known of a file after reading it once. */
export interface FileFacts {
  readonly distribution: number;
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  /** For CSV files. */
  readonly table?: TableReport | undefined;
}

/** How a file is read. */
export interface ReadOptions extends ApplicationLimits {
  isTable: boolean;
  maxBytes: number | undefined;
  /** Called with the length of each chunk. */
  onBytes(length: number): void;
}

/** Opens a file of the application; a stream that comes after nobody waits any more is closed again. */
async function openFile(file: FileSource, limits: ApplicationLimits): Promise<Chunks> {
  let opening: Promise<ByteStream> | undefined;
  const open = () => {
    opening = Promise.resolve(file.open());
    return opening;
  };
  try {
    return chunksOf(await callApplication('The opening of a file', open, limits));
  } catch (error) {
    opening?.then((late) => chunksOf(late).cancel()).catch(() => undefined);
    throw error;
  }
}

/** The next chunk; `undefined` at the end. */
const readOn = (file: Chunks, limits: ApplicationLimits): Promise<Uint8Array | undefined> =>
  callApplication('Reading a file', () => file.next(), limits);

/** Reads a file once, in constant memory: size, checksum, and the table inspection when it is a CSV file. */
export async function readFacts(file: FileSource, options: ReadOptions): Promise<FileFacts> {
  const { maxBytes = Number.POSITIVE_INFINITY, onBytes } = options;
  const { distribution } = file;
  const fileName = file.fileName.replace(/^.*[\\/]/, '') || 'datei';
  const hash = sha256.create();
  const inspector = options.isTable ? createTableInspector({ fileName }) : undefined;
  let size = 0;
  const reader = await openFile(file, options);
  try {
    for (let chunk = await readOn(reader, options); chunk; chunk = await readOn(reader, options)) {
      size += chunk.length;
      if (size > maxBytes)
        throw opendataError('opendata.publish.file-too-large', { details: { distribution, maxBytes } });
      hash.update(chunk);
      inspector?.push(chunk);
      onBytes(chunk.length);
    }
  } finally {
    // Not waited for: a source that hangs may hang here as well.
    reader.cancel().catch(() => undefined);
  }
  return { distribution, fileName, size, sha256: bytesToHex(hash.digest()), table: inspector?.finish() };
}

/** How a file is sent. */
export interface SendOptions extends ApplicationLimits {
  field: string;
  mediaType: string;
  /** Called with the bytes of this file so far; a repeated attempt begins at 0 again. */
  onBytes(done: number): void;
}

/**
 * The file as a part that proves while it is sent that it is still the file of the plan: the last chunk is held
 * back until the checksum is known, so that a changed file never arrives complete.
 */
export function verifiedPart(file: FileSource, facts: FileFacts, options: SendOptions): MultipartFile {
  const { field, mediaType, onBytes } = options;
  const { distribution, fileName, size } = facts;
  return {
    field,
    fileName,
    mediaType,
    size,
    async open() {
      const hash = sha256.create();
      const reader = await openFile(file, options);
      let held: Uint8Array | undefined;
      let sent = 0;
      const send = (chunk: Uint8Array, controller: ReadableStreamDefaultController<Uint8Array>) => {
        controller.enqueue(chunk);
        sent += chunk.length;
        onBytes(sent);
      };
      return new ReadableStream<Uint8Array>(
        {
          async pull(controller) {
            for (;;) {
              const chunk = await readOn(reader, options);
              if (!chunk) {
                if (bytesToHex(hash.digest()) !== facts.sha256)
                  throw opendataError('opendata.publish.file-changed', { details: { distribution } });
                if (held) send(held, controller);
                controller.close();
                return;
              }
              if (chunk.length === 0) continue;
              hash.update(chunk);
              const ready = held;
              held = chunk;
              if (ready) return send(ready, controller);
            }
          },
          cancel: (reason) => reader.cancel(reason),
        },
        { highWaterMark: 0 },
      );
    },
  };
}
