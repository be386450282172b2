import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { isRathausError } from '@rathaus/client-core';
import { callApplication, unlessAborted } from '@rathaus/client-core/abort';
import { chunksOf } from '../table/chunks.ts';
import type { TableConfig } from './config.ts';
import { tableApiError } from './errors.ts';
import { storeFault } from './store-fault.ts';

/** What was copied. */
export interface Spooled {
  readonly bytes: number;
  /** Of the bytes, hexadecimal. */
  readonly sha256: string;
}

/**
 * Copies the source to a file. What is inspected and what is indexed are then the same bytes, however often they are
 * read, and the source is asked once. Errors: `opendata.table-api.source-failed | too-large | store-failed`.
 */
export async function spoolSource(
  table: TableConfig,
  path: string,
  { signal, fileBytes }: { signal: AbortSignal; fileBytes: number },
): Promise<Spooled> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600).catch((error: unknown) => {
    throw storeFault(error);
  });
  let bytes = 0;
  try {
    const source = await fromSource(table, () =>
      callApplication('Opening the source of a table', (inner) => table.open({ signal: inner }), { signal }),
    );
    const { next, cancel } = chunksOf(source instanceof Blob ? source.stream() : source);
    try {
      for (;;) {
        const chunk = await fromSource(table, () =>
          unlessAborted(next(), signal, 'Reading the source of a table'),
        );
        if (chunk === undefined) break;
        bytes += chunk.length;
        if (bytes > fileBytes)
          throw tableApiError('opendata.table-api.too-large', {
            details: { table: table.id, limit: fileBytes },
          });
        hash.update(chunk);
        await file.writeFile(chunk).catch((error: unknown) => {
          throw storeFault(error);
        });
      }
    } catch (error) {
      cancel(error).catch(() => undefined);
      throw error;
    }
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** What the application throws stays the cause; an abort stays an abort. */
async function fromSource<T>({ id }: TableConfig, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (isRathausError(cause)) throw cause;
    throw tableApiError('opendata.table-api.source-failed', { details: { table: id }, cause });
  }
}
