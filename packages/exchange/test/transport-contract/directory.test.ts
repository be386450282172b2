import { mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { afterAll } from 'vitest';
import {
  createDirectoryTransport,
  prepareDirectoryMailbox,
} from '../../src/transport/directory/directory.ts';
import { describeTransport } from './contract.ts';
import { describeMailbox, type MailboxWorld } from './mailbox.ts';

const root = await mkdtemp(join(tmpdir(), 'rathaus-mailbox-'));
afterAll(() => rm(root, { recursive: true, force: true }));

async function openWorld(): Promise<MailboxWorld> {
  const folder = await mkdtemp(join(root, 'box-'));
  await prepareDirectoryMailbox({ folder });
  let ahead = 0;
  const clock = () => Date.now() + ahead;
  const keepAnswered = 30 * 86_400_000;
  const transport = (receiveAs?: string) =>
    createDirectoryTransport({ mailboxes: { archiv: { folder, receiveAs } }, clock, keepAnswered });
  return {
    address: { transport: 'directory', mailbox: 'archiv' },
    source: 'archiv',
    sender: () => transport(),
    reader: (name = 'archiv') => transport(name),
    async tamper(remoteId) {
      const file = await open(join(folder, 'content', remoteId, '0002.pdf'), 'r+');
      await file.write(Buffer.from([8]), 0, 1, 1000);
      await file.close();
    },
    async paths() {
      const all = await readdir(folder, { recursive: true, withFileTypes: true });
      return all
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll(sep, '/'))
        .sort();
    },
    get: (path) => readFile(join(folder, path), 'utf8'),
    async put(path, text) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    },
    remove: (path) => rm(join(folder, path)),
    ahead(milliseconds) {
      ahead = milliseconds;
    },
  };
}

describeTransport('directory', openWorld);
describeMailbox('directory', openWorld);
