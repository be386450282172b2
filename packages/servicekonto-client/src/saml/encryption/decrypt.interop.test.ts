import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  assertion,
  contentKey,
  inside,
  open,
  own,
  refused,
  strict,
  wrapped,
} from '../../../test/saml-decryption.ts';
import {
  type Digest,
  digestAddresses,
  digestMethod,
  encryptionMethod,
  maskMethod,
  mgf1p,
  oaep,
  xenc11,
} from '../../../test/saml-encryption.ts';

const folder = mkdtempSync(join(tmpdir(), 'saml-encryption-'));
const publicFile = join(folder, 'sp.pem');
writeFileSync(publicFile, own.publicKey.export({ type: 'spki', format: 'pem' }));
afterAll(() => rmSync(folder, { recursive: true }));

const byOpenSsl = (digest: Digest, mgf: Digest, label = '') =>
  execFileSync(
    'openssl',
    [
      ...['pkeyutl', '-encrypt', '-pubin', '-inkey', publicFile, '-pkeyopt', 'rsa_padding_mode:oaep'],
      ...['-pkeyopt', `rsa_oaep_md:${digest}`, '-pkeyopt', `rsa_mgf1_md:${mgf}`],
      ...(label === '' ? [] : ['-pkeyopt', `rsa_oaep_label:${Buffer.from(label).toString('hex')}`]),
    ],
    { input: contentKey },
  );
const digests = Object.keys(digestAddresses) as Digest[];

describe('a content key that OpenSSL wrapped', () => {
  it.each(digests)('for rsa-oaep-mgf1p with %s is unwrapped', async (digest) => {
    const method = encryptionMethod(mgf1p, digestMethod(digestAddresses[digest]));
    expect(await open(inside(wrapped({ method, bytes: byOpenSsl(digest, 'sha1') })))).toBe(assertion);
  });

  it.each(digests.flatMap((digest) => digests.map((mgf) => [digest, mgf] as const)))(
    'for rsa-oaep with %s and MGF1 of %s is unwrapped, with and without a label',
    async (digest, mgf) => {
      const parameters = digestMethod(digestAddresses[digest]) + maskMethod(`${xenc11}mgf1${mgf}`);
      const bare = encryptionMethod(oaep, parameters);
      expect(await open(inside(wrapped({ method: bare, bytes: byOpenSsl(digest, mgf) })))).toBe(assertion);
      const label = `<xenc:OAEPparams>${Buffer.from('Đorđević').toString('base64')}</xenc:OAEPparams>`;
      const method = encryptionMethod(oaep, label + parameters);
      const bytes = byOpenSsl(digest, mgf, 'Đorđević');
      expect(await open(inside(wrapped({ method, bytes })))).toBe(assertion);
      await expect(open(inside(wrapped({ method: bare, bytes })))).rejects.toMatchObject(refused);
    },
  );

  it.each(['sha256', 'sha384', 'sha512'] as const)(
    'for rsa-oaep-mgf1p with %s in both places is refused, and unwrapped where that is allowed',
    async (digest) => {
      const method = encryptionMethod(mgf1p, digestMethod(digestAddresses[digest]));
      const xml = inside(wrapped({ method, bytes: byOpenSsl(digest, digest) }));
      await expect(open(xml)).rejects.toMatchObject(refused);
      expect(await open(xml, { allow: { ...strict, nonConformingOaep: true } })).toBe(assertion);
    },
  );
});
