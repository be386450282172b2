import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jweParts } from '../control/faults.ts';
import { flipCharacter, flipPosition, flipText } from './jwe-flip.ts';
import { createJweChecker, JweSyntaxError } from './jwe-syntax.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const header = Buffer.from('{"alg":"RSA-OAEP-256","enc":"A256GCM","kid":"emulator"}').toString('base64url');
const jweOf = (ciphertext: string) =>
  [header, 'K'.repeat(683), 'I'.repeat(16), ciphertext, 'T'.repeat(22)].join('.');
const ciphertexts = fc
  .uint8Array({ maxLength: 300 })
  .map((bytes) => Buffer.from(bytes).toString('base64url'));

function check(text: string, cuts: readonly number[] = []) {
  const checker = createJweChecker();
  const bytes = Buffer.from(text, 'latin1');
  let from = 0;
  for (const cut of [...cuts].map((part) => Math.min(part, bytes.length)).sort((a, b) => a - b)) {
    checker.push(bytes.subarray(from, cut));
    from = cut;
  }
  checker.push(bytes.subarray(from));
  return checker.finish();
}

describe('JWE syntax', () => {
  it('says the same however the bytes are cut', () => {
    fc.assert(
      fc.property(ciphertexts, fc.array(fc.nat(1200), { maxLength: 8 }), (ciphertext, cuts) => {
        const text = jweOf(ciphertext);
        const facts = check(text, cuts);
        expect(facts).toEqual(check(text));
        expect(facts).toMatchObject({ size: text.length, tag: 'T'.repeat(22), header: { kid: 'emulator' } });
        expect(facts.lengths).toEqual([header.length, 683, 16, ciphertext.length, 22]);
      }),
    );
  });

  it('refuses every other text with a typed error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 200 }), (text) => {
        expect(() => check(text)).toThrow(JweSyntaxError);
      }),
    );
    fc.assert(
      fc.property(
        ciphertexts,
        fc.nat(),
        fc.constantFrom('=', '+', '/', ' ', '\n', '\u0000'),
        (ciphertext, at, bad) => {
          const text = jweOf(ciphertext);
          const position = at % text.length;
          expect(() => check(text.slice(0, position) + bad + text.slice(position))).toThrow(JweSyntaxError);
        },
      ),
    );
    for (const value of ['null', '[]', '"x"', '{']) {
      const broken = Buffer.from(value).toString('base64url');
      expect(() => check(jweOf('AAAA').replace(header, broken))).toThrow(JweSyntaxError);
    }
    expect(() => check(`${'A'.repeat(9000)}.${jweOf('AAAA').slice(header.length + 1)}`)).toThrow(
      'header too long',
    );
  });

  it('flips exactly one character inside the wanted part', () => {
    fc.assert(
      fc.property(
        ciphertexts.filter((text) => text.length > 0),
        fc.constantFrom(...jweParts),
        fc.integer({ min: -800, max: 800 }),
        (ciphertext, part, index) => {
          const text = jweOf(ciphertext);
          const flip = { target: 'data' as const, part, index };
          const changed = flipText(text, flip);
          expect(changed).toHaveLength(text.length);
          const [before, after] = [text.split('.'), changed.split('.')];
          expect(after.filter((value, n) => value !== before[n])).toHaveLength(1);
          expect(after[jweParts.indexOf(part)]).not.toBe(before[jweParts.indexOf(part)]);
          const position = flipPosition(
            before.map((value) => value.length),
            flip,
          );
          expect(changed[position]).not.toBe(text[position]);
        },
      ),
    );
    for (const char of alphabet) {
      const other = flipCharacter(char.charCodeAt(0));
      expect(alphabet).toContain(String.fromCharCode(other));
      expect(flipCharacter(other)).toBe(char.charCodeAt(0));
    }
  });
});
