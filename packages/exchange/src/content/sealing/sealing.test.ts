import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, patterned, readAll } from '../../../test/content-contract.ts';
import { temporaryFolders } from '../../../test/content-folders.ts';
import { createFolderContent } from '../folder-content.ts';
import { chunkBytes, openChunks, sealChunks } from './chunks.ts';
import { derivedKey, encodeHeader, headerBytes } from './header.ts';
import type { KeyWrapper } from './key-wrapper.ts';
import { createLocalKeyWrapper } from './local-key.ts';

const emptyFolder = temporaryFolders();
const name = 'musterstadt/inbox/7d1f/data';
const current = createLocalKeyWrapper({ id: 'inhalt-2026', key: new Uint8Array(32).fill(7) });
const sealedChunkBytes = chunkBytes + 16;

interface Vector {
  name: string;
  keyId: string;
  wrappingKey: string;
  dataKey: string;
  length: number;
  sealedBytes: number;
  sealedSha256: string;
  sealed?: string;
}
const { vectors } = JSON.parse(
  readFileSync(new URL('../vectors/content-v1.json', import.meta.url), 'utf8'),
) as { vectors: Vector[] };

async function sha256(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes as BufferSource)).toString('hex');
}
async function* blocks(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}
const wrapperOf = ({ keyId, wrappingKey }: Vector) =>
  createLocalKeyWrapper({ id: keyId, key: Buffer.from(wrappingKey, 'hex') });

/** A store with one sealed object, and its file. */
async function sealedFile(bytes: Uint8Array, wrapper: KeyWrapper = current, object = name) {
  const folder = await emptyFolder();
  const store = createFolderContent({ folder, sealing: { current: wrapper } });
  await store.write(object, [bytes]);
  const path = join(folder, object);
  return { store, folder, path, sealed: await readFile(path) };
}

/** What a reader got before the error, and the error. */
async function outcome(store: ReturnType<typeof createFolderContent>, object = name) {
  const parts: Uint8Array[] = [];
  try {
    for await (const piece of await store.read(object)) parts.push(piece);
    return { bytes: Buffer.concat(parts), code: undefined, reason: undefined };
  } catch (error) {
    const { code, details } = error as { code: string; details: { reason?: string } };
    return { bytes: Buffer.concat(parts), code, reason: details?.reason };
  }
}

