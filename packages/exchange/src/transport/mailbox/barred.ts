import type { Abortable } from '@rathaus/client-core/abort';
import { claimPath, offeredPath, receiptPath } from './layout.ts';
import type { MailboxStorage } from './storage.ts';

interface Ids {
  keys(): Iterable<string>;
  has(id: string): boolean;
}

/** Ids by folder, read in this order. */
interface SeenIds {
  readonly offered: Ids;
  readonly claims: Ids;
  readonly receipts: Ids;
  readonly taken: Ids;
}

/**
 * Deliveries that are offered, that nobody has taken, and that nobody will take: a claim or a receipt stands there
 * already. No reader leaves that behind, since it takes first and claims then; whoever else can write into the mailbox has
 * put it there, or has moved a delivery back and forgotten the rest. Looked at again one by one, because what another
 * reader takes between two lists looks the same.
 */
export async function* barredIds(
  storage: MailboxStorage,
  { offered, claims, receipts, taken }: SeenIds,
  options: Abortable,
): AsyncGenerator<string, void, void> {
  for (const id of offered.keys()) {
    if (taken.has(id) || !(claims.has(id) || receipts.has(id))) continue;
    if (await storage.find(offeredPath(id), options)) yield id;
  }
}

/** Which of the two keeps a delivery from being taken that is still offered; undefined when neither does. */
export async function barOf(
  storage: MailboxStorage,
  id: string,
  options: Abortable,
): Promise<'claim' | 'receipt' | undefined> {
  if (!(await storage.find(offeredPath(id), options))) return undefined;
  if (await storage.find(claimPath(id), options)) return 'claim';
  return (await storage.find(receiptPath(id), options)) ? 'receipt' : undefined;
}
