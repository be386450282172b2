import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileSize } from '../element/file-size.ts';
import { ar } from '../locales/ar.ts';
import { uploadDe } from '../locales/de/upload.ts';
import { deSimple } from '../locales/de-simple.ts';
import { en } from '../locales/en.ts';
import { contentOf } from '../render/content-of.ts';
import { renderUpload } from '../render/render.ts';
import { acceptWords, matchesAccept } from './accept.ts';
import { faultOf } from './file-rules.ts';
import type { UploadData } from './upload.ts';
import { shownName } from './upload-list.ts';

describe('accept', () => {
  it.each([
    ['a.PDF', 'application/pdf', '.pdf,image/*', true],
    ['a.pdf', 'application/pdf', ' .PDF , IMAGE/* ', true],
    ['a.png', 'image/png', '.pdf, image/*', true],
    ['a.png', 'IMAGE/PNG', 'image/png', true],
    ['a.exe', 'application/octet-stream', '.pdf,image/*', false],
    ['a.pdf.exe', '', '.pdf', false],
    ['a', 'application/pdf', 'application/pdf', true],
    ['a', 'text/plain', 'application/pdf', false],
    ['a', 'application/pdfx', 'application/pdf', false],
    ['image', 'text/plain', 'image/*', false],
    ['a', 'imagex/png', 'image/*', false],
    ['anything.xyz', 'application/octet-stream', '*/*', true],
    ['anything.xyz', '', '*/*', true],
    ['anything', '', '', true],
    ['anything', '', undefined, true],
    ['anything', 'text/plain', ' , ', true],
    // No browser knows a part without point and slash.
    ['anything', 'text/plain', 'pdf', true],
    // Systems that know no type: the ending says it.
    ['foto.HEIC', '', 'image/*', true],
    ['a.jpg', '', 'image/jpeg', true],
    ['a.jpg', 'image/jpeg', 'image/jpg', true],
    ['a.docx', '', '.pdf,image/*', false],
    // Excel makes its own of CSV on Windows.
    ['a.csv', 'application/vnd.ms-excel', 'text/csv', true],
    // Nobody knows it: the server decides. With endings alone the ending decides.
    ['a.xyz', '', '.pdf,image/*', true],
    ['a.xyz', '', '.pdf,.png', false],
    ['constructor', '', 'image/*', true],
    ['a.constructor', '', 'image/png', true],
  ])('%s of type %j with accept %j: %s', (name, type, accept, expected) => {
    expect(matchesAccept({ name, type }, accept)).toBe(expected);
  });

  it.each([
    ['.pdf,image/*', 'PDF oder Bild'],
    ['.pdf,.jpg,.jpeg,.png', 'PDF, JPG oder PNG'],
    ['application/pdf,image/png', 'PDF oder PNG'],
    ['.doc,.docx,application/msword,.pdf', 'Word oder PDF'],
    ['.xyz', '„.xyz“-Datei'],
    ['.pdf,.p7s', 'PDF oder „.p7s“-Datei'],
    ['video/*,audio/*', 'Video oder Tonaufnahme'],
    ['application/x-town', '„application/x-town“-Datei'],
    ['.pdf,*/*', ''],
    ['', ''],
    [undefined, ''],
    ['.constructor', '„.constructor“-Datei'],
  ])('%j is told as %j', (accept, words) => {
    expect(acceptWords(accept, uploadDe, 'de')).toBe(words);
  });

  it('is told in the language of the page', () => {
    expect(acceptWords('.pdf,image/*', en.upload, 'en-GB')).toBe('PDF or image');
    expect(acceptWords('.pdf,image/*', deSimple.upload, 'de-simple')).toBe('PDF oder Bild');
    expect(acceptWords('.pdf,image/*', ar.upload, 'ar')).toMatch(/^PDF .*صورة$/);
  });
});

