import type { Abortable } from '@rathaus/client-core/abort';
import type { Clock } from '@rathaus/client-core/observe';
import { barredIds } from './barred.ts';
import {
  claimPath,
  contentFolder,
  contentPath,
  folders,
  idOfFile,
  isMailboxId,
  isPartFile,
  isTemporaryName,
  markerFile,
  receiptPath,
  takenOfFile,
  takenPath,
} from './layout.ts';
import { checkMailbox, entriesOf, type Mailbox } from './mailbox.ts';
import type { MailboxEntry } from './storage.ts';

interface SweepOptions extends Abortable {
  readonly clock: Clock;
}

/**
 * Removes what killed writers have left: temporary files and files of parts without a manifest, both by their age. What
 * is not ours by its name stays. A writer that comes back finds its parts missing and stores them again.
 */
export async function sweep(mailbox: Mailbox, { signal, clock }: SweepOptions): Promise<void> {
  const { storage, sweepAfter } = mailbox;
  if (!mailbox.takeSweep(clock())) return;
  const isOld = ({ modifiedAt }: MailboxEntry) => modifiedAt < clock() - sweepAfter;
  for (const entry of await entriesOf(storage, 'temporary', { signal }))
    if (entry.type === 'file' && isTemporaryName(entry.name) && isOld(entry))
      await storage.remove(`temporary/${entry.name}`, { signal });
  const old = (await entriesOf(storage, 'content', { signal })).filter(
    (entry) => entry.type === 'folder' && isMailboxId(entry.name) && isOld(entry),
  );
  if (old.length === 0) return;
  const known = await knownIds(mailbox, { signal });
  for (const { name: id } of old) {
    if (known.has(id)) continue;
    const files = (await storage.list(contentFolder(id), { signal })) ?? [];
    if (files.every(isOld)) await removeContent(mailbox, id, { signal });
  }
}

/** Ids that have a manifest, a claim or a receipt. Read after the folder of contents: what is offered later has none old. */
async function knownIds({ storage }: Mailbox, options: Abortable): Promise<Set<string>> {
  const known = new Set<string>();
  for (const folder of ['offered', 'taken', 'claims', 'receipts'])
    for (const { name } of await entriesOf(storage, folder, options)) {
      const id = folder === 'taken' ? takenOfFile(name)?.id : idOfFile(name);
      if (id !== undefined) known.add(id);
    }
  return known;
}

/** Removes the files of the parts, and the folder unless somebody else has put something into it. */
export async function removeContent({ storage }: Mailbox, id: string, options: Abortable): Promise<void> {
  const files = await storage.list(contentFolder(id), options);
  if (!files) return;
  let isEmpty = true;
  for (const { name, type } of files)
    if (type === 'file' && isPartFile(name)) await storage.remove(contentPath(id, name), options);
    else isEmpty = false;
  if (isEmpty) await storage.remove(contentFolder(id), { ...options, folder: true });
}

/** Tidies up behind the deliveries that this reader has answered. The receipt goes last, so that it stands for the rest. */
export async function tidy(
  mailbox: Mailbox & { readonly reader: string },
  {
    taken,
    receipts,
    signal,
    clock,
  }: SweepOptions & {
    /** Reader by id. */
    readonly taken: ReadonlyMap<string, string>;
    /** Time by id. */
    readonly receipts: ReadonlyMap<string, number>;
  },
): Promise<void> {
  const { storage, reader, keepAnswered, sweepAfter } = mailbox;
  if (receipts.size === 0) return;
  const contents = new Set((await entriesOf(storage, 'content', { signal })).map(({ name }) => name));
  for (const [id, answeredAt] of receipts) {
    if ((taken.get(id) ?? reader) !== reader) continue;
    // Young content goes with the answer. A receipt that is not ours must not cost it before somebody could look.
    if (contents.has(id) && answeredAt < clock() - sweepAfter) await removeContent(mailbox, id, { signal });
    if (keepAnswered === undefined || answeredAt >= clock() - keepAnswered) continue;
    await storage.remove(takenPath(id, reader), { signal });
    // A sender believes the receipt of a claimant only, so these two go together.
    await storage.remove(claimPath(id), { signal });
    await storage.remove(receiptPath(id), { signal });
  }
}

/** What stands in a mailbox, for the people who operate it. */
export interface MailboxReport {
  /** Deliveries that nobody has taken. */
  readonly offered: readonly string[];
  /** Deliveries that somebody has taken and not answered, with the reader. */
  readonly taken: readonly { readonly id: string; readonly reader: string }[];
  readonly answered: number;
  /**
   * Deliveries that are offered and that no reader will take, because a claim or a receipt of nobody who took them stands
   * there already. A reader reports each as `exchange.mailbox.barred`.
   */
  readonly barred: readonly string[];
  /** Temporary files: of writers that write now, and of those that were killed. */
  readonly temporary: number;
  /**
   * Paths of what is not of this format: files that people put there, links, files of another system. They are left alone.
   * Names may be personal data: for the eyes of an operator, not for logs.
   */
  readonly foreign: readonly string[];
}

/** Looks through a mailbox and changes nothing. */
export async function inspect(mailbox: Mailbox, options: Abortable): Promise<MailboxReport> {
  const { storage } = mailbox;
  await checkMailbox(storage, options);
  const foreign: string[] = [];
  const own = async (folder: string, isOwn: (entry: MailboxEntry) => boolean): Promise<MailboxEntry[]> => {
    const entries = await entriesOf(storage, folder, options);
    const kept: MailboxEntry[] = [];
    for (const entry of entries)
      if (isOwn(entry)) kept.push(entry);
      else foreign.push(folder === '' ? entry.name : `${folder}/${entry.name}`);
    return kept;
  };
  const isFileOf = ({ name, type }: MailboxEntry) => type === 'file' && idOfFile(name) !== undefined;
  const layout: readonly string[] = folders;
  await own('', ({ name, type }) => (type === 'folder' ? layout.includes(name) : name === markerFile));
  const temporary = await own('temporary', ({ name, type }) => type === 'file' && isTemporaryName(name));
  const offered = await own('offered', isFileOf);
  const taken = await own('taken', ({ name, type }) => type === 'file' && takenOfFile(name) !== undefined);
  const claims = new Set((await own('claims', isFileOf)).map(({ name }) => idOfFile(name)));
  const receipts = new Set((await own('receipts', isFileOf)).map(({ name }) => idOfFile(name)));
  for (const { name } of await own('content', ({ name, type }) => type === 'folder' && isMailboxId(name)))
    await own(contentFolder(name), (entry) => entry.type === 'file' && isPartFile(entry.name));
  const seen = {
    offered: new Set(offered.map(({ name }) => idOfFile(name) ?? '')),
    claims: new Set([...claims].flatMap((id) => id ?? [])),
    receipts: new Set([...receipts].flatMap((id) => id ?? [])),
    taken: new Set(taken.flatMap(({ name }) => takenOfFile(name)?.id ?? [])),
  };
  const barred: string[] = [];
  for await (const id of barredIds(storage, seen, options)) barred.push(id);
  return {
    offered: [...seen.offered],
    barred,
    taken: taken.flatMap(({ name }) => takenOfFile(name) ?? []).filter(({ id }) => !receipts.has(id)),
    answered: receipts.size,
    temporary: temporary.length,
    foreign,
  };
}
