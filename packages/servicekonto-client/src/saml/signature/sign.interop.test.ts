import { execFile } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createPemSigner } from '@rathaus/client-core/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signing, stranger, type TestKeyPair } from '../../../test/saml/keys.ts';
import { createSamlWorld, usualOptions } from '../../../test/saml/world.ts';
import { ns } from '../xml/namespaces.ts';
import { attribute, parseXml } from '../xml/tree.ts';
import { verifySigned } from './verify.ts';

const run = promisify(execFile);
const hasXmlsec1 = await run('xmlsec1', ['--version']).then(
  () => true,
  () => {
    console.log('skipped: no xmlsec1 found; on Debian: apt-get install xmlsec1');
    return false;
  },
);

/** Another reader and writer of signatures; the one of Debian knows no PSS. */
describe.skipIf(!hasXmlsec1)('beside xmlsec1', () => {
  let folder: string;
  const at = (name: string) => join(folder, name);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rathaus-xmlsec1-'));
    for (const [name, pair] of Object.entries({ signing, stranger })) {
      await writeFile(at(`${name}.crt`), pair.certificate);
      await writeFile(at(`${name}.key`), pair.privateKey);
    }
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function verifiedByXmlsec1(xml: string, name: 'signing' | 'stranger'): Promise<boolean> {
    await writeFile(at('message.xml'), xml);
    const id = `${ns.samlp}:AuthnRequest`;
    const line = ['--verify', '--id-attr:ID', id, '--pubkey-cert-pem', at(`${name}.crt`), at('message.xml')];
    return run('xmlsec1', line).then(
      () => true,
      () => false,
    );
  }

  it('our signed request verifies there, and what was changed does not', async () => {
    const { privateKey, certificate } = signing;
    const signer = createPemSigner({ key: privateKey, kid: 'signing', algorithm: 'RS256' });
    const world = createSamlWorld({
      displayName: 'Hundesteuer für Łódź-Şahin & Söhne <Ĳsbrand>',
      keys: { ...usualOptions.keys, signing: [{ signer, certificate }] },
    });
    const { xml } = await world.start('?level=substanziell');
    expect(xml).toContain('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256');
    expect(await verifiedByXmlsec1(xml, 'signing')).toBe(true);
    expect(await verifiedByXmlsec1(xml, 'stranger')).toBe(false);
    expect(await verifiedByXmlsec1(xml.replace('STORK-QAA-Level-3', 'STORK-QAA-Level-1'), 'signing')).toBe(
      false,
    );
  });

  const template = (signature: string, digest: string, prefixes: string): string => {
    const list =
      prefixes === '' ? '' : `<ec:InclusiveNamespaces xmlns:ec="${ns.excC14n}" PrefixList="${prefixes}"/>`;
    const exclusive = `Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"`;
    return `<samlp:Response xmlns:samlp="${ns.samlp}" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:unused="urn:u" ID="_r" Version="2.0">
  <saml:Issuer xmlns:saml="${ns.saml}">https://idp.test/łódź?a=1&amp;b=&quot;2&quot;</saml:Issuer>
  <ds:Signature xmlns:ds="${ns.ds}"><ds:SignedInfo><ds:CanonicalizationMethod ${exclusive}/>
    <ds:SignatureMethod Algorithm="${signature}"/><ds:Reference URI="#_r"><ds:Transforms>
    <ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>
    <ds:Transform ${exclusive}>${list}</ds:Transform></ds:Transforms>
    <ds:DigestMethod Algorithm="${digest}"/><ds:DigestValue/></ds:Reference></ds:SignedInfo><ds:SignatureValue/></ds:Signature>
  <samlp:Status xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string" a="&#10;&#9;Ž"><![CDATA[<Đorđević>]]>&#13;</samlp:Status>
</samlp:Response>`;
  };

  async function signedByXmlsec1(xml: string): Promise<string> {
    await writeFile(at('template.xml'), xml);
    const id = `${ns.samlp}:Response`;
    const key = ['--privkey-pem', at('signing.key')];
    const line = ['--sign', '--id-attr:ID', id, ...key, '--output', at('signed.xml'), at('template.xml')];
    await run('xmlsec1', line);
    return readFile(at('signed.xml'), 'utf8');
  }

  const more = 'http://www.w3.org/2001/04/xmldsig-more#';
  it.each([
    [`${more}rsa-sha256`, `${ns.xenc}sha256`, ''],
    [`${more}rsa-sha384`, `${more}sha384`, 'xs'],
    [`${more}rsa-sha512`, `${ns.xenc}sha512`, 'xs unused missing'],
  ])('what is signed there by %s over %s, with the prefixes "%s", verifies here', async (...words) => {
    const signed = await signedByXmlsec1(template(...words));
    const message = parseXml(signed);
    const key = (pair: TestKeyPair) => [createPublicKey(pair.certificate)];
    expect(attribute(verifySigned(message, message, key(signing)), 'ID')).toBe('_r');
    const refused = expect.objectContaining({ code: 'servicekonto.response.invalid' });
    expect(() => verifySigned(message, message, key(stranger))).toThrow(refused);
    const changed = parseXml(signed.replace('Đorđević', 'Dordevic'));
    expect(() => verifySigned(changed, changed, key(signing))).toThrow(refused);
  });

  it('SHA-1, which xmlsec1 still signs with, is refused', async () => {
    const xml = template(`${ns.ds}rsa-sha1`, `${ns.ds}sha1`, '');
    const message = parseXml(await signedByXmlsec1(xml));
    expect(() => verifySigned(message, message, [createPublicKey(signing.certificate)])).toThrow(
      expect.objectContaining({ details: { reason: 'algorithm' } }),
    );
  });
});
