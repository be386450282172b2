import { isRathausError } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import { onlyField, postedMessage } from './message.ts';

const outcome = (parameters: URLSearchParams): string => {
  try {
    return postedMessage(parameters, 'SAMLResponse').localName;
  } catch (error) {
    if (!isRathausError(error)) throw error;
    return error.code;
  }
};
const encoded = Buffer.from('<Müller/>').toString('base64');
const invalid = 'servicekonto.response.invalid';

describe('a posted message', () => {
  it('is base64, in one line or in many', () => {
    expect(outcome(new URLSearchParams({ SAMLResponse: encoded }))).toBe('Müller');
    const lines = `${encoded.slice(0, 4)}\r\n${encoded.slice(4)}\n`;
    expect(outcome(new URLSearchParams({ SAMLResponse: lines }))).toBe('Müller');
  });

  it.each([
    ['missing', new URLSearchParams({ other: encoded }), invalid],
    ['empty', new URLSearchParams({ SAMLResponse: '' }), invalid],
    [
      'twice',
      new URLSearchParams([
        ['SAMLResponse', encoded],
        ['SAMLResponse', encoded],
      ]),
      'servicekonto.request.form',
    ],
    ['no base64', new URLSearchParams({ SAMLResponse: '<x/>' }), invalid],
    ['base64url', new URLSearchParams({ SAMLResponse: `${encoded.slice(0, -4)}__==` }), invalid],
    ['cut', new URLSearchParams({ SAMLResponse: encoded.slice(0, -1) }), invalid],
    ['padded in the middle', new URLSearchParams({ SAMLResponse: `PA==${encoded}` }), invalid],
    [
      'no UTF-8',
      new URLSearchParams({ SAMLResponse: Buffer.from('<M\xfcller/>', 'latin1').toString('base64') }),
      invalid,
    ],
    [
      'UTF-16',
      new URLSearchParams({ SAMLResponse: Buffer.from('\ufeff<x/>', 'utf16le').toString('base64') }),
      invalid,
    ],
    [
      'base64url, of a message that needs the difference',
      new URLSearchParams({ SAMLResponse: Buffer.from('<x>~~~?????</x>').toString('base64url') }),
      invalid,
    ],
    [
      'longer than anybody writes, but well-formed',
      new URLSearchParams({ SAMLResponse: Buffer.from(`<x>${' '.repeat(800_000)}</x>`).toString('base64') }),
      invalid,
    ],
    ['as long as nobody writes', new URLSearchParams({ SAMLResponse: 'A'.repeat((1 << 20) + 4) }), invalid],
  ])('is refused when it is %s', (_what, parameters, expected) => {
    expect(outcome(parameters)).toBe(expected);
  });
});

describe('a field', () => {
  it('counts when it comes once', () => {
    expect(onlyField(new URLSearchParams('a=1'), 'a')).toBe('1');
    expect(onlyField(new URLSearchParams('a=1'), 'b')).toBeUndefined();
    expect(() => onlyField(new URLSearchParams('a=1&a=1'), 'a')).toThrow('no form');
  });
});
