import type { FileKind } from '../xdomea/finding/file-kind.ts';
import { detectOle } from './detect-ole.ts';
import { detectZip } from './detect-zip.ts';
import type { Detected, FileEnds } from './file-ends.ts';

/** First bytes that no other format has. */
const magic: readonly (readonly [kind: FileKind, hex: string])[] = [
  ['png', '89504e470d0a1a0a'],
  ['jpeg', 'ffd8ff'],
  ['tiff', '49492a00'],
  ['tiff', '4d4d002a'],
  ['tiff', '49492b00'],
  ['tiff', '4d4d002b'],
  ['gif', '474946383761'],
  ['gif', '474946383961'],
  ['jp2', '0000000c6a502020'],
  ['rtf', '7b5c727466'],
  ['ps', '252150532d'],
  ['ps', '04252150532d'],
  ['ps', 'c5d0d3c6'],
  ['gzip', '1f8b08'],
  ['7z', '377abcaf271c'],
  ['rar', '526172211a07'],
  ['xz', 'fd377a585a00'],
  ['zstd', '28b52ffd'],
  ['cab', '4d53434600000000'],
  ['elf', '7f454c46'],
  ['mach-o', 'feedface'],
  ['mach-o', 'feedfacf'],
  ['mach-o', 'cefaedfe'],
  ['mach-o', 'cffaedfe'],
  ['wasm', '0061736d'],
  ['lnk', '4c0000000114020000000000c000000000000046'],
  ['ogg', '4f676753'],
  ['flac', '664c6143'],
  ['webm', '1a45dfa3'],
];

/** Chunks of RIFF (Microsoft and IBM, 1991) and brands of ISO base media files. */
const riff: Readonly<Record<string, FileKind>> = { WEBP: 'webp', WAVE: 'wav', 'AVI ': 'avi' };
const brands: readonly (readonly [kind: FileKind, pattern: RegExp])[] = [
  ['heic', /^(heic|heix|hevc|heim|heis|mif1|msf1|avif|avis)/],
  ['mov', /^qt {2}/],
  ['mp4', /^[\x20-\x7e]{4}/],
];

/** Tells the kind of a file from its ends. Never throws, whatever the bytes. */
export function detectKind(ends: FileEnds): Detected {
  const { head, tail } = ends;
  const start = head.subarray(0, 24).toString('hex');
  if (/^504b(0304|0506|0708)/.test(start)) return detectZip(ends);
  if (start.startsWith('d0cf11e0a1b11ae1')) return detectOle(ends);
  const found = magic.find(([, bytes]) => start.startsWith(bytes));
  if (found) return { kind: found[0] };
  const binary = binaryKind(head, start);
  if (binary) return { kind: binary };
  // The mark of a PDF may be anywhere within the first 1024 bytes (ISO 32000-1, annex H.3).
  if (head.subarray(0, 1024).includes('%PDF-')) {
    return { kind: 'pdf', encrypted: tail.includes('/Encrypt') || head.includes('/Encrypt') };
  }
  return { kind: textKind(head) };
}

/** Kinds whose first bytes alone could also be those of a text. */
function binaryKind(head: Buffer, start: string): FileKind | undefined {
  // "MZ" and "BM" may begin a word; a program and a picture have bytes no text has.
  if (start.startsWith('4d5a') && head.subarray(0, 64).some((byte) => byte < 9)) return 'exe';
  if (start.startsWith('424d') && head.length > 14 && head.readUInt32LE(6) === 0) return 'bmp';
  // Java and universal Mach-O share a mark; what follows is the version of Java (45 and more) or a small number.
  if (start.startsWith('cafebabe') && head.length >= 8) return head.readUInt32BE(4) < 40 ? 'mach-o' : 'class';
  if (start.startsWith('52494646')) return riff[head.subarray(8, 12).toString('latin1')];
  if (head.subarray(4, 8).toString('latin1') === 'ftyp') {
    const brand = head.subarray(8, 12).toString('latin1');
    return brands.find(([, pattern]) => pattern.test(brand))?.[0];
  }
  if (/^425a683[1-9]314159/.test(start)) return 'bzip2';
  if (/^4944330[2-4]/.test(start)) return 'mp3';
  if (head.subarray(257, 262).toString('latin1') === 'ustar') return 'tar';
  // MPEG audio, layer III, without a tag in front.
  return /^ff(fb|fa|f3|f2|e3|e2)/.test(start) ? 'mp3' : undefined;
}

/** Headers of a mail (RFC 5322, 3.6) as one of its first lines. */
const mailHeader =
  /^(return-path|received|from|to|date|subject|message-id|mime-version|delivered-to|dkim-signature|content-type|x-[\w-]+):[ \t]?/i;

function textKind(head: Buffer): FileKind {
  const text = decoded(head);
  if (text === undefined) return 'unknown';
  const trimmed = text.trimStart();
  // Lines by which shells, PHP, ASP, JSP and the command line of Windows know a script.
  if (/^#! ?\//.test(text) || /^(<\?(php|=)|<%|@echo off)/i.test(trimmed)) return 'script';
  if (/^%!/.test(text)) return 'ps';
  if (/^(<!--.*?-->\s*)*(<!doctype html|<html|<head|<body|<script[\s>])/is.test(trimmed)) return 'html';
  if (trimmed.startsWith('<?xml') && /<html[\s>]/i.test(trimmed.slice(0, 1000))) return 'html';
  if (/^<(\?xml|!--|!DOCTYPE|[A-Za-z_][\w.-]*(:[\w.-]+)?[\s/>])/.test(trimmed)) return 'xml';
  const lines = text.split(/\r?\n/, 40);
  const headers = new Set(lines.map((line) => mailHeader.exec(line)?.[1]?.toLowerCase()));
  headers.delete(undefined);
  return mailHeader.test(lines[0] ?? '') && headers.size >= 2 ? 'eml' : 'text';
}

/** The head as text, undefined when its bytes are none. */
function decoded(head: Buffer): string | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return head.subarray(2).toString('utf16le');
  if (head[0] === 0xfe && head[1] === 0xff) {
    const even = head.subarray(2, head.length - (head.length % 2));
    return Buffer.from(even).swap16().toString('utf16le');
  }
  // What no text has: control characters other than white space, form feed, escape and the end mark of DOS.
  for (const byte of head)
    if (byte < 0x20 && !(byte >= 9 && byte <= 13) && byte !== 0x1b && byte !== 0x1a) return;
  return head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
}
