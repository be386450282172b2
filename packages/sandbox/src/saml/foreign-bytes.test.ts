import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bundidSigning } from '../seed/saml-keys-providers.ts';
import { musterstadtSamlSigning } from '../seed/saml-keys-service-provider.ts';
import { readServiceProviderMetadata } from './metadata.ts';
import { readAuthnRequest, readLogoutRequest } from './read-request.ts';
import { receivePost, receiveRedirect } from './receive.ts';
import { signElement } from './sign.ts';
import { namespaces } from './vocabulary.ts';
import { element, xmlText } from './write-xml.ts';

/** Numbers below a bound, each following from the one before (mulberry32). */
function numbers(from: number): (below: number) => number {
  let state = from >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const issuer = 'https://stadt.example';
const acs = 'https://stadt.example/acs';
const certificates = (sender: string) =>
  sender === issuer ? [musterstadtSamlSigning.certificate] : undefined;

function request(name = 'AuthnRequest', id = '_r', consumer = acs, inner = ''): string {
  return element(
    `p:${name}`,
    {
      'xmlns:p': namespaces.protocol,
      'xmlns:a': namespaces.assertion,
      ID: id,
      Version: '2.0',
      IssueInstant: '2026-11-30T08:00:00Z',
      AssertionConsumerServiceURL: consumer,
    },
    element('a:Issuer', {}, xmlText(issuer)),
    inner,
  );
}

const signed = signElement(request(), { id: '_r', key: musterstadtSamlSigning });

function read(xml: string) {
  const message = receivePost(
    new URLSearchParams({ SAMLRequest: Buffer.from(xml).toString('base64') }),
    'SAMLRequest',
  );
  return message && readAuthnRequest(message, certificates);
}

describe('a signed request that somebody changed', () => {
  it('never counts as signed unless it says the same, whatever byte is different', () => {
    const dice = numbers(1);
    const original = read(signed)?.request;
    expect(original?.signed).toBe(true);
    let refused = 0;
    for (let turn = 0; turn < 300; turn++) {
      const at = dice(signed.length);
      const letters = ['<', '>', '"', '&', 'x', ' ', '\u0000', '/', ':', '<!--x-->', ''];
      const changed = signed.slice(0, at) + letters[dice(letters.length)] + signed.slice(at + dice(3));
      const after = read(changed)?.request;
      if (after?.signed)
        expect({ ...after, extensions: undefined }).toEqual({ ...original, extensions: undefined });
      else refused += 1;
    }
    // A change inside of a tag's white space or of the certificate that is never looked at is none.
    expect(refused).toBeGreaterThan(100);
  });

  const evil = 'https://boese.example/acs';
  const signature = signed.slice(signed.indexOf('<ds:Signature'), signed.indexOf('</ds:Signature>') + 15);
  const unsigned = signed.replace(signature, '');
  it.each([
    [
      'wrapped into another',
      request('AuthnRequest', '_evil', evil, `<p:Extensions>${signed}</p:Extensions>`),
    ],
    [
      'moved into the object of its own signature',
      request(
        'AuthnRequest',
        '_evil',
        evil,
        signature.replace('</ds:Signature>', `<ds:Object>${unsigned}</ds:Object></ds:Signature>`),
      ),
    ],
    [
      'doubled with the same ID',
      request('AuthnRequest', '_r', evil, `${signature}<p:Extensions>${unsigned}</p:Extensions>`),
    ],
    ['with the signature of another element', request('AuthnRequest', '_evil', evil, signature)],
    ['with an empty reference', signed.replace('URI="#_r"', 'URI=""').replace(acs, evil)],
    [
      'with a comment in its digest',
      signed.replace('<ds:DigestValue>', '<ds:DigestValue><!--x-->').replace(acs, evil),
    ],
    [
      'with two signed infos',
      signed.replace('<ds:SignatureValue>', '<ds:SignedInfo/><ds:SignatureValue>').replace(acs, evil),
    ],
    [
      'with an unknown transform',
      signed.replace('xmldsig#enveloped-signature', 'xmldsig#base64').replace(acs, evil),
    ],
    [
      'of another key in its KeyInfo',
      signElement(request('AuthnRequest', '_r', evil), { id: '_r', key: bundidSigning }),
    ],
    ['with an entity', `<!DOCTYPE x [<!ENTITY e "${evil}">]>${signed}`],
    ['in another encoding', `<?xml version="1.0" encoding="UTF-16"?>${signed.replace(acs, evil)}`],
  ])('does not count as signed %s', (_how, xml) => {
    // Unsigned at most: then it only counts where unsigned requests do, and only with registered addresses.
    expect(read(xml)?.request?.signed ?? false).toBe(false);
  });
});

it('rubbish is refused by every reader and crashes none', () => {
  const dice = numbers(2);
  const words = [
    '<',
    '>',
    '/',
    '"',
    '&#x0;',
    '&lt;',
    'p:AuthnRequest',
    ' xmlns:p="',
    namespaces.protocol,
    'ID="_r"',
    '<![CDATA[',
    ']]>',
    '<?x?>',
    '<!--',
    '-->',
    '\ud800',
    'ÄŁ',
    '<!DOCTYPE',
  ];
  for (let turn = 0; turn < 1000; turn++) {
    const text = Array.from({ length: dice(30) }, () => words[dice(words.length)]).join('');
    expect(read(text)?.request).toBeUndefined();
    expect(readServiceProviderMetadata(text)).toBeUndefined();
    const form = new URLSearchParams({ SAMLRequest: text });
    const posted = receivePost(form, 'SAMLRequest');
    expect(posted && readAuthnRequest(posted, certificates).request).toBeUndefined();
    const link = receiveRedirect(
      `?SAMLRequest=${encodeURIComponent(deflateRawSync(text).toString('base64'))}&${text}`,
      'SAMLRequest',
    );
    expect(link && readLogoutRequest(link, certificates).request).toBeUndefined();
    expect(receiveRedirect(`?SAMLRequest=${text}`, 'SAMLRequest')).toBeUndefined();
  }
});

it('a logout has to be signed', () => {
  const logout = request(
    'LogoutRequest',
    '_l',
    acs,
    '<a:NameID>ek-1</a:NameID><p:SessionIndex>_s</p:SessionIndex>',
  );
  const readLogout = (xml: string) =>
    readLogoutRequest({ binding: 'post', xml, relayState: undefined }, certificates);
  expect(readLogout(logout)).toEqual({ fault: 'signature-invalid' });
  const valid = readLogout(signElement(logout, { id: '_l', key: musterstadtSamlSigning }));
  expect(valid.request).toMatchObject({ nameId: 'ek-1', sessionIndexes: ['_s'] });
});
