/**
 * Sends one message with a big attachment and prints how much the memory of this process has grown meanwhile. Arguments:
 * service as JSON, handle, bytes.
 */
import { createMemoryStateStore } from '@rathaus/client-core';
import type { SandboxConfig } from '@rathaus/sandbox';
import { restPostfach } from './sandbox-world.ts';
import { message } from './world.ts';

const [config = '{}', to = '', bytes = '0'] = process.argv.slice(2);
const service = JSON.parse(config) as SandboxConfig['services']['postfach'];
const postfach = restPostfach(service, createMemoryStateStore());

async function* zeros(size: number): AsyncGenerator<Uint8Array, void, void> {
  for (let left = size; left > 0; left -= 65_536)
    yield new Uint8Array(Math.min(left, 65_536)).fill(left % 251);
}
const send = (key: string, size: number) =>
  postfach.send(message({ key, to, attachments: [{ name: `${key}.bin`, size, open: () => zeros(size) }] }));

await send('klein', 1_000_000);
const before = process.memoryUsage().rss;
let most = before;
const watch = setInterval(() => {
  most = Math.max(most, process.memoryUsage().rss);
}, 5);
const { state } = await send('gross', Number(bytes));
clearInterval(watch);
console.log(JSON.stringify({ state, grown: most - before }));
