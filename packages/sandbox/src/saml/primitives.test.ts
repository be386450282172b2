import { createPrivateKey, X509Certificate } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { SignedXml } from 'xml-crypto';
import { decrypt } from 'xml-encryption';
import { bundidNextSigning, bundidSigning, unternehmenskontoSigning } from '../seed/saml-keys-providers.ts';
import {
  musterstadtSamlEncryption,
  musterstadtSamlExpired,
  musterstadtSamlExpiring,
  musterstadtSamlSigning,
} from '../seed/saml-keys-service-provider.ts';
import { type EncryptOptions, encryptAssertion } from './encrypt.ts';
import { descendants, parseXml, writeXml } from './parse-xml.ts';
import { bundidProfile, sealResponse, unternehmenskontoProfile } from './profile.ts';
import { readAuthnRequest } from './read-request.ts';
import { receivePost, receiveRedirect } from './receive.ts';
import { type AssertionDescription, assertionXml, responseXml } from './response.ts';
import { signElement, signQuery } from './sign.ts';
import { verifyElement } from './verify.ts';
import { namespaces, type SignatureAlgorithm, signatureAlgorithms } from './vocabulary.ts';
import { element } from './write-xml.ts';

const now = Date.parse('2026-11-30T08:00:00Z');
const assertion: AssertionDescription = {
  id: '_assertion',
  issuer: 'https://bundid.example/idp',
  issueInstant: now,
  nameId: {
    value: '_x',
    nameQualifier: 'https://bundid.example/idp',
    spNameQualifier: 'https://stadt.example',
  },
  confirmation: { inResponseTo: '_r', recipient: 'https://stadt.example/acs', notOnOrAfter: now + 300_000 },
  conditions: { notBefore: now, notOnOrAfter: now + 300_000, audiences: ['https://stadt.example'] },
  authentication: { instant: now, sessionIndex: '_s', classRef: 'STORK-QAA-Level-4' },
  attributes: [
    {
      name: 'urn:oid:2.5.4.42',
      friendlyName: 'givenName',
      trustLevel: 'HOCH',
      values: ['Zoë <&> "Ōno"\n\tĐorđević'],
    },
    {
      name: 'Unternehmensanschrift',
      nameFormat: 'basic',
      values: [{ xml: '<e:Ort xmlns:e="urn:x">Łódź</e:Ort>' }],
    },
  ],
};
const response = {
  id: '_response',
  issuer: assertion.issuer,
  issueInstant: now,
  destination: 'https://stadt.example/acs',
  inResponseTo: '_r',
};
const root = (xml: string) => {
  const parsed = parseXml(xml);
  if (!parsed) throw new Error('not well-formed');
  return parsed;
};

function decrypted(xml: string): string {
  let content = '';
  const encrypted = descendants(root(xml), namespaces.assertion, 'EncryptedAssertion')[0];
  // The library looks for the key inside the data or, by its address, in the whole document.
  const options = {
    key: musterstadtSamlEncryption.privateKey,
    disallowDecryptionWithInsecureAlgorithm: false,
    warnInsecureAlgorithm: false,
  };
  decrypt(writeXml(encrypted ?? root(xml)), options, (error, result) => {
    if (error) throw error;
    content = result ?? '';
  });
  return content;
}

describe('a response from plain values', () => {
  it('has the shape of the interface description', () => {
    const xml = responseXml({ ...response, assertions: [assertionXml(assertion)] });
    for (const part of [
      'Destination="https://stadt.example/acs" ID="_response" InResponseTo="_r" IssueInstant="2026-11-30T08:00:00.000Z" Version="2.0"',
      'NameQualifier="https://bundid.example/idp" SPNameQualifier="https://stadt.example"',
      'Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"',
      'NotOnOrAfter="2026-11-30T08:05:00.000Z" Recipient="https://stadt.example/acs"',
      '<saml2:Audience>https://stadt.example</saml2:Audience>',
      'akdb:TrustLevel="HOCH"',
      'FriendlyName="givenName" Name="urn:oid:2.5.4.42" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri"',
      'NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic"',
    ])
      expect(xml).toContain(part);
    const [first, second] = descendants(root(xml), namespaces.assertion, 'AttributeValue');
    expect(first?.textContent).toBe('Zoë <&> "Ōno"\n\tĐorđević');
    expect(second?.firstChild?.namespaceURI).toBe('urn:x');
  });

  it('nests status codes and carries the detail as JSON text', () => {
    const detail = '{"version":"1.0","errors":[{"code":"IDP_REQUIRED_ATTRIBUTES_MISSING","message":"<x>"}]}';
    const xml = responseXml({
      ...response,
      status: { code: 'Requester', subcode: 'RequestDenied', message: 'security-msg', detail },
    });
    const codes = descendants(root(xml), namespaces.protocol, 'StatusCode').map((node) =>
      node.getAttribute('Value'),
    );
    expect(codes).toEqual([
      'urn:oasis:names:tc:SAML:2.0:status:Requester',
      'urn:oasis:names:tc:SAML:2.0:status:RequestDenied',
    ]);
    expect(descendants(root(xml), namespaces.akdb, 'StatusDetail')[0]?.textContent).toBe(detail);
  });
});

