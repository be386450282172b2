import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { RathausError } from '@rathaus/client-core';
import { createTableInspector, type TableReport } from '../table/inspector.ts';
import type { MultipartFile } from './multipart.ts';

/** A file to upload as a distribution. `open` is called for the plan and again for the upload. */
export interface FileSource {
  /** Index of the distribution it belongs to. */
  distribution: number;
  /** Name the portal shows: `ergebnisplan.csv`. Path parts are dropped. */
  fileName: string;
  open(): ReadableStream<Uint8Array> | Promise<ReadableStream<Uint8Array>>;
}

/** What is known of a file after reading it once. */
export interface FileFacts {
  distribution: number;
  fileName: string;
  /** Bytes. */
  size: number;
  sha256: string;
  /** For CSV files. */
  table?: TableReport;
}

/** Reads a file once, in constant memory: size, checksum, and the table inspection when it is a CSV file. */
export async function readFacts(
  file: FileSource,
  options: { isTable: boolean; maxBytes: number | undefined; signal: AbortSignal | undefined },
): Promise<FileFacts> {
  const { maxBytes = Number.POSITIVE_INFINITY, signal } = options;
  signal?.throwIfAborted();
  const hash = sha256.create();
  const inspector = options.isTable ? createTableInspector() : undefined;
  let size = 0;
  const reader = (await file.open()).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal?.throwIfAborted();
      if (done) break;
      size += value.length;
      if (size > maxBytes) {
        throw new RathausError({
          code: 'opendata.publish.file-too-large',
          origin: 'local',
          message: `The file of distribution ${file.distribution} is larger than ${maxBytes} bytes.`,
          details: { distribution: file.distribution, maxBytes },
        });
      }
      hash.update(value);
      inspector?.push(value);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  return {
    distribution: file.distribution,
    fileName: file.fileName.replace(/^.*[\\/]/, '') || 'datei',
    size,
    sha256: bytesToHex(hash.digest()),
    ...(inspector && { table: inspector.finish() }),
  };
}

/**
 * The file as a part that proves while it is sent that it is still the file of the plan: the last chunk is held
 * back until the checksum is known, so that a changed file never arrives complete.
 */
export function verifiedPart(
  field: string,
  file: FileSource,
  facts: FileFacts,
  mediaType: string,
): MultipartFile {
  return {
    field,
    fileName: facts.fileName,
    mediaType,
    size: facts.size,
    async open() {
      const hash = sha256.create();
      const reader = (await file.open()).getReader();
      let held: Uint8Array | undefined;
      return new ReadableStream<Uint8Array>(
        {
          async pull(controller) {
            for (;;) {
              const { done, value } = await reader.read();
              if (done) {
                if (bytesToHex(hash.digest()) !== facts.sha256) {
                  throw new RathausError({
                    code: 'opendata.publish.file-changed',
                    origin: 'local',
                    message: `The file of distribution ${facts.distribution} has changed since the plan was made.`,
                    details: { distribution: facts.distribution },
                  });
                }
                if (held) controller.enqueue(held);
                controller.close();
                return;
              }
              if (value.length === 0) continue;
              hash.update(value);
              const ready = held;
              held = value;
              if (ready) {
                controller.enqueue(ready);
                return;
              }
            }
          },
          cancel: (reason) => reader.cancel(reason),
        },
        { highWaterMark: 0 },
      );
    },
  };
}
