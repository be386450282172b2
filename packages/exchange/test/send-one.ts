/**
 * A sending process for the kill test: enqueues one delivery (the key makes it idempotent) and works until it is
 * sent. Arguments: folder, FIT-Connect configuration as JSON.
 */
import type { SandboxConfig } from '@rathaus/sandbox';
import { hundesteuer, musterstadt } from './towns.ts';

const [folder = '', config = '{}'] = process.argv.slice(2);
const fitconnect = JSON.parse(config) as SandboxConfig['services']['fitconnect'];
const { exchange } = musterstadt(fitconnect, {}, folder);
const { id } = await exchange.outbox.enqueue(hundesteuer(fitconnect, 'kill'));
for (;;) {
  await exchange.outbox.runOnce();
  const delivery = await exchange.outbox.get(id);
  if (delivery?.state === 'sent') break;
  if (delivery?.state === 'stopped') throw new Error(delivery.error?.code);
  await new Promise((resolve) => setTimeout(resolve, 5));
}
process.exit(0);
