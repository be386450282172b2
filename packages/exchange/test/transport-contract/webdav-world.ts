import { allowHttp, allowSandbox } from '@rathaus/client-core';
import type { WebDavCredentials } from '../../src/index.ts';
import { createWebDavTransport, prepareWebDavMailbox } from '../../src/transport/webdav/webdav.ts';
import type { MailboxWorld } from './mailbox.ts';

/** A collection on a WebDAV server, and how a test reaches its files behind the server's back. */
export interface WebDavPlace extends Pick<MailboxWorld, 'paths' | 'get' | 'put' | 'remove'> {
  readonly url: string;
  readonly credentials?: WebDavCredentials | undefined;
  tamper(path: string): Promise<void>;
}

/** Both ends of a mailbox in a collection. */
export async function webDavWorld(place: WebDavPlace): Promise<MailboxWorld> {
  const { url, credentials, paths, get, put, remove } = place;
  const dangers = { [allowHttp]: true, [allowSandbox]: true } as const;
  await prepareWebDavMailbox({ url, credentials, ...dangers });
  let ahead = 0;
  const clock = () => Date.now() + ahead;
  const transport = (receiveAs?: string) =>
    createWebDavTransport({
      mailboxes: { archiv: { url, credentials, receiveAs } },
      clock,
      keepAnswered: 30 * 86_400_000,
      ...dangers,
    });
  return {
    address: { transport: 'webdav', mailbox: 'archiv' },
    source: 'archiv',
    sender: () => transport(),
    reader: (name = 'archiv') => transport(name),
    tamper: (remoteId) => place.tamper(`content/${remoteId}/0002.pdf`),
    paths,
    get,
    put,
    remove,
    ahead(milliseconds) {
      ahead = milliseconds;
    },
  };
}
