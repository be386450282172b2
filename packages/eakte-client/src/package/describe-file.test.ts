import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ForgedEntry, forgeZip } from '../../test/package/forge-zip.ts';
import { samplePdf } from '../sample/index.ts';
import { fileKinds } from '../xdomea/index.ts';
import { describeFile } from './describe-file.ts';

async function described(bytes: Buffer, piece = bytes.length || 1) {
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  }
  return describeFile(pieces(), ['SHA-256']);
}
const hex = (...parts: string[]) => Buffer.from(parts.join(''), 'hex');
const pdf = Buffer.from(
  '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n',
);
const zip = (...names: string[]) => forgeZip(names.map((name) => ({ name, data: Buffer.from('x') })));
const office = (folder: string, ...more: string[]) =>
  zip('[Content_Types].xml', '_rels/.rels', `${folder}/main.xml`, ...more);
const openDocument = (type: string, ...more: ForgedEntry[]) =>
  forgeZip([{ name: 'mimetype', data: Buffer.from(`application/vnd.oasis.opendocument.${type}`) }, ...more]);
const media = (brand: string) =>
  Buffer.concat([hex('00000018'), Buffer.from(`ftyp${brand}`), Buffer.alloc(16)]);

/** An OLE file with the class of its root storage, whose directory is so many sectors behind the header. */
function ole(classId: string, sector = 3, more = Buffer.alloc(0)): Buffer {
  const bytes = Buffer.alloc(512 * (sector + 2));
  hex('d0cf11e0a1b11ae1').copy(bytes);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(sector, 48);
  const root = 512 * (sector + 1);
  Buffer.from('Root Entry', 'utf16le').copy(bytes, root);
  hex(classId).copy(bytes, root + 80);
  return Buffer.concat([bytes, more]);
}

/** A Windows program: the header of DOS, with the place of the header behind it. */
const program = Buffer.concat([hex('4d5a900003000000'), Buffer.alloc(56, 0), Buffer.from('PE\0\0')]);