describe('the format of sealed content', () => {
  it.each(vectors)('makes and opens the vector of $length bytes', async (vector) => {
    const dataKey = Buffer.from(vector.dataKey, 'hex');
    const wrapper = wrapperOf(vector);
    const wrapped = await wrapper.wrap(dataKey, {});
    const header = encodeHeader(vector.keyId, wrapped, { dataKey, name: vector.name });
    const key = derivedKey(dataKey, 'payload');
    const chunks = await bytesOf(sealChunks(blocks(patterned(vector.length)), { key, name: vector.name }));
    const sealed = Buffer.concat([header, chunks]);
    expect([sealed.length, await sha256(sealed)]).toEqual([vector.sealedBytes, vector.sealedSha256]);
    if (vector.sealed) expect(sealed.toString('base64')).toBe(vector.sealed);

    const folder = await emptyFolder();
    await mkdir(dirname(join(folder, vector.name)), { recursive: true });
    await writeFile(join(folder, vector.name), vector.sealed ? Buffer.from(vector.sealed, 'base64') : sealed);
    const store = createFolderContent({ folder, sealing: { current: wrapper } });
    expect(Buffer.compare(await readAll(store, vector.name), patterned(vector.length))).toBe(0);
  });

  it('seals and opens content of any size around the edges, in pieces of any size', async () => {
    const folder = await emptyFolder();
    const store = createFolderContent({ folder, sealing: { current } });
    const near = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: -18, max: 18 }));
    await fc.assert(
      fc.asyncProperty(near, fc.integer({ min: 1, max: 200_000 }), async ([chunks, off], step) => {
        const bytes = patterned(Math.max(0, chunks * chunkBytes + off));
        await store.write(
          name,
          (function* () {
            for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
          })(),
        );
        expect(Buffer.compare(await readAll(store, name), bytes)).toBe(0);
        const sealed = await readFile(join(folder, name));
        const tags = Math.max(1, Math.ceil(bytes.length / chunkBytes)) * 16;
        expect(sealed.length).toBe(headerBytes + bytes.length + tags);
      }),
      { numRuns: 60 },
    );
  });

  it('opens what comes in pieces of any size, from a source that uses its buffer again', async () => {
    const binding = { key: derivedKey(new Uint8Array(32).fill(5), 'payload'), name };
    const half = sealedChunkBytes / 2;
    for (const size of [0, 100, chunkBytes, 2 * chunkBytes, 2 * chunkBytes + 1]) {
      const sealed = await bytesOf(sealChunks(blocks(patterned(size)), binding));
      for (const step of [16, 1000, half, sealedChunkBytes, sealedChunkBytes + 1, 3 * sealedChunkBytes]) {
        const buffer = new Uint8Array(step);
        const pieces = async function* () {
          for (let at = 0; at < sealed.length; at += step) {
            const part = sealed.subarray(at, at + step);
            buffer.set(part);
            yield buffer.subarray(0, part.length);
            buffer.fill(0);
          }
        };
        const opened = await bytesOf(openChunks(pieces(), binding));
        expect(Buffer.compare(opened, patterned(size)), `${size} bytes in pieces of ${step}`).toBe(0);
      }
    }
  });

  it('shows nothing of the content, and never the same bytes twice', async () => {
    const bytes = new Uint8Array(200_000).fill(65);
    const { sealed, store, path } = await sealedFile(bytes);
    expect(sealed.includes('AAAAAAAA')).toBe(false);
    await store.write(name, [bytes]);
    const again = await readFile(path);
    expect(again.subarray(headerBytes).equals(sealed.subarray(headerBytes))).toBe(false);
    expect(again.subarray(headerBytes, headerBytes + 32)).not.toEqual(
      sealed.subarray(headerBytes, headerBytes + 32),
    );
  });
});

