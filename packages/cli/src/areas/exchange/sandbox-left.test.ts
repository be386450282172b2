import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteStore } from '@rathaus/exchange/node';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startRathaus } from '../../../test/rathaus-process.ts';

// The store lies in the folder of the process, so each step is one.
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
const off = 'http://127.0.0.1:9';
const run = (...line: readonly string[]) => startRathaus(['exchange', ...line], { cwd: folder }).ended;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-cli-left-'));
  for (const [name, usedAt] of [
    ['alt', 1_000],
    ['neu', 2_000],
  ] as const) {
    const own = join(folder, 'rathaus-sandbox', name);
    await mkdir(own, { recursive: true });
    const store = createSqliteStore({ folder: own });
    await store.ready();
    await store.close();
    await utimes(join(own, 'exchange.sqlite'), usedAt, usedAt);
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('shows the last store while no sandbox answers, and names what it does not show', async () => {
  const { code, out, err } = await run('status', '--sandbox-at', off);
  expect(code).toBe(0);
  expect(out).toMatch(/^Mandant .*\nmusterstadt .*\nbeispielhausen .*\n$/);
  expect(err).toContain(`Gezeigt wird, was in ${join('rathaus-sandbox', 'neu')} liegt.`);
  expect(err).toContain(
    `Nicht gezeigt: der Speicher einer anderen Sandbox (${join('rathaus-sandbox', 'alt')})`,
  );
  const unknown = await run('show', 'x', '--sandbox-at', off);
  expect(unknown.err).toContain(`Alle nennt: rathaus exchange list --sandbox-at ${off}`);
});

it('ends with 3 where a sandbox is needed, and tells how a proof is checked without one', async () => {
  const receive = await run('receive', 'eingang', '--once', '--sandbox-at', off);
  expect(receive).toMatchObject({ code: 3, err: expect.stringContaining('rathaus sandbox') });
  await writeFile(join(folder, 'nachweis.json'), '{}');
  const verify = await run('verify', 'nachweis.json', '--sandbox-at', off);
  expect(verify).toMatchObject({ code: 3, err: expect.stringContaining('"allowSandbox": true') });
});

it('says after a restart that the earlier deliveries are elsewhere', async () => {
  const services = {
    fitconnect: {
      tokenUrl: `${off}/token`,
      submissionApi: `${off}/submission`,
      destinationApi: `${off}/destination`,
      publicServices: [{ identifier: 'urn:x', name: 'X' }],
      sender: { clientId: 'a', clientSecret: 'b' },
      subscriber: {
        clientId: 'c',
        clientSecret: 'd',
        destinationId: 'd40e7b13-9b25-4a9c-b0e6-35b0f5c1cd4a',
        decryptionKeys: [],
        signingKey: { kty: 'RSA', n: 'AQAB', e: 'AQAB' },
      },
    },
  };
  const server = createServer((_, response) => {
    response.end(JSON.stringify({ emulator: 'rathaus', id: 'neu', services }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  try {
    const { code, err } = await run('status', '--sandbox-at', `http://127.0.0.1:${port}`);
    expect(code).toBe(0);
    expect(err).toContain(join('rathaus-sandbox', 'alt'));
    expect(err).not.toContain(join('rathaus-sandbox', 'neu'));
    expect(err).toContain('--state-folder');
  } finally {
    server.close();
  }
});
