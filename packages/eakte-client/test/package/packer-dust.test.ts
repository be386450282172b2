import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readContainer, unpackContainer } from '../../src/package/index.ts';
import { checkFile } from '../../src/report/index.ts';
import { type ForgedEntry, forgeZip } from './forge-zip.ts';
import { naming } from './hostile-names.ts';
import { file } from './hostile-parts.ts';
import { type PackedTransfer, transferOf } from './packed-transfer.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

let transfer: PackedTransfer;
let plain: ForgedEntry[];
let folder: string;
beforeAll(async () => {
  transfer = await transferOf(['Größe § 5.pdf', 'Antrag.pdf']);
  plain = [transfer.message, ...transfer.files].map(({ name, content }) => ({ name, data: content }));
  folder = await mkdtemp(join(tmpdir(), 'rathaus-dust-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const moved = (prefix: string) =>
  plain.map((entry) => ({ ...entry, name: `${prefix}${String(entry.name)}` }));
const collect = { findings: 'collect' } as const;

/** Rules broken by a container of the transfer and some more, without those about the record. */
async function check(entries: readonly ForgedEntry[]) {
  const report = await checkFile(forgeZip(entries), { fileName: transfer.container });
  const findings = report.findings.map(({ rule, severity, count }) => `${severity} ${rule} ${count}`);
  return { ...report, findings, files: report.findings };
}

describe('a folder around all files', () => {
  it.each([
    ['one', 'Abgabe/', 1],
    ['one with letters', 'Übergabe 2026/', 1],
    ['three', 'a/b/c/', 3],
    ['one by a backslash', 'Abgabe\\', 1],
  ])('is one finding, and everything in it is checked: %s', async (_what, prefix, folders) => {
    const { verdict, findings, files } = await check(moved(prefix));
    expect(findings).toEqual(['error eakte.package.wrapper-folder 1']);
    expect(files[0]).toMatchObject({
      values: { folders },
      place: { kind: 'entry', name: `${prefix.replace(/.$/, '')}/` },
    });
    expect(verdict).toBe('failed');
    await using container = await readContainer(forgeZip(moved(prefix)), collect);
    expect(container.wrapper).toBe(`${prefix.replace(/.$/, '')}/`);
    expect(container.entries.map(({ name }) => name)).toEqual(plain.map(({ name }) => name));
    expect(container.message?.name).toBe(transfer.message.name);
  });

  it('may have entries of its own, and an empty folder beside it is reported by itself', async () => {
    const own = ['Abgabe/', 'Abgabe/x/'].map((name): ForgedEntry => ({ name }));
    expect((await check([...own, ...moved('Abgabe/x/')])).findings).toEqual([
      'error eakte.package.wrapper-folder 1',
    ]);
    const { findings } = await check([{ name: 'leer/' }, ...moved('Abgabe/')]);
    expect(findings).toEqual(['error eakte.package.wrapper-folder 1', 'error eakte.package.subfolder 1']);
  });

  it.each([
    ['..', '../', 'eakte.package.zip-slip'],
    ['.', './', 'eakte.package.name-invalid'],
    ['a drive', 'C:/', 'eakte.package.zip-slip'],
    ['the root', '/', 'eakte.package.zip-slip'],
    ['a device', 'NUL/', 'eakte.package.zip-slip'],
    ['nothing', 'a//', 'eakte.package.zip-slip'],
    ['a control character', 'a\u0007/', 'eakte.package.name-invalid'],
  ])('is none when its name is %s', async (_what, prefix, rule) => {
    await using container = await readContainer(forgeZip(moved(prefix)), collect);
    expect(container.findings.map((finding) => finding.rule)).toContain(rule);
    await expect(unpackContainer(forgeZip(moved(prefix)), join(folder, 'never'))).rejects.toMatchObject({
      code: rule,
    });
    expect(await readdir(folder)).not.toContain('never');
  });

  it('is none when a file lies beside it', async () => {
    const entries = [...moved('Abgabe/'), file({ name: 'liesmich.txt' })];
    await using container = await readContainer(forgeZip(entries), collect);
    expect(container.wrapper).toBeUndefined();
    expect(container.findings.map(({ rule }) => rule)).toContain('eakte.package.no-message');
  });

  it('holds names that are read as the message names them', async () => {
    // "Übergabe/ä§" in CP850.
    const stored = (rest: string) =>
      Buffer.concat([
        Buffer.from('9a6265726761626 52f'.replace(' ', ''), 'hex'),
        Buffer.from(rest, 'latin1'),
      ]);
    const entries = [
      { ...naming('ä§.pdf'), name: stored('3f1c0a52-7b1d-4f7e-9a52-0c8d1f3e5a01_Abgabe.Abgabe.0401.xml') },
      file({ name: stored('\x84\xf5.pdf') }),
    ];
    await using container = await readContainer(forgeZip(entries), collect);
    expect(container.wrapper).toBe('Übergabe/');
    expect(container.files.map(({ name }) => name)).toEqual(['ä§.pdf']);
    // Its letters are those of the folder: the name of the message is the same in all readings.
    expect(container.findings).toMatchObject([
      { rule: 'eakte.package.wrapper-folder' },
      { rule: 'eakte.package.name-encoding', severity: 'info', values: { names: 1 } },
    ]);
  });
});

describe('a folder around some files', () => {
  it('is no folder around all of them, and the files in it are not missing', async () => {
    const entries = [plain[0]!, ...moved('dokumente/').slice(1)];
    const { findings, files } = await check(entries);
    expect(findings).toEqual([
      'error eakte.package.subfolder 1',
      'error eakte.package.subfolder 1',
      'error R12 1',
      'error R12 1',
    ]);
    expect(files.filter(({ rule }) => rule === 'R12').map(({ values }) => values.fault)).toEqual([
      { term: 'folder' },
      { term: 'folder' },
    ]);
  });
});

describe('a folder around some files of Windows', () => {
  it('may be written with backslashes and in any character set', async () => {
    const dos = { madeBy: 20, external: 0x20 };
    const entries = [
      naming('ä.pdf', 'a.pdf'),
      file({ name: Buffer.from('dokumente\\\x84.pdf', 'latin1'), both: dos }),
      file({ name: 'dokumente\\a.pdf', both: dos }),
      { name: 'dokumente\\', both: dos },
    ];
    await using container = await readContainer(forgeZip(entries), {
      ...collect,
      fileName: transfer.container,
    });
    expect(container.files.map(({ name }) => name)).toEqual(['dokumente/ä.pdf', 'dokumente/a.pdf']);
    expect(container.perRule).toEqual(
      new Map([
        ['eakte.package.name-encoding', 1],
        ['eakte.package.subfolder', 3],
      ]),
    );
    const climbing = file({ name: '..\\x.pdf', both: dos });
    await expect(readContainer(forgeZip([naming(), climbing]))).rejects.toMatchObject({
      code: 'eakte.package.zip-slip',
    });
  });
});

/** AppleDouble (RFC 1740): signature, version, no entries. */
const shadow = Buffer.from(`0005160700020000${'00'.repeat(18)}`, 'hex');
/** MS-CFB: a header, and behind it a directory whose root has no class. */
const thumbnails = (() => {
  const bytes = Buffer.alloc(1024);
  bytes.write('d0cf11e0a1b11ae1', 'hex');
  bytes.writeUInt16LE(9, 30);
  return bytes;
})();
const installer = Buffer.from(thumbnails);
installer.write('84100c0000000000c000000000000046', 512 + 80, 'hex');
const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);

describe('files of the operating system', () => {
  const contents: Readonly<Record<string, Buffer>> = {
    '__MACOSX/._Antrag.pdf': shadow,
    '__MACOSX/Abgabe/._bild.png': Buffer.from('cut'),
    '.DS_Store': Buffer.from('\0\0\0\u0001Bud1'.padEnd(6000, '\0'), 'latin1'),
    '._.DS_Store': shadow,
    'Thumbs.db': Buffer.concat([thumbnails, Buffer.alloc(5000)]),
    'desktop.ini': Buffer.from('\ufeff[.ShellClassInfo]\r\nIconIndex=1', 'utf16le'),
    '.directory': Buffer.from('# KDE\n[Desktop Entry]\n'.padEnd(5000)),
    '@eaDir/x.pdf@SynoResource': shadow,
    '.Trashes/501/': Buffer.alloc(0),
    'Icon\r': Buffer.alloc(0),
  };
  const shadows = Object.entries(contents).map(
    ([name, data]): ForgedEntry => ({ name, data, method: data.length > 5500 ? 8 : 0 }),
  );
  const dust = Object.keys(contents).filter((name) => !name.endsWith('/'));

  it('are one finding, whatever their number, and no file of the transfer', async () => {
    const { findings, files, verdict } = await check([...plain, ...shadows]);
    expect(findings).toEqual(['warning eakte.package.packer-dust 1']);
    expect(files[0]).toMatchObject({ values: { files: dust.length } });
    expect(verdict).toBe('passed');
    await using container = await readContainer(forgeZip([...plain, ...shadows]), collect);
    expect(container.dust.map(({ name }) => name)).toEqual(dust);
    expect(container.files.map(({ name }) => name)).toEqual(plain.slice(1).map(({ name }) => name));
  });

  it('are no reason to miss the folder around all others', async () => {
    const { findings } = await check([
      ...moved('Abgabe/'),
      ...shadows,
      ...shadows.map((entry) => ({ ...entry, name: `Abgabe/${String(entry.name)}` })),
    ]);
    expect(findings).toEqual(['error eakte.package.wrapper-folder 1', 'warning eakte.package.packer-dust 1']);
  });

  it('are files of the transfer when the message names them', async () => {
    const entries = [naming('Thumbs.db'), file({ name: 'Thumbs.db' }), { name: '.DS_Store', data: shadow }];
    await using container = await readContainer(forgeZip(entries), collect);
    expect(container.files.map(({ name }) => name)).toEqual(['Thumbs.db']);
    expect(container.dust.map(({ name }) => name)).toEqual(['.DS_Store']);
  });

  it.each<[what: string, name: string, data: Buffer]>([
    ['a program', '__MACOSX/virus.exe', program],
    ['a program under the name of thumbnails', 'Thumbs.db', program],
    ['an installer, which is OLE as well', 'Thumbs.db', installer],
    ['a script by its name', '__MACOSX/._start.bat', Buffer.from('del *.*')],
    ['a script by its content', 'desktop.ini', Buffer.from('#!/bin/sh\nrm -rf /\n')],
  ])('are what their content says: %s', async (_what, name, data) => {
    const { verdict, findings, files } = await check([...plain, { name, data }]);
    expect(findings).not.toContain('warning eakte.package.packer-dust 1');
    expect(findings).toContain('error A06 1');
    expect(files.find(({ rule }) => rule === 'A06')?.place).toMatchObject({ name });
    expect(verdict).toBe('failed');
  });

  it.each<[string, Buffer]>([
    ['__MACOSX/akte.pdf', Buffer.from('%PDF-1.7\n%%EOF')],
    ['.DS_Store', Buffer.from('%PDF-1.7\n%%EOF')],
    ['._liste', Buffer.alloc(5000, 'x')],
    ['@eaDir/vorschau.jpg', Buffer.from('ffd8ffe0ffd9', 'hex')],
  ])('are no hiding place: %s is a file that no document names', async (name, data) => {
    const { findings } = await check([...plain, { name, data }]);
    expect(findings).not.toContain('warning eakte.package.packer-dust 1');
    expect(findings).toContain('warning R12 1');
  });

  it.each(['__MACOSX/', '__MACOSX/._', 'alt/'])('hide no second message: %s', async (prefix) => {
    const second = { name: `${prefix}${transfer.message.name}`, data: transfer.message.content };
    const { findings, verdict, unchecked } = await check([...plain, second]);
    expect(findings).toContain('error eakte.package.several-messages 1');
    expect(unchecked.map(({ what }) => what)).toContain('eakte.unchecked.messages');
    expect(verdict).toBe('failed');
  });

  it('hide no second message behind two folders', async () => {
    const message = { name: `a/${transfer.message.name}`, data: transfer.message.content };
    const { findings } = await check([...moved('a/b/'), message]);
    expect(findings).toContain('error eakte.package.several-messages 1');
  });

  it('are not taken for them when there is nothing else', async () => {
    const { findings } = await check(moved('__MACOSX/'));
    expect(findings).toEqual(['error eakte.package.wrapper-folder 1']);
    await using container = await readContainer(
      forgeZip([{ name: '__MACOSX/._a.pdf', data: shadow }]),
      collect,
    );
    expect(container.wrapper).toBeUndefined();
    expect(container.dust).toHaveLength(1);
  });

  it('lead nowhere', async () => {
    const entries = [...plain, file({ name: '__MACOSX/../../._x' })];
    await expect(readContainer(forgeZip(entries))).rejects.toMatchObject({ code: 'eakte.package.zip-slip' });
  });
});

describe('unpacking', () => {
  it('gives the files flat, under the names of the message, and leaves the rest out', async () => {
    const decomposed = moved('Abgabe/').map((entry) => ({ ...entry, name: entry.name.normalize('NFD') }));
    const target = join(folder, 'flat');
    const { files } = await unpackContainer(
      forgeZip([...decomposed, { name: '__MACOSX/Abgabe/._Antrag.pdf', data: shadow }]),
      target,
    );
    const names = plain.map(({ name }) => name);
    expect(files.map(({ name }) => name)).toEqual(names);
    expect(await readdir(target)).toEqual(names.toSorted());
  });
});
