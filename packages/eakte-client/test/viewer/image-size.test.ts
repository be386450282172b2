import { expect, it } from 'vitest';
import { pictureOf } from '../../src/viewer/image-size.ts';
import { shownText } from '../../src/viewer/shown-text.ts';
import { redPoint, tinyGif } from './rich-akte.ts';

const hex = (bytes: string) => Buffer.from(bytes.replaceAll(' ', ''), 'hex');
/** SOI, APP0 of 16 bytes, a fill byte, SOF0 of 300 × 200, SOS. */
const jpeg = hex(
  `ffd8 ffe0 0010 4a46494600010100000100010000 ff ffc0 0011 08 00c8 012c 03 ${'00'.repeat(9)} ffda`,
);
const webp = (chunk: string, body: string) =>
  Buffer.concat([
    Buffer.from('RIFF'),
    hex('40000000'),
    Buffer.from('WEBP'),
    Buffer.from(chunk),
    hex(`10000000${body}`),
  ]);

it.each([
  ['png', redPoint, [1, 1]],
  ['gif', tinyGif, [1, 1]],
  ['jpeg', jpeg, [300, 200]],
  // Canvas of 400 × 301, stored one less.
  ['webp', webp('VP8X', '00000000 8f0100 2c0100'), [400, 301]],
  // Start code, then 176 × 144.
  ['webp', webp('VP8 ', '000000 9d012a b000 9000'), [176, 144]],
  // Signature, then 14 bits each of 99 and 49.
  ['webp', webp('VP8L', '2f 63400c00'), [100, 50]],
] as const)('reads the size of a picture: %s', (kind, bytes, [width, height]) => {
  expect(pictureOf(bytes, kind)).toEqual({ type: `image/${kind}`, width, height });
  for (let end = 0; end < Math.min(bytes.length, 10); end += 1)
    expect(pictureOf(bytes.subarray(0, end), kind), `${end} bytes`).toBeUndefined();
});

it.each([
  ['a moving WebP', 'webp', webp('VP8X', `00000000 8f0100 2c0100 ${Buffer.from('ANIM').toString('hex')}`)],
  ['a JPEG without a frame', 'jpeg', hex('ffd8 ffda 0000 0000 0000 0000')],
  ['a JPEG of noise', 'jpeg', hex('ffd8 1234 5678 9abc def0 1234')],
  ['a WebP of an unknown form', 'webp', webp('VP9 ', '00'.repeat(20))],
  ['a PDF', 'pdf', Buffer.from('%PDF-1.7')],
] as const)('shows no picture for %s', (_what, kind, bytes) => {
  expect(pictureOf(bytes, kind)).toBeUndefined();
});

it('reads text in the encodings that German offices write', () => {
  const lines = (bytes: Buffer) => shownText(bytes, 'text')?.lines;
  expect(lines(Buffer.from('Straße\r\nŁódź\n'))).toEqual(['Straße', 'Łódź']);
  expect(lines(Buffer.from('\ufeffStraße', 'utf8'))).toEqual(['Straße']);
  expect(lines(Buffer.from('\ufeffStraße\n', 'utf16le'))).toEqual(['Straße']);
  expect(lines(Buffer.from('Stra\u00dfe \u0080', 'latin1'))).toEqual(['Straße €']);
  expect(lines(Buffer.from('a\tb'))).toEqual(['a    b']);
  expect(shownText(Buffer.from('<html>'), 'html')).toBeUndefined();
  expect(shownText(Buffer.from('x'.repeat(300_000)), 'text')).toMatchObject({ isCut: true });
});
