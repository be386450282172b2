import { expect, it } from 'vitest';
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
