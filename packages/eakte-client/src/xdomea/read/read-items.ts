import { type ApplicationLimits, callApplication } from '@rathaus/client-core/abort';
import { ItemReader } from './item-reader.ts';
import type { MessageItem } from './items.ts';
import type { ReadOptions } from './read-message.ts';
import type { MessageSource } from './run.ts';

/** A message, or a function that opens it anew. */
export type ItemSource = MessageSource | (() => MessageSource | PromiseLike<MessageSource>);

/** How items are read. */
export interface ItemOptions extends ReadOptions {
  /** Milliseconds a function that opens the source may take. Default 30,000. */
  applicationTimeout?: ApplicationLimits['timeout'];
}

/**
 * Reads a message piece by piece: header, every Akte, Vorgang and Dokument once, with what it inherits, elements of the
 * body, faults. A record comes when it is complete, that is after what is inside it. Never throws for what the file
 * contains. Stopping the iteration stops the reading; an abort ends it at once with `core.aborted`.
 *
 * What an Akte says of its closing is behind its content, and deadlines of the content depend on it. Therefore the
 * records of a top-level record are held until it is complete. A function that opens the source is called twice
 * instead: the first reading notes the closings (four bytes for each Akte), the second gives each record at once, so
 * that memory stays constant however big an Akte is. Throws `eakte.xdomea.source-changed` when the readings differ.
 *
 * @example
 * for await (const item of readItems(() => createReadStream('message.xml')))
 *   if (item.kind === 'Dokument') console.log(item.id, item.record.version?.length, dueDate(item.effective));
 */
export async function* readItems(
  source: ItemSource,
  options: ItemOptions = {},
): AsyncGenerator<MessageItem, void, void> {
  if (typeof source !== 'function') {
    yield* new ItemReader(options).items(source);
    return;
  }
  const { signal, applicationTimeout: timeout } = options;
  const open = () => callApplication('Opening the source of a message', source, { signal, timeout });
  const closings = await new ItemReader(options).closings(await open());
  yield* new ItemReader(options, closings).items(await open());
}
