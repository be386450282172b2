import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createMockTerminal } from '../../../test/mock-terminal.ts';
import { createLoginFolder, type LoginFolder } from '../../../test/servicekonto-folder.ts';
import { run } from '../../index.ts';

let folder: LoginFolder;
beforeAll(async () => {
  const client = { clientId: 'www', clientSecret: 'x' };
  folder = await createLoginFolder({ issuer: 'http://127.0.0.1:1/nirgends', ...client });
});
afterAll(() => folder?.remove());
afterEach(() => vi.useRealTimers());

/** A gateway on a free port, and how it is asked to stop. */
async function start(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const file = await folder.json('gateway');
  const stop = new AbortController();
  const { terminal, out } = createMockTerminal({ env: { ...folder.env, ...env }, signal: stop.signal });
  const ended = run(
    ['servicekonto', 'gateway', '--config', file, '--port', '0', '--json', ...words],
    terminal,
  );
  await vi.waitFor(() => expect(out()).toContain('"ready"'), 20_000);
  const { origin } = JSON.parse(out().split('\n')[0]!) as { origin: string };
  const ask = async (path: string) => {
    const answer = await fetch(`${origin}/gateway/${path}`);
    return [answer.status, (await answer.text()).trim()];
  };
  return { ended, ask, stop: () => stop.abort('SIGTERM') };
}

describe('a gateway that is asked to stop', () => {
  it.each([
    ['--drain', ['--drain', '5'], {}],
    ['its variable', [], { RATHAUS_SERVICEKONTO_DRAIN: '5' }],
  ])('goes on for as long as %s says, and is not ready any more', async (_by, words, env) => {
    const gateway = await start(words, env);
    expect(await gateway.ask('ready')).toEqual([200, 'ok']);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    gateway.stop();
    await vi.advanceTimersByTimeAsync(4999);
    expect(await gateway.ask('ready')).toEqual([503, 'stopping']);
    expect(await gateway.ask('live'), 'nobody has to kill it').toEqual([200, 'ok']);
    expect((await gateway.ask('jwks.json'))[0], 'whoever was sent here is served').toBe(200);
    await vi.advanceTimersByTimeAsync(1);
    expect(await gateway.ended).toBe(0);
    await expect(gateway.ask('live')).rejects.toThrow();
  });

  it('ends at once without', async () => {
    const gateway = await start([]);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    gateway.stop();
    expect(await gateway.ended).toBe(0);
  });
});
