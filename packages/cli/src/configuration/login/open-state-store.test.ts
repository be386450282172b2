import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it } from 'vitest';
import { openStateStore } from './open-state-store.ts';

it('asks PostgreSQL anew at the next call when its table could not be prepared', async () => {
  let asked = 0;
  // A server that starts: it takes connections and ends them.
  const server = createServer((socket) => {
    asked += 1;
    socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { store, close } = await openStateStore(`postgres://u:p@127.0.0.1:${port}/rathaus`);
  try {
    for (const calls of [1, 2, 3]) {
      await expect(store.get('a')).rejects.toMatchObject({ code: 'core.store.unavailable' });
      expect(asked, 'connections').toBe(calls);
    }
  } finally {
    await close();
    server.close();
  }
});
