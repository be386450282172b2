import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { dice } from '../../../test/dice.ts';
import { pemOf, rsaKeys, testCertificate } from '../../../test/saml/certificates.ts';
import { readCertificate } from './certificate.ts';
import { certificateTime, keyWarningsOf } from './key-warnings.ts';

const keys = rsaKeys();
const day = 86_400_000;
const end = Date.UTC(2028, 1, 29, 12);
const base64 = testCertificate({ cn: 'Łódź-Şahin', keys, notAfter: end });
const reasonOf = (text: string): unknown => {
  try {
    readCertificate(text);
  } catch (error) {
    const { code, details, message } = error as {
      code: string;
      details: { reason: string };
      message: string;
    };
    // Nothing of what was given is repeated.
    expect(message).not.toContain(text.slice(0, 40) || '\0');
    return [code, details.reason];
  }
  return undefined;
};
const refused = (reason: string) => ['servicekonto.config.invalid', reason];

describe('a certificate', () => {
  it.each([
    ['PEM', pemOf(base64)],
    ['bare base64', base64],
    ['base64 in lines, as metadata have it', `\n  ${base64.replace(/.{1,76}/g, '$&\n    ')}`],
    ['PEM with the words of openssl before it', `subject=CN = x\nissuer=CN = x\n${pemOf(base64)}`],
    ['PEM with the line ends of Windows', pemOf(base64).replaceAll('\n', '\r\n')],
  ])('is read from %s', (_form, text) => {
    const certificate = readCertificate(text);
    expect(certificate).toMatchObject({ notAfter: end, base64, subject: 'CN=Łódź-Şahin', bits: 2048 });
    expect(certificate.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    expect(certificate.publicKey.equals(keys.publicKey)).toBe(true);
  });

  it('may be signed with RSASSA-PSS, as that of Mein Unternehmenskonto is', () => {
    const text = testCertificate({ cn: 'ELSTER IdP Signing', keys, notAfter: end, signedBy: 'pss' });
    expect(readCertificate(text).publicKey.asymmetricKeyType).toBe('rsa');
  });

  it('may have a key for RSASSA-PSS alone', () => {
    const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048, hashAlgorithm: 'sha256' });
    const text = testCertificate({ cn: 'x', keys: pss, notAfter: end, signedBy: 'pss' });
    expect(readCertificate(text).publicKey.asymmetricKeyType).toBe('rsa-pss');
  });

  it('from 2050 on has its time in another form', () => {
    const late = Date.UTC(2051, 0, 1);
    expect(readCertificate(testCertificate({ cn: 'x', keys, notAfter: late })).notAfter).toBe(late);
  });

  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  /** A key that nobody has made: of this modulus, or of a very long one, and with this exponent. */
  const withKey = (of: KeyObject | undefined, exponent: number) => {
    const n = of?.export({ format: 'jwk' }).n ?? Buffer.alloc(2500, 0xff).toString('base64url');
    const e = Buffer.from([exponent >> 16, (exponent >> 8) & 255, exponent & 255]).toString('base64url');
    const publicKey = createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' });
    return testCertificate({ cn: 'x', keys: { ...keys, publicKey }, notAfter: end });
  };
  it.each([
    ['nothing', '', 'unreadable'],
    ['text', 'kein Zertifikat', 'unreadable'],
    ['base64 of something else', Buffer.from('etwas anderes').toString('base64'), 'unreadable'],
    ['half of one', base64.slice(0, 400), 'unreadable'],
    [
      'one with bytes behind it',
      Buffer.concat([Buffer.from(base64, 'base64'), Buffer.from([5, 0])]).toString('base64'),
      'unreadable',
    ],
    ['a PEM with foreign characters', pemOf(base64).replace('MII', 'M!I'), 'unreadable'],
    ['a megabyte', 'A'.repeat(1 << 20), 'unreadable'],
    ['two', pemOf(base64) + pemOf(base64), 'several'],
    ['a key of 1024 bits', testCertificate({ cn: 'x', keys: rsaKeys(1024), notAfter: end }), 'weak'],
    ['an exponent of 3', testCertificate({ cn: 'x', keys: rsaKeys(2048, 3), notAfter: end }), 'weak'],
    ['an exponent that is even', withKey(keys.publicKey, 65_538), 'weak'],
    ['a key of 20,000 bits', withKey(undefined, 65_537), 'weak'],
    ['an elliptic key', testCertificate({ cn: 'x', keys: ec, notAfter: end, signedBy: 'ec' }), 'key-type'],
  ])('is not %s', (_what, text, reason) => {
    expect(reasonOf(text)).toEqual(refused(reason));
  });

  it('is not read from a file that has the private key as well', () => {
    const secret = String(keys.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    expect(reasonOf(pemOf(base64) + secret)).toEqual(refused('private-key'));
  });

  it('that somebody has changed is read or refused, and nothing else', () => {
    const roll = dice(13);
    const der = Buffer.from(base64, 'base64');
    for (let run = 0; run < 2000; run += 1) {
      const bytes = Buffer.from(der);
      for (let change = roll(4); change >= 0; change -= 1) bytes[roll(bytes.length)] = roll(256);
      const text = bytes.subarray(0, roll(5) === 0 ? roll(bytes.length) : bytes.length).toString('base64');
      try {
        expect(readCertificate(text).bits).toBeGreaterThanOrEqual(2048);
      } catch (error) {
        expect((error as { code?: string }).code).toBe('servicekonto.config.invalid');
      }
    }
  });
});

describe('warnings', () => {
  const of = 'musterstadt';
  const certificate = readCertificate(base64);
  const at = new Date(end).toISOString();
  const { fingerprint } = certificate;

  it.each([
    [91, []],
    [90, [{ of, code: 'expires', fingerprint, at, days: 90, within: 90 }]],
    [31, [{ of, code: 'expires', fingerprint, at, days: 31, within: 90 }]],
    [30, [{ of, code: 'expires', fingerprint, at, days: 30, within: 30 }]],
    [7, [{ of, code: 'expires', fingerprint, at, days: 7, within: 7 }]],
    [0, [{ of, code: 'expires', fingerprint, at, days: 0, within: 7 }]],
    [-1, [{ of, code: 'expired', fingerprint, at, days: -1 }]],
  ])('%i days before its end', (days, expected) => {
    const warnings = keyWarningsOf([certificate], of, end - days * day);
    expect(warnings).toEqual(expected);
  });

  it('are the same for a certificate that was not read yet, and tell of one that cannot be', () => {
    const now = end - 20 * day;
    expect(keyWarningsOf([base64, 'kaputt'], of, now)).toEqual([
      ...keyWarningsOf([certificate], of, now),
      { of, code: 'unreadable' },
    ]);
  });

  it('come a millisecond after the end as well', () => {
    expect(keyWarningsOf([certificate], of, end + 1)).toMatchObject([{ code: 'expired', days: -1 }]);
    expect(certificateTime(certificate, end)).toEqual({ days: 0, within: 7, at });
  });
});
