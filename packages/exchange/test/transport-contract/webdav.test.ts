import { afterAll } from 'vitest';
import { describeTransport } from './contract.ts';
import { describeMailbox, type MailboxWorld } from './mailbox.ts';
import { startDavServer } from './webdav-server.ts';
import { webDavWorld } from './webdav-world.ts';

const closing: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(closing.map((close) => close())));

async function openWorld(): Promise<MailboxWorld> {
  const server = await startDavServer();
  closing.push(() => server.close());
  const { files, collections } = server;
  return webDavWorld({
    url: server.url,
    async tamper(path) {
      const file = files.get(path);
      if (!file) throw new Error('no such file');
      file.bytes[1000] = 8;
    },
    paths: async () => [...files.keys()].sort(),
    get: async (path) => files.get(path)?.bytes.toString() ?? '',
    async put(path, text) {
      if (path.includes('/')) collections.add(path.slice(0, path.lastIndexOf('/')));
      files.set(path, { bytes: Buffer.from(text), modifiedAt: Date.now() });
    },
    async remove(path) {
      files.delete(path);
    },
  });
}

describeTransport('WebDAV', openWorld);
describeMailbox('WebDAV', openWorld);
