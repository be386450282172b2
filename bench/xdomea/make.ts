/** `node make.ts DOCUMENTS` writes a transfer (0503, version 3.1.0) of that many documents to standard output. */
import { once } from 'node:events';
import { writeMessage } from '@rathaus/eakte-client/xdomea';
import { transfer } from './make-message.ts';

for await (const piece of writeMessage(transfer(Number(process.argv[2])), { version: '3.1.0' })) {
  if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
}
