import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, it, vi } from 'vitest';
import { describeTransport } from './contract.ts';
import { filesOnDisk } from './disk.ts';
import { type ForeignServer, startApache, startWsgiDav, user } from './foreign-servers.ts';
import { describeMailbox } from './mailbox.ts';
import { webDavWorld } from './webdav-world.ts';

vi.setConfig({ testTimeout: 120_000 });

const folder = await mkdtemp(join(tmpdir(), 'rathaus-webdav-'));
const servers: ForeignServer[] = [];
afterAll(async () => {
  for (const server of servers) await server.stop();
  await rm(folder, { recursive: true, force: true });
});

for (const start of [startWsgiDav, startApache]) {
  const started = await start(folder);
  if ('missing' in started) {
    console.warn(`skipped: WebDAV mailbox against a foreign server: ${started.missing}`);
    describe('WebDAV against a foreign server', () => it.skip(started.missing, () => undefined));
    continue;
  }
  servers.push(started);
  const openWorld = async () => {
    const collection = await mkdtemp(join(started.root, 'box-'));
    await chmod(collection, 0o777);
    return webDavWorld({
      url: `${started.url}${basename(collection)}/`,
      credentials: user,
      ...filesOnDisk(collection),
    });
  };
  describeTransport(started.name, openWorld);
  describeMailbox(started.name, openWorld);
}
