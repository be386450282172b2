import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeUrl } from './address.ts';

describe('safeUrl', () => {
  it.each([
    '/login/bundid',
    'login?a=b:c',
    '#top',
    '?level=hoch',
    'https://example.org/a:b',
    'HTTP://example.org',
    '//example.org/x',
    'a/b:c',
    './x:y',
  ])('lets %j pass', (address) => {
    expect(safeUrl(address)).toBe(address);
  });

  it.each([
    undefined,
    '',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\u0000javascript:alert(1)',
    '\u0001\u0020javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://x/y',
    'file:///etc/passwd',
    'http s:x',
    'javascript\u003aalert(1)',
  ])('stops %j', (address) => {
    expect(safeUrl(address)).toBeUndefined();
  });

  it('lets nothing pass that a browser would resolve to another scheme than http and https', () => {
    const part = fc.constantFrom(
      'java',
      'script',
      ':',
      '/',
      '?',
      '#',
      '\n',
      '\t',
      ' ',
      '\u0000',
      'http',
      'data',
      's',
      '\\',
      '//',
      '%3a',
      '&colon;',
      '.',
      '@',
    );
    const address = fc.oneof(
      fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
      fc.string(),
    );
    let passed = 0;
    fc.assert(
      fc.property(address, (text) => {
        if (safeUrl(text) === undefined) return true;
        passed += 1;
        const url = URL.parse(text, 'https://town.example/page');
        return url === null || url.protocol === 'https:' || url.protocol === 'http:';
      }),
      { numRuns: 5000 },
    );
    expect(passed).toBeGreaterThan(500);
  });
});
