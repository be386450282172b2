import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { forgeZip } from '../../test/package/forge-zip.ts';
import { hostileContainers, messageName } from '../../test/package/hostile-containers.ts';
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

  it.each([
    ['is empty', []],
    ['has folders only', [{ name: 'leer/' }]],
    [
      'has files of the operating system only',
      [{ name: '__MACOSX/._a.pdf', data: Buffer.from('0005160700020000', 'hex') }],
    ],
  ])('makes no folder of a container that %s', async (_what, entries) => {
    const target = join(folder, 'nothing');
    await expect(unpackContainer(forgeZip(entries), target)).rejects.toMatchObject({
      code: 'eakte.package.nothing-to-unpack',
    });
    expect(await readdir(folder)).not.toContain('nothing');
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
