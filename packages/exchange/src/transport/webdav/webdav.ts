import type { Abortable } from '@rathaus/client-core/abort';
import { prepareMailbox } from '../mailbox/mailbox.ts';
import { type MailboxTransport, mailboxTransport, type OpenedMailbox } from '../mailbox/transport.ts';
import {
  checkWebDavOptions,
  type WebDavMailbox,
  type WebDavRequestOptions,
  type WebDavTransportOptions,
} from './webdav-options.ts';
import { webDavRequests } from './webdav-requests.ts';
import { webDavStorage } from './webdav-storage.ts';

/**
 * Delivers by collections of WebDAV servers, in the same format as by directories: one side may mount the folder that the
 * other reaches by WebDAV. Only https, no redirection is followed, credentials go to this origin alone. A server that is
 * slow or hangs is a fault of the line: what was reached is kept, and it goes on by itself. The collection is prepared once
 * by `prepareWebDavMailbox`. Errors: `exchange.config.invalid`.
 *
 * @example
 * const transport = createWebDavTransport({
 *   mailboxes: {
 *     archiv: {
 *       url: 'https://dav.archiv.example/uebernahme/',
 *       credentials: { username: 'musterstadt', password: () => readFile('/run/secrets/archiv', 'utf8') },
 *     },
 *   },
 * });
 * const town = createExchange({ tenant: 'musterstadt', store, transports: [transport] });
 */
export function createWebDavTransport(options: WebDavTransportOptions): MailboxTransport<'webdav'> {
  checkWebDavOptions(options);
  const opened = Object.entries(options.mailboxes).map(([name, mailbox]): [string, OpenedMailbox] => [
    name,
    {
      storage: webDavStorage(webDavRequests(mailbox, options)),
      receiveAs: mailbox.receiveAs,
      service: new URL(mailbox.url).origin,
    },
  ]);
  return mailboxTransport('webdav', new Map(opened), options);
}

/**
 * Makes an existing collection a mailbox: its folders and its marker. Done once. What is prepared stays as it is. Errors:
 * `exchange.config.invalid`, `exchange.mailbox.*`.
 *
 * @example
 * await prepareWebDavMailbox({ url: 'https://dav.archiv.example/uebernahme/', credentials: { username, password } });
 */
export async function prepareWebDavMailbox(
  mailbox: Pick<WebDavMailbox, 'url' | 'credentials'> & WebDavRequestOptions,
  options: Abortable = {},
): Promise<void> {
  checkWebDavOptions({ ...mailbox, mailboxes: { mailbox } });
  await prepareMailbox(webDavStorage(webDavRequests(mailbox, mailbox)), options);
}
