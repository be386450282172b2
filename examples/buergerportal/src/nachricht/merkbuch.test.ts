import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Merkbuch, openMerkbuch } from './merkbuch.ts';

let folder: string;
let now: number;
let merkbuch: Merkbuch;
beforeEach(async () => {
  now = 1000;
  folder = await mkdtemp(join(tmpdir(), 'rathaus-merkbuch-'));
  merkbuch = await openMerkbuch(folder, () => now);
});
afterEach(async () => {
  merkbuch.close();
  await rm(folder, { recursive: true, force: true });
});

it('adds only what is not there, and remembers it over a restart', async () => {
  expect(await merkbuch.add('a', 'eins', 60_000)).toBe(true);
  expect(await merkbuch.add('a', 'zwei', 60_000)).toBe(false);
  merkbuch.close();
  merkbuch = await openMerkbuch(folder, () => now);
  expect(await merkbuch.get('a')).toBe('eins');
  expect(await merkbuch.add('a', 'drei', 60_000)).toBe(false);
});

it('forgets in time', async () => {
  await merkbuch.set('a', 'eins', 500);
  now += 499;
  expect(await merkbuch.get('a')).toBe('eins');
  now += 1;
  expect(await merkbuch.get('a')).toBeUndefined();
  expect(await merkbuch.take('a')).toBeUndefined();
  expect(await merkbuch.add('a', 'zwei', 500)).toBe(true);
});

it('replaces, deletes, and gives a value to one of two takers', async () => {
  await merkbuch.set('a', '', 500);
  expect(await merkbuch.get('a')).toBe('');
  await merkbuch.set('a', "x'; DROP TABLE merkbuch; --", 500);
  expect(await Promise.all([merkbuch.take('a'), merkbuch.take('a')])).toEqual([
    "x'; DROP TABLE merkbuch; --",
    undefined,
  ]);
  await merkbuch.set('a', 'x', 500);
  await merkbuch.delete('a');
  expect(await merkbuch.get('a')).toBeUndefined();
});

it('counts until the end of the first call', async () => {
  expect([await merkbuch.count('a', 500), await merkbuch.count('a', 5000)]).toEqual([1, 2]);
  now += 500;
  expect(await merkbuch.count('a', 500)).toBe(1);
});
