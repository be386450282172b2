import { provider, type TestKeyPair } from '../../../packages/servicekonto-client/test/saml/keys.ts';
import {
  assertionXml,
  encrypted,
  responseXml,
  signed,
  usual,
} from '../../../packages/servicekonto-client/test/saml/maker.ts';

/** The login that the answers are for. */
export interface BenchLogin {
  readonly requestId: string;
}

const rsa = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const mgf1p = 'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p';

/** As many attributes as BundID delivers by the online ID card. */
const attributes = (person: number): string =>
  [
    ['urn:oid:1.3.6.1.4.1.25484.494450.3', `bpk2-${person}`],
    ['urn:oid:2.5.4.42', 'Zoë Ángeles Þórdís'],
    ['urn:oid:2.5.4.4', 'MÜLLER-ØST VON UND ZU ŁÓDŹ-ŞAHİN'],
    ['urn:oid:1.2.40.0.10.2.1.1.55', '2000-12-31'],
    ['urn:oid:1.3.6.1.5.5.7.9.2', 'ÅRHUS'],
    ['urn:oid:2.5.4.16', 'STRASSE DES 1. ERFUNDENEN 100 ½'],
    ['urn:oid:2.5.4.17', '00001'],
    ['urn:oid:2.5.4.7', 'MUSTERSTADT-ÜMLAUT'],
    ['urn:oid:1.2.40.0.10.2.1.1.225599', 'DE'],
    ['urn:oid:1.2.40.0.10.2.1.1.225577', 'D'],
    ['urn:oid:1.2.40.0.10.2.1.1.261.94', 'STORK-QAA-Level-4'],
    ['urn:oid:1.3.6.1.4.1.25484.494450.2', 'eID'],
    ['urn:oid:2.5.4.18', '6f1d1c5e-0000-4000-8000-000000000001'],
    ['urn:oid:1.3.6.1.4.1.25484.494450.1', '2020.2.1'],
  ]
    .map(
      ([name, value]) =>
        `<saml:Attribute xmlns:akdb="https://www.akdb.de/request/2018/09" Name="${name}" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri" akdb:TrustLevel="HOCH"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`,
    )
    .join('');

/**
 * Posted answers, base64: assertion signed, encrypted, response signed. `common`: RSASSA-PKCS1, rsa-oaep-mgf1p and
 * AES-128-GCM, which everybody reads; `modern`: PSS, rsa-oaep with SHA-256 in both places and AES-256-GCM.
 */
export async function answers(
  { requestId }: BenchLogin,
  form: 'common' | 'modern',
  key: TestKeyPair = provider,
): Promise<string[]> {
  const made: string[] = [];
  const signature = form === 'common' ? { signature: rsa, key } : { key };
  const encryption =
    form === 'common'
      ? ({ content: 'http://www.w3.org/2009/xmlenc11#aes128-gcm', transport: mgf1p, digest: 'sha1' } as const)
      : {};
  for (let person = 0; person < 20; person += 1) {
    const facts = { ...usual, now: Date.now(), requestId, attributes: attributes(person) };
    const assertion = signed(assertionXml(facts), facts.assertionId, signature);
    const xml = signed(
      responseXml(await encrypted(assertion, encryption), facts),
      facts.responseId,
      signature,
    );
    made.push(Buffer.from(xml).toString('base64'));
  }
  return made;
}
