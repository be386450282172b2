import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { returnTarget } from './return-target.ts';

const origin = 'https://portal.musterstadt.test';

describe('returnTarget', () => {
  it.each([
    ['/', '/'],
    ['/antrag?schritt=2#ort', '/antrag?schritt=2#ort'],
    ['/a/../b', '/b'],
    ['/suche?ziel=https://example.org', '/suche?ziel=https://example.org'],
    ['/%2F%2Fevil.test', '/%2F%2Fevil.test'],
    ['/straße', '/stra%C3%9Fe'],
  ])('accepts %s', (value, expected) => {
    expect(returnTarget(value, origin)).toBe(expected);
  });

  it.each([
    '',
    'antrag',
    'https://evil.test/',
    'https:evil.test',
    '//evil.test',
    '///evil.test',
    '/\\evil.test',
    '\\\\evil.test',
    '/\t/evil.test',
    '/\n/evil.test',
    '/ /evil.test',
    '/\u0000',
    '/\u0085/evil.test',
    '/.//evil.test',
    '/..//evil.test',
    '/a/..//evil.test',
    '/%2e//evil.test',
    '/%2e%2e//evil.test',
    'javascript:alert(1)',
    'data:text/html,x',
    '@evil.test',
    '.evil.test',
    `/${'a'.repeat(3000)}`,
  ])('refuses %j', (value) => {
    expect(returnTarget(value, origin)).toBeUndefined();
  });

  it('refuses what is too long as it would be sent, and only that', () => {
    expect(returnTarget(`/${'ß'.repeat(341)}`, origin)).toBe(`/${'%C3%9F'.repeat(341)}`);
    expect(returnTarget(`/${'ß'.repeat(342)}`, origin)).toBeUndefined();
  });

  it('refuses null and undefined', () => {
    expect(returnTarget(null, origin)).toBeUndefined();
    expect(returnTarget(undefined, origin)).toBeUndefined();
  });

  it('whatever it accepts stays on our origin, resolved as a browser would and joined as we do', () => {
    const part = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '%2e',
      '%2f',
      '%5c',
      '@',
      ':',
      '?',
      '#',
      'evil.test',
      '\t',
      '\n',
      'https:',
      'a',
      ' ',
    );
    const value = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
      fc.array(part, { maxLength: 8 }).map((parts) => `/${parts.join('')}`),
    );
    let accepted = 0;
    fc.assert(
      fc.property(value, (text) => {
        const target = returnTarget(text, origin);
        if (target === undefined) return;
        accepted++;
        expect(new URL(target, origin).origin).toBe(origin);
        expect(new URL(`${origin}${target}`).origin).toBe(origin);
        expect(target).toMatch(/^\/(?!\/)/);
        expect(returnTarget(target, origin)).toBe(target);
      }),
      { numRuns: 5000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });
});
