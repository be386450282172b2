import { constants, createHash, createHmac, createPublicKey, sign as nodeSign } from 'node:crypto';
import { isRathausError } from '@rathaus/client-core';
import { createPemSigner } from '@rathaus/client-core/node';
import { describe, expect, it } from 'vitest';
import { SignedXml } from 'xml-crypto';
import { processorTime } from '../../../../../tools/testing/processor-time.ts';
import { dice } from '../../../test/dice.ts';
import { provider, providerNext, signing, stranger } from '../../../test/saml/keys.ts';
import { algorithms, assertionXml, signed, usual } from '../../../test/saml/maker.ts';
import { publicKeyOf } from '../../../test/saml/reading.ts';
import { canonical } from '../xml/canonical.ts';
import { ns } from '../xml/namespaces.ts';
import { attribute, onlyChild, parseXml, textOf } from '../xml/tree.ts';
import { signMessage } from './sign.ts';
import { verifySigned } from './verify.ts';

const keys = [publicKeyOf(provider)];

/** Name in the assertion that is believed, or why none is. */
const outcome = (xml: string, by = keys): string => {
  try {
    const root = parseXml(xml);
    const read = verifySigned(root, root, by);
    return textOf(onlyChild(onlyChild(read, ns.saml, 'Subject')!, ns.saml, 'NameID')!);
  } catch (error) {
    if (!isRathausError(error)) throw error;
    return String(error.details?.reason);
  }
};
const right = signed(assertionXml(), usual.assertionId);
const replaced = (xml: string, from: string | RegExp, to: string): string => {
  const changed = xml.replace(from, to);
  if (changed === xml) throw new Error(`nothing to replace: ${String(from)}`);
  return changed;
};

/** Signs again what a change has left of `SignedInfo`, as a provider would that writes such things. */
function resigned(xml: string): string {
  const [before, after] = xml.split(/<ds:SignatureValue>[^<]*<\/ds:SignatureValue>/);
  const info = /<ds:SignedInfo>[\s\S]*<\/ds:SignedInfo>/.exec(xml)![0];
  const bytes = canonical(parseXml(info.replace('<ds:SignedInfo>', `<ds:SignedInfo xmlns:ds="${ns.ds}">`)));
  const value = nodeSign('sha256', Buffer.from(bytes), {
    key: provider.privateKey,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: 32,
  });
  return `${before}<ds:SignatureValue>${value.toString('base64')}</ds:SignatureValue>${after}`;
}

