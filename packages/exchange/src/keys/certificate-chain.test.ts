import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { context, extension, int, nul, oid, seq } from '../../test/der.ts';
import { createTestKey } from '../../test/keys.ts';
import {
  type Authority,
  type AuthorityFacts,
  basicConstraints,
  type CertificateFacts,
  createAuthority,
  day,
  ecKeys,
  keyUsage,
  ocspSigning,
  purposes,
  rsaKeys,
} from '../../test/pki.ts';
import { certificateDays } from './certificate-days.ts';
import { readCertificateProfile } from './certificate-profile.ts';
import { checkPublicJwk, type KeyUse } from './check-jwk.ts';
import { readWhole } from './der.ts';
import { readSignatureAlgorithm } from './signature-algorithm.ts';

const now = Date.parse('2026-11-29T12:00:00Z');
const encryption = createTestKey('beispielhausen-enc-1', 'encryption');
const signature = createTestKey('beispielhausen-sig-1', 'signature');
const wide = rsaKeys(4096);
const root = createAuthority({ name: 'Wurzel Beispielland', keys: wide, algorithm: 'pss512', now });
const narrow = ecKeys();
const authority = (facts: Partial<AuthorityFacts> = {}): Authority =>
  createAuthority({ name: 'CA Łódzki', keys: narrow, algorithm: 'ecdsa256', now, parent: root, ...facts });
const leafOf = (issuer: Authority, use: KeyUse, facts: Partial<CertificateFacts> = {}): X509Certificate =>
  issuer.issue({
    subject: 'Stadt Beispielhausen',
    key: (use === 'encryption' ? encryption : signature).publicKey,
    extensions: [
      basicConstraints(false),
      keyUsage(use === 'encryption' ? 'keyEncipherment' : 'digitalSignature'),
    ],
    ...facts,
  });

const check = async (
  chain: readonly X509Certificate[],
  { use = 'encryption' as KeyUse, roots = [root], at = now, onPath = (_: number) => {} } = {},
) => {
  const { jwk } = use === 'encryption' ? encryption : signature;
  const x5c = chain.map(({ raw }) => raw.toString('base64'));
  const report = await checkPublicJwk({ ...jwk, x5c }, use, {
    trust: {
      roots: roots.map(({ certificate }) => certificate.toString()),
      isRevoked: async (path) => {
        onPath(path.length);
        return false;
      },
    },
    clock: () => at,
  });
  return report.findings.map(({ rule, place }) =>
    place.kind === 'pointer' ? `${rule.replace('exchange.key.', '')} ${place.pointer.slice(4)}` : rule,
  );
};

describe('a chain of the administration', () => {
  it.each(['encryption', 'signature'] as const)(
    'for %s passes with RSASSA-PSS and with ECDSA',
    async (use) => {
      expect(await check([leafOf(root, use)], { use })).toEqual([]);
      const ca = authority();
      expect(await check([leafOf(ca, use), ca.certificate], { use })).toEqual([]);
    },
  );

  it('is asked for revocation with its root, sent along or not', async () => {
    const ca = authority();
    const lengths: number[] = [];
    const onPath = (length: number) => void lengths.push(length);
    await check([leafOf(ca, 'encryption'), ca.certificate], { onPath });
    await check([leafOf(ca, 'encryption'), ca.certificate, root.certificate], { onPath });
    expect(lengths).toEqual([3, 3]);
  });

  it('is judged at the given instant', async () => {
    const chain = [leafOf(root, 'encryption', { notAfter: now + 5 * day })];
    expect(await check(chain, { at: now + 4 * day })).toEqual([]);
    expect(await check(chain, { at: now + 6 * day })).toEqual(['expired /0']);
    expect(await check(chain, { at: now - 40 * day })).toContain('not-yet-valid /0');
  });
});

