import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PackedTransfer } from './packed-transfer.ts';

/** A program that packs, with its options. */
export interface Packer {
  readonly what: string;
  /** The program and the Debian package that brings it. */
  readonly program: string;
  readonly debian: string;
  /** The folder is packed instead of the files in it. */
  readonly wraps?: boolean | undefined;
  /** Packs; undefined when the program refuses names it cannot write. */
  pack(transfer: PackedTransfer): Buffer | undefined;
}

/** The names of a transfer are UTF-8 on this disk, whatever the locale says. */
const locale = { ...process.env, LC_ALL: 'C.UTF-8' };

interface Run {
  /** Folder with the files of the transfer. */
  readonly folder: string;
  /** Name of that folder. */
  readonly base: string;
  readonly target: string;
  readonly names: readonly string[];
}

/** Lays the transfer out on disk, lets a program pack it and reads the result. */
function onDisk(transfer: PackedTransfer, pack: (run: Run) => { status: number | null }): Buffer | undefined {
  const top = mkdtempSync(join(tmpdir(), 'rathaus-packer-'));
  try {
    const base = 'Übergabe 2026';
    const folder = join(top, base);
    mkdirSync(folder);
    const names = [transfer.message.name];
    writeFileSync(join(folder, transfer.message.name), transfer.message.content);
    for (const { onDisk: name, content } of transfer.files) {
      writeFileSync(join(folder, name), content);
      names.push(name);
    }
    const target = join(top, 'x.zip');
    return pack({ folder, base, target, names }).status === 0 ? readFileSync(target) : undefined;
  } finally {
    rmSync(top, { recursive: true });
  }
}

const infoZip = (what: string, options: string[], how: 'files' | 'folder' | 'junk' = 'files'): Packer => ({
  what: `Info-ZIP ${what}`,
  program: 'zip',
  debian: 'zip',
  wraps: how === 'folder',
  pack: (transfer) =>
    onDisk(transfer, ({ folder, base, target, names }) =>
      how === 'files'
        ? spawnSync('zip', ['-q', ...options, target, ...names], { cwd: folder, env: locale })
        : spawnSync('zip', ['-q', ...options, how === 'junk' ? '-rj' : '-r', target, base], {
            cwd: join(folder, '..'),
            env: locale,
          }),
    ),
});

const sevenZip = (what: string, options: string[], how: 'files' | 'folder' = 'files'): Packer => ({
  what: `7-Zip ${what}`,
  program: '7zz',
  debian: '7zip',
  wraps: how === 'folder',
  pack: (transfer) =>
    onDisk(transfer, ({ folder, base, target, names }) =>
      spawnSync(
        '7zz',
        ['a', '-bso0', '-bsp0', '-tzip', ...options, target, ...(how === 'files' ? names : [base])],
        {
          cwd: how === 'files' ? folder : join(folder, '..'),
          env: locale,
        },
      ),
    ),
});

const bsdTar = (what: string, options: string[], how: 'files' | 'folder' = 'files'): Packer => ({
  what: `bsdtar ${what}`,
  program: 'bsdtar',
  debian: 'libarchive-tools',
  wraps: how === 'folder',
  pack: (transfer) =>
    onDisk(transfer, ({ folder, base, target, names }) => {
      const { status, stderr } = spawnSync(
        'bsdtar',
        ['--format', 'zip', ...options, '-cf', target, ...(how === 'files' ? names : [base])],
        { cwd: how === 'files' ? folder : join(folder, '..'), env: locale, encoding: 'utf8' },
      );
      // It warns of names that it cannot write and goes on with question marks.
      return { status: status === 0 || stderr.includes("Can't translate") ? 0 : status };
    }),
});

// `encoding` none: as Python does it by itself, with the UTF-8 flag. Otherwise the bytes without a flag.
const pythonProgram = `import zipfile,sys,os
folder,target,encoding,host,*names=sys.argv[1:]
class Info(zipfile.ZipInfo):
  def _encodeFilenameFlags(self): return self.filename.encode(encoding),self.flag_bits&~0x800
with zipfile.ZipFile(target,'w',zipfile.ZIP_DEFLATED) as z:
  for n in names:
    i=(zipfile.ZipInfo if encoding=='none' else Info)(n,(2026,11,28,9,0,0))
    i.create_system=int(host); i.compress_type=zipfile.ZIP_DEFLATED
    z.writestr(i,open(os.path.join(folder,n),'rb').read())
`;
const python = (what: string, encoding: string, host: number): Packer => ({
  what: `Python zipfile ${what}`,
  program: 'python3',
  debian: 'python3',
  pack: (transfer) =>
    onDisk(transfer, ({ folder, target, names }) =>
      spawnSync('python3', ['-c', pythonProgram, folder, target, encoding, `${host}`, ...names], {
        env: locale,
      }),
    ),
});

