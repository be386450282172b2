import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolders } from '../../../test/content-folders.ts';
import { createContentKeyFile, createLocalKeyWrapper, readContentKeyFile } from './local-key.ts';

const emptyFolder = temporaryFolders();
const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe('a key on this machine', () => {
  it('wraps as RFC 3394, section 4.6 shows', async () => {
    const key = hex('000102030405060708090A0B0C0D0E0F 101112131415161718191A1B1C1D1E1F');
    const dataKey = hex('00112233445566778899AABBCCDDEEFF 000102030405060708090A0B0C0D0E0F');
    const wrapped = await createLocalKeyWrapper({ id: 'k', key }).wrap(dataKey, {});
    expect(Buffer.from(wrapped.subarray(8)).toString('hex').toUpperCase()).toBe(
      '28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21',
    );
  });

  it('refuses a changed wrapped key, and tells another key from it', async () => {
    const one = createLocalKeyWrapper({ id: 'k', key: async () => new Uint8Array(32).fill(1) });
    const other = createLocalKeyWrapper({ id: 'k', key: new Uint8Array(32).fill(2) });
    const wrapped = await one.wrap(new Uint8Array(32).fill(3), {});
    expect(await one.unwrap(wrapped, { keyId: 'k' })).toEqual(Buffer.alloc(32, 3));
    const changed = Uint8Array.from(wrapped, (byte, at) => (at === 20 ? byte ^ 1 : byte));
    expect(await one.unwrap(changed, { keyId: 'k' })).toBeUndefined();
    expect(await one.unwrap(wrapped.subarray(0, 47), { keyId: 'k' })).toBeUndefined();
    await expect(other.unwrap(wrapped, { keyId: 'k' })).rejects.toMatchObject({
      code: 'exchange.content.key-unknown',
    });
  });

  it('refuses a key of another length', async () => {
    const short = createLocalKeyWrapper({ id: 'k', key: () => new Uint8Array(31) });
    await expect(short.wrap(new Uint8Array(32), {})).rejects.toMatchObject({
      code: 'exchange.config.invalid',
    });
  });
});

describe('a key file', () => {
  it('is made once, for its owner only, and read back', async () => {
    const path = join(await emptyFolder(), 'inhalt.key');
    await createContentKeyFile(path);
    const key = await readContentKeyFile(path);
    expect(key).toHaveLength(32);
    expect(new Set(key).size).toBeGreaterThan(10);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const before = await readFile(path);
    await expect(createContentKeyFile(path)).rejects.toMatchObject({
      code: 'exchange.content.unavailable',
      details: { reason: 'EEXIST' },
    });
    expect(await readFile(path)).toEqual(before);
  });

  it('is refused when it is missing or holds something else', async () => {
    const folder = await emptyFolder();
    await expect(readContentKeyFile(join(folder, 'none'))).rejects.toMatchObject({
      code: 'exchange.content.key-unavailable',
    });
    for (const text of [
      '',
      'A'.repeat(44),
      `${Buffer.alloc(31).toString('base64')}\n`,
      '-----BEGIN KEY-----',
    ]) {
      await writeFile(join(folder, 'other'), text);
      await expect(readContentKeyFile(join(folder, 'other'))).rejects.toMatchObject({
        code: 'exchange.config.invalid',
      });
    }
  });
});