describe('signatures', () => {
  it.each(['rsa-sha256', 'rsa-pss-sha256', 'rsa-sha512'] as const)(
    'of %s verify with their key only',
    (algorithm) => {
      const signed = signElement(assertionXml(assertion), {
        id: assertion.id,
        key: bundidSigning,
        algorithm,
        prefixes: ['xsd'],
      });
      expect(signed).toContain(signatureAlgorithms[algorithm]);
      expect(signed).toContain('PrefixList="xsd"');
      expect(
        verifyElement(signed, [bundidNextSigning.certificate, bundidSigning.certificate])?.localName,
      ).toBe('Assertion');
      expect(verifyElement(signed, [bundidNextSigning.certificate])).toBeUndefined();
      expect(
        verifyElement(signed.replace('Đorđević', 'Djordjevic'), [bundidSigning.certificate]),
      ).toBeUndefined();
    },
  );

  it('survive being put into a response', () => {
    const signed = signElement(assertionXml(assertion), {
      id: assertion.id,
      key: bundidSigning,
      prefixes: ['xsd'],
    });
    const whole = signElement(responseXml({ ...response, assertions: [signed] }), {
      id: response.id,
      key: bundidSigning,
    });
    const verifier = new SignedXml({ publicCert: bundidSigning.certificate });
    const inner = descendants(root(whole), namespaces.signature, 'Signature').at(-1);
    verifier.loadSignature(writeXml(inner ?? root(whole)));
    expect(verifier.checkSignature(whole)).toBe(true);
    expect(verifier.getSignedReferences()[0]).toMatch(/^<saml2:Assertion/);
  });

  it('of SHA-1, without the root as target, doubled, or with a key they bring themselves are refused', () => {
    const certificates = [bundidSigning.certificate];
    const sign = (algorithm: SignatureAlgorithm, xml = responseXml(response)) =>
      signElement(xml, { id: response.id, key: bundidSigning, algorithm });
    expect(verifyElement(sign('rsa-sha256'), certificates)).toBeDefined();
    expect(verifyElement(sign('rsa-sha1'), certificates)).toBeUndefined();
    expect(verifyElement(sign('rsa-sha256', sign('rsa-sha256')), certificates)).toBeUndefined();
    const foreign = signElement(responseXml(response), { id: response.id, key: bundidNextSigning });
    expect(foreign).toContain('X509Certificate');
    expect(verifyElement(foreign, certificates)).toBeUndefined();
    const wrapped = responseXml({ ...response, id: '_evil', assertions: [sign('rsa-sha256')] });
    expect(verifyElement(wrapped, certificates)).toBeUndefined();
  });
});

