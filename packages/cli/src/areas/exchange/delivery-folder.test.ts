import { expect, it } from 'vitest';
import { attachmentName } from './delivery-folder.ts';

it.each([
  ['Impfpass.pdf', '1-Impfpass.pdf'],
  ['../../etc/passwd', '1-passwd'],
  ['C:\\Windows\\system32\\con.txt', '1-con.txt'],
  ['..', '1-anlage'],
  ['', '1-anlage'],
  [undefined, '1-anlage'],
  ['.bashrc', '1-bashrc'],
  ['a\u0000b\u202Egpj.exe', '1-a_b_gpj.exe'],
  ['Müller\u0308.pdf', '1-Müller̈.pdf'],
  ['Ǆenana Çelik <x>.pdf', '1-Ǆenana Çelik _x_.pdf'],
  ['.pdf', '1-pdf'],
])('an attachment that the sender calls %j lies as %j', (given, expected) => {
  expect(attachmentName(1, given, 3)).toBe(expected);
});

it('names fit every file system, stay apart and sort by number', () => {
  const long = attachmentName(7, `${'ü'.repeat(400)}.pdf`, 101);
  expect(Buffer.byteLength(long)).toBeLessThan(255);
  expect(long).toMatch(/^007-ü+\.pdf$/);
  expect(attachmentName(8, 'a.pdf', 101)).not.toBe(attachmentName(9, 'a.pdf', 101));
});
