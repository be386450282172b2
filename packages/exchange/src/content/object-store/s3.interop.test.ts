/** The content store against a real service that speaks S3: versitygw (Go, github.com/versity/versitygw). */
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { allowHttp } from '@rathaus/client-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentContract, listed, patterned, readAll } from '../../../test/content-contract.ts';
import {
  startVersityGateway,
  type VersityGateway,
  versityObstacle,
  versityVersion,
} from '../../../test/versitygw.ts';
import { resealContent } from '../reseal.ts';
import { createLocalKeyWrapper } from '../sealing/local-key.ts';
import { sweepContent } from '../sweep.ts';
import { createS3Content } from './s3-content.ts';
import type { S3ContentOptions } from './s3-options.ts';

const missing = versityObstacle();
if (missing) console.warn(`skipped: content in an object store, versitygw ${versityVersion}: ${missing}`);

const MiB = 1024 * 1024;
const name = 'musterstadt/inbox/7d1f/data';
const keyOf = (year: number) =>
  createLocalKeyWrapper({ id: `inhalt-${year}`, key: new Uint8Array(32).fill(year % 100) });
const [former, current] = [keyOf(2026), keyOf(2027)];

describe.skipIf(missing !== undefined)(`content in versitygw ${versityVersion}`, () => {
  let gateway: VersityGateway;
  beforeAll(async () => {
    gateway = await startVersityGateway();
  });
  afterAll(() => gateway?.close());

  const storeIn = (prefix: string, more: Partial<S3ContentOptions> = {}) =>
    createS3Content({
      endpoint: gateway.endpoint,
      bucket: gateway.bucket,
      region: 'de-1',
      credentials: () => gateway.credentials,
      sealing: { current },
      prefix,
      partBytes: 5 * MiB,
      retryDelay: 10,
      [allowHttp]: true,
      ...more,
    });
  const emptyStore = (more: Partial<S3ContentOptions> = {}) => storeIn(`lauf-${randomUUID()}/`, more);

  for (const { name: title, run } of contentContract({ create: () => emptyStore() })) it(title, run);

  it('sends what is large in parts, in constant memory, and reads it back', async () => {
    const store = emptyStore();
    const size = 64 * MiB + 7;
    async function* large() {
      const piece = Buffer.alloc(MiB, 'Akte');
      for (let at = 0; at < size; at += piece.length)
        yield piece.subarray(0, Math.min(piece.length, size - at));
    }
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    const { sha512 } = await store.write(name, large());
    const { createHash } = await import('node:crypto');
    const hash = createHash('sha512');
    for await (const piece of await store.read(name)) hash.update(piece);
    expect(hash.digest('hex')).toBe(sha512);
    console.log(
      `figure: exchange/s3-rss-growth-64mb = ${((process.memoryUsage().rss - before) / 1e6).toFixed(0)} MB`,
    );
    expect(await listed(store)).toEqual([name]);
  });

  it('keeps nothing readable in the service', async () => {
    const prefix = `lauf-${randomUUID()}/`;
    await storeIn(prefix).write(name, [new Uint8Array(100_000).fill(65)]);
    const stored = await readFile(join(gateway.folder, prefix, name));
    expect([stored.includes('AAAAAAAA'), stored.length]).toEqual([false, 4096 + 100_000 + 2 * 16]);
  });

  it('takes parts back when the source fails, and a sweep takes what a dead process left', async () => {
    const prefix = `lauf-${randomUUID()}/`;
    const store = storeIn(prefix);
    async function* failing() {
      for (let piece = 0; piece < 12; piece++) yield patterned(MiB);
      throw new Error('the tag is wrong');
    }
    await expect(store.write(name, failing())).rejects.toThrow('the tag is wrong');
    expect(await listed(store)).toEqual([]);

    // A process that dies takes nothing back.
    const dying = storeIn(prefix, {
      fetch: (input, init) =>
        init?.method === 'DELETE' ? Promise.reject(new Error('dead')) : fetch(input as URL, init),
    });
    await expect(dying.write(name, failing())).rejects.toThrow('the tag is wrong');
    const left = await listed(store);
    expect(left).toEqual([expect.stringMatching(/^musterstadt\/inbox\/7d1f\/data~./)]);
    expect(await store.has(name)).toBe(false);
    const owner = () => 'unknown' as const;
    expect(await sweepContent(store, { owner })).toMatchObject({ young: 1, removed: 0 });
    const later = Date.now() + 2 * 86_400_000;
    expect(await sweepContent(store, { owner, now: later })).toMatchObject({ partial: 1, removed: 1 });
    expect(await listed(store)).toEqual([]);
    await store.remove(left[0] as string);
  });

  it('pages through more names than one answer holds', async () => {
    const store = emptyStore();
    const names = Array.from({ length: 1100 }, (_, at) => `musterstadt/inbox/${at}/data`);
    for (let at = 0; at < names.length; at += 50)
      await Promise.all(names.slice(at, at + 50).map((one) => store.write(one, [patterned(3)])));
    expect(await listed(store)).toEqual(names.toSorted());
    await store.remove('musterstadt/');
    expect(await listed(store)).toEqual([]);
  });

  it('rolls the key over, small and in parts, and brings nothing back', async () => {
    const prefix = `lauf-${randomUUID()}/`;
    const before = storeIn(prefix, { sealing: { current: former } });
    const large = patterned(11 * MiB);
    await before.write(name, [patterned(1000)]);
    await before.write(`${name}-gross`, [large]);
    const both = storeIn(prefix, { sealing: { current, former: [former] } });
    expect(await resealContent(both, '')).toMatchObject({ resealed: 2, failed: 0 });
    const onlyNew = storeIn(prefix);
    expect(Buffer.compare(await readAll(onlyNew, `${name}-gross`), large)).toBe(0);
    expect(await readAll(onlyNew, name)).toEqual(patterned(1000));
    expect(await resealContent(both, '')).toMatchObject({ resealed: 0, current: 2 });

    for (const size of [1000, 11 * MiB]) {
      await before.write(name, [patterned(size)]);
      let replaced = false;
      const late = storeIn(prefix, {
        sealing: {
          current: {
            ...current,
            wrap: async (key, options) => {
              if (!replaced) await onlyNew.write(name, [patterned(77)]);
              replaced = true;
              return current.wrap(key, options);
            },
          },
          former: [former],
        },
      });
      expect(await late.reseal(name)).toBe('current');
      expect(await readAll(onlyNew, name)).toEqual(patterned(77));
    }
    await onlyNew.remove(name);
    expect(await both.reseal(name)).toBe('missing');
    expect((await readdir(join(gateway.folder, prefix))).filter((one) => one.startsWith('probe'))).toEqual(
      [],
    );
  });

  it('tells what the service refuses from what is missing', async () => {
    const wrong = { ...gateway.credentials, secretAccessKey: 'falsch' };
    await expect(emptyStore({ credentials: wrong }).read(name)).rejects.toMatchObject({
      code: 'exchange.content.unavailable',
      details: { reason: 'SignatureDoesNotMatch' },
    });
    for (const work of [
      () => emptyStore({ bucket: 'anderer' }).read(name),
      () => emptyStore({ bucket: 'anderer' }).has(name),
      () => emptyStore({ bucket: 'anderer' }).write(name, [patterned(1)]),
    ])
      await expect(work()).rejects.toMatchObject({
        code: 'exchange.content.unavailable',
        details: { reason: 'NoSuchBucket' },
      });
  });

  it('takes a real file', async () => {
    const store = emptyStore();
    await store.write(name, createReadStream(new URL(import.meta.url)));
    expect(Buffer.from(await readAll(store, name))).toEqual(await readFile(new URL(import.meta.url)));
  });
});
