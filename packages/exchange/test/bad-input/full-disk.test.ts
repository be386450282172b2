import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createExchange } from '../../src/index.ts';
import { createFolderContent, createSqliteStore } from '../../src/node/index.ts';
import { type BenchKeys, createBench, createBenchKeys } from '../fit-connect-bench.ts';
import { waiting } from '../waiting-submission.ts';
import { hasRemedy } from './remedy.ts';

const mount = (...args: string[]) => execFileSync('mount', args, { stdio: 'ignore' });
const unmount = (folder: string) => {
  try {
    execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
  } catch {
    // It was not mounted.
  }
};
const canMount = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'rathaus-disk-'));
  try {
    mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder);
    unmount(folder);
    return true;
  } catch {
    console.log('skipped: a full disk needs the right to mount a tmpfs');
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
})();

describe.skipIf(!canMount)('a full disk', () => {
  let keys: BenchKeys;
  const folders: string[] = [];
  beforeAll(() => {
    keys = createBenchKeys();
  }, 120_000);
  afterEach(() => {
    for (const folder of folders.splice(0)) {
      unmount(folder);
      rmSync(folder, { recursive: true, force: true });
    }
  });
  /** A disk of so many bytes that can grow. */
  function disk(size: string) {
    const folder = mkdtempSync(join(tmpdir(), 'rathaus-disk-'));
    folders.push(folder);
    mount('-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder);
    return { folder, grow: (to: string) => mount('-o', `remount,size=${to}`, folder) };
  }
  const folder = () => {
    const made = mkdtempSync(join(tmpdir(), 'rathaus-database-'));
    folders.push(made);
    return made;
  };

  it('of the content keeps what comes in at the service, says why, and goes on when there is room', async () => {
    const bench = createBench(keys);
    const { submission } = await waiting(bench, ['x'.repeat(3_000_000)]);
    const { folder: at, grow } = disk('2m');
    const content = createFolderContent({ folder: at });
    const store = createSqliteStore({ folder: folder(), content, clock: bench.clock });
    const failures: string[] = [];
    const exchange = createExchange({
      tenant: 'beispielhausen',
      store,
      transports: [bench.worker('beispielhausen')],
      clock: bench.clock,
      observer: (event) => {
        if (event.type === 'work.failed')
          failures.push(`${event.class} ${event.error.code} ${String(event.error.details.reason)}`);
      },
    });
    await exchange.inbox.runOnce({});
    expect(failures).toEqual(['local exchange.content.no-space ENOSPC']);
    hasRemedy('exchange.content.no-space');
    expect(submission.state).toBe('submitted');
    grow('20m');
    bench.advance(60_000);
    let size = 0;
    await exchange.inbox.runOnce({
      async onReceive({ attachments }) {
        size = (await attachments[0]!.bytes()).length;
      },
    });
    expect([size, submission.state, failures.length]).toEqual([3_000_000, 'accepted', 1]);
    await store.close();
  });

  it('refuses what goes out at once, and the same call works when there is room', async () => {
    const bench = createBench(keys);
    const { folder: at, grow } = disk('2m');
    const content = createFolderContent({ folder: at });
    const store = createSqliteStore({ folder: folder(), content, clock: bench.clock });
    const exchange = createExchange({
      tenant: 'musterstadt',
      store,
      transports: [bench.worker()],
      clock: bench.clock,
    });
    const enqueue = () =>
      exchange.outbox.enqueue({
        key: 'Vorgang 1',
        to: { transport: 'fit-connect', destinationId: bench.destination.id },
        service: { identifier: 'urn:de:fim:leika:leistung:99102013104000', name: 'Hundesteuer' },
        data: { content: '{}', mimeType: 'application/json', schemaUri: 'urn:schema' },
        attachments: [{ content: Buffer.alloc(3_000_000), mimeType: 'application/pdf' }],
      });
    await expect(enqueue()).rejects.toMatchObject({
      code: 'exchange.content.no-space',
      retryable: true,
      details: { reason: 'ENOSPC' },
    });
    const left: string[] = [];
    for await (const { name } of content.list('')) left.push(name);
    expect(left).toEqual([]);
    grow('20m');
    await enqueue();
    await exchange.outbox.runOnce();
    expect(bench.submitted()).toHaveLength(1);
    await store.close();
  });

  it('of the database says so, and loses nothing that was told to be stored', async () => {
    const bench = createBench(keys);
    const { folder: at, grow } = disk('600k');
    const store = createSqliteStore({ folder: at, content: bench.content, clock: bench.clock });
    const exchange = createExchange({
      tenant: 'musterstadt',
      store,
      transports: [bench.worker()],
      clock: bench.clock,
    });
    const enqueue = (key: string) =>
      exchange.outbox.enqueue({
        key,
        to: { transport: 'fit-connect', destinationId: bench.destination.id },
        service: { identifier: 'urn:de:fim:leika:leistung:99102013104000', name: 'x'.repeat(20_000) },
        data: { content: '{}', mimeType: 'application/json', schemaUri: 'urn:schema' },
      });
    const told: string[] = [];
    let failure: unknown;
    for (let at = 0; at < 100 && failure === undefined; at += 1)
      await enqueue(`Vorgang ${at}`).then(
        ({ id }) => told.push(id),
        (error: unknown) => {
          failure = error;
        },
      );
    expect(told.length).toBeGreaterThan(0);
    expect(failure).toMatchObject({
      code: 'exchange.outbox.not-stored',
      cause: expect.objectContaining({ message: expect.stringMatching(/full|disk/) }),
    });
    hasRemedy('exchange.outbox.not-stored');
    grow('20m');
    await enqueue('Vorgang nach der Störung');
    const listed: string[] = [];
    for await (const { id } of exchange.outbox.list()) listed.push(id);
    expect(listed).toEqual(expect.arrayContaining(told));
    expect(listed).toHaveLength(told.length + 1);
    await store.close();
  });
});