describe('a file', () => {
  const file = (name: string, bytes: number): File => new File([new Uint8Array(bytes)], name);
  it.each([
    ['a.pdf', 10, false, 0, undefined],
    ['a.pdf', 10, true, 0, 'folder'],
    ['a.pdf', 0, false, 0, 'empty'],
    ['a.exe', 99, false, 9, 'wrongType'],
    ['a.pdf', 11, false, 9, 'tooBig'],
    ['a.pdf', 10, false, 2, 'tooMany'],
    ['a.pdf', 10, false, 1, undefined],
  ])('%s of %d bytes, folder %s, with %d there: %s', (name, bytes, folder, taken, fault) => {
    const limits = { accept: '.pdf', maxBytes: 10, maxFiles: 2 };
    expect(faultOf(file(name, bytes), folder, taken, limits)).toBe(fault);
  });

  it('shows signs that turn the direction of a name', () => {
    expect(shownName('rechnung\u202Efdp.exe')).toBe('rechnung\ufffdfdp.exe');
    expect(shownName('a\u2066b\u200Fc\nd')).toBe('a\ufffdb\ufffdc\ufffdd');
    expect(shownName('Żabka صورة 😀.pdf')).toBe('Żabka صورة 😀.pdf');
  });

  it.each([
    [0, '0 Byte'],
    [0.5, '0,5 Byte'],
    [999, '999 Byte'],
    [1000, '1 kB'],
    [1_234_567, '1,2 MB'],
    [5e9, '5 GB'],
    [5e12, '5.000 GB'],
  ])('shows %d bytes as %s', (bytes, text) => {
    // The space between number and unit does not break, or does, depending on the version of CLDR.
    expect(fileSize(bytes, 'de').replace(/\s/, ' ')).toBe(text);
  });
});

describe('the content of a server', () => {
  const warned: string[] = [];
  const render = (data: unknown): string =>
    renderUpload(data as UploadData, { warn: (code, about) => void warned.push(`${code} ${about}`) });

  it('is a field with its limits in words, and on the element what the script needs', () => {
    const html = render({
      name: 'nachweis',
      id: 'n',
      accept: '.pdf,image/*',
      maxBytes: 10_000_000,
      maxFiles: 3,
      required: true,
      action: '/upload',
      send: 'csrf',
      fields: { a: '"' },
      error: 'Bitte wählen Sie eine Datei aus.',
    });
    expect(html).toMatch(/^<rathaus-upload action="\/upload" max-bytes="10000000" max-files="3" send="csrf"/);
    expect(html).toContain('fields="{&quot;a&quot;:&quot;\\&quot;&quot;}"');
    expect(html).toMatch(/Erlaubt: PDF oder Bild\. Höchstens 10\sMB je Datei\. Höchstens 3 Dateien\./);
    expect(html).toContain('<label for="n" part="label">Dateien auswählen</label>');
    expect(html).toMatch(
      /<input [^>]*multiple required aria-describedby="n-hint n-error" aria-invalid="true">/,
    );
    expect(html).not.toContain(' data=');
  });

  it('says of one file only what is true of one', () => {
    const html = render({ name: 'n', maxFiles: 1 });
    expect(html).toContain('Datei auswählen');
    expect(html).not.toMatch(/multiple|Dateien|aria-invalid|-error/);
  });

  it('stays safe with anything in its data, and warns', () => {
    const evil = fc.oneof(
      fc.constantFrom(
        ...[
          null,
          [],
          {},
          7,
          -1,
          true,
          '<img src=x>',
          '"><script>',
          'javascript:x',
          '__proto__',
          'x'.repeat(9999),
        ],
      ),
      fc.anything(),
    );
    const keys = [
      'name',
      'id',
      'label',
      'accept',
      'maxBytes',
      'maxFiles',
      'required',
      'action',
      'send',
      'fields',
    ];
    fc.assert(
      fc.property(fc.oneof(evil, fc.record(Object.fromEntries(keys.map((key) => [key, evil])))), (data) => {
        warned.length = 0;
        const html = render(data);
        expect(html.replace(/="[^"]*"/g, '')).not.toMatch(/<(img|script)/);
        expect(html).not.toMatch(/action="javascript|\bundefined\b|\bNaN\b|\[object /);
        contentOf(
          'upload',
          data as UploadData,
          (tag, properties, ...children) => ({ tag, properties, children }),
          {
            warn: () => {},
          },
        );
        if (data === null || typeof data !== 'object') expect(warned.length).toBeGreaterThan(0);
      }),
    );
  });
});
