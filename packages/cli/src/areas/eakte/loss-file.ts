import type { Abortable } from '@rathaus/client-core/abort';
import { writeFileAtomically } from '@rathaus/client-core/node';
import { createMask } from '@rathaus/client-core/texts';
import { catalogue } from '@rathaus/eakte-client/texts';
import type { ConversionEvent } from '@rathaus/eakte-client/xdomea';
import type { Target } from '../../program/target.ts';
import { eventJson } from './conversion-json.ts';

/** Every place where a conversion changed something, one line of JSON each. */
export interface LossFile {
  /** Where it appears; undefined on standard output. */
  readonly path: string | undefined;
  /** Takes an event without waiting: a conversion does not wait for those who watch it. */
  add(event: ConversionEvent): void;
  /** The file appears. Rejects with what kept it from being written. */
  finish(): Promise<void>;
  /** Leaves nothing behind when `finish` was not called. */
  close(): Promise<void>;
}

/**
 * Opens the file of losses, called `name` where the target is a folder. The printed report counts; who has to account for
 * single records needs them all. Without `finish` nothing is left of it. With `mask` it names no person.
 */
export async function openLossFile(
  target: Target,
  name: string,
  { signal, mask: masked }: Abortable & { readonly mask: boolean },
): Promise<LossFile> {
  const path = await target.file(name);
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
  const mask = createMask(catalogue, { mask: masked });
  return {
    path: target.isStandard ? undefined : path,
    add: (event) => lines?.enqueue(encoder.encode(`${JSON.stringify(eventJson(event, mask, masked))}\n`)),
    async finish() {
      lines?.close();
      lines = undefined;
      await written;
      await target.deliver(path);
    },
    async close() {
      lines?.error(new Error('the conversion was not finished'));
      lines = undefined;
      await written.catch(() => undefined);
    },
  };
}
