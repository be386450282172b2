import fc from 'fast-check';
import { expect, it } from 'vitest';
import { escapeHtml, isUuid, showable } from './index.ts';

it('foreign text cannot leave its place in a page', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (given) => {
      const escaped = escapeHtml(given);
      expect(escaped).not.toMatch(/[<>"']/);
      expect(escaped.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
    }),
  );
  expect(escapeHtml(`<a href="x">Müller & 'Söhne'</a>`)).toBe(
    '&lt;a href=&quot;x&quot;&gt;Müller &amp; &#39;Söhne&#39;&lt;/a&gt;',
  );
});

it('foreign text cannot steer a terminal or turn the direction', () => {
  expect(showable('a\u2028b\u2029c\ud800d😀')).toBe('a b c\ufffdd😀');
  expect(showable('a\u001b[31mb\u0007\u202efdp.exe\r\nc')).toBe('a\ufffd[31mb\ufffd\ufffdfdp.exe  c');
});

it.each([
  ['3f2504e0-4f89-41d3-9a0c-0305e82c3301', true],
  ['3F2504E0-4F89-41D3-9A0C-0305E82C3301', true],
  ['3f2504e0-4f89-41d3-9a0c-0305e82c3301\n', false],
  ['3f2504e04f8941d39a0c0305e82c3301', false],
  [7, false],
  [undefined, false],
])('%s is a UUID: %s', (value, expected) => {
  expect(isUuid(value)).toBe(expected);
});
