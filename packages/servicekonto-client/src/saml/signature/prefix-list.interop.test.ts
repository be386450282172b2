import { execFile } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { dice } from '../../../test/dice.ts';
import { signing } from '../../../test/saml/keys.ts';
import { randomXml } from '../../../test/saml/random-xml.ts';
import { ns } from '../xml/namespaces.ts';
import { attribute, childElements, parseXml } from '../xml/tree.ts';
import { verifySigned } from './verify.ts';

const run = promisify(execFile);
const hasXmlsec1 = await run('xmlsec1', ['--version']).then(
  () => true,
  () => {
    console.log('skipped: no xmlsec1 found; on Debian: apt-get install xmlsec1');
    return false;
  },
);
const folder = await mkdtemp(join(tmpdir(), 'rathaus-prefix-list-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const key = join(folder, 'signing.key');
await writeFile(key, signing.privateKey);

/** An element in another one, to be signed with these prefixes in both lists; what is in it is rolled. */
function template(roll: ReturnType<typeof dice>, prefixes: string): string {
  const one = <T>(list: readonly T[]): T => list[roll(list.length)]!;
  const exclusive = 'Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"';
  const list = `<ec:InclusiveNamespaces xmlns:ec="${ns.excC14n}" PrefixList="${prefixes}"/>`;
  const content = randomXml(roll);
  const around = one(['', ' xmlns="urn:d"', ' xmlns="urn:e" xmlns:b="urn:b0"']);
  const own = one(['', ' xmlns="urn:d"', ' xmlns=""', ' xmlns:a="urn:a1"']);
  return `<o:outer xmlns:o="urn:o"${around}><samlp:Response xmlns:samlp="${ns.samlp}"${own} ID="_r"><ds:Signature xmlns:ds="${ns.ds}"><ds:SignedInfo><ds:CanonicalizationMethod ${exclusive}>${list}</ds:CanonicalizationMethod><ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/><ds:Reference URI="#_r"><ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/><ds:Transform ${exclusive}>${list}</ds:Transform></ds:Transforms><ds:DigestMethod Algorithm="${ns.xenc}sha256"/><ds:DigestValue/></ds:Reference></ds:SignedInfo><ds:SignatureValue/></ds:Signature>${content}<samlp:Status${one(['', ' xmlns="urn:d"', ' xmlns=""'])}><y/></samlp:Status></samlp:Response></o:outer>`;
}

async function signedByXmlsec1(xml: string): Promise<string> {
  const [from, to] = [join(folder, 'template.xml'), join(folder, 'signed.xml')];
  await writeFile(from, xml);
  const id = ['--id-attr:ID', `${ns.samlp}:Response`];
  await run('xmlsec1', ['--sign', ...id, '--privkey-pem', key, '--output', to, from]);
  return readFile(to, 'utf8');
}

it.skipIf(!hasXmlsec1).each(['#default', '#default a', 'b #default B missing', 'a b'])(
  'what xmlsec1 signs with the prefixes "%s" verifies, whatever the namespaces around and in it',
  { timeout: 120_000 },
  async (prefixes) => {
    const roll = dice(20_261_130);
    const keys = [createPublicKey(signing.certificate)];
    for (let round = 0; round < 60; round += 1) {
      const message = await signedByXmlsec1(template(roll, prefixes));
      const document = parseXml(message);
      const response = childElements(document)[0]!;
      expect(attribute(verifySigned(response, document, keys), 'ID'), message).toBe('_r');
    }
  },
);
