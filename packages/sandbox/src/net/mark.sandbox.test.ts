import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../index.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox?.close());

/** Sends bytes as they are and returns what comes back. */
function raw(origin: string, text: string): Promise<string> {
  const { port } = new URL(origin);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
    socket.on('data', (data) => (answer += data)).on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}

const names = ['control', 'oidc', 'fitconnect', 'ckan', 'bundid', 'unternehmenskonto', 'postfach'] as const;

describe.each(names)('%s', (name) => {
  const origin = () => (name === 'control' ? sandbox.origin : sandbox.services[name].origin);
  const host = () => new URL(origin()).host;
  const get = (head: string) => raw(origin(), `GET /nothing HTTP/1.1\r\n${head}Connection: close\r\n\r\n`);

  it.each(['/', '/nothing', '/.well-known/openid-configuration', '/api/3/action/status_show'])(
    'marks what it answers at %s',
    async (path) => {
      const answer = await fetch(new URL(path, origin()), { redirect: 'manual' });
      expect(answer.headers.get('x-rathaus-sandbox')).toBe('1');
    },
  );

  it('marks also what it refuses, and what it cannot even read', async () => {
    const answers = {
      421: await get('Host: portal.example\r\n'),
      '421 without a host': await get(''),
      404: await get(`Host: ${host()}\r\nExpect: the-unexpected\r\n`),
      431: await get(`Host: ${host()}\r\nX: ${'x'.repeat(20_000)}\r\n`),
      400: await raw(origin(), 'this is no HTTP\r\n\r\n'),
    };
    for (const [status, answer] of Object.entries(answers)) {
      expect(answer, status).toMatch(/^HTTP\/1.1 [2-4]\d\d/);
      expect(answer, status).toMatch(/\r\nx-rathaus-sandbox: 1\r\n/);
    }
    expect(answers[400]).toMatch(/^HTTP\/1\.1 400 /);
    expect(answers[431]).toMatch(/^HTTP\/1\.1 431 /);
    expect(answers['421 without a host']).toMatch(/^HTTP\/1\.1 421 /);
  });

  it('marks injected failures', async () => {
    if (name === 'control') return;
    sandbox.fault({ service: name, status: 503, times: 1 });
    const answer = await fetch(origin());
    expect(answer.status).toBe(503);
    expect(answer.headers.get('x-rathaus-sandbox')).toBe('1');
  });
});
