import { expect, it } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';
import { createLoginFolder } from '../../../test/servicekonto-folder.ts';
import { serve } from './serve.ts';

const at = { port: 0, host: '127.0.0.1' };

it('ends an open request before it stops, and takes no new one', async () => {
  const entered = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const server = await serve(async () => {
    entered.resolve();
    await release.promise;
    return new Response('fertig');
  }, at);
  const address = `http://127.0.0.1:${server.port}`;
  const open = fetch(address);
  await entered.promise;
  const closed = server.close(60_000);
  await expect(fetch(address)).rejects.toThrow();
  release.resolve();
  expect(await (await open).text()).toBe('fertig');
  await closed;
});

it('does not wait longer than it has patience', async () => {
  const entered = Promise.withResolvers<void>();
  const server = await serve(() => {
    entered.resolve();
    return new Promise<never>(() => undefined);
  }, at);
  const open = fetch(`http://127.0.0.1:${server.port}`);
  const failed = expect(open).rejects.toThrow();
  await entered.promise;
  await server.close(20);
  await failed;
});

it('fails with what the system says', async () => {
  const server = await serve(() => undefined, at);
  await expect(serve(() => undefined, { ...at, port: server.port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
  await server.close(0);
});

it.each([
  ['login', 'so lange beenden, oder --port N'],
  ['gateway', 'Mit --port N einen anderen wählen'],
])('%s beside a program that has the port says so, and what to do', async (verb, remedy) => {
  const folder = await createLoginFolder({ issuer: 'http://127.0.0.1:9', clientId: 'a', clientSecret: 'b' });
  const taken = await serve(() => undefined, at);
  try {
    const file = await folder.json('taken', { baseUrl: `http://127.0.0.1:${taken.port}` });
    const port = verb === 'login' ? [] : ['--port', String(taken.port)];
    const outcome = await rathaus(['servicekonto', verb, '--config', file, ...port], { env: folder.env });
    expect(outcome).toMatchObject({ code: 3, out: '' });
    expect(outcome.err).toContain(`Fehler: Port ${taken.port}: Der Port ist belegt`);
    expect(outcome.err).toContain(remedy);
  } finally {
    await taken.close(0);
    await folder.remove();
  }
});

it('says when the address is none of this machine', async () => {
  const folder = await createLoginFolder({ issuer: 'http://127.0.0.1:9', clientId: 'a', clientSecret: 'b' });
  const file = await folder.json('elsewhere');
  const outcome = await rathaus(
    ['servicekonto', 'gateway', '--config', file, '--port', '0', '--host', '192.0.2.1'],
    { env: folder.env },
  );
  await folder.remove();
  expect(outcome.code).toBe(3);
  expect(outcome.err).toContain('Fehler: 192.0.2.1: Diese Adresse hat der Rechner nicht. [EADDRNOTAVAIL]');
});
