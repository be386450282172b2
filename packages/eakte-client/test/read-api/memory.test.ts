import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it, vi } from 'vitest';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 120_000 });

const program = fileURLToPath(new URL('run-one-big-akte.ts', import.meta.url));

it('one Akte of 100,000 documents is read with what they inherit from its end in a heap of 32 MiB', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--conditions=@rathaus/source',
    '--max-old-space-size=32',
    program,
    '100000',
  ]);
  expect(JSON.parse(stdout)).toEqual({ '2025-12-31 zda': 100_000 });
});
