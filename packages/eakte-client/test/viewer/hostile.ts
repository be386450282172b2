import { redPoint, type TestFile, tinyGif } from './rich-akte.ts';

/** Texts that try to be something else than text. */
export const hostileTitles: readonly (readonly [what: string, title: string])[] = [
  ['a script', '<script>alert(1)</script>'],
  ['an attribute', '" onmouseover="alert(1)" x="'],
  ['an image', `'><img src=x onerror=alert(1)>`],
  ['the end of the style', '</style><script>alert(1)</script>'],
  ['the end of the title', '</title><svg onload=alert(1)>'],
  ['a comment', '<!--><script>alert(1)</script>-->'],
  ['an address', 'javascript:alert(1)'],
  ['a page', 'data:text/html,<script>alert(1)</script>'],
  ['entities', '&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62;'],
  ['a right-to-left override', 'Rechnung\u202efdp.exe'],
  ['isolates', '\u2066abc\u2069\u200f'],
  ['names of DIN 91379', 'Łódź-Şahin Nǎdia Ćosić Þórunn Ǆ m̂ n̂ ʹ ʺ'],
];

/** What becomes of a file. */
export interface ExpectedFile {
  readonly shown: 'picture' | 'text' | 'nothing';
  /** Whether it can be saved from the page. */
  readonly saved: boolean;
  readonly note?: string;
}

/** A PNG header that says how large it is. */
const png = (width: number, height: number, more = '') => {
  const bytes = Buffer.from(redPoint);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return Buffer.concat([bytes, Buffer.from(more, 'latin1')]);
};
const script = '<script>alert(1)</script>';
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}</svg>`;
const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);

/** Files that are not what they seem, and what must become of them. */
export const hostileFiles: readonly (readonly [what: string, file: TestFile, expected: ExpectedFile])[] = [
  ['a picture', { name: 'a.png', data: redPoint }, { shown: 'picture', saved: true }],
  ['a GIF named .pdf', { name: 'a.pdf', data: tinyGif }, { shown: 'picture', saved: true }],
  ['an SVG', { name: 'a.svg', data: Buffer.from(svg) }, { shown: 'nothing', saved: true, note: 'Skripte' }],
  ['an SVG named .png', { name: 'a.png', data: Buffer.from(svg) }, { shown: 'nothing', saved: true }],
  [
    'a web page named .jpg',
    { name: 'a.jpg', data: Buffer.from(`<!doctype html>${script}`) },
    { shown: 'nothing', saved: true, note: 'Skripte' },
  ],
  [
    'a web page behind a text',
    { name: 'a.txt', data: Buffer.from(`Hallo\n${script}`) },
    { shown: 'text', saved: true },
  ],
  [
    'a picture with a page behind it',
    { name: 'a.html', data: png(1, 1, `<html>${script}</html>`) },
    { shown: 'picture', saved: true, note: 'Skripte' },
  ],
  [
    'a GIF that is a script',
    { name: 'a.js', data: Buffer.concat([tinyGif, Buffer.from('=1;alert(1)')]) },
    { shown: 'nothing', saved: false, note: 'Programm' },
  ],
  [
    'a PDF',
    { name: 'a.pdf', data: Buffer.from('%PDF-1.7\n/OpenAction\n%%EOF') },
    { shown: 'nothing', saved: true },
  ],
  ['a program', { name: 'a.pdf', data: exe }, { shown: 'nothing', saved: false, note: 'Programm' }],
  [
    'a program by its name',
    { name: 'a.pdf.bat', data: Buffer.from('del *.*\r\n') },
    { shown: 'nothing', saved: false, note: 'Programm' },
  ],
  [
    'a shell script',
    { name: 'a.txt', data: Buffer.from('#!/bin/sh\nrm') },
    { shown: 'nothing', saved: false },
  ],
  ['a huge picture', { name: 'a.png', data: png(60_000, 60_000) }, { shown: 'nothing', saved: true }],
  ['a picture of no size', { name: 'a.png', data: png(0, 5) }, { shown: 'nothing', saved: true }],
  ['a moving picture', { name: 'a.png', data: png(1, 1, 'acTL') }, { shown: 'nothing', saved: true }],
  [
    'a moving GIF',
    {
      name: 'a.gif',
      data: Buffer.concat([tinyGif.subarray(0, 19), Buffer.from('NETSCAPE2.0'), tinyGif.subarray(19)]),
    },
    { shown: 'nothing', saved: true },
  ],
  [
    'a cut picture',
    { name: 'a.png', data: redPoint.subarray(0, 40) },
    { shown: 'nothing', saved: true, note: 'Bricht' },
  ],
  ['a cut JPEG', { name: 'a.jpg', data: Buffer.from('ffd8ffe0', 'hex') }, { shown: 'nothing', saved: true }],
  ['an empty file', { name: 'a.txt', data: Buffer.alloc(0) }, { shown: 'nothing', saved: true }],
  [
    'text in Windows-1252',
    { name: 'a.txt', data: Buffer.from('Stra\u00dfe', 'latin1') },
    { shown: 'text', saved: true },
  ],
];
