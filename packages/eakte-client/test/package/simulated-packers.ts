import { deflateRawSync } from 'node:zlib';
import { type ForgedEntry, forgeZip } from './forge-zip.ts';
import { unicodePath } from './hostile-names.ts';
import { descriptor } from './hostile-parts.ts';
import type { PackedTransfer } from './packed-transfer.ts';

/** A program that does not run here: what it writes was noted and is built byte by byte. */
export interface SimulatedPacker {
  readonly what: string;
  readonly wraps?: boolean | undefined;
  /** Adds files of its own. */
  readonly dust?: boolean | undefined;
  pack(transfer: PackedTransfer): Buffer | undefined;
}

// Of code page 850, as far as the names of the tests go; what has none is missing.
const cp850: Readonly<Record<string, number>> = {
  Ä: 0x8e,
  Ö: 0x99,
  Ü: 0x9a,
  ä: 0x84,
  ö: 0x94,
  ü: 0x81,
  ß: 0xe1,
  '§': 0xf5,
  '³': 0xfc,
  ó: 0xa2,
};
// What WideCharToMultiByte makes of the others: the nearest letter, or a placeholder.
const nearest: Readonly<Record<string, string>> = { Ł: 'L', ź: 'z', '–': '-', '€': '_', '\u0308': '_' };

const fits = (name: string) => [...name].every((one) => one < '\u0080' || cp850[one] !== undefined);
const inCp850 = (name: string) =>
  Buffer.from([...name].map((one) => cp850[one] ?? (nearest[one] ?? one).charCodeAt(0)));

const all = ({ message, files }: PackedTransfer) => [
  { name: message.name, content: message.content },
  ...files.map(({ onDisk, content }) => ({ name: onDisk, content })),
];

/** Explorer and WinRAR: version 2.0, made on FAT, no Unix mode. */
const windows = { madeBy: 20, external: 0x20, method: 8 };

const explorer =
  (prefix = '', separator = '/') =>
  (transfer: PackedTransfer): Buffer =>
    forgeZip(
      all(transfer).map(({ name, content }): ForgedEntry => {
        const path = `${prefix === '' ? '' : prefix + separator}${name}`;
        const both = { ...windows, flags: fits(path) ? 0 : 0x800 };
        return { name: fits(path) ? inCp850(path) : Buffer.from(path), data: content, method: 8, both };
      }),
    );

const winRar = (transfer: PackedTransfer): Buffer =>
  forgeZip(
    all(transfer).map(({ name, content }): ForgedEntry => {
      const stored = inCp850(name);
      const plain = stored.equals(Buffer.from(name));
      const both = { ...windows, flags: 0, ...(plain ? {} : { extra: unicodePath(name, stored) }) };
      return { name: stored, data: content, method: 8, both };
    }),
  );

/** Archive Utility: Unix, UTF-8 in NFD without a flag, sizes behind the data, a shadow of each file. */
const finder =
  (folder: string) =>
  (transfer: PackedTransfer): Buffer => {
    const entry = (path: string, content: Buffer): ForgedEntry => {
      const packed = deflateRawSync(content);
      return {
        name: Buffer.from(path.normalize('NFD')),
        data: content,
        packed,
        method: 8,
        both: { flags: 8, madeBy: (3 << 8) | 21 },
        local: { crc: 0, packed: 0, size: 0 },
        after: descriptor(content, packed.length),
      };
    };
    const shadow = Buffer.from('0005160700020000', 'hex');
    return forgeZip(
      all(transfer).flatMap(({ name, content }) => [
        entry(`${folder}${name}`, content),
        entry(`__MACOSX/${folder}._${name}`, shadow),
      ]),
    );
  };

/** Explorer on a network share that Windows and macOS use. */
const share = (transfer: PackedTransfer): Buffer =>
  forgeZip([
    ...all(transfer).map(({ name, content }): ForgedEntry => ({ name, data: content, method: 8 })),
    ...['Thumbs.db', 'desktop.ini', '.DS_Store'].map(
      (name): ForgedEntry => ({ name, data: Buffer.from(name) }),
    ),
  ]);

/** Some program on Windows: code page 1252 and nothing that says so. */
const ansi = (transfer: PackedTransfer): Buffer | undefined => {
  const names = all(transfer);
  const bytes = (name: string) =>
    Buffer.from([...name].map((one) => ({ '–': 0x96, '€': 0x80 })[one] ?? one.charCodeAt(0)));
  const possible = names.every(({ name }) =>
    [...name].every((one) => one < '\u0100' || one === '–' || one === '€'),
  );
  if (!possible) return undefined;
  return forgeZip(
    names.map(({ name, content }) => ({
      name: bytes(name),
      data: content,
      both: { ...windows, flags: 0 },
      method: 8,
    })),
  );
};

export const simulatedPackers: readonly SimulatedPacker[] = [
  { what: 'Windows Explorer', pack: explorer() },
  { what: 'Windows Explorer, a folder', wraps: true, pack: explorer('Übergabe') },
  { what: 'Windows Explorer, a folder in a folder', wraps: true, pack: explorer('Übergabe/Übergabe') },
  { what: '.NET 4.5, a folder by backslashes', wraps: true, pack: explorer('Übergabe', '\\') },
  { what: 'WinRAR', pack: winRar },
  { what: 'macOS Archive Utility', dust: true, pack: finder('') },
  { what: 'macOS Archive Utility, a folder', dust: true, wraps: true, pack: finder('Übergabe 2026/') },
  { what: 'a network share', dust: true, pack: share },
  { what: 'a program in code page 1252', pack: ansi },
];
