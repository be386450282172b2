import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyThumbprint } from '@rathaus/exchange';
import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startRathaus } from './rathaus-process.ts';

// Each step is a process of its own that compiles the sources.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

type PublicRsa = Parameters<typeof keyThumbprint>[0];

let sandbox: Sandbox;
let folder: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  folder = await mkdtemp(join(tmpdir(), 'rathaus-cli-gone-'));
  await writeFile(join(folder, 'antrag.json'), '{"hund":"Rex"}');
});
afterAll(async () => {
  await sandbox?.close();
  await rm(folder, { recursive: true, force: true });
});

const run = (...line: readonly string[]) => startRathaus(['exchange', ...line], { cwd: folder }).ended;
const json = async (url: string) => (await fetch(url)).json();

/** What a person keeps while the sandbox runs. */
async function keptTrust(origin: string) {
  const { services } = (await json(`${origin}/sandbox.json`)) as {
    services: {
      fitconnect: {
        serviceIssuers: string[];
        submissionApi: string;
        subscriber: { destinationId: string; signingKey: PublicRsa };
      };
    };
  };
  const { serviceIssuers, submissionApi, subscriber } = services.fitconnect;
  const { keys } = (await json(`${submissionApi}/.well-known/jwks.json`)) as { keys: PublicRsa[] };
  return {
    serviceIssuers,
    serviceKeys: keys.map(keyThumbprint),
    destination: subscriber.destinationId,
    destinationKeys: [keyThumbprint(subscriber.signingKey)],
  };
}

it('leaves its store to look at, and a proof that a trust file checks as no evidence', async () => {
  const at = ['--sandbox-at', sandbox.origin];
  const send = ['send', '--data', 'antrag.json', '--reference', '32-17/2026', ...at];
  expect(await run(...send)).toMatchObject({ code: 0 });
  expect(await run('receive', 'eingang', '--once', ...at)).toMatchObject({ code: 0 });
  expect(await run(...send, '--wait')).toMatchObject({ code: 0 });
  const trust = await keptTrust(sandbox.origin);
  await writeFile(join(folder, 'streng.json'), JSON.stringify(trust));
  await writeFile(join(folder, 'trust.json'), JSON.stringify({ ...trust, allowSandbox: true }));
  await sandbox.close();

  const proof = await run('proof', '32-17/2026', '-o', 'nachweis.json', ...at);
  expect(proof).toMatchObject({ code: 0, err: expect.stringContaining('antwortet keine Sandbox') });
  const listed = await run('list', ...at);
  expect(listed).toMatchObject({ code: 0, out: expect.stringContaining('Von der Behörde angenommen') });
  const verify = await run('verify', 'nachweis.json', '--trust', 'trust.json', '--page', 'seite.html');
  expect(verify.code).toBe(0);
  expect(verify.out).toContain('Emulator – kein echter Dienst');
  expect(verify.err).toContain('kein Beleg');
  expect(await readFile(join(folder, 'seite.html'), 'utf8')).toContain('Emulator – kein echter Dienst');
  expect((await run('verify', 'nachweis.json', '--trust', 'streng.json')).code).not.toBe(0);
});
