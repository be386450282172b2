import { createLoopback } from '../../src/transport/loopback/loopback.ts';
import { describeTransport } from './contract.ts';

describeTransport('loopback', async () => {
  const loopback = createLoopback();
  return {
    address: { transport: 'loopback', mailbox: 'archiv' },
    source: 'archiv',
    sender: () => loopback.transport({ mailboxes: { archiv: {} } }),
    reader: (receiveAs = 'archiv') => loopback.transport({ mailboxes: { archiv: { receiveAs } } }),
    async tamper(remoteId) {
      const files = loopback.files('archiv');
      const path = `content/${remoteId}/0002.pdf`;
      const bytes = Uint8Array.from(files.get(path)?.bytes ?? []);
      bytes[1000] = 8;
      files.set(path, { bytes, modifiedAt: Date.now() });
    },
  };
});
