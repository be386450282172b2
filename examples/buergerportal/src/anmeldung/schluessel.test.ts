import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { cookieSchluessel } from './schluessel.ts';

let folder: string | undefined;
afterEach(async () => {
  if (folder) await rm(folder, { recursive: true, force: true });
});

it('is made once, by whoever comes first, and survives a restart', async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-schluessel-'));
  const state = join(folder, 'neu');
  const keys = await Promise.all(Array.from({ length: 5 }, () => cookieSchluessel(state)));
  expect(new Set(keys).size).toBe(1);
  expect(Buffer.from(keys[0]!, 'base64')).toHaveLength(32);
  expect(await cookieSchluessel(state)).toBe(keys[0]);
  expect(await readdir(state), 'nothing else is left').toEqual(['cookie-schluessel']);
  expect((await stat(join(state, 'cookie-schluessel'))).mode & 0o077, 'for nobody else').toBe(0);
});
