import type { FileKind } from '../xdomea/finding/file-kind.ts';
import type { Detected, FileEnds } from './file-ends.ts';

/** Class of the root storage, as the file has it (little endian), for the programs that write one. */
const classes: Readonly<Record<string, FileKind>> = {
  '0609020000000000c000000000000046': 'doc',
  '0009020000000000c000000000000046': 'doc',
  '1008020000000000c000000000000046': 'xls',
  '2008020000000000c000000000000046': 'xls',
  '108d81649b4fcf1186ea00aa00b929e8': 'ppt',
  '0b0d020000000000c000000000000046': 'msg',
  '84100c0000000000c000000000000046': 'msi',
  '86100c0000000000c000000000000046': 'msi',
  '82100c0000000000c000000000000046': 'msi',
};

/** Length of an entry of the directory (MS-CFB 2.6.1). */
export const oleEntrySize = 128;

/** Where the entry of the root storage is (MS-CFB 2.2 and 2.3): behind the header, at the first sector of the directory. */
export function oleRootOffset(head: Buffer): number | undefined {
  if (head.length < 52) return undefined;
  const shift = head.readUInt16LE(30);
  return shift === 9 || shift === 12 ? (head.readUInt32LE(48) + 1) * 2 ** shift : undefined;
}

/** Stream that holds an encrypted Office file (MS-OFFCRYPTO 2.3.4.4), as the directory names it. */
export const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le');

/** Tells old Office files, mails and installers apart by the class of their root storage. */
export function detectOle({ oleRoot }: FileEnds): Detected {
  const id = oleRoot?.subarray(80, 96).toString('hex') ?? '';
  return { kind: classes[id] ?? 'ole' };
}
