import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import {
  createDirectoryTransport,
  prepareDirectoryMailbox,
} from '../../src/transport/directory/directory.ts';
import { describeTransport } from './contract.ts';
import { filesOnDisk } from './disk.ts';
import { describeMailbox, type MailboxWorld } from './mailbox.ts';

const root = await mkdtemp(join(tmpdir(), 'rathaus-mailbox-'));
afterAll(() => rm(root, { recursive: true, force: true }));

async function openWorld(): Promise<MailboxWorld> {
  const folder = await mkdtemp(join(root, 'box-'));
  await prepareDirectoryMailbox({ folder });
  const files = filesOnDisk(folder);
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
    ...files,
    tamper: (remoteId) => files.tamper(`content/${remoteId}/0002.pdf`),
    ahead(milliseconds) {
      ahead = milliseconds;
    },
  };
}

describeTransport('directory', openWorld);
describeMailbox('directory', openWorld);
