import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watchEmulator } from './emulator.ts';

describe('another emulator', () => {
  let folder: string;
  let server: Server;
  let origin: string;
  let id: string | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rathaus-emulator-'));
    server = createServer((_, response) => response.end(JSON.stringify({ id })));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true, force: true });
  });

  const hintOf = async (one: string) => {
    const watch = await watchEmulator(folder, { origin, id: one });
    watch.close();
    return watch.hint();
  };

  it('is noticed at the next start, once', async () => {
    expect(await hintOf('eins')).toBeUndefined();
    expect(await hintOf('eins')).toBeUndefined();
    expect(await hintOf('zwei')).toContain('neu gestartet');
    expect(await hintOf('zwei')).toBeUndefined();
  });

  it('is noticed while the portal runs; silence is no other emulator', async () => {
    id = 'eins';
    const watch = await watchEmulator(folder, { origin, id: 'eins' }, 10);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(watch.hint()).toBeUndefined();
    id = 'zwei';
    await expect.poll(() => watch.hint()).toContain('neu gestartet');
    watch.close();
  });

  it('does not exist outside the emulator', async () => {
    expect((await watchEmulator(folder, undefined)).hint()).toBeUndefined();
  });
});
