/**
 * A sending process for the kill test over REST: sends one message under one key, with a journal that outlives it. Exit
 * codes: 0 accepted, 3 nobody knows. Arguments: folder, service as JSON, handle.
 */
import { isRathausError } from '@rathaus/client-core';
import type { SandboxConfig } from '@rathaus/sandbox';
import { fileStore } from './file-store.ts';
import { restPostfach } from './sandbox-world.ts';
import { message } from './world.ts';

const [folder = '', config = '{}', to = ''] = process.argv.slice(2);
const service = JSON.parse(config) as SandboxConfig['services']['postfach'];
const open = () => new Uint8Array(2_000_000).fill(7);
try {
  await restPostfach(service, fileStore(folder)).send(
    message({ to, attachments: [{ name: 'a.bin', open }] }),
  );
  process.exit(0);
} catch (error) {
  if (isRathausError(error) && error.code === 'servicekonto.postfach.outcome-unknown') process.exit(3);
  throw error;
}
