import type { FileKind } from '../xdomea/finding/file-kind.ts';
import type { Detected, FileEnds } from './file-ends.ts';
import { flag, signature } from './zip-format.ts';

/** Names looked at: enough to tell the kind, whatever the size of the archive. */
const mostNames = 4000;

interface ListedEntry {
  readonly name: string;
  readonly encrypted: boolean;
}

/** Kinds of `mimetype`, the first entry of OpenDocument and EPUB files (templates count as what they make). */
const mimeTypes: readonly (readonly [kind: FileKind, type: string])[] = [
  ['odt', 'application/vnd.oasis.opendocument.text'],
  ['ods', 'application/vnd.oasis.opendocument.spreadsheet'],
  ['odp', 'application/vnd.oasis.opendocument.presentation'],
  ['epub', 'application/epub+zip'],
];

/** Tells Office, OpenDocument and program files from other archives. Source: APPNOTE 4.3, ECMA-376 part 2, ODF 1.2 part 3. */
export function detectZip({ head, tail }: FileEnds): Detected {
  const entries = entriesOf(tail) ?? localEntries(head);
  const names = entries.map(({ name }) => name);
  const encrypted = entries.some((entry) => entry.encrypted) || undefined;
  const macros = names.some((name) => /(^|\/)vbaProject\.bin$|^Basic\/./i.test(name)) || undefined;
  const kind = mimeKind(head) ?? officeKind(names) ?? programKind(names) ?? 'zip';
  return { kind, encrypted, macros };
}

/**
 * Whether the bytes end like a ZIP archive: the end record reaches exactly to the end, with a directory in front of it. A
 * ZIP inside another file, like an Office file attached to a PDF, has more behind it.
 */
export function endsAsZip(tail: Buffer): boolean {
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== signature.end) continue;
    if (at + 22 + tail.readUInt16LE(at + 20) !== tail.length || tail.readUInt16LE(at + 10) === 0) continue;
    const directory = at - tail.readUInt32LE(at + 12);
    // A directory that begins before the tail cannot be looked at.
    return directory < 0 || tail.readUInt32LE(directory) === signature.central;
  }
  return false;
}

function mimeKind(head: Buffer): FileKind | undefined {
  if (head.length < 38 || head.subarray(30, 38).toString('latin1') !== 'mimetype') return undefined;
  const from = 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const type = head.subarray(from, from + 80).toString('latin1');
  return mimeTypes.find(([, known]) => type.startsWith(known))?.[0];
}

function officeKind(names: readonly string[]): FileKind | undefined {
  if (!names.includes('[Content_Types].xml')) return undefined;
  const has = (folder: string) => names.some((name) => name.startsWith(folder));
  if (has('word/')) return 'docx';
  if (has('xl/')) return 'xlsx';
  return has('ppt/') ? 'pptx' : undefined;
}

function programKind(names: readonly string[]): FileKind | undefined {
  if (names.includes('AndroidManifest.xml') && names.includes('classes.dex')) return 'apk';
  const isJar = names.includes('META-INF/MANIFEST.MF') && names.some((name) => name.endsWith('.class'));
  return isJar ? 'jar' : undefined;
}

/** The directory at the end, when the tail holds all of it. */
function entriesOf(tail: Buffer): ListedEntry[] | undefined {
  for (let end = tail.length - 22; end >= 0; end -= 1) {
    if (tail.readUInt32LE(end) !== signature.end) continue;
    let at = end - tail.readUInt32LE(end + 12);
    if (at < 0) return undefined;
    const entries: ListedEntry[] = [];
    while (at + 46 <= end && entries.length < mostNames && tail.readUInt32LE(at) === signature.central) {
      const length = tail.readUInt16LE(at + 28);
      entries.push({
        name: tail.subarray(at + 46, at + 46 + length).toString('latin1'),
        encrypted: (tail.readUInt16LE(at + 8) & flag.encrypted) !== 0,
      });
      at += 46 + length + tail.readUInt16LE(at + 30) + tail.readUInt16LE(at + 32);
    }
    return entries.length > 0 ? entries : undefined;
  }
  return undefined;
}

/** What the local headers within the head say, for archives with a long directory or a cut end. */
function localEntries(head: Buffer): ListedEntry[] {
  const entries: ListedEntry[] = [];
  let at = 0;
  while (at >= 0 && at + 30 <= head.length) {
    const length = head.readUInt16LE(at + 26);
    const name = head.subarray(at + 30, at + 30 + length).toString('latin1');
    if (name.length === length) {
      entries.push({ name, encrypted: (head.readUInt16LE(at + 6) & flag.encrypted) !== 0 });
    }
    at = head.indexOf('PK\u0003\u0004', at + 30, 'latin1');
  }
  return entries;
}
