import type { Abortable } from '@rathaus/client-core/abort';
import { exchangeError } from '../../errors.ts';
import { folders, markerFile } from './layout.ts';
import { formatVersion, mostManifestBytes } from './manifest.ts';
import { memberOf, readJsonObject, writeJson } from './read-json.ts';
import { type MailboxStorage, readSmall } from './storage.ts';

const markerFormat = 'rathaus-mailbox';

/** One mailbox of the configuration, opened. */
export interface Mailbox {
  /** Name in the configuration. */
  readonly name: string;
  readonly storage: MailboxStorage;
  /** Name under which this side takes deliveries out; undefined when it only sends. */
  readonly reader: string | undefined;
  /** Milliseconds after which what a killed writer has left is removed. */
  readonly sweepAfter: number;
  /** Milliseconds for which manifest, claim and receipt of an answered delivery stay; undefined: for ever. */
  readonly keepAnswered: number | undefined;
  /** Whether it is time to sweep; asking takes the turn. */
  takeSweep(now: number): boolean;
}

/**
 * Makes the folders of a mailbox and, as the last thing, its marker. One that is prepared stays as it is. Errors:
 * `exchange.mailbox.*`.
 */
export async function prepareMailbox(storage: MailboxStorage, options: Abortable): Promise<void> {
  for (const folder of folders) await storage.makeFolder(folder, options);
  const marker = writeJson({ format: markerFormat, version: formatVersion });
  if (!(await storage.create(markerFile, marker, options))) await checkMailbox(storage, options);
}

/**
 * Looks whether this is a mailbox of a version that is known. Done before each step: a share that was unmounted is an
 * empty folder, and must be neither written to nor taken for an empty mailbox. Errors: `exchange.mailbox.not-prepared`,
 * `exchange.mailbox.version`, `exchange.mailbox.unavailable`.
 */
export async function checkMailbox(storage: MailboxStorage, options: Abortable): Promise<void> {
  const bytes = await readSmall(storage, markerFile, { ...options, most: 10_000 });
  const marker = bytes === undefined || bytes === 'too-large' ? undefined : readJsonObject(bytes);
  if (!marker || memberOf(marker, 'format') !== markerFormat)
    throw exchangeError('exchange.mailbox.not-prepared', { details: { missing: markerFile } });
  if (memberOf(marker, 'version') !== formatVersion) throw exchangeError('exchange.mailbox.version');
}

/** Names in a folder of the layout. Errors: `exchange.mailbox.not-prepared` when the folder is gone. */
export async function entriesOf(storage: MailboxStorage, folder: string, options: Abortable) {
  const entries = await storage.list(folder, options);
  if (!entries) throw exchangeError('exchange.mailbox.not-prepared', { details: { missing: folder } });
  return entries;
}

/** A small document of the mailbox; one that is too large counts as unreadable, which is an empty one. */
export async function documentAt(
  storage: MailboxStorage,
  path: string,
  options: Abortable,
): Promise<Uint8Array | undefined> {
  const bytes = await readSmall(storage, path, { ...options, most: mostManifestBytes });
  return bytes === 'too-large' ? new Uint8Array() : bytes;
}
