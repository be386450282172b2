import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { dice } from '../../../test/dice.ts';
import { randomXml } from '../../../test/saml/random-xml.ts';
import { canonical } from './canonical.ts';
import { parseXml } from './tree.ts';

const run = promisify(execFile);
const hasXmllint = await run('xmllint', ['--version']).then(
  () => true,
  () => {
    console.log('skipped: no xmllint found; on Debian: apt-get install libxml2-utils');
    return false;
  },
);
const folder = await mkdtemp(join(tmpdir(), 'rathaus-canonical-'));
afterAll(() => rm(folder, { recursive: true }));

/** Stands between two documents in what xmllint writes. */
const between = '<between></between>';

/** Canonical forms by libxml2, of all documents in one run. */
async function canonicalByXmllint(documents: readonly string[]): Promise<string[]> {
  const separator = join(folder, 'between.xml');
  await writeFile(separator, between);
  const files = await Promise.all(
    documents.map(async (xml, index) => {
      const file = join(folder, `${index}.xml`);
      await writeFile(file, xml);
      return file;
    }),
  );
  const line = ['--nonet', '--exc-c14n', ...files.flatMap((file) => [file, separator])];
  const { stdout } = await run('xmllint', line, { maxBuffer: 64 * 1024 * 1024 });
  return stdout.split(between).slice(0, -1);
}

it.skipIf(!hasXmllint)('canonical forms are those of libxml2, byte for byte', async () => {
  const random = dice(20261130);
  const documents = Array.from({ length: 600 }, () => randomXml(random));
  const theirs = await canonicalByXmllint(documents);
  expect(theirs).toHaveLength(documents.length);
  for (const [index, xml] of documents.entries()) expect(canonical(parseXml(xml)), xml).toBe(theirs[index]);
});
