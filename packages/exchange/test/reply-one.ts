/**
 * A replying process for the kill test: enqueues one reply (the key makes it idempotent) and works until it is sent.
 * Arguments: folder, FIT-Connect configuration and address of the reply as JSON.
 */
import type { SandboxConfig } from '@rathaus/sandbox';
import type { ReceivedDelivery } from '../src/index.ts';
import { bescheid } from './reply-scene.ts';
import { beispielhausen } from './towns.ts';

const [folder = '', config = '{}', to = '{}'] = process.argv.slice(2);
const fitconnect = JSON.parse(config) as SandboxConfig['services']['fitconnect'];
const { exchange } = beispielhausen(fitconnect, {}, folder);
const { id } = await exchange.outbox.enqueue(
  bescheid(JSON.parse(to) as ReceivedDelivery['replyTo'], 'Bescheid'),
);
for (;;) {
  await exchange.outbox.runOnce();
  const delivery = await exchange.outbox.get(id);
  if (delivery?.state === 'sent') break;
  if (delivery?.state === 'stopped') throw new Error(delivery.error?.code);
  await new Promise((resolve) => setTimeout(resolve, 5));
}
process.exit(0);
