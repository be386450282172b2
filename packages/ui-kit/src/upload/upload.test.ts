import { describe, expect, it } from 'vitest';
import { fileSize } from '../element/file-size.ts';
import { matchesAccept } from './upload.ts';

describe('upload', () => {
  it.each([
    ['a.PDF', 'application/pdf', '.pdf,image/*', true],
    ['a.png', 'image/png', '.pdf, image/*', true],
    ['a.exe', 'application/octet-stream', '.pdf,image/*', false],
    ['a.pdf.exe', '', '.pdf', false],
    ['a', 'application/pdf', 'application/pdf', true],
    ['a', 'text/plain', 'application/pdf', false],
    ['image', 'text/plain', 'image/*', false],
    ['anything', '', '', true],
    ['anything', '', undefined, true],
  ])('%s of type %j with accept %j: %s', (name, type, accept, expected) => {
    expect(matchesAccept({ name, type }, accept)).toBe(expected);
  });

  it.each([
    [0, '0 Byte'],
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
