import type { X509Certificate } from 'node:crypto';
import { describe } from 'vitest';
import { checkPublicJwk, type PublicJwk, type PublicKeyTrust } from '../../src/index.ts';
import { extension, nul, seq } from '../der.ts';
import { createTestKey } from '../keys.ts';
import {
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
} from '../pki.ts';
import { itNames } from './attack-table.ts';

const now = Date.parse('2026-11-29T12:00:00Z');
const key = createTestKey('beispielhausen-enc-1', 'encryption');
const other = createTestKey('musterdorf-enc-1', 'encryption');
const root = createAuthority({ name: 'Wurzel Beispielland', keys: rsaKeys(), algorithm: 'pss512', now });
const authority = (facts: Partial<AuthorityFacts> = {}) =>
  createAuthority({ name: 'CA Łódzki', keys: ecKeys(), algorithm: 'ecdsa256', now, parent: root, ...facts });
type Issuer = Pick<typeof root, 'issue'>;
const leaf = (issuer: Issuer = root, facts: Partial<CertificateFacts> = {}) =>
  issuer.issue({
    subject: 'Stadt Beispielhausen',
    key: key.publicKey,
    extensions: [basicConstraints(false), keyUsage('keyEncipherment')],
    ...facts,
  });
const ca = authority();

const check = (jwk: PublicJwk, trust: Partial<PublicKeyTrust> = {}) =>
  checkPublicJwk(jwk, 'encryption', {
    trust: { roots: [root.certificate.toString()], isRevoked: async () => false, ...trust },
    clock: () => now,
  });
const member = (more: object) => check({ ...key.jwk, x5c: x5cOf([leaf()]), ...more });
const x5cOf = (chain: readonly X509Certificate[]) => chain.map(({ raw }) => raw.toString('base64'));
const chain = (certificates: readonly X509Certificate[], trust?: Partial<PublicKeyTrust>) =>
  check({ ...key.jwk, x5c: x5cOf(certificates) }, trust);
const under = (facts: Partial<AuthorityFacts>) => {
  const issuer = authority(facts);
  return chain([leaf(issuer), issuer.certificate]);
};
const limited = authority({ extensions: [basicConstraints(true, 0), keyUsage('keyCertSign')] });
const below = createAuthority({
  name: 'Unter-CA',
  keys: ecKeys(),
  algorithm: 'ecdsa256',
  now,
  parent: limited,
});

describe('attacks by a published key', () => {
  itNames([
    { attack: 'another kind of key', says: 'exchange.key.kty', made: () => member({ kty: 'EC' }) },
    { attack: 'a key id of one character', says: 'exchange.key.kid', made: () => member({ kid: 'x' }) },
    { attack: 'another method', says: 'exchange.key.alg', made: () => member({ alg: 'RSA1_5' }) },
    {
      attack: 'one key for two uses',
      says: 'exchange.key.key-ops',
      made: () => member({ key_ops: ['wrapKey', 'sign'] }),
    },
    { attack: 'exponent 3', says: 'exchange.key.exponent', made: () => member({ e: 'Aw' }) },
    {
      attack: 'a modulus with leading zeros',
      says: 'exchange.key.modulus',
      made: () => member({ n: `AA${String(key.jwk.n)}` }),
    },
    {
      attack: '2048 bits',
      says: 'exchange.key.too-short',
      made: () => member({ n: createTestKey('kurz-enc-1', 'encryption', 2048).jwk.n }),
    },
    { attack: 'a private key published', says: 'exchange.key.private', made: () => member({ d: 'AAAA' }) },
    { attack: 'no certificate', says: 'exchange.key.x5c: missing', made: () => member({ x5c: undefined }) },
    {
      attack: 'bytes that are no certificate',
      says: 'exchange.key.x5c: unreadable',
      made: () => member({ x5c: ['bm90IGEgY2VydA'] }),
    },
    {
      attack: 'the certificate of another key',
      says: 'exchange.key.x5c-differs',
      made: () => check({ ...other.jwk, x5c: x5cOf([leaf()]) }),
    },
    {
      attack: 'an expired certificate',
      says: 'exchange.key.expired',
      made: () => chain([leaf(root, { notAfter: now - day })]),
    },
    {
      attack: 'a certificate for later',
      says: 'exchange.key.not-yet-valid',
      made: () => chain([leaf(root, { notBefore: now + day })]),
    },
    {
      attack: 'issued by an end user',
      says: 'exchange.key.chain-broken',
      made: () => under({ extensions: [basicConstraints(false), keyUsage('keyCertSign')] }),
    },
    {
      attack: 'a chain that goes in a circle',
      says: 'exchange.key.chain-duplicate',
      made: () => chain([leaf(ca), ca.certificate, ca.certificate]),
    },
    {
      attack: 'a signature with SHA-1',
      says: 'exchange.key.certificate-algorithm',
      made: () => chain([leaf(root, { algorithm: 'pss-sha1' })]),
    },
    {
      attack: 'an issuer with 1024 bits',
      says: 'exchange.key.issuer-key',
      made: () => under({ keys: rsaKeys(1024), algorithm: 'rsa256' }),
    },
    {
      attack: 'certified for the other use',
      says: 'exchange.key.key-usage',
      made: () => chain([leaf(root, { extensions: [keyUsage('digitalSignature')] })]),
    },
    {
      attack: 'certified for OCSP answers alone',
      says: 'exchange.key.purpose',
      made: () =>
        chain([leaf(root, { extensions: [keyUsage('keyEncipherment'), purposes([ocspSigning], true)] })]),
    },
    {
      attack: 'an authority below one that may have none',
      says: 'exchange.key.path-length',
      made: () => chain([leaf(below), below.certificate, limited.certificate]),
    },
    {
      attack: 'an authority limited to other names',
      says: 'exchange.key.name-constraints',
      made: () =>
        under({
          extensions: [basicConstraints(true), keyUsage('keyCertSign'), extension('2.5.29.30', seq(), true)],
        }),
    },
    {
      attack: 'a critical extension nobody knows',
      says: 'exchange.key.critical-extension',
      made: () =>
        chain([
          leaf(root, {
            extensions: [keyUsage('keyEncipherment'), extension('1.3.6.1.4.1.99999.1', nul(), true)],
          }),
        ]),
    },
    {
      attack: 'a root of the same name',
      says: 'exchange.key.untrusted',
      made: () =>
        chain([leaf(createAuthority({ name: root.name, keys: ecKeys(), algorithm: 'ecdsa256', now }))]),
    },
    {
      attack: 'a stolen key whose certificate was revoked',
      says: 'exchange.key.revoked',
      made: () => chain([leaf()], { isRevoked: async () => true }),
    },
  ]);
});