describe('refused is', () => {
  const ca = authority();
  it('a key that is certified for the other use', async () => {
    const wrong = { extensions: [keyUsage('digitalSignature')] };
    expect(await check([leafOf(root, 'encryption', wrong)])).toEqual(['key-usage /0']);
    const other = { extensions: [keyUsage('keyEncipherment')] };
    expect(await check([leafOf(root, 'signature', other)], { use: 'signature' })).toEqual(['key-usage /0']);
  });

  it('an authority without the right to sign certificates, or without any statement on it', async () => {
    for (const extensions of [
      [basicConstraints(true), keyUsage('digitalSignature')],
      [basicConstraints(true)],
    ]) {
      const weak = authority({ extensions });
      expect(await check([leafOf(weak, 'encryption'), weak.certificate])).toContain('key-usage /1');
    }
  });

  it('a certificate of no authority as issuer', async () => {
    const none = authority({ extensions: [basicConstraints(false), keyUsage('keyCertSign')] });
    expect(await check([leafOf(none, 'encryption'), none.certificate])).toContain('chain-broken /0');
  });

  it('a longer chain than an authority may make; what it certifies for itself does not count', async () => {
    const limited = authority({
      extensions: [basicConstraints(true, 0), keyUsage('keyCertSign')],
    });
    expect(await check([leafOf(limited, 'encryption'), limited.certificate])).toEqual([]);
    const below = createAuthority({
      name: 'Unter-CA',
      keys: ecKeys(),
      algorithm: 'ecdsa256',
      now,
      parent: limited,
    });
    const chain = (one: Authority) => [leafOf(one, 'encryption'), one.certificate, limited.certificate];
    expect(await check(chain(below))).toEqual(['path-length /2']);
    const next = createAuthority({
      name: limited.name,
      keys: ecKeys(),
      algorithm: 'ecdsa256',
      now,
      parent: limited,
    });
    expect(await check(chain(next))).toEqual([]);
  });

  it.each([
    ['critical', true],
    ['not critical', false],
  ])('a limit on names, %s', async (_, critical) => {
    const limited = authority({
      extensions: [basicConstraints(true), keyUsage('keyCertSign'), extension('2.5.29.30', seq(), critical)],
    });
    expect(await check([leafOf(limited, 'encryption'), limited.certificate])).toEqual([
      'name-constraints /1',
    ]);
  });

  it('an unknown critical extension; not a critical one is taken', async () => {
    const unknown = (critical: boolean) => ({
      extensions: [keyUsage('keyEncipherment'), extension('1.3.6.1.4.1.99999.1', nul(), critical)],
    });
    expect(await check([leafOf(ca, 'encryption', unknown(true)), ca.certificate])).toEqual([
      'critical-extension /0',
    ]);
    expect(await check([leafOf(ca, 'encryption', unknown(false)), ca.certificate])).toEqual([]);
  });

  it('a certificate that is only for OCSP answers', async () => {
    const only = { extensions: [keyUsage('digitalSignature'), purposes([ocspSigning], true)] };
    expect(await check([leafOf(root, 'signature', only)], { use: 'signature' })).toEqual(['purpose /0']);
  });

  it.each(['rsa-sha1', 'pss-sha1'] as const)('a signature with %s', async (algorithm) => {
    expect(await check([leafOf(root, 'encryption', { algorithm })])).toEqual(['certificate-algorithm /0']);
  });

  it('an issuer with a key of 1024 bits', async () => {
    const weak = authority({ keys: rsaKeys(1024), algorithm: 'rsa256' });
    expect(await check([leafOf(weak, 'encryption'), weak.certificate])).toEqual(['issuer-key /1']);
  });

  it('a certificate that is there twice', async () => {
    const chain = [leafOf(ca, 'encryption'), ca.certificate, ca.certificate];
    expect(await check(chain)).toContain('chain-duplicate /2');
    const twice = [leafOf(root, 'encryption'), root.certificate, root.certificate];
    expect(await check(twice)).toContain('chain-duplicate /2');
  });

  it('a root that is not configured, and one that has expired', async () => {
    const other = createAuthority({ name: root.name, keys: ecKeys(), algorithm: 'ecdsa256', now });
    expect(await check([leafOf(other, 'encryption')])).toEqual(['untrusted /0']);
    expect(
      await check([leafOf(root, 'encryption', { notAfter: now + 90 * day })], { at: now + 60 * day }),
    ).toEqual(['untrusted /0']);
  });
});

describe('days left', () => {
  it('are those of the certificate that expires first', () => {
    const chain = [leafOf(root, 'encryption', { notAfter: now + 5.5 * day }), root.certificate];
    expect(certificateDays(chain, () => now)).toBe(5);
    expect(certificateDays(chain, () => now + 5.2 * day)).toBe(0);
    expect(certificateDays(chain, () => now + 6 * day)).toBe(-1);
    const x5c = chain.map(({ raw }) => raw.toString('base64'));
    expect(certificateDays({ ...encryption.jwk, x5c }, () => now)).toBe(5);
  });

  it('are no number without a certificate', () => {
    for (const x5c of [undefined, [], ['bm90IGEgY2VydA']])
      expect(certificateDays({ ...encryption.jwk, x5c })).toBeUndefined();
    expect(certificateDays([])).toBeUndefined();
  });
});

describe('a signature algorithm', () => {
  const algorithm = (hash: string, mask: string, salt: number) =>
    seq(
      oid('1.2.840.113549.1.1.10'),
      seq(
        context(0, seq(oid(hash), nul())),
        context(1, seq(oid('1.2.840.113549.1.1.8'), seq(oid(mask), nul()))),
        context(2, int(salt)),
      ),
    );
  const allowedOf = (der: Buffer) => readSignatureAlgorithm(der, readWhole(der, 0x30)).allowed;
  const [sha1, sha256, sha512] = ['1.3.14.3.2.26', '2.16.840.1.101.3.4.2.1', '2.16.840.1.101.3.4.2.3'];

  it('of RSASSA-PSS names one hash for message and mask and a salt as long as it', () => {
    expect(allowedOf(algorithm(sha512, sha512, 64))).toEqual({
      kind: 'rsa-pss',
      hash: 'sha512',
      saltLength: 64,
    });
    for (const wrong of [
      algorithm(sha512, sha1, 64),
      algorithm(sha512, sha256, 64),
      algorithm(sha1, sha1, 20),
      algorithm(sha256, sha256, 20),
      // Without parameters everything is SHA-1.
      seq(oid('1.2.840.113549.1.1.10'), seq()),
      seq(oid('1.2.840.113549.1.1.10')),
    ])
      expect(allowedOf(wrong)).toBeUndefined();
  });

  it('inside and outside of the signed part is the same, or the certificate is unreadable', () => {
    const certificate = leafOf(root, 'encryption', { algorithm: 'rsa256' });
    expect(readCertificateProfile(certificate)).toBeDefined();
    const raw = Buffer.from(certificate.raw);
    const name = oid('1.2.840.113549.1.1.11');
    // The outer one says SHA-384.
    raw[raw.lastIndexOf(name) + name.length - 1] = 12;
    expect(readCertificateProfile(new X509Certificate(raw))).toBeUndefined();
  });
});