describe('describeFile', () => {
  it('is the same however the file is cut into chunks', async () => {
    const claim = Buffer.from('<rdf:Description pdfaid:part="2" pdfaid:conformance="B"/>');
    const long = Buffer.concat([pdf, randomBytes(200_000), claim, randomBytes(100_000), pdf]);
    const whole = await described(long);
    expect(whole.hashes['SHA-256']).toBe(createHash('sha256').update(long).digest('hex'));
    expect(whole).toMatchObject({ detected: 'pdf', pdfaClaim: '2b' });
    for (const piece of [61, 1000, 65_536, 70_001]) expect(await described(long, piece)).toEqual(whole);
    const installer = ole('84100c0000000000c000000000000046', 300);
    for (const piece of [7, 512, 4096]) expect((await described(installer, piece)).detected).toBe('msi');
  });

  it.each<[string, Buffer, string]>([
    ['a PDF', pdf, 'pdf'],
    ['a PDF behind other bytes', Buffer.concat([Buffer.alloc(900, 0x20), pdf]), 'pdf'],
    ['a PNG', hex('89504e470d0a1a0a0000'), 'png'],
    ['a JPEG', hex('ffd8ffe000ffd9'), 'jpeg'],
    ['a TIFF', hex('49492a0008000000'), 'tiff'],
    ['a big TIFF', hex('4d4d002b00080000'), 'tiff'],
    ['a GIF', Buffer.from('GIF89a\x01\0'), 'gif'],
    ['a bitmap', Buffer.concat([Buffer.from('BM'), Buffer.alloc(60)]), 'bmp'],
    ['a WebP', Buffer.from('RIFF\x10\0\0\0WEBPVP8 '), 'webp'],
    ['a HEIC', media('heic'), 'heic'],
    ['a video', media('isom'), 'mp4'],
    ['a QuickTime video', media('qt  '), 'mov'],
    ['a Word file', office('word'), 'docx'],
    ['a sheet', office('xl'), 'xlsx'],
    ['slides', office('ppt'), 'pptx'],
    ['an OpenDocument text', openDocument('text'), 'odt'],
    ['an OpenDocument template', openDocument('spreadsheet-template'), 'ods'],
    ['a book', forgeZip([{ name: 'mimetype', data: Buffer.from('application/epub+zip') }]), 'epub'],
    ['any archive', zip('a.pdf', 'b.pdf'), 'zip'],
    ['an archive with a Word file in it', forgeZip([{ name: 'a.docx', data: office('word') }]), 'zip'],
    ['an empty archive', forgeZip([]), 'zip'],
    ['a Java program', zip('META-INF/MANIFEST.MF', 'Main.class'), 'jar'],
    ['an old Word file', ole('0609020000000000c000000000000046'), 'doc'],
    ['an old sheet', ole('2008020000000000c000000000000046'), 'xls'],
    ['a mail of Outlook', ole('0b0d020000000000c000000000000046'), 'msg'],
    ['an installer', ole('84100c0000000000c000000000000046'), 'msi'],
    ['any OLE file', ole('00000000000000000000000000000000'), 'ole'],
    ['a Windows program', program, 'exe'],
    ['a Linux program', hex('7f454c4602010100'), 'elf'],
    ['a macOS program', hex('cffaedfe07000001'), 'mach-o'],
    ['a universal macOS program', hex('cafebabe00000002'), 'mach-o'],
    ['a Java class', hex('cafebabe00000041'), 'class'],
    ['WebAssembly', hex('0061736d01000000'), 'wasm'],
    ['a shortcut', hex('4c0000000114020000000000c000000000000046'), 'lnk'],
    ['a script', Buffer.from('#!/bin/sh\nrm -rf x\n'), 'script'],
    ['PHP', Buffer.from('\n<?php system("x");'), 'script'],
    ['a page of ASP', Buffer.from('<%@ Language=VBScript %>'), 'script'],
    ['a batch file', Buffer.from('@ECHO OFF\r\ndel x'), 'script'],
    ['a script element alone', Buffer.from('<script>alert(1)</script>'), 'html'],
    ['text about PHP', Buffer.from('Mit <?php beginnt ein Skript.'), 'text'],
    ['XML with a byte order mark', Buffer.from('\ufeff<?xml version="1.0"?><a/>'), 'xml'],
    ['XML in UTF-16', Buffer.from('\ufeff<?xml version="1.0"?><a/>', 'utf16le'), 'xml'],
    ['XML behind a comment', Buffer.from('<!-- x -->\n<a/>'), 'xml'],
    ['HTML', Buffer.from('<!DOCTYPE html><p>'), 'html'],
    ['XHTML', Buffer.from('<?xml version="1.0"?><html xmlns="x"/>'), 'html'],
    ['a mail', Buffer.from('Return-Path: <a@b.example>\r\nReceived: from x\r\nFrom: a\r\n\r\nText'), 'eml'],
    ['RTF', Buffer.from('{\\rtf1 x}'), 'rtf'],
    ['PostScript', Buffer.from('%!PS-Adobe-3.0\n'), 'ps'],
    ['7-Zip', hex('377abcaf271c0004'), '7z'],
    ['text', Buffer.from('Sehr geehrte Damen und Herren, Grüße'), 'text'],
    ['text in Windows-1252', hex('4772fcdf65'), 'text'],
    ['text that begins like a program', Buffer.from(`MZ;Betrag\n${'1;2\n'.repeat(30)}`), 'text'],
    ['text that begins like a bitmap', Buffer.from('BMI;Name\n20;x\n'), 'text'],
    ['a first line that only looks like a mail', Buffer.from('Date: 2020\nHallo'), 'text'],
    ['bytes of no known form', hex('0001020304050607'), 'unknown'],
  ])('knows %s', async (_what, bytes, kind) => {
    expect((await described(bytes)).detected).toBe(kind);
    expect((await described(bytes, 5)).detected).toBe(kind);
    expect((await described(bytes)).size).toBe(bytes.length);
  });

  it.each<[string, Buffer, boolean]>([
    ['a whole PDF', pdf, false],
    ['a cut PDF', pdf.subarray(0, 50), true],
    ['a PNG without end', hex('89504e470d0a1a0a0000'), true],
    ['a cut Word file', office('word').subarray(0, 100), true],
  ])('says whether %s breaks off', async (_what, bytes, truncated) => {
    expect((await described(bytes)).truncated ?? false).toBe(truncated);
  });

  it.each<[string, Buffer, boolean]>([
    ['a locked PDF', Buffer.from('%PDF-1.7\ntrailer << /Encrypt 9 0 R >>\n%%EOF'), true],
    ['a locked Office file', ole('0'.repeat(32), 3, Buffer.from('EncryptedPackage', 'utf16le')), true],
    ['a locked archive', forgeZip([{ name: 'a', data: pdf, both: { flags: 1 } }]), true],
    ['an open PDF', pdf, false],
    ['an open archive', zip('a'), false],
  ])('says whether %s needs a password', async (_what, bytes, encrypted) => {
    expect((await described(bytes)).encrypted ?? false).toBe(encrypted);
  });

  it('sees macros of Office files, and the claim of PDF/A in both forms of XMP', async () => {
    expect(await described(office('word', 'word/vbaProject.bin'))).toMatchObject({ macros: true });
    expect((await described(office('word'))).macros).toBeUndefined();
    const element = Buffer.from('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>');
    expect((await described(Buffer.concat([pdf, element]))).pdfaClaim).toBe('3u');
    expect((await described(Buffer.from(samplePdf('Antrag')))).pdfaClaim).toBeUndefined();
    // A text about it is no claim.
    expect((await described(Buffer.concat([pdf, Buffer.from('pdfaid:part of')]))).pdfaClaim).toBeUndefined();
  });

  const active = (action: string) =>
    Buffer.concat([
      pdf.subarray(0, 60),
      Buffer.alloc(3000, 0x20),
      Buffer.from(action),
      Buffer.alloc(70_000, 0x20),
      pdf,
    ]);
  it.each<[string, Buffer, boolean]>([
    ['a PDF', pdf, false],
    ['a PDF with JavaScript', active('<< /S /JavaScript /JS (app.alert) >>'), true],
    ['a PDF that starts a program', active('<< /S /Launch /F (x) >>'), true],
    ['a page', Buffer.from('<html><p>Ein Script-Kurs</p>'), false],
    ['a page with a script at its end', Buffer.from(`<html>${' '.repeat(70_000)}<Script>x</Script>`), true],
    ['a page with an address of a script', Buffer.from('<html><a href=" javascript:x()">y</a>'), true],
    ['a page in UTF-16', Buffer.from('\ufeff<html><script>x</script>', 'utf16le'), true],
    [
      'a drawing with a script',
      Buffer.from('<?xml version="1.0"?><svg xmlns="x"><script>x</script></svg>'),
      true,
    ],
    ['other XML with this word', Buffer.from('<?xml version="1.0"?><film><script>x</script></film>'), false],
    ['text about it', Buffer.from('Im Kopf: <script>x</script>'), false],
  ])('says whether %s runs something', async (_what, bytes, expected) => {
    for (const piece of [bytes.length, 777])
      expect((await described(bytes, piece)).active ?? false).toBe(expected);
  });

  it.each<[string, Buffer, boolean]>([
    ['behind a PDF', Buffer.concat([pdf, zip('a.exe')]), true],
    ['behind a picture', Buffer.concat([hex('89504e470d0a1a0a0000'), zip('a.exe')]), true],
    [
      'with a comment',
      Buffer.concat([pdf, forgeZip([{ name: 'a', data: pdf }], { end: { comment: Buffer.from('%%EOF') } })]),
      true,
    ],
    ['within a PDF', Buffer.concat([pdf, zip('a.docx'), pdf]), false],
    ['alone', zip('a'), false],
    ['that is empty', Buffer.concat([pdf, forgeZip([])]), false],
  ])('sees an archive %s', async (_what, bytes, expected) => {
    expect((await described(bytes)).zipBehind ?? false).toBe(expected);
  });

  it('never throws, whatever the bytes, and knows only its own words', async () => {
    const beginnings = [
      '',
      '504b0304',
      'd0cf11e0a1b11ae1',
      '25504446',
      '4d5a',
      '52494646',
      '0000000066747970',
      'cafebabe',
      'feff',
      '504b0506',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...beginnings),
        fc.uint8Array({ maxLength: 3000 }),
        fc.integer({ min: 1, max: 700 }),
        async (beginning, rest, piece) => {
          const bytes = Buffer.concat([hex(beginning), rest]);
          const facts = await described(bytes, piece);
          expect(fileKinds).toContain(facts.detected);
          expect(await described(bytes)).toEqual(facts);
        },
      ),
      { numRuns: 500 },
    );
  });
});
