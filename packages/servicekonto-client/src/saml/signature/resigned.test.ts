import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { isRathausError } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import { provider } from '../../../test/saml/keys.ts';
import { algorithms, assertionXml, signed, usual } from '../../../test/saml/maker.ts';
import { type OwnSignature, signedRoot } from '../../../test/saml/own-signature.ts';
import { publicKeyOf } from '../../../test/saml/reading.ts';
import { ns } from '../xml/namespaces.ts';
import { parseXml, requiredChild, textOf } from '../xml/tree.ts';
import { isBy, verifySigned } from './verify.ts';

const keys = [publicKeyOf(provider)];
const namedIn = (xml: string, at: number[] = []): string => {
  try {
    const document = parseXml(xml);
    const element = at.reduce((one, index) => one.childNodes[index] as typeof one, document);
    const read = verifySigned(element, document, keys);
    return textOf(requiredChild(requiredChild(read, ns.saml, 'Subject'), ns.saml, 'NameID'));
  } catch (error) {
    if (!isRathausError(error)) throw error;
    return String(error.details?.reason);
  }
};
const outcome = (facts: OwnSignature = {}, xml = assertionXml()) => namedIn(signedRoot(xml, facts));
const replaced = (from: string | RegExp, to: string) => (text: string) => {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`nothing to replace: ${String(from)}`);
  return changed;
};

describe('a provider that signs strangely, by its own key', () => {
  it('is believed when it signs as it should (control)', () => {
    expect(outcome()).toBe(usual.nameId);
  });

  const transform = `<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/>`;
  it.each<[string, (info: string) => string, string]>([
    [
      'with a third transform behind the two',
      replaced('</ds:Transforms>', `${transform}</ds:Transforms>`),
      'signature',
    ],
    [
      'with a filter in the first transform',
      replaced(
        `<ds:Transform Algorithm="${algorithms.enveloped}"/>`,
        `<ds:Transform Algorithm="${algorithms.enveloped}"><ds:XPath>//saml:Subject</ds:XPath></ds:Transform>`,
      ),
      'algorithm',
    ],
    [
      'with a filter in the canonical form',
      replaced(
        `<ds:Transform Algorithm="${algorithms.exclusive}"/>`,
        `<ds:Transform Algorithm="${algorithms.exclusive}"><ds:XPath>1</ds:XPath></ds:Transform>`,
      ),
      'signature',
    ],
    [
      'with a transform of another namespace',
      replaced('<ds:Transform Algorithm=', '<x:Transform xmlns:x="urn:x" Algorithm='),
      'signature',
    ],
    [
      'with a foreign element in SignedInfo',
      replaced('<ds:Reference', '<x:Reference xmlns:x="urn:x"/><ds:Reference'),
      'signature',
    ],
    [
      'with a foreign element in the reference',
      replaced('<ds:DigestMethod', '<x:DigestMethod xmlns:x="urn:x"/><ds:DigestMethod'),
      'signature',
    ],
    [
      'with half of a digest',
      (info) => info.replace(/(<ds:DigestValue>)([^<]{20})[^<]*/, '$1$2'),
      'signature',
    ],
    [
      'with a manifest in place of the message',
      replaced(
        /(<ds:Reference URI="#)[^"]*"/,
        '$1_manifest" Type="http://www.w3.org/2000/09/xmldsig#Manifest"',
      ),
      'signature',
    ],
  ])('%s', (_what, change, reason) => {
    expect(outcome({ change })).toBe(reason);
  });

  it('with an id that is empty', () => {
    expect(outcome({}, assertionXml({ ...usual, assertionId: '' }))).toBe('signature');
  });

  it('with a salt of another length', () => {
    expect(outcome({ saltLength: 20 })).toBe('signature');
  });

  it('with white space and foreign characters in the value', () => {
    const xml = signedRoot(assertionXml());
    expect(namedIn(xml.replace('<ds:SignatureValue>', '<ds:SignatureValue>\r\n\t '))).toBe(usual.nameId);
    expect(namedIn(xml.replace('<ds:SignatureValue>', '<ds:SignatureValue>****'))).toBe('structure');
  });

  it.each([
    ['SHA-1 for the digest', { digest: 'http://www.w3.org/2000/09/xmldsig#sha1' }],
    ['SHA-1 for the signature', { signature: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' }],
  ])('with %s, computed rightly', (_what, facts) => {
    expect(namedIn(signed(assertionXml(), usual.assertionId, facts))).toBe('algorithm');
  });
});

describe('an id of a signed element', () => {
  it.each(['ID', 'Id', 'id', 'iD', 'xml:id', 'x:ID'])('is not that of another one, as %s', (name) => {
    const twin = `<a ${name}="${usual.assertionId}"/>`;
    const xml = `<r xmlns:x="urn:x">${twin}${signedRoot(assertionXml())}</r>`;
    expect(namedIn(xml, [1])).toBe('signature');
    expect(namedIn(xml.replace(twin, '<a ID="_other"/>'), [1])).toBe(usual.nameId);
  });
});

describe('a key of another kind than the algorithm', () => {
  const bytes = Buffer.from('SignedInfo');
  const method = { hash: 'sha256', padding: 'pkcs1' } as const;

  it('has signed nothing: elliptic', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(isBy(publicKey, method, bytes, sign('sha256', bytes, privateKey))).toBe(false);
  });

  it('has signed nothing: bound to another digest', () => {
    const { publicKey } = generateKeyPairSync('rsa-pss', {
      modulusLength: 2048,
      hashAlgorithm: 'sha512',
      mgf1HashAlgorithm: 'sha512',
    });
    const signature = createHash('sha512').update('').digest();
    expect(isBy(publicKey, { hash: 'sha256', padding: 'pss' }, bytes, signature)).toBe(false);
    expect(isBy(publicKey, method, bytes, signature)).toBe(false);
  });
});