describe('sealed content that was changed', () => {
  const size = 2 * chunkBytes + 1000;
  const plain = patterned(size);
  /** Up to here the plaintext is intact when the byte at `place` of the file is not. */
  const intactBefore = (place: number) =>
    Math.max(0, Math.floor((place - headerBytes) / sealedChunkBytes)) * chunkBytes;

  it('is refused for any flipped bit, and no byte of the bad chunk is handed out', async () => {
    const { store, path, sealed } = await sealedFile(plain);
    const outsideSpare = fc
      .integer({ min: 0, max: sealed.length - 1 })
      .map((at) => (at >= headerBytes / 2 && at < headerBytes ? at - headerBytes / 2 : at));
    const some = fc.oneof(outsideSpare, fc.integer({ min: 0, max: 200 }));
    await fc.assert(
      fc.asyncProperty(some, fc.integer({ min: 0, max: 7 }), async (at, bit) => {
        const changed = Buffer.from(sealed);
        changed[at] = (changed[at] as number) ^ (1 << bit);
        await writeFile(path, changed);
        const { bytes, code } = await outcome(store);
        expect(code).toBe('exchange.content.damaged');
        expect(bytes.length).toBeLessThanOrEqual(intactBefore(at));
        expect(bytes.equals(plain.subarray(0, bytes.length))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused when it was cut off anywhere, or something follows', async () => {
    const { store, path, sealed } = await sealedFile(plain);
    const edges = [1, 2, 3]
      .map((chunk) => headerBytes + chunk * sealedChunkBytes)
      .filter((at) => at < sealed.length);
    const cut = fc.oneof(fc.constantFrom(...edges), fc.integer({ min: 0, max: sealed.length - 1 }));
    await fc.assert(
      fc.asyncProperty(cut, async (at) => {
        await writeFile(path, sealed.subarray(0, at));
        const { bytes, code } = await outcome(store);
        expect(code).toBe('exchange.content.damaged');
        expect(bytes.length).toBeLessThan(size);
      }),
      { numRuns: 100 },
    );
    for (const at of edges) {
      await writeFile(path, sealed.subarray(0, at));
      expect(await outcome(store)).toMatchObject({ reason: 'truncated' });
    }
    for (const more of [Buffer.alloc(1), Buffer.alloc(16), sealed.subarray(headerBytes)]) {
      await writeFile(path, Buffer.concat([sealed, more]));
      expect(await outcome(store)).toMatchObject({ code: 'exchange.content.damaged', reason: 'chunk' });
    }
  });

  it('is refused when chunks are dropped, exchanged or repeated', async () => {
    const { store, path, sealed } = await sealedFile(patterned(4 * chunkBytes));
    const header = sealed.subarray(0, headerBytes);
    const chunks = [0, 1, 2, 3].map((at) =>
      sealed.subarray(headerBytes + at * sealedChunkBytes, headerBytes + (at + 1) * sealedChunkBytes),
    );
    const orders = fc
      .array(fc.integer({ min: 0, max: 3 }), { maxLength: 6 })
      .filter((order) => order.join() !== '0,1,2,3');
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        await writeFile(path, Buffer.concat([header, ...order.map((at) => chunks[at] as Buffer)]));
        const { bytes, code } = await outcome(store);
        expect(code).toBe('exchange.content.damaged');
        const right = order.findIndex((chunk, at) => chunk !== at);
        expect(bytes.length).toBeLessThanOrEqual((right === -1 ? order.length : right) * chunkBytes);
      }),
      { numRuns: 150 },
    );
  });

  it('is refused under the name of another object, and with the header of another', async () => {
    const { store, folder, sealed } = await sealedFile(plain);
    const other = 'musterstadt/inbox/7d1f/data2';
    await store.write(other, [plain]);
    const own = await readFile(join(folder, other));
    await writeFile(join(folder, other), sealed);
    expect(await outcome(store, other)).toMatchObject({ reason: 'header', bytes: Buffer.alloc(0) });
    const mixed = Buffer.concat([sealed.subarray(0, headerBytes), own.subarray(headerBytes)]);
    await writeFile(join(folder, name), mixed);
    expect(await outcome(store)).toMatchObject({ reason: 'chunk', bytes: Buffer.alloc(0) });
  });

  it('does not care about the slot that is not in use', async () => {
    const { store, path, sealed } = await sealedFile(plain);
    for (const at of [headerBytes / 2, headerBytes - 1]) {
      const changed = Buffer.from(sealed);
      changed[at] = 1;
      await writeFile(path, changed);
      expect(Buffer.compare(await readAll(store, name), plain)).toBe(0);
    }
  });

  it('is damage for a wrapped key that the wrapper refuses', async () => {
    const refusing = { ...current, unwrap: async () => undefined };
    const { folder } = await sealedFile(plain);
    const store = createFolderContent({ folder, sealing: { current: refusing } });
    expect(await outcome(store)).toMatchObject({ code: 'exchange.content.damaged', reason: 'key' });
    const short = { ...current, unwrap: async () => new Uint8Array(16) };
    expect(await outcome(createFolderContent({ folder, sealing: { current: short } }))).toMatchObject({
      reason: 'key',
    });
    const other = { ...current, unwrap: async () => new Uint8Array(32) };
    expect(await outcome(createFolderContent({ folder, sealing: { current: other } }))).toMatchObject({
      reason: 'header',
    });
  });
});

describe('a content store and its keys', () => {
  it('tells a key that is not configured from damage', async () => {
    const { folder } = await sealedFile(patterned(10));
    const newKey = createLocalKeyWrapper({ id: 'inhalt-2027', key: new Uint8Array(32).fill(8) });
    const store = createFolderContent({ folder, sealing: { current: newKey } });
    await expect(store.read(name)).rejects.toMatchObject({
      code: 'exchange.content.key-unknown',
      details: { keyId: 'inhalt-2026' },
    });
    const both = createFolderContent({ folder, sealing: { current: newKey, former: [current] } });
    expect(await readAll(both, name)).toEqual(patterned(10));
    await expect(createFolderContent({ folder }).read(name)).rejects.toMatchObject({
      code: 'exchange.content.key-unknown',
    });
  });

  it('tells a wrong key under the right id from damage', async () => {
    const { folder } = await sealedFile(patterned(10));
    const wrong = createLocalKeyWrapper({ id: current.id, key: new Uint8Array(32).fill(9) });
    const store = createFolderContent({ folder, sealing: { current: wrong } });
    await expect(store.read(name)).rejects.toMatchObject({ code: 'exchange.content.key-unknown' });
  });

  it('says that the key service is away, which helps to try again', async () => {
    const { folder } = await sealedFile(patterned(10));
    const fault = new Error('connect ECONNREFUSED');
    const away = { id: current.id, wrap: () => Promise.reject(fault), unwrap: () => Promise.reject(fault) };
    const store = createFolderContent({ folder, sealing: { current: away } });
    const unavailable = { code: 'exchange.content.key-unavailable', retryable: true, cause: fault };
    await expect(store.read(name)).rejects.toMatchObject(unavailable);
    await expect(store.write(`${name}2`, [patterned(1)])).rejects.toMatchObject(unavailable);
    expect(await store.has(`${name}2`)).toBe(false);
  });

  it('does not wait for a key service that hangs', async () => {
    const { folder } = await sealedFile(patterned(10));
    const never = () => new Promise<never>(() => undefined);
    const current = { id: 'inhalt-2026', wrap: never, unwrap: never };
    const patient = createFolderContent({ folder, sealing: { current, timeout: 30 } });
    await expect(patient.read(name)).rejects.toMatchObject({ code: 'exchange.content.key-unavailable' });
    const gone = new AbortController();
    const reading = createFolderContent({ folder, sealing: { current } }).read(name, { signal: gone.signal });
    setTimeout(() => gone.abort(), 20);
    await expect(reading).rejects.toMatchObject({ code: 'core.aborted' });
  });

  it('refuses wrappers that cannot be told apart, and wrapped keys that do not fit', async () => {
    const folder = await emptyFolder();
    const invalid = expect.objectContaining({ code: 'exchange.config.invalid' });
    expect(() => createFolderContent({ folder, sealing: { current, former: [{ ...current }] } })).toThrow(
      invalid,
    );
    for (const id of ['', 'a b', 'Schlüssel', 'x'.repeat(201), undefined as never])
      expect(() => createFolderContent({ folder, sealing: { current: { ...current, id } } })).toThrow(
        invalid,
      );
    for (const size of [0, 1701]) {
      const large = { ...current, wrap: async () => new Uint8Array(size) };
      const store = createFolderContent({ folder, sealing: { current: large } });
      await expect(store.write(name, [])).rejects.toMatchObject({ code: 'exchange.content.key-unavailable' });
    }
    const largest = 'k'.repeat(200);
    const dataKeys = new Map<string, Uint8Array>();
    const remembering: KeyWrapper = {
      id: largest,
      wrap: async (key) => {
        dataKeys.set('only', key);
        return new Uint8Array(1700).fill(1);
      },
      unwrap: async (_, { keyId }) => (keyId === largest ? dataKeys.get('only') : undefined),
    };
    const { store } = await sealedFile(patterned(99), remembering);
    expect(await readAll(store, name)).toEqual(patterned(99));
  });

  it('waits for a newer release that wrote the object', async () => {
    const { store, path, sealed } = await sealedFile(patterned(10));
    const newer = Buffer.from(sealed);
    newer.writeUInt8(2, 16);
    const digest = await crypto.subtle.digest('SHA-256', newer.subarray(0, 2040) as BufferSource);
    Buffer.from(digest).copy(newer, 2040, 0, 8);
    await writeFile(path, newer);
    await expect(store.read(name)).rejects.toMatchObject({
      code: 'exchange.content.unavailable',
      details: { reason: 'version' },
      retryable: true,
    });
  });
});
