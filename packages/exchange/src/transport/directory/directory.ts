import { isAbsolute } from 'node:path';
import type { Abortable } from '@rathaus/client-core/abort';
import { checkConfig, configOf } from '@rathaus/client-core/config';
import { exchangeError } from '../../errors.ts';
import { judgeMailboxes } from '../mailbox/judge-mailboxes.ts';
import { prepareMailbox } from '../mailbox/mailbox.ts';
import {
  type MailboxPolicy,
  type MailboxTransport,
  type MailboxUse,
  mailboxTransport,
  type OpenedMailbox,
} from '../mailbox/transport.ts';
import { type DirectoryFileSystem, type DirectoryMode, directoryStorage } from './directory-storage.ts';

/** A mailbox in a folder that both sides reach. */
export interface DirectoryMailbox extends MailboxUse {
  /** Absolute path of the prepared folder: a mounted share, a local disk. */
  folder: string;
  /**
   * Who may read and write what this side makes, whatever the umask says; both sides set the same. Default `owner`: files
   * 0600, folders 0700, for two sides that run as one user, and for shares whose server maps users. `group`: 0660 and 2770,
   * for two users of one group; `folder` itself belongs to this group. File systems without modes ignore it.
   */
  mode?: DirectoryMode | undefined;
}

/** Delivery by folders. */
export interface DirectoryTransportOptions extends MailboxPolicy {
  /** Mailboxes by the names of the addresses: lower-case letters, digits, hyphens. */
  mailboxes: Readonly<Record<string, DirectoryMailbox>>;
  /** Milliseconds for one call of the file system: a share that is gone hangs. Default 60,000. */
  timeout?: number | undefined;
  /** `node:fs/promises`; tests hand in one that fails. */
  fs?: DirectoryFileSystem | undefined;
}

/**
 * Delivers by folders, as archives take over records: every file appears whole under its name or not at all, one reader
 * takes a delivery by a rename, and answers with a receipt that holds the hashes. The format is described in
 * `docs/exchange/directory-format.md`. The folder is prepared once by `prepareDirectoryMailbox`. Errors:
 * `exchange.config.invalid`.
 *
 * @example
 * const transport = createDirectoryTransport({ mailboxes: { archiv: { folder: '/mnt/archiv/uebernahme' } } });
 * const town = createExchange({ tenant: 'musterstadt', store, transports: [transport] });
 * await town.outbox.enqueue({ key, to: { transport: 'directory', mailbox: 'archiv' }, service, data, attachments });
 */
export function createDirectoryTransport(options: DirectoryTransportOptions): MailboxTransport<'directory'> {
  checkConfig(
    (facts) => exchangeError('exchange.config.invalid', facts),
    (faults) => {
      judgeMailboxes(configOf(options), faults, ({ folder, mode }, member) => {
        if (faults.text(`${member}.folder`, folder) && !isAbsolute(folder))
          faults.add(`${member}.folder`, 'must be an absolute path');
        if (mode !== undefined && mode !== 'owner' && mode !== 'group')
          faults.add(`${member}.mode`, 'must be owner or group');
      });
      faults.number('timeout', configOf(options).timeout, 1);
    },
  );
  const { timeout = 60_000, fs } = options;
  const opened = Object.entries(options.mailboxes).map(
    ([name, { folder, mode = 'owner', receiveAs }]): [string, OpenedMailbox] => [
      name,
      { storage: directoryStorage({ folder, mode, timeout, fs }), receiveAs, service: `directory:${name}` },
    ],
  );
  return mailboxTransport('directory', new Map(opened), options);
}

/**
 * Makes an existing folder a mailbox: its folders and its marker, for whom `mode` says. Done once, by a person or a deployment, so that a share
 * that is not mounted is never taken for an empty mailbox. What is prepared stays as it is. Errors: `exchange.mailbox.*`.
 *
 * @example
 * await prepareDirectoryMailbox({ folder: '/mnt/archiv/uebernahme' });
 */
export async function prepareDirectoryMailbox(
  {
    folder,
    mode = 'owner',
    timeout = 60_000,
  }: Pick<DirectoryMailbox, 'folder' | 'mode'> & { timeout?: number | undefined },
  options: Abortable = {},
): Promise<void> {
  const storage = directoryStorage({ folder, mode, timeout });
  if (!(await storage.list('', options)))
    throw exchangeError('exchange.mailbox.not-prepared', {
      message: `there is no folder ${folder}: create it or mount the share, then prepare it again`,
      details: { missing: 'folder' },
    });
  await prepareMailbox(storage, options);
}
