import { createLoopback } from '../../src/transport/loopback/loopback.ts';
import { describeTransport } from './contract.ts';
import { describeMailbox, type MailboxWorld } from './mailbox.ts';

async function openWorld(): Promise<MailboxWorld> {
  let ahead = 0;
  const loopback = createLoopback();
  const files = loopback.files('archiv');
  const policy = { clock: () => Date.now() + ahead, keepAnswered: 30 * 86_400_000 };
  return {
    address: { transport: 'loopback', mailbox: 'archiv' },
    source: 'archiv',
    sender: () => loopback.transport({ mailboxes: { archiv: {} }, ...policy }),
    reader: (receiveAs = 'archiv') => loopback.transport({ mailboxes: { archiv: { receiveAs } }, ...policy }),
    async tamper(remoteId) {
      const path = `content/${remoteId}/0002.pdf`;
      const bytes = Uint8Array.from(files.get(path)?.bytes ?? []);
      bytes[1000] = 8;
      files.set(path, { bytes, modifiedAt: Date.now() });
    },
    paths: async () => [...files.keys()].sort(),
    get: async (path) => new TextDecoder().decode(files.get(path)?.bytes),
    async put(path, text) {
      files.set(path, { bytes: new TextEncoder().encode(text), modifiedAt: Date.now() });
    },
    async remove(path) {
      files.delete(path);
    },
    ahead(milliseconds) {
      ahead = milliseconds;
    },
  };
}

describeTransport('loopback', openWorld);
describeMailbox('loopback', openWorld);