describe('encryption', () => {
  const forms: EncryptOptions[] = (['aes256-gcm', 'aes128-gcm', 'aes128-cbc', 'aes256-cbc'] as const).flatMap(
    (content) =>
      (
        [
          { keyTransport: 'rsa-oaep-mgf1p', digest: 'sha1' },
          { keyTransport: 'rsa-oaep-mgf1p', digest: 'sha256' },
          { keyTransport: 'rsa-oaep', digest: 'sha1', mgf: 'sha1' },
          { keyTransport: 'rsa-oaep', digest: 'sha256', mgf: 'sha1' },
          { keyTransport: 'rsa-oaep', digest: 'sha256', mgf: 'sha256' },
          { keyTransport: 'rsa-oaep', digest: 'sha512', mgf: 'sha512' },
          { keyTransport: 'rsa-oaep', digest: 'sha1', mgf: 'sha256' },
          { keyTransport: 'rsa-1_5' },
        ] as const
      ).flatMap((transport) =>
        (['key-info', 'sibling'] as const).map((keyPlace) => ({
          content,
          keyPlace,
          ...transport,
          certificate: musterstadtSamlEncryption.certificate,
        })),
      ),
  );
  it.each(forms)('is undone by the key: $content $keyTransport $digest $mgf $keyPlace', (form) => {
    const xml = encryptAssertion(assertionXml(assertion), form);
    expect(descendants(root(xml), namespaces.encryption, 'EncryptedKey')[0]?.parentNode?.nodeName).toBe(
      form.keyPlace === 'sibling' ? 'saml2:EncryptedAssertion' : 'ds:KeyInfo',
    );
    expect(decrypted(xml)).toBe(assertionXml(assertion));
  });

  it('in the form that products send against the standard cannot be undone by a conforming reader', () => {
    const form = {
      keyTransport: 'rsa-oaep-mgf1p',
      digest: 'sha256',
      nonConformingMgf: true,
      certificate: musterstadtSamlEncryption.certificate,
    } as const;
    const xml = encryptAssertion(assertionXml(assertion), form);
    expect(xml).toContain('xmlenc#rsa-oaep-mgf1p');
    expect(xml).not.toContain('mgf1sha');
    expect(() => decrypted(xml)).toThrow();
  });

  it('with AES-192-GCM is announced as such', () => {
    const xml = encryptAssertion('<x/>', {
      content: 'aes192-gcm',
      certificate: musterstadtSamlEncryption.certificate,
    });
    expect(xml).toContain('xmlenc11#aes192-gcm');
  });
});

describe('a sealed response', () => {
  const seal = (profile: typeof bundidProfile) =>
    sealResponse({
      response,
      assertion,
      profile,
      key: bundidSigning,
      encryptionCertificate: musterstadtSamlEncryption.certificate,
    });

  it.each([
    ['both', true, true],
    ['response', true, false],
    ['assertion', false, true],
    ['none', false, false],
  ] as const)('with %s signs what it says', (sign, onResponse, onAssertion) => {
    const xml = seal({ ...bundidProfile, sign });
    expect(verifyElement(xml, [bundidSigning.certificate]) !== undefined).toBe(onResponse);
    expect(verifyElement(decrypted(xml), [bundidSigning.certificate]) !== undefined).toBe(onAssertion);
  });

  it('of Mein Unternehmenskonto has an assertion without signature', () => {
    expect(decrypted(seal(unternehmenskontoProfile))).not.toContain('Signature');
  });

  it('may leave the assertion in the clear', () => {
    expect(seal({ ...bundidProfile, content: 'none', sign: 'assertion' })).toContain('STORK-QAA-Level-4');
  });
});

