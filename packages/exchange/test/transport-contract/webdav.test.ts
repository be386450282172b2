import { allowHttp, allowSandbox } from '@rathaus/client-core';
import { afterAll } from 'vitest';
import { createWebDavTransport, prepareWebDavMailbox } from '../../src/transport/webdav/webdav.ts';
import { describeTransport } from './contract.ts';
import { startDavServer } from './webdav-server.ts';

const dangers = { [allowHttp]: true, [allowSandbox]: true } as const;
const closing: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(closing.map((close) => close())));

describeTransport('WebDAV', async () => {
  const server = await startDavServer();
  closing.push(() => server.close());
  const { url } = server;
  await prepareWebDavMailbox({ url, ...dangers });
  const transport = (receiveAs?: string) =>
    createWebDavTransport({ mailboxes: { archiv: { url, receiveAs } }, ...dangers });
  return {
    address: { transport: 'webdav', mailbox: 'archiv' },
    source: 'archiv',
    sender: () => transport(),
    reader: (name = 'archiv') => transport(name),
    async tamper(remoteId) {
      const file = server.files.get(`content/${remoteId}/0002.pdf`);
      if (!file) throw new Error('no such file');
      file.bytes[1000] = 8;
    },
  };
});
