import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { oaepParameters, rsaOaepAlgorithms } from '../index.ts';
import { createPemDecrypter } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'oaep-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each([2048, 3072, 4096])('a content key that OpenSSL wrapped for %i bits', (bits) => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const publicFile = join(folder, `${bits}.pem`);
  writeFileSync(publicFile, publicKey.export({ type: 'spki', format: 'pem' }));
  const decrypter = createPemDecrypter({ key: privateKey, kid: 'sp', algorithms: rsaOaepAlgorithms });
  const wrap = (contentKey: Uint8Array, options: readonly string[]) =>
    execFileSync(
      'openssl',
      ['pkeyutl', '-encrypt', '-pubin', '-inkey', publicFile, ...options.flatMap((one) => ['-pkeyopt', one])],
      { input: contentKey },
    );

  it.each(['', 'Đorđević'])('is unwrapped in every form, with the label "%s"', async (text) => {
    for (const algorithm of rsaOaepAlgorithms) {
      const form = { ...oaepParameters(algorithm)!, label: Buffer.from(text) };
      const contentKey = randomBytes(32);
      const wrapped = wrap(contentKey, [
        'rsa_padding_mode:oaep',
        `rsa_oaep_md:${form.digest.replace('-', '')}`,
        `rsa_mgf1_md:${form.mgf.replace('-', '')}`,
        ...(text === '' ? [] : [`rsa_oaep_label:${form.label.toString('hex')}`]),
      ]);
      expect(Buffer.from(await decrypter.unwrapKey(wrapped, form))).toEqual(contentKey);
    }
  });
});
