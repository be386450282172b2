import { execFile } from 'node:child_process';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { serviceProviderMetadata } from '../../src/metadata/index.ts';
import { rsaKeys, testCertificate } from './certificates.ts';

const run = promisify(execFile);
const schema = '/usr/share/simplesamlphp/vendor/simplesamlphp/saml2/schemas/saml-schema-metadata-2.0.xsd';
const hasSchema = await Promise.all([access(schema), run('xmllint', ['--version'])]).then(
  () => true,
  () => {
    console.log('skipped: no schemas of SAML or no xmllint. apt-get install simplesamlphp libxml2-utils');
    return false;
  },
);

it.skipIf(!hasSchema).each([
  ['with everything', 2, 2, true],
  ['with the least', 1, 0, false],
])('metadata %s are valid by the schema of OASIS', async (_what, signing, encryption, everything) => {
  const keys = rsaKeys();
  const some = (count: number) =>
    Array.from({ length: count }, () => ({
      certificate: testCertificate({ cn: 'x', keys, notAfter: Date.UTC(2049, 0, 1) }),
    }));
  const xml = serviceProviderMetadata({
    entityId: 'https://www.musterstadt.example',
    acsUrl: 'https://www.musterstadt.example/login/callback/bundid?a=1&b=2',
    sloUrl: everything ? 'https://www.musterstadt.example/login/bundid/logout' : undefined,
    nameIdFormat: everything ? 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' : undefined,
    keys: { signing: some(signing), encryption: some(encryption) },
    publishAll: everything,
    wantAssertionsSigned: everything,
  });
  const folder = await mkdtemp(join(tmpdir(), 'rathaus-metadata-'));
  const validate = async (content: string) => {
    await writeFile(join(folder, 'sp.xml'), content);
    return run('xmllint', ['--nonet', '--noout', '--schema', schema, join(folder, 'sp.xml')]);
  };
  try {
    await validate(xml);
    // The oracle is one.
    await expect(validate(xml.replace('use="signing"', 'use="sign"'))).rejects.toThrow();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
