import type { Abortable } from '@rathaus/client-core/abort';
import type { Clock } from '@rathaus/client-core/observe';
import type { Arrival } from '../transport.ts';
import { barredIds } from './barred.ts';
import { sweep, tidy } from './housekeeping.ts';
import { idOfFile, offeredPath, takenOfFile, takenPath } from './layout.ts';
import { checkMailbox, entriesOf, type Mailbox } from './mailbox.ts';

/** A mailbox that this side takes deliveries out of. */
export type ReadMailbox = Mailbox & { readonly reader: string };

/** Deliveries that one look takes at most, so that several readers share what waits. */
const mostTaken = 50;

/**
 * Takes what is offered and yields all that this reader has taken and not answered. Taking is one rename: of two readers
 * one finds the file gone. Who has a claim or a receipt already is not taken again, whatever a late writer offers. One
 * that has them and that nobody has taken is yielded all the same: somebody must hear of it, see `barred.ts`.
 */
export async function* list(
  mailbox: ReadMailbox,
  { signal, clock }: Abortable & { readonly clock: Clock },
): AsyncGenerator<Arrival, void, void> {
  const { storage, reader } = mailbox;
  await checkMailbox(storage, { signal });
  await sweep(mailbox, { signal, clock });
  // In this order: what moves on between two of them is seen twice, never not at all.
  const offered = await idsIn(mailbox, 'offered', signal);
  const claims = await idsIn(mailbox, 'claims', signal);
  const taken = new Map<string, string>();
  for (const { name, type } of await entriesOf(storage, 'taken', { signal })) {
    const found = type === 'file' ? takenOfFile(name) : undefined;
    if (found) taken.set(found.id, found.reader);
  }
  const receipts = await idsIn(mailbox, 'receipts', signal);
  for (const [id, by] of taken)
    if (by === reader && !receipts.has(id)) yield { remoteId: id, progress: { version: 1 } };
  await tidy(mailbox, { taken, receipts, signal, clock });
  let barred = 0;
  for await (const id of barredIds(storage, { offered, claims, receipts, taken }, { signal })) {
    yield { remoteId: id, progress: { version: 1 } };
    barred += 1;
    if (barred === mostTaken) break;
  }
  const known = new Set([...claims.keys(), ...receipts.keys(), ...taken.keys()]);
  let count = 0;
  for (const id of offered.keys()) {
    if (known.has(id)) continue;
    if (count === mostTaken) return;
    if (!(await storage.move(offeredPath(id), takenPath(id, reader), { signal }))) continue;
    count += 1;
    yield { remoteId: id, progress: { version: 1 } };
  }
}

/** Ids of the files of a folder, with the time each was written. */
async function idsIn({ storage }: Mailbox, folder: string, signal: AbortSignal | undefined) {
  const ids = new Map<string, number>();
  for (const { name, type, modifiedAt } of await entriesOf(storage, folder, { signal })) {
    const id = type === 'file' ? idOfFile(name) : undefined;
    if (id !== undefined) ids.set(id, modifiedAt);
  }
  return ids;
}