describe('reading a request', () => {
  const request = (attributes: Record<string, string> = {}, ...content: string[]) =>
    element(
      'p:AuthnRequest',
      {
        'xmlns:p': namespaces.protocol,
        'xmlns:a': namespaces.assertion,
        ID: '_r',
        Version: '2.0',
        IssueInstant: '2026-11-30T08:00:00Z',
        ...attributes,
      },
      '<a:Issuer><![CDATA[\n https://stadt.example ]]></a:Issuer>',
      ...content,
    );
  const certificates = (issuer: string) =>
    issuer === 'https://stadt.example' ? [musterstadtSamlSigning.certificate] : undefined;
  const post = (xml: string) => {
    const message = receivePost(
      new URLSearchParams({ SAMLRequest: Buffer.from(xml).toString('base64'), RelayState: 'x' }),
      'SAMLRequest',
    );
    return message ? readAuthnRequest(message, certificates) : { request: undefined, fault: 'not received' };
  };

  it('takes white space, CDATA and levels as they come', () => {
    const context =
      '<p:RequestedAuthnContext Comparison="minimum"><a:AuthnContextClassRef>\n <![CDATA[STORK-QAA-Level-3]]> </a:AuthnContextClassRef></p:RequestedAuthnContext>';
    const xml = signElement(request({ ForceAuthn: 'true', IsPassive: '0' }, context), {
      id: '_r',
      key: musterstadtSamlSigning,
    });
    expect(post(xml).request).toMatchObject({
      id: '_r',
      issuer: 'https://stadt.example',
      signed: true,
      forceAuthn: true,
      isPassive: false,
      comparison: 'minimum',
      classRefs: ['STORK-QAA-Level-3'],
      issueInstant: now,
    });
    expect(post(request()).request).toMatchObject({ signed: false });
  });

  it.each([
    ['a stranger', request().replace('stadt.example', 'fremd.example'), 'unknown-service-provider'],
    ['another key', signElement(request(), { id: '_r', key: bundidSigning }), 'signature-invalid'],
    [
      'SHA-1',
      signElement(request(), { id: '_r', key: musterstadtSamlSigning, algorithm: 'rsa-sha1' }),
      'signature-invalid',
    ],
    [
      'a changed request',
      signElement(request(), { id: '_r', key: musterstadtSamlSigning }).replace(
        'AuthnRequest ',
        'AuthnRequest ForceAuthn="true" ',
      ),
      'signature-invalid',
    ],
    ['another message', request().replaceAll('AuthnRequest', 'LogoutRequest'), 'unreadable'],
    ['a document type', `<!DOCTYPE x [<!ENTITY e "y">]>${request()}`, 'unreadable'],
    ['a broken one', request().slice(0, -3), 'unreadable'],
    ['two issuers', request({}, '<a:Issuer>https://stadt.example</a:Issuer>'), 'unreadable'],
    ['no instant', request({ IssueInstant: 'gestern' }), 'unreadable'],
    ['a deep one', request({}, '<x>'.repeat(80) + '</x>'.repeat(80)), 'unreadable'],
    ['a big one', request({}, `<x>${'y'.repeat(250_000)}</x>`), 'not received'],
  ])('refuses %s', (_what, xml, fault) => expect(post(xml)).toEqual({ fault }));

  it('reads the redirect binding and verifies its signature over the octets as they came', () => {
    const query = (algorithm: SignatureAlgorithm, key = musterstadtSamlSigning, relayState = 'a+b c') => {
      const octets = `SAMLRequest=${encodeURIComponent(deflateRawSync(request()).toString('base64'))}&RelayState=${encodeURIComponent(relayState)}&SigAlg=${encodeURIComponent(signatureAlgorithms[algorithm])}`;
      return `?${octets}&Signature=${encodeURIComponent(signQuery(octets, key, algorithm))}`;
    };
    const read = (text: string) => {
      const message = receiveRedirect(text, 'SAMLRequest');
      return message && { ...readAuthnRequest(message, certificates), relayState: message.relayState };
    };
    for (const algorithm of ['rsa-sha256', 'rsa-pss-sha256', 'rsa-sha512'] as const)
      expect(read(query(algorithm))).toMatchObject({ request: { signed: true }, relayState: 'a+b c' });
    expect(read(query('rsa-sha256').replace('a%2Bb', 'a%2Bc'))).toMatchObject({ fault: 'signature-invalid' });
    expect(read(query('rsa-sha256', bundidSigning))).toMatchObject({ fault: 'signature-invalid' });
    expect(read(`${query('rsa-sha256')}&RelayState=x`)).toBeUndefined();
    const bomb = deflateRawSync(Buffer.alloc(50_000_000, 0x20)).toString('base64');
    expect(read(`?SAMLRequest=${encodeURIComponent(bomb)}`)).toBeUndefined();
    expect(read('?SAMLRequest=%zz')).toBeUndefined();
  });
});

it('every invented key fits its certificate, whose name starts with emulator-', () => {
  for (const key of [
    bundidSigning,
    bundidNextSigning,
    unternehmenskontoSigning,
    musterstadtSamlSigning,
    musterstadtSamlEncryption,
    musterstadtSamlExpired,
    musterstadtSamlExpiring,
  ]) {
    const certificate = new X509Certificate(key.certificate);
    expect(certificate.checkPrivateKey(createPrivateKey(key.privateKey))).toBe(true);
    expect(certificate.subject).toContain(`CN=${key.name}`);
    expect(key.name).toMatch(/^emulator-/);
  }
  expect(new Date(new X509Certificate(bundidSigning.certificate).validTo).getUTCFullYear()).toBe(2049);
  expect(new Date(new X509Certificate(musterstadtSamlExpired.certificate).validTo).getUTCFullYear()).toBe(
    2021,
  );
  expect(new Date(new X509Certificate(musterstadtSamlExpiring.certificate).validTo).getUTCFullYear()).toBe(
    2030,
  );
});
