/**
 * A sending process for the kill test over the outbox: sends one message under one key and works until it is with the
 * delivery service. Arguments: folder, services as JSON, handle.
 */
import type { SandboxConfig } from '@rathaus/sandbox';
import { outboxPostfach } from './outbox-world.ts';
import { message } from './world.ts';

const [folder = '', config = '{}', to = '', pause = ''] = process.argv.slice(2);
const services = JSON.parse(config) as SandboxConfig['services'];
const { exchange, postfach } = outboxPostfach(folder, services);
const open = () => new Uint8Array(300_000).fill(7);
if (pause === 'before') process.kill(process.pid, 'SIGKILL');
const { key } = await postfach.send(message({ to, attachments: [{ name: 'a.bin', open }] }));
if (pause === 'stored') process.kill(process.pid, 'SIGKILL');
for (;;) {
  await exchange.outbox.runOnce();
  const receipt = await postfach.find('message', key);
  if (receipt?.state === 'sent') break;
  if (receipt?.state === 'stopped') throw new Error('stopped');
  await new Promise((resolve) => setTimeout(resolve, 5));
}
process.exit(0);