describe('a signed element', () => {
  it('is read as it was signed, without its signature', () => {
    const root = parseXml(right);
    const read = verifySigned(root, root, keys);
    expect(onlyChild(read, ns.ds, 'Signature')).toBeUndefined();
    expect(attribute(read, 'ID')).toBe(usual.assertionId);
    expect(outcome(right)).toBe(usual.nameId);
  });

  it('is signed by one of the keys that are known', () => {
    expect(outcome(right, [publicKeyOf(stranger), publicKeyOf(provider)])).toBe(usual.nameId);
    expect(outcome(right, [publicKeyOf(stranger)])).toBe('signature');
    expect(outcome(right, [])).toBe('signature');
  });

  it('is not signed by a key that it brings along', () => {
    const forged = signed(assertionXml(), usual.assertionId, { key: stranger });
    expect(forged).toContain('X509Certificate');
    expect(outcome(forged)).toBe('signature');
  });

  it.each([
    ['rsa-sha384', 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384', 'sha384'],
    ['rsa-sha512', 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512', 'sha512'],
  ])('may be signed by %s', (_name, method, hash) => {
    const info = replaced(right, algorithms.pss, method);
    const [before, after] = info.split(/<ds:SignatureValue>[^<]*<\/ds:SignatureValue>/);
    const signedInfo = /<ds:SignedInfo>[\s\S]*<\/ds:SignedInfo>/.exec(info)![0];
    const bytes = canonical(
      parseXml(replaced(signedInfo, '<ds:SignedInfo>', `<ds:SignedInfo xmlns:ds="${ns.ds}">`)),
    );
    const value = nodeSign(hash, Buffer.from(bytes), provider.privateKey).toString('base64');
    expect(outcome(`${before}<ds:SignatureValue>${value}</ds:SignatureValue>${after}`)).toBe(usual.nameId);
  });

  it('may have its signature value in lines', () => {
    const xml = right.replace(/<ds:SignatureValue>(.{60})/, '<ds:SignatureValue>\n$1\r\n  ');
    expect(outcome(xml)).toBe(usual.nameId);
  });
});

describe('nothing that is changed after the signature is believed', () => {
  it.each<[string, string | RegExp, string]>([
    ['the name', `>${usual.nameId}<`, '>AAother<'],
    ['an attribute', 'STORK-QAA-Level-4', 'STORK-QAA-Level-1'],
    ['the id', /ID="_assertion-1"/, 'ID="_assertion-2"'],
    ['an element more', '</saml:Assertion>', '<saml:Advice/></saml:Assertion>'],
    ['an attribute more', '<saml:Assertion ', '<saml:Assertion x="1" '],
    ['a name of another namespace', /<saml:NameID/, '<saml:NameID xmlns:saml="urn:other"'],
    ['a digest', /<ds:DigestValue>./, '<ds:DigestValue>!'],
    [
      'a digest of something else',
      /<ds:DigestValue>[^<]*/,
      `<ds:DigestValue>${createHash('sha256').update('x').digest('base64')}`,
    ],
    ['the value', /<ds:SignatureValue>[^<]{4}/, '<ds:SignatureValue>AAAA'],
  ])('%s', (_what, from, to) => {
    expect(['signature', 'structure']).toContain(outcome(replaced(right, from, to)));
  });

  it('white space between elements included', () => {
    expect(outcome(replaced(right, '<saml:Subject>', ' <saml:Subject>'))).toBe('signature');
  });
});

describe('what a provider would have to sign wrongly', () => {
  it('is believed when it is signed again (control)', () => {
    expect(outcome(resigned(right))).toBe(usual.nameId);
  });

  it.each<[string, string | RegExp, string, string]>([
    ['SHA-1 for the digest', algorithms.sha256, 'http://www.w3.org/2000/09/xmldsig#sha1', 'algorithm'],
    ['MD5 for the digest', algorithms.sha256, 'http://www.w3.org/2001/04/xmldsig-more#md5', 'algorithm'],
    ['a method of the prototype', algorithms.sha256, 'constructor', 'algorithm'],
    [
      'another canonical form of the element',
      /(<ds:Transform Algorithm=")http:\/\/www.w3.org\/2001\/10\/xml-exc-c14n#/,
      '$1http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
      'algorithm',
    ],
    [
      'a canonical form with comments',
      /(<ds:Transform Algorithm="http:\/\/www.w3.org\/2001\/10\/xml-exc-c14n#)/,
      '$1WithComments',
      'algorithm',
    ],
    [
      'XSLT',
      /http:\/\/www.w3.org\/2001\/10\/xml-exc-c14n#(?="\/><\/ds:Transforms>)/,
      'http://www.w3.org/TR/1999/REC-xslt-19991116',
      'algorithm',
    ],
    ['XPath', algorithms.enveloped, 'http://www.w3.org/TR/1999/REC-xpath-19991116', 'algorithm'],
    ['one transform', `<ds:Transform Algorithm="${algorithms.enveloped}"/>`, '', 'signature'],
    [
      'three transforms',
      '<ds:Transforms>',
      `<ds:Transforms><ds:Transform Algorithm="${algorithms.enveloped}"/>`,
      'signature',
    ],
    ['transforms the other way round', /(<ds:Transform [^>]*>)(<ds:Transform [^>]*>)/, '$2$1', 'algorithm'],
    ['a reference to everything', `URI="#${usual.assertionId}"`, 'URI=""', 'signature'],
    ['a reference to something else', `URI="#${usual.assertionId}"`, 'URI="#_other"', 'signature'],
    [
      'a reference by XPointer',
      `URI="#${usual.assertionId}"`,
      `URI="#xpointer(id('${usual.assertionId}'))"`,
      'signature',
    ],
    ['a reference to the network', `URI="#${usual.assertionId}"`, 'URI="https://evil.example/"', 'signature'],
    ['no reference', / URI="[^"]*"/, '', 'signature'],
    ['two references', /(<ds:Reference .*<\/ds:Reference>)/, '$1$1', 'signature'],
    ['two digests', /(<ds:DigestValue>.*<\/ds:DigestValue>)/, '$1$1', 'signature'],
    ['a digest that is an element', /<ds:DigestValue>([^<]*)/, '<ds:DigestValue>$1<x/>', 'structure'],
  ])('%s', (_what, from, to, reason) => {
    expect(outcome(resigned(replaced(right, from, to)))).toBe(reason);
  });

  it.each<[string, string | RegExp, string, string]>([
    ['HMAC with the public key', algorithms.pss, 'http://www.w3.org/2000/09/xmldsig#hmac-sha1', 'algorithm'],
    ['SHA-1', algorithms.pss, 'http://www.w3.org/2000/09/xmldsig#rsa-sha1', 'algorithm'],
    ['no method', /<ds:SignatureMethod [^>]*>/, '', 'structure'],
    ['another padding', algorithms.pss, algorithms.rsa, 'signature'],
    ['two SignedInfo', /(<ds:SignedInfo>.*<\/ds:SignedInfo>)/, '$1$1', 'signature'],
    ['two values', /(<ds:SignatureValue>.*<\/ds:SignatureValue>)/, '$1$1', 'signature'],
    ['an empty value', /<ds:SignatureValue>[^<]*/, '<ds:SignatureValue>', 'structure'],
    ['an Object', '</ds:Signature>', '<ds:Object/></ds:Signature>', 'signature'],
    [
      'an element that is none of XML Signature',
      '<ds:SignedInfo>',
      '<x:SignedInfo xmlns:x="urn:x"/><ds:SignedInfo>',
      'signature',
    ],
    ['two signatures', /(<ds:Signature .*<\/ds:Signature>)/, '$1$1', 'structure'],
    ['no signature', /<ds:Signature .*<\/ds:Signature>/, '', 'structure'],
    ['no id', ` ID="${usual.assertionId}"`, '', 'structure'],
  ])('a signature with %s', (_what, from, to, reason) => {
    expect(outcome(replaced(right, from, to))).toBe(reason);
  });

  it('HMAC, computed with what everybody knows', () => {
    const method = replaced(right, algorithms.pss, 'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256');
    const value = createHmac('sha256', provider.certificate).update('x').digest('base64');
    expect(outcome(method.replace(/<ds:SignatureValue>[^<]*/, `<ds:SignatureValue>${value}`))).toBe(
      'algorithm',
    );
  });
});

describe('work for strangers', () => {
  const listed = (count: number) => {
    const prefixes = Array.from({ length: count }, (_, at) => `p${at}`).join(' ');
    return replaced(
      right,
      /(<ds:CanonicalizationMethod [^>]*)\/>/,
      `$1><e:InclusiveNamespaces xmlns:e="${ns.excC14n}" PrefixList="${prefixes}"/></ds:CanonicalizationMethod>`,
    );
  };
  it('a list of sixteen prefixes is read', () => {
    expect(outcome(resigned(listed(16)))).toBe(usual.nameId);
  });
  it('a list of seventeen prefixes is refused', () => {
    expect(outcome(resigned(listed(17)))).toBe('algorithm');
  });
  it('a SignedInfo with hundreds of attributes is refused', () => {
    const attributes = Array.from({ length: 60 }, (_, at) => `a${at}=""`).join(' ');
    const some = replaced(right, '<ds:DigestMethod ', `<ds:DigestMethod ${attributes} `);
    expect(
      outcome(resigned(replaced(some, '<ds:SignatureMethod ', `<ds:SignatureMethod ${attributes} `))),
    ).toBe('signature');
  });
  it('a form full of prefixes and attributes ends at once', async () => {
    const many = Array.from({ length: 6000 }, (_, at) => `p${at}`).join(' ');
    const full = replaced(
      right,
      /(<ds:CanonicalizationMethod [^>]*)\/>/,
      `$1><e:InclusiveNamespaces xmlns:e="${ns.excC14n}" PrefixList="${many}"/></ds:CanonicalizationMethod>`,
    );
    expect(await processorTime(() => expect(outcome(full)).toBe('algorithm'), 500)).toBeLessThan(500);
  });
});

describe('an id', () => {
  it.each(['ID', 'Id', 'id'])('occurs once in a message, also as %s', (name) => {
    const twin = replaced(right, '<saml:Subject>', `<saml:Subject ${name}="${usual.assertionId}">`);
    expect(outcome(twin)).toBe('signature');
  });

  it('occurs once around the element, too', () => {
    const root = parseXml(`<r><a ID="${usual.assertionId}"/>${right}</r>`);
    const [, assertion] = root.childNodes as [never, typeof root];
    expect(() => verifySigned(assertion, root, keys)).toThrow('not valid');
  });
});

describe('signMessage', () => {
  const message = `<saml2p:AuthnRequest xmlns:saml2p="${ns.samlp}" xmlns:saml2="${ns.saml}" ID="_1" Version="2.0"><saml2:Issuer>https://stadt.example</saml2:Issuer><saml2p:Extensions><x:y xmlns:x="urn:x">Łódź &amp; Şahin</x:y></saml2p:Extensions></saml2p:AuthnRequest>`;
  it.each(['PS256', 'RS256'] as const)('by %s is verified by us and by xml-crypto', async (algorithm) => {
    const signer = createPemSigner({ key: signing.privateKey, kid: 'signing', algorithm });
    const xml = await signMessage(message, {
      signer,
      publicKey: publicKeyOf(signing),
      timeout: 5000,
      signal: undefined,
    });
    const root = parseXml(xml);
    expect(attribute(verifySigned(root, root, [createPublicKey(signing.certificate)]), 'ID')).toBe('_1');
    const foreign = new SignedXml({
      publicCert: signing.certificate,
      getCertFromKeyInfo: () => null,
    });
    foreign.loadSignature(/<ds:Signature [\s\S]*<\/ds:Signature>/.exec(xml)![0]);
    expect(foreign.checkSignature(xml)).toBe(true);
    expect(xml.indexOf('<ds:Signature')).toBe(xml.indexOf('</saml2:Issuer>') + '</saml2:Issuer>'.length);
  });

  it('says when the key service fails', async () => {
    const signer = { kid: 'hsm', algorithm: 'PS256' as const, sign: () => Promise.reject(new Error('gone')) };
    await expect(
      signMessage(message, { signer, publicKey: publicKeyOf(signing), timeout: 5000, signal: undefined }),
    ).rejects.toMatchObject({
      code: 'servicekonto.client.key',
    });
  });

  it('ends when it hangs', async () => {
    const signer = { kid: 'hsm', algorithm: 'PS256' as const, sign: () => new Promise<never>(() => {}) };
    await expect(
      signMessage(message, { signer, publicKey: publicKeyOf(signing), timeout: 20, signal: undefined }),
    ).rejects.toMatchObject({
      code: 'servicekonto.client.key',
    });
  });
});

describe('any change of a signed assertion', () => {
  it('leaves what is believed as it was, or is refused', () => {
    const random = dice(7);
    for (let round = 0; round < 400; round += 1) {
      const at = random(right.length);
      const character = String.fromCharCode(32 + random(95));
      const cut = random(3);
      const xml = right.slice(0, at) + (cut === 0 ? '' : character) + right.slice(at + (cut === 1 ? 0 : 1));
      expect([usual.nameId, 'xml', 'structure', 'signature', 'algorithm']).toContain(
        outcome(xml, [keys[0]!, publicKeyOf(providerNext)]),
      );
    }
  });
});
