import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { rathaus } from '../../../test/mock-terminal.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rathaus-repack-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A ZIP of stored files with names as they are given, which our own writer would refuse. */
function storedZip(files: readonly (readonly [path: string, content: Buffer])[]): Buffer {
  const locals: Buffer[] = [];
  const records: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of files) {
    const name = Buffer.from(path);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const at = Buffer.alloc(16);
    at.writeUInt32LE(offset, 12);
    records.push(
      Buffer.from('PK\x01\x02\x14\x03'),
      common.subarray(0, 24),
      Buffer.alloc(2),
      at.subarray(2),
      name,
    );
    locals.push(Buffer.from('PK\x03\x04'), common, name, content);
    offset += 30 + name.length + content.length;
  }
  const directory = Buffer.concat(records);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

it('mends a packed folder with the two commands that the report says', async () => {
  const made = join(folder, 'made');
  await mkdir(made);
  const { out } = await rathaus(['eakte', 'new', '-o', `${made}/`, '--json', '--documents', '3']);
  const { path: original } = JSON.parse(out) as { path: string };
  const source = join(folder, 'source');
  expect((await rathaus(['eakte', 'unpack', original, '-o', source])).code).toBe(0);
  const files = await Promise.all(
    (await readdir(source)).map(async (name) => [name, await readFile(join(source, name))] as const),
  );
  // As Finder packs a folder.
  const container = join(folder, 'Abgabe 2026.zip');
  await writeFile(
    container,
    storedZip([
      ...files.map(([name, content]) => [`Abgabe 2026/${name}`, content] as const),
      ...files.map(([name]) => [`__MACOSX/Abgabe 2026/._${name}`, Buffer.from('shadow')] as const),
      ['Abgabe 2026/.DS_Store', Buffer.from('shadow')],
    ]),
  );
  const before = await rathaus(['eakte', 'check', container]);
  expect(before.code).toBe(1);
  expect(before.out).toContain('Fehler eakte.package.wrapper-folder: Alle Dateien liegen in einem Ordner');
  expect(before.out).toContain('Warnung eakte.package.packer-dust');
  expect(before.out).not.toContain('R12');
  const [, unpack, pack] = /„rathaus (eakte unpack [^“]+)“, dann „rathaus (eakte pack [^“]+)“/.exec(
    before.out,
  )!;
  const target = join(folder, 'fertig');
  await mkdir(target);
  const filled = (command: string) =>
    command
      .split(' ')
      .map((word) =>
        word === 'CONTAINER.zip'
          ? container
          : word === 'ZIELORDNER/'
            ? `${target}/`
            : word === 'neu'
              ? join(folder, 'neu')
              : word,
      );
  expect((await rathaus(filled(unpack!))).code).toBe(0);
  expect((await rathaus(filled(pack!))).code).toBe(0);
  const [mended] = await readdir(target);
  const after = await rathaus(['eakte', 'check', join(target, mended!)]);
  expect(after.out).toContain('Abgabefähig: ja');
  expect(after.code).toBe(0);
});
