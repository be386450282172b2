import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { forgeZip } from '../../test/package/forge-zip.ts';
import { hostileContainers, messageName } from '../../test/package/hostile-containers.ts';
import { describeFile } from './describe-file.ts';
import { containerRules, unpackContainer } from './index.ts';

// Making a bomb takes a while on a busy machine; what is judged is the processor time of reading it.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-unpack-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('unpackContainer', () => {
  it('unpacks every file, whole and hashed', async () => {
    const data = randomBytes(100_000);
    const zip = forgeZip([
      { name: messageName, data: Buffer.from('<a/>'), method: 8 },
      { name: 'dokumente/a.pdf', data },
    ]);
    const progress: number[] = [];
    const target = join(folder, 'ok');
    const { files } = await unpackContainer(zip, target, { onProgress: ({ done }) => progress.push(done) });
    expect(await readFile(join(target, 'dokumente', 'a.pdf'))).toEqual(data);
    expect(files[1]).toEqual({
      name: 'dokumente/a.pdf',
      size: data.length,
      sha512: createHash('sha512').update(data).digest('hex'),
    });
    expect(progress).toEqual([4, 100_004]);
  });

  it('does not touch a folder that is there', async () => {
    const target = join(folder, 'mine');
    await mkdir(target);
    await writeFile(join(target, 'keep.txt'), 'mine');
    await expect(unpackContainer(forgeZip([]), target)).rejects.toMatchObject({
      code: 'eakte.package.target-exists',
    });
    expect(await readdir(target)).toEqual(['keep.txt']);
  });

  it.each(hostileContainers.filter(({ rule }) => containerRules[rule].effect === 'refuse'))(
    'leaves nothing of $what',
    async ({ make }) => {
      const before = await readdir(folder);
      await expect(unpackContainer(make(), join(folder, 'hostile'))).rejects.toMatchObject({
        origin: 'peer',
      });
      expect(await readdir(folder)).toEqual(before);
    },
  );
});

describe('describeFile', () => {
  const one = async (bytes: Buffer, piece = bytes.length || 1) => {
    async function* pieces() {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
    }
    return describeFile(pieces());
  };
  const pdf = Buffer.from(
    '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n',
  );

  it('is the same however the file is cut into chunks', async () => {
    const long = Buffer.concat([pdf, randomBytes(200_000), pdf]);
    const whole = await one(long);
    expect(whole.hashes['SHA-256']).toBe(createHash('sha256').update(long).digest('hex'));
    for (const piece of [1000, 65_536, 70_001]) expect(await one(long, piece)).toEqual(whole);
  });

  it.each<[string, Buffer, string | undefined, boolean]>([
    ['a PDF', pdf, 'pdf', false],
    ['a cut PDF', pdf.subarray(0, 50), 'pdf', true],
    [
      'an encrypted PDF',
      Buffer.from('%PDF-1.7\ntrailer << /Encrypt 9 0 R >>\n%%EOF'),
      'pdf-encrypted',
      false,
    ],
    ['a PNG without end', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'png', true],
    ['a JPEG', Buffer.from('ffd8ffe000ffd9', 'hex'), 'jpeg', false],
    ['a spreadsheet', forgeZip([{ name: 'a', data: pdf }]), 'zip', false],
    ['XML with a byte order mark', Buffer.from('\ufeff<?xml version="1.0"?><a/>'), 'xml', false],
    ['HTML', Buffer.from('<!DOCTYPE html><p>'), 'html', false],
    ['text', Buffer.from('Sehr geehrte'), undefined, false],
    ['nothing', Buffer.alloc(0), undefined, false],
  ])('knows %s', async (_what, bytes, kind, truncated) => {
    const facts = await one(bytes);
    expect(facts.detected).toBe(kind);
    expect(facts.truncated ?? false).toBe(truncated);
    expect(facts.size).toBe(bytes.length);
  });
});
