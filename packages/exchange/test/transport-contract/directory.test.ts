import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import {
  createDirectoryTransport,
  prepareDirectoryMailbox,
} from '../../src/transport/directory/directory.ts';
import { describeTransport } from './contract.ts';

const root = await mkdtemp(join(tmpdir(), 'rathaus-mailbox-'));
afterAll(() => rm(root, { recursive: true, force: true }));

describeTransport('directory', async () => {
  const folder = await mkdtemp(join(root, 'box-'));
  await prepareDirectoryMailbox({ folder });
  const transport = (receiveAs?: string) =>
    createDirectoryTransport({ mailboxes: { archiv: { folder, receiveAs } } });
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
  };
});