const javaProgram = `import java.io.*; import java.nio.charset.*; import java.nio.file.*; import java.util.zip.*;
public class Pack { public static void main(String[] a) throws Exception {
  try (ZipOutputStream z = new ZipOutputStream(new FileOutputStream(a[1]), Charset.forName(a[2]))) {
    for (int i = 3; i < a.length; i++) {
      z.putNextEntry(new ZipEntry(a[i])); z.write(Files.readAllBytes(Path.of(a[0], a[i]))); z.closeEntry(); } } } }`;
let javaClasses: string | undefined;
/** Compiles once; removed by \`removeJava()\`. */
function javaFolder(): string {
  if (javaClasses !== undefined) return javaClasses;
  javaClasses = mkdtempSync(join(tmpdir(), 'rathaus-java-'));
  writeFileSync(join(javaClasses, 'Pack.java'), javaProgram);
  spawnSync('javac', ['Pack.java'], { cwd: javaClasses });
  return javaClasses;
}
export function removeJava(): void {
  if (javaClasses !== undefined) rmSync(javaClasses, { recursive: true });
  javaClasses = undefined;
}
const java = (charset: string): Packer => ({
  what: `Java ZipOutputStream in ${charset}`,
  program: 'javac',
  debian: 'openjdk-17-jdk-headless',
  pack: (transfer) =>
    onDisk(transfer, ({ folder, target, names }) =>
      spawnSync(
        'java',
        [
          '-Dfile.encoding=UTF-8',
          '-Dsun.jnu.encoding=UTF-8',
          '-Xshare:auto',
          '-cp',
          javaFolder(),
          'Pack',
          folder,
          target,
          charset,
          ...names,
        ],
        { env: locale },
      ),
    ),
});
const jar: Packer = {
  what: 'Java jar',
  program: 'jar',
  debian: 'openjdk-17-jdk-headless',
  pack: (transfer) =>
    onDisk(transfer, ({ folder, target, names }) =>
      spawnSync('jar', ['cMf', target, ...names], { cwd: folder, env: locale }),
    ),
};

/** Real programs with the options that change names or folders. */
export const packers: readonly Packer[] = [
  infoZip('as it is', []),
  infoZip('-UN=UTF8', ['-UN=UTF8']),
  infoZip('-UN=ignore -X', ['-UN=ignore', '-X']),
  infoZip('-UN=escape', ['-UN=escape']),
  infoZip('-fd (data descriptors)', ['-fd']),
  infoZip('-j of a folder', [], 'junk'),
  infoZip('-r of a folder', [], 'folder'),
  sevenZip('as it is', []),
  sevenZip('-mcu=on', ['-mcu=on']),
  sevenZip('-mcl=on', ['-mcl=on']),
  sevenZip('of a folder', [], 'folder'),
  bsdTar('as it is', []),
  bsdTar('hdrcharset=CP850', ['--options', 'hdrcharset=CP850']),
  bsdTar('hdrcharset=CP437', ['--options', 'hdrcharset=CP437']),
  bsdTar('hdrcharset=CP1252', ['--options', 'hdrcharset=CP1252']),
  bsdTar('hdrcharset=MACINTOSH', ['--options', 'hdrcharset=MACINTOSH']),
  bsdTar('of a folder', [], 'folder'),
  python('as it is', 'none', 3),
  python('in CP850 on Windows', 'cp850', 0),
  python('in CP437', 'cp437', 3),
  python('in Windows-1252', 'cp1252', 0),
  python('in Mac Roman', 'mac_roman', 7),
  python('in UTF-8 without flag', 'utf-8', 3),
  java('UTF-8'),
  java('IBM850'),
  java('windows-1252'),
  jar,
];
