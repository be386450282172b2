import { execFileSync } from 'node:child_process';
import { createHash, getHashes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  createAbgabe,
  type Format,
  type Hash,
  type Nachricht,
  writeMessage,
  type XdomeaVersion,
} from '../xdomea/index.ts';
import {
  allowHashMismatch,
  type ConvertFileOptions,
  containerName,
  convertFile,
  type HashEvent,
  readContainer,
  unpackContainer,
  writeContainerFile,
} from './index.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-hashes-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'out'));
});

const content = Buffer.from('%PDF-1.7 Antrag\n%%EOF');
const digest = (name: string, bytes = content) => createHash(name).update(bytes).digest('hex');
const sha = (code: string, wert: string): Hash => ({ wert, algorithmus: { code, listVersion: '1.0.0' } });
const hash512 = (): Hash => sha('SHA-512', digest('sha512'));

/** Where the list, the message and the container lie; the files are named by the message. */
interface Made {
  path: string;
  bare: string;
  names: string[];
}

/** A container with one document; `hashes` gives it as many files, each with the hash that is stated of it. */
async function made(
  hashes: readonly (Hash | undefined)[],
  {
    version = '4.0.0',
    files,
  }: { version?: XdomeaVersion; files?: (name: string, index: number) => boolean } = {},
): Promise<Made> {
  const { message } = createAbgabe({
    autor: 'Stadt Musterstadt',
    leser: 'Stadt Beispielhausen',
    system: version === '4.0.0' ? { produktname: 'P', produkthersteller: 'H' } : undefined,
    akte: { betreff: 'Hundesteuer' },
    vorgaenge: [{ betreff: 'Anmeldung', dokumente: [{ betreff: 'Antrag Erika', fileName: 'antrag.pdf' }] }],
  });
  const [akte] = message.schriftgutobjekt as {
    vorgang: { dokument: { version: { format: Format[] }[] }[] }[];
  }[];
  const stand = akte!.vorgang[0]!.dokument[0]!.version[0]!;
  const [format] = stand.format;
  const names = hashes.map((_, index) => `1111111${index}-1111-4111-8111-111111111111_a.pdf`);
  stand.format = hashes.map((hash, index) => ({
    ...format!,
    primaerdokument: { dateiname: names[index]!, hash },
  }));
  const { kopf } = message;
  const name = containerName({ version, prozessId: kopf.prozessId, message: 'Abgabe.Abgabe.0401' });
  const pieces: Uint8Array[] = [];
  for await (const piece of writeMessage(message as Nachricht, { version })) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  const bare = join(folder, 'bare.xml');
  await writeFile(bare, bytes);
  const { path } = await writeContainerFile(
    {
      message: { name: name.message, content: bytes },
      files: names.filter(files ?? (() => true)).map((one) => ({ name: one, content })),
    },
    folder,
  );
  return { path, bare, names };
}

async function convert(path: string, more: Partial<ConvertFileOptions> = {}) {
  const events: HashEvent[] = [];
  const result = await convertFile(path, (name) => join(folder, 'out', name), {
    to: '3.1.0',
    observer: (event) => {
      if (event.type === 'hash.compared') events.push(event);
    },
    ...more,
  }).catch((error: { code: string; details: { reason: string } }) => {
    if (error.code !== 'eakte.xdomea.not-convertible') throw error;
    return error.details.reason;
  });
  return { result, outcomes: events.map(({ outcome }) => outcome), events };
}

const listed = async (result: Awaited<ReturnType<typeof convert>>['result']) => {
  if (typeof result === 'string') throw new Error(`refused: ${result}`);
  return readFile(result.checksums!, 'utf8');
};

