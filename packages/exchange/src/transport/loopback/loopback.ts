import { checkConfig, configOf } from '@rathaus/client-core/config';
import type { Clock } from '@rathaus/client-core/observe';
import { exchangeError } from '../../errors.ts';
import { judgeMailboxes } from '../mailbox/judge-mailboxes.ts';
import { folders, markerFile } from '../mailbox/layout.ts';
import { formatVersion } from '../mailbox/manifest.ts';
import { writeJson } from '../mailbox/read-json.ts';
import type { MailboxStorage } from '../mailbox/storage.ts';
import {
  type MailboxPolicy,
  type MailboxTransport,
  type MailboxUse,
  mailboxTransport,
  type OpenedMailbox,
} from '../mailbox/transport.ts';
import { type MemoryFolder, memoryStorage } from './memory-storage.ts';

/** One side of a loopback. */
export interface LoopbackTransportOptions extends MailboxPolicy {
  /** Mailboxes by name, those of the addresses; both sides use the same names. */
  mailboxes: Readonly<Record<string, MailboxUse>>;
}

/** Mailboxes in the memory of this process: what a test puts between two exchanges. */
export interface Loopback {
  /** Files of a mailbox by path, as `docs/exchange/directory-format.md` describes them. */
  files(mailbox: string): MemoryFolder['files'];
  /** The way of delivery as one exchange has it. Errors: `exchange.config.invalid`. */
  transport(options: LoopbackTransportOptions): MailboxTransport<'loopback'>;
}

/**
 * Mailboxes in memory, for tests of applications: sends, takes, answers and shows as a directory does, and needs nothing.
 * What is in it ends with the process.
 *
 * @example
 * const loopback = createLoopback();
 * const town = createExchange({ tenant: 'musterstadt', store, transports: [loopback.transport({ mailboxes: { archiv: {} } })] });
 * const archive = createExchange({
 *   tenant: 'archiv',
 *   store: other,
 *   transports: [loopback.transport({ mailboxes: { archiv: { receiveAs: 'archiv' } } })],
 * });
 */
export function createLoopback({ clock: common = Date.now }: { clock?: Clock | undefined } = {}): Loopback {
  const mailboxes = new Map<string, MemoryFolder>();
  const folderOf = (name: string): MemoryFolder => {
    const known = mailboxes.get(name);
    if (known) return known;
    const marker = writeJson({ format: 'rathaus-mailbox', version: formatVersion });
    const made: MemoryFolder = {
      files: new Map([[markerFile, { bytes: marker, modifiedAt: common() }]]),
      folders: new Set(['', ...folders]),
    };
    mailboxes.set(name, made);
    return made;
  };
  const opened = (
    name: string,
    { receiveAs }: MailboxUse,
    storage: MailboxStorage,
  ): [string, OpenedMailbox] => [name, { storage, receiveAs, service: 'loopback' }];
  return {
    files: (name) => folderOf(name).files,
    transport(options) {
      checkConfig(
        (facts) => exchangeError('exchange.config.invalid', facts),
        (faults) => judgeMailboxes(configOf(options), faults, () => undefined),
      );
      const { clock = common } = options;
      const all = Object.entries(options.mailboxes).map(([name, use]) =>
        opened(name, use, memoryStorage(folderOf(name), clock)),
      );
      return mailboxTransport('loopback', new Map(all), { ...options, clock });
    },
  };
}
