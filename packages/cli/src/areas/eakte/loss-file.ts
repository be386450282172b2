import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Abortable } from '@rathaus/client-core/abort';
import { writeFileAtomically } from '@rathaus/client-core/node';
import type { ConversionEvent } from '@rathaus/eakte-client/xdomea';
import { UsageFault } from '../../program/failures.ts';

/** Every place where a conversion changed something, one line of JSON each. */
export interface LossFile {
  /** Takes an event without waiting: a conversion does not wait for those who watch it. */
  add(event: ConversionEvent): void;
  /** The file appears. Rejects with what kept it from being written. */
  finish(): Promise<void>;
  /** Leaves nothing behind when `finish` was not called. */
  close(): Promise<void>;
}

/**
 * Opens the file of losses. The printed report counts; who has to account for single records needs them all. Without
 * `finish` nothing is left of it. Undefined when no path is given.
 */
export async function openLossFile(
  path: string | undefined,
  source: string,
  { signal }: Abortable,
): Promise<LossFile | undefined> {
  if (path === undefined) return undefined;
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder || resolve(path) === resolve(source)) {
    throw new UsageFault(
      '--loss-report erwartet den Namen einer neuen Datei.',
      '--loss-report expects the name of a new file.',
    );
  }
  let lines: ReadableStreamDefaultController<Uint8Array> | undefined;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      lines = controller;
    },
    // The file cannot be written any more; `finish` says why.
    cancel() {
      lines = undefined;
    },
  });
  const written = writeFileAtomically(path, stream, { signal });
  written.catch(() => undefined);
  const encoder = new TextEncoder();
  return {
    add: (event) => lines?.enqueue(encoder.encode(`${JSON.stringify(event)}\n`)),
    async finish() {
      lines?.close();
      lines = undefined;
      await written;
    },
    async close() {
      lines?.error(new Error('the conversion was not finished'));
      lines = undefined;
      await written.catch(() => undefined);
    },
  };
}
