import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkConfiguration } from './config-file.ts';
import { checkClock, checkClockAgainst, checkNode, checkPorts, checkTemporary } from './machine.ts';

describe('doctor', () => {
  it.each([
    ['v22.18.0', 'ok'],
    ['v22.18.1', 'ok'],
    ['v24.0.0', 'ok'],
    ['v22.17.9', 'finding'],
    ['v20.20.2', 'finding'],
  ])('judges Node %s as %s', (version, status) => {
    expect(checkNode(version).status).toBe(status);
  });

  it('notices a wrong clock', () => {
    expect(checkClock(Date.parse('2026-11-23')).status).toBe('ok');
    expect(checkClock(0).status).toBe('finding');
    const now = Date.parse('2026-11-23T12:00:00Z');
    expect(checkClockAgainst(now, 'Mon, 23 Nov 2026 12:00:30 GMT').status).toBe('ok');
    expect(checkClockAgainst(now, 'Mon, 23 Nov 2026 12:05:00 GMT')).toMatchObject({
      status: 'finding',
      detail: { de: 'Abweichung -300 s' },
    });
    expect(checkClockAgainst(now, null).status).toBe('note');
  });

  it('notices taken ports', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const result = await checkPorts(port, 1);
    expect(result).toMatchObject({ status: 'note' });
    expect(result.detail.de).toContain(String(port));
    await new Promise((resolve) => server.close(resolve));
    expect((await checkPorts(port, 1)).status).toBe('ok');
  });

  it('notices a temporary folder that is not there', async () => {
    expect((await checkTemporary()).status).toBe('ok');
    expect((await checkTemporary('/gibt/es/nicht')).status).toBe('finding');
  });

  it('finds secrets and plain http in a configuration without repeating them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rathaus-doctor-'));
    const file = join(folder, 'config.json');
    const check = async (content: string) => {
      await writeFile(file, content);
      return checkConfiguration(file);
    };
    try {
      const results = await check(
        JSON.stringify({
          tenant: {
            clientSecret: 'kanarienvogel',
            issuer: 'http://login.example',
            local: 'http://127.0.0.1:1',
          },
        }),
      );
      expect(results.map(({ id }) => id)).toEqual(['config-secret', 'config-http']);
      expect(JSON.stringify(results)).toContain('tenant.clientSecret');
      expect(JSON.stringify(results)).not.toContain('kanarienvogel');
      expect(await check('{"issuer":"https://login.example","clientSecretFile":""}')).toMatchObject([
        { status: 'ok' },
      ]);
      expect(await check('{')).toMatchObject([{ id: 'config', status: 'finding' }]);
      expect(await checkConfiguration(join(folder, 'fehlt.json'))).toMatchObject([{ status: 'failure' }]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
