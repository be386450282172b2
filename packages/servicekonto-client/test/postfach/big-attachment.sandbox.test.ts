import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startSandbox } from '@rathaus/sandbox';
import { expect, it } from 'vitest';
import { seen } from './sandbox-world.ts';

const script = fileURLToPath(new URL('./send-big.ts', import.meta.url));
const run = promisify(execFile);

it('an attachment of 200 MB is sent in constant memory', { timeout: 180_000 }, async () => {
  await using sandbox = await startSandbox();
  const { postfach } = sandbox.config().services;
  const [{ handle, url } = { handle: '', url: '' }] = postfach.mailboxes;
  const { stdout } = await run(
    process.execPath,
    ['--conditions=@rathaus/source', script, JSON.stringify(postfach), handle, '200000000'],
    { env: { ...process.env, NODE_NO_WARNINGS: '1' } },
  );
  const { state, grown } = JSON.parse(stdout) as { state: string; grown: number };
  console.log(`memory of the sender grew by ${Math.round(grown / 1e6)} MB for an attachment of 200 MB`);
  expect(state).toBe('accepted');
  expect(grown).toBeLessThan(100_000_000);
  const [link = ''] = (await seen(url)).links;
  expect(await (await fetch(link)).text()).toContain('200 MB');
});