describe('convertFile', () => {
  it.each<[string, Hash]>([
    ['SHA-512', hash512()],
    ['upper-case digits', sha('SHA-512', digest('sha512').toUpperCase())],
    ['digits in groups', sha('SHA-256', digest('sha256').replace(/(..)(?=.)/g, '$1:'))],
    ['Base64', sha('SHA-256', createHash('sha256').update(content).digest('base64'))],
    ['line feeds around the value', sha('SHA-256', `\n  ${digest('sha256')}\n`)],
    ['the URI of an algorithm', sha('http://www.w3.org/2001/04/xmlenc#sha256', digest('sha256'))],
    ['SHA-384', sha('SHA-384', digest('sha384'))],
    ['SHA3-256', sha('SHA3-256', digest('sha3-256'))],
    ['an algorithm in words', { wert: digest('sha256'), sonstigerAlgorithmus: 'sha256' }],
    ['no algorithm, but the value of one', { wert: digest('sha256') }],
  ])('compares a hash with its file before it is left out: %s', async (_what, hash) => {
    const { path, names } = await made([hash]);
    const { result, outcomes } = await convert(path);
    expect(outcomes).toEqual(['verified']);
    expect(result).toMatchObject({
      kind: 'container',
      hashes: { verified: 1, weak: 0, differing: 0, unverified: 0 },
    });
    expect(await listed(result)).toContain(`\nSHA512 (${names[0]}) = ${digest('sha512')}\n`);
  });

  it.each(['md5', 'sha1'])('compares %s and says that it proves little', async (name) => {
    if (!getHashes().includes(name)) return;
    const { path } = await made([sha(name === 'md5' ? 'MD5' : 'SHA-1', digest(name))]);
    const { result } = await convert(path);
    expect(result).toMatchObject({ hashes: { verified: 1, weak: 1 } });
    expect(await listed(result)).toMatch(/SHA512 .*\n(MD5|SHA1) /);
  });

  it.each<[string, Hash]>([
    ['another SHA-512', sha('SHA-512', digest('sha512', Buffer.from('other')))],
    ['another SHA-1', sha('SHA-1', digest('sha1', Buffer.from('other')))],
    ['another Base64', sha('SHA-256', createHash('sha256').update('other').digest('base64'))],
  ])('refuses %s whatever is allowed, and leaves nothing', async (_what, hash) => {
    const { path, names } = await made([hash512(), hash]);
    const { result, events } = await convert(path, { unverifiedHashes: 'list' });
    expect(result).toBe('hash-differs');
    expect(events.map(({ outcome }) => outcome)).toEqual(['verified', 'differs']);
    expect(events[1]).toMatchObject({
      fileName: names[1],
      place: { line: expect.any(Number) as number, record: { kind: 'Dokument', title: 'Antrag Erika' } },
    });
    expect(await readdir(join(folder, 'out'))).toEqual([]);
  });

  it.each<[string, Hash, string]>([
    ['an unknown algorithm', sha('GOST', digest('sha256')), '# GOST ('],
    [
      'an algorithm in words that nobody knows',
      { wert: 'x', sonstigerAlgorithmus: 'eigener' },
      '# eigener (',
    ],
    ['an empty value', sha('SHA-512', ''), '# SHA-512 ('],
    ['a value of another length', sha('SHA-256', digest('sha512')), '# SHA-256 ('],
    ['no algorithm and a value of none', { wert: digest('sha256', Buffer.from('other')) }, '# ? ('],
  ])('refuses %s, or lists it as not verified', async (_what, hash, line) => {
    const { path } = await made([hash]);
    expect(await convert(path)).toMatchObject({ result: 'hash-unverified' });
    expect(await readdir(join(folder, 'out'))).toEqual([]);
    const { result } = await convert(path, { unverifiedHashes: 'list' });
    expect(result).toMatchObject({ hashes: { verified: 0, unverified: 1 } });
    const list = await listed(result);
    expect(list).toContain(`\n# verified\n# unverified\n${line}`);
    expect(list.endsWith(`) = ${hash.wert}\n`)).toBe(true);
  });

  it('refuses a hash of a file that is missing, or lists it so that it can be compared later', async () => {
    const { path, names } = await made([hash512(), sha('SHA-256', digest('sha256'))], {
      files: (_name, index) => index === 0,
    });
    expect(await convert(path)).toMatchObject({
      result: 'hash-unverified',
      outcomes: ['verified', 'no-file'],
    });
    const { result } = await convert(path, { unverifiedHashes: 'list' });
    expect(await listed(result)).toContain(`\n# unverified\nSHA256 (${names[1]}) = ${digest('sha256')}\n`);
  });

  it('refuses a bare message whose files nobody saw, or lists its hashes as not verified', async () => {
    const { bare } = await made([hash512()]);
    expect(await convert(bare)).toMatchObject({ result: 'hash-unverified' });
    const { result } = await convert(bare, { unverifiedHashes: 'list' });
    expect(result).toMatchObject({ kind: 'message', hashes: { verified: 0, unverified: 1 } });
    expect(await listed(result)).toContain('\n# unverified\nSHA512 (');
    expect(await convert((await made([undefined])).bare)).toMatchObject({ result: { checksums: undefined } });
  });

  it('keeps hashes in the message where the version has a place, and adds them only when asked', async () => {
    const { path } = await made([undefined, undefined], { version: '3.1.0' });
    const hashesIn = async (options: Partial<ConvertFileOptions>) => {
      const { result } = await convert(path, { to: '4.0.0', ...options });
      if (typeof result === 'string') throw new Error(result);
      await using container = await readContainer(result.path!);
      const pieces: Uint8Array[] = [];
      for await (const piece of container.open(container.message!)) pieces.push(piece);
      return [
        ...Buffer.concat(pieces)
          .toString()
          .matchAll(/<xdomea:Wert>([0-9a-f]+)</g),
      ].map(([, wert]) => wert);
    };
    expect(await hashesIn({})).toEqual([]);
    expect(await hashesIn({ addHashes: true })).toEqual([digest('sha512'), digest('sha512')]);
  });

  it('writes a list that common tools verify in the unpacked folder', async () => {
    const { path } = await made([hash512(), sha('SHA-256', digest('sha256'))]);
    const { result } = await convert(path);
    if (typeof result === 'string') throw new Error(result);
    const target = join(folder, 'unpacked');
    await unpackContainer(result.path!, target);
    expect(
      execFileSync('sha512sum', ['-c', result.checksums!], { cwd: target, stdio: 'pipe' }).toString(),
    ).toMatch(/^(.*: OK\n){2}$/);
    const [name] = (await readdir(target)).filter((one) => one.endsWith('.pdf'));
    await writeFile(join(target, name!), 'other');
    expect(() =>
      execFileSync('sha512sum', ['-c', result.checksums!], { cwd: target, stdio: 'pipe' }),
    ).toThrow();
  });

  it('a dry run compares everything and writes nothing', async () => {
    const { path } = await made([hash512()]);
    expect(await convert(path, { dryRun: true })).toMatchObject({
      result: { path: undefined, checksums: undefined, report: { lossless: false }, hashes: { verified: 1 } },
    });
    const wrong = await made([sha('SHA-512', digest('sha512', Buffer.from('other')))]);
    expect(await convert(wrong.path, { dryRun: true })).toMatchObject({ result: 'hash-differs' });
    expect(await readdir(join(folder, 'out'))).toEqual([]);
  });

  it('removes the list when the result cannot be put in its place', async () => {
    const { path } = await made([hash512()]);
    await mkdir(join(folder, 'taken', 'inside'), { recursive: true });
    const checksums = join(folder, 'out', 'list.txt');
    await expect(convertFile(path, join(folder, 'taken'), { to: '3.1.0', checksums })).rejects.toThrow();
    expect(await readdir(join(folder, 'out'))).toEqual([]);
  });
});

describe('unpackContainer and hashes', () => {
  it('gives out files whose hashes are true, with a list when asked', async () => {
    const { path } = await made([hash512(), sha('SHA-256', digest('sha256'))]);
    const target = join(folder, 'unpacked');
    const result = await unpackContainer(path, target, { checksums: (name) => join(folder, 'out', name) });
    expect(result.hashes).toEqual({ verified: 2, weak: 0, differing: 0, unverified: 0 });
    expect(result.messageRead).toBe(true);
    expect(basename(result.checksums!)).toBe('unpacked.pruefsummen.txt');
    expect(await readFile(result.checksums!, 'utf8')).toMatch(/SHA512 .*\nSHA512 .*\nSHA256 .*\n$/);
    expect(await readdir(target)).toHaveLength(3);
  });

  it('refuses a file that is not the one the message means, unless told otherwise', async () => {
    const { path } = await made([hash512(), sha('SHA-512', digest('sha512', Buffer.from('other')))]);
    const target = join(folder, 'unpacked');
    await expect(unpackContainer(path, target)).rejects.toMatchObject({
      code: 'eakte.package.hash-mismatch',
      details: { differing: 1, unverified: 0 },
    });
    expect((await readdir(folder)).toSorted()).toEqual([basename(path), 'bare.xml', 'out'].toSorted());
    const { hashes } = await unpackContainer(path, target, { [allowHashMismatch]: true });
    expect(hashes).toMatchObject({ verified: 1, differing: 1 });
  });

  it('counts what it could not compare', async () => {
    const { path } = await made([sha('GOST', 'x'), hash512()], { files: (_name, index) => index === 0 });
    const { hashes } = await unpackContainer(path, join(folder, 'unpacked'));
    expect(hashes).toEqual({ verified: 0, weak: 0, differing: 0, unverified: 2 });
  });
});
