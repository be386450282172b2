import { createHash } from 'node:crypto';
import { isRathausError } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import { provider } from '../../test/saml/keys.ts';
import { assertionXml, encrypted, responseXml, signed, usual } from '../../test/saml/maker.ts';
import { signedRoot } from '../../test/saml/own-signature.ts';
import { providerLogout } from '../../test/saml/provider-logout.ts';
import { outcome, publicKeyOf, read, refusedAs } from '../../test/saml/reading.ts';
import { attributeValues } from './attribute-value.ts';
import { logoutRequest, readLogoutRequest } from './logout/logout-request.ts';
import { canonical } from './xml/canonical.ts';
import { ns } from './xml/namespaces.ts';
import { childElements, parseXml, requiredChild, textOf } from './xml/tree.ts';

/** Known holes of other programs, each rebuilt. Assertions are plain here, so that the attacker can reach into them. */
const plain = {
  policy: { signed: 'assertion', encrypted: 'optional', audience: 'alone', doubled: 'refused' },
} as const;
const plainResponse = {
  policy: { signed: 'response', encrypted: 'optional', audience: 'alone', doubled: 'refused' },
} as const;
const evil = 'AAevil';
const accepted = `accepted ${usual.nameId}`;

const right = signed(assertionXml(), usual.assertionId);
const signature = /<ds:Signature [\s\S]*<\/ds:Signature>/.exec(right)![0];
const signedInfo = /<ds:SignedInfo>[\s\S]*<\/ds:SignedInfo>/.exec(right)![0];
const digest = /<ds:DigestValue>([^<]*)/.exec(right)![1]!;
const sha256 = (text: string) => createHash('sha256').update(text).digest('base64');
/** What the attacker wants to be, without a signature. */
const forged = assertionXml({ ...usual, nameId: evil });
const forgedDigest = sha256(canonical(parseXml(forged)));
const behindIssuer = (xml: string, content: string) => xml.replace('</saml:Issuer>', `$&${content}`);
const replaced = (xml: string, from: string | RegExp, to: string): string => {
  const changed = xml.replace(from, () => to);
  if (changed === xml) throw new Error(`nothing to replace: ${String(from)}`);
  return changed;
};
/** The forgery with a signature that was changed. */
const forgery = (changed: string, xml = forged) => responseXml(behindIssuer(xml, changed));
const inAny = (content: string, name = 'samlp:Extensions') =>
  `<${name} xmlns:samlp="${ns.samlp}" xmlns:ds="${ns.ds}" xmlns:saml="${ns.saml}">${content}</${name}>`;

it('without an attack the assertion is believed (control)', async () => {
  expect(await outcome(responseXml(right), plain)).toBe(accepted);
  expect(await outcome(forgery(signature), plain)).toBe(refusedAs('signature'));
});

describe('xml-crypto', () => {
  const otherInfo = replaced(signedInfo, digest, forgedDigest);
  it.each([
    ['before the signed one', otherInfo + signedInfo],
    ['behind the signed one', signedInfo + otherInfo],
  ])('CVE-2025-29774: a second SignedInfo %s', async (_where, infos) => {
    expect(await outcome(forgery(replaced(signature, signedInfo, infos)), plain)).toBe(
      refusedAs('signature'),
    );
  });

  it.each([
    ['before the signed one', `<!--${forgedDigest}-->${digest}`],
    ['in place of its text', `${forgedDigest}<!--${digest}-->`],
  ])('CVE-2025-29775: a digest as a comment, %s', async (_where, value) => {
    expect(await outcome(forgery(replaced(signature, digest, value)), plain)).toBe(refusedAs('xml'));
  });
});

describe('node-saml', () => {
  it('CVE-2025-54369, CVE-2025-54419: what is read are the signed bytes, not the document', async () => {
    // The same canonical bytes out of another document.
    const [head, tail] = [usual.nameId.slice(0, 3), usual.nameId.slice(3)];
    const written = replaced(right, `>${usual.nameId}<`, `>${head}<![CDATA[${tail}]]><`);
    expect(await outcome(responseXml(written), plain)).toBe(accepted);
    const cut = replaced(right, `>${usual.nameId}<`, `>${head}<!---->${tail}<`);
    expect(await outcome(responseXml(cut), plain)).toBe(refusedAs('xml'));
  });

  it('CVE-2025-54369: what stands in the signature is no part of what was signed', async () => {
    const more = replaced(signature, '</ds:Signature>', `<ds:Object>${forged}</ds:Object></ds:Signature>`);
    expect(await outcome(responseXml(replaced(right, signature, more)), plain)).toBe(refusedAs('signature'));
  });
});

describe('samlify', () => {
  it.each([
    ['before it', forged + right],
    ['behind it', right + forged],
  ])(
    'CVE-2025-47949, CVE-2026-25922 (authentik): a forgery beside the signed assertion, %s',
    async (_where, both) => {
      expect(await outcome(responseXml(both), plain)).toBe(refusedAs('structure'));
      expect(await outcome(responseXml(await encrypted(both)))).toBe(refusedAs('xml'));
    },
  );

  it.each([
    ['Extensions', inAny(right)],
    ['an Object', inAny(right, 'ds:Object')],
    ['Advice', inAny(right, 'saml:Advice')],
  ])('CVE-2025-47949: the signed assertion in %s, a forgery in its place', async (_where, hidden) => {
    expect(await outcome(responseXml(hidden + forged), plain)).toBe(refusedAs('signature'));
    expect(await outcome(responseXml(hidden + behindIssuer(forged, signature)), plain)).toBe(
      refusedAs('signature'),
    );
  });

  it('GHSA-34r5-q4jw-r36m, CVE-2026-46490: what is written into a message is text', () => {
    const value = `x</saml2:NameID><saml2p:SessionIndex>1</saml2p:SessionIndex><saml2:NameID a="&<>'">`;
    const facts = { id: '_1', entityId: value, destination: `https://x/?"><a b="`, now: usual.now };
    const request = parseXml(logoutRequest({ ...facts, nameId: { value, format: `"${value}` } }));
    expect(textOf(requiredChild(request, ns.saml, 'NameID'))).toBe(value);
    expect(textOf(requiredChild(request, ns.saml, 'Issuer'))).toBe(value);
    expect(childElements(request)).toHaveLength(2);
  });

  it('GHSA-34r5-q4jw-r36m: of a value into which a provider lets elements be written, nothing is read', async () => {
    const attributes =
      '<saml:Attribute Name="role"><saml:AttributeValue>user<x:role xmlns:x="urn:x">admin</x:role></saml:AttributeValue></saml:Attribute>';
    const xml = responseXml(signed(assertionXml({ ...usual, attributes }), usual.assertionId));
    const assertion = await read(xml, plain);
    expect(attributeValues(assertion.attributes.get('role')!)).toBeUndefined();
  });

  it('tngan/samlify#634, GHSA-63ch-w8pw-4mf2: a forged LogoutRequest around the signed one', () => {
    const destination = 'https://portal.musterstadt.example/login/bundid/logout';
    const ends = (xml: string): string => {
      try {
        const expected = { issuer: usual.issuer, destination, now: usual.now };
        return readLogoutRequest(parseXml(xml), [publicKeyOf(provider)], expected).subject;
      } catch (error) {
        if (!isRathausError(error)) throw error;
        return String(error.details?.reason);
      }
    };
    const original = signedRoot(providerLogout({ destination }));
    const own = /<ds:Signature [\s\S]*<\/ds:Signature>/.exec(original)![0];
    expect(ends(original)).toBe(usual.nameId);
    for (const id of ['_logout-1', '_evil']) {
      const other = providerLogout({ destination, nameId: evil, id });
      const object = `<ds:Object>${original}</ds:Object></ds:Signature>`;
      for (const hidden of [
        inAny(original),
        own + inAny(original.replace(own, '')),
        replaced(own, '</ds:Signature>', object),
      ])
        expect(['signature', 'structure']).toContain(ends(behindIssuer(other, hidden)));
    }
  });
});

describe('xmldom: one strict parser, so no two can differ', () => {
  it.each<[string, string]>([
    ['CVE-2022-39353, CVE-2026-34601: two roots', responseXml(right) + responseXml(forged)],
    [
      'CVE-2026-41672: a comment that ends early',
      responseXml(replaced(right, usual.nameId, '<!--x--!>y-->')),
    ],
    [
      'CVE-2026-41673: an instruction that ends early',
      responseXml(replaced(right, usual.nameId, '<?x ?>y?>')),
    ],
    ['CVE-2026-41675: CDATA in CDATA', responseXml(replaced(right, usual.nameId, '<![CDATA[a]]>b]]>'))],
    [
      'CVE-2026-83605: markup in an attribute',
      responseXml(replaced(right, 'SessionIndex="', 'SessionIndex="<')),
    ],
    ['a name that is none', responseXml(replaced(right, '<saml:Subject>', '<saml:Subject saml:="">'))],
    ['a NUL', responseXml(replaced(right, usual.nameId, `AA\0`))],
  ])('%s', async (_what, xml) => {
    expect(await outcome(xml, plain)).toBe(refusedAs('xml'));
  });
});

describe('ruby-saml', () => {
  const digestElsewhere = `<ds:DigestValue xmlns:ds="${ns.ds}">${forgedDigest}</ds:DigestValue>`;
  it.each([
    ['before the assertion', inAny(digestElsewhere) + behindIssuer(forged, signature)],
    ['in the assertion', behindIssuer(forged, inAny(digestElsewhere, 'saml:Advice') + signature)],
    [
      'in the signature',
      behindIssuer(forged, replaced(signature, '<ds:SignedInfo>', `${digestElsewhere}<ds:SignedInfo>`)),
    ],
  ])('CVE-2024-45409: a digest from somewhere else, %s', async (_where, content) => {
    expect(await outcome(responseXml(content), plain)).toBe(refusedAs('signature'));
  });

  it.each<[string, string]>([
    [
      'CVE-2025-25291: a DTD that two parsers end elsewhere',
      `<!DOCTYPE r [<!ENTITY a '">'>]>${forgery(signature)}`,
    ],
    ['CVE-2025-25291: a DTD with a document in it', `<!DOCTYPE r SYSTEM 'x" [<!--'>${responseXml(right)}`],
    [
      'CVE-2025-25292: one prefix twice',
      forgery(signature).replace('xmlns:saml=', `xmlns:saml="urn:x" xmlns:saml=`),
    ],
    ['CVE-2025-25292: one attribute twice', forgery(signature).replace(' ID="', ' ID="_evil" ID="')],
  ])('%s', async (_what, xml) => {
    expect(await outcome(xml, plain)).toBe(refusedAs('xml'));
  });

  it('CVE-2025-66567: a signature of another namespace counts neither here nor there', async () => {
    const other = signature.replaceAll(ns.ds, 'urn:y');
    for (const own of [other, signature + other, other + signature])
      expect(await outcome(forgery(own), plain)).toBe(refusedAs('signature'));
    expect(await outcome(responseXml(behindIssuer(right, other)), plain)).toBe(refusedAs('signature'));
  });

  it.each([
    ['relative', 'xmlns:void="1"'],
    ['empty', 'xmlns:void=""'],
    ['of two words', 'xmlns:void="urn:a b"'],
  ])('CVE-2025-66568: void canonicalisation by a namespace that is %s', async (_what, declaration) => {
    const empty = signedRoot(forged, {
      change: (info) => info.replace(/(<ds:DigestValue>)[^<]*/, `$1${sha256('')}`),
    });
    expect(await outcome(responseXml(empty), plain)).toBe(refusedAs('signature'));
    const xml = replaced(empty, '<saml:Assertion ', `<saml:Assertion ${declaration} `);
    expect(await outcome(responseXml(xml), plain)).toBe(refusedAs('xml'));
  });
});

describe('authentik', () => {
  it.each(['_evil', usual.assertionId])(
    'CVE-2026-47201: a forgery around the signed assertion, with the id %s',
    async (id) => {
      const around = assertionXml({ ...usual, nameId: evil, assertionId: id });
      expect(await outcome(responseXml(behindIssuer(around, right)), plain)).toBe(refusedAs('signature'));
      const taken = behindIssuer(around, signature + right.replace(signature, ''));
      expect(await outcome(responseXml(taken), plain)).toBe(refusedAs('signature'));
    },
  );

  it('CVE-2026-47201: the signed response in a forged one', async () => {
    const original = signed(responseXml(assertionXml()), usual.responseId);
    const own = /<ds:Signature [\s\S]*<\/ds:Signature>/.exec(original)![0];
    const outer = responseXml(inAny(original) + forged, { ...usual, responseId: '_evil' });
    expect(await outcome(original, plainResponse)).toBe(accepted);
    expect(await outcome(outer, plainResponse)).toBe(refusedAs('signature'));
    expect(await outcome(behindIssuer(outer, own), plainResponse)).toBe(refusedAs('signature'));
  });

  it('CVE-2026-41577: conditions count', async () => {
    const facts = { ...plain, expected: { now: usual.now + 10 * 60_000 } };
    expect(await outcome(responseXml(right), facts)).toBe('servicekonto.response.expired subject');
  });
});

describe('The Fragile Lock (PortSwigger, 2025)', () => {
  it.each([
    ['samlp:ID', `xmlns:samlp="${ns.samlp}" samlp:ID="${usual.assertionId}" ID="_evil"`],
    ['Id', `Id="${usual.assertionId}" ID="_evil"`],
    ['xml:id', `xml:id="${usual.assertionId}" ID="_evil"`],
    ['another one twice', `ID="${usual.assertionId}" Id="${usual.assertionId}"`],
  ])('attribute pollution: the id of the signature is that of %s', async (_what, attributes) => {
    const polluted = replaced(behindIssuer(forged, signature), `ID="${usual.assertionId}"`, attributes);
    expect(await outcome(responseXml(polluted + inAny(right)), plain)).toBe(refusedAs('signature'));
    expect(await outcome(responseXml(polluted), plain)).toBe(refusedAs('signature'));
  });

  it.each([
    ['the prefix xml is bound anew', 'xmlns:xml="urn:x"', 'xml'],
    ['the prefix xmlns is bound', `xmlns:xmlns="${ns.xmlns}"`, 'xml'],
    ['the default is that of declarations', `xmlns="${ns.xmlns}"`, 'xml'],
    ['a prefix is that of xml', 'xmlns:x="http://www.w3.org/XML/1998/namespace"', 'xml'],
    ['an attribute only looks like a declaration', 'xmlnsds="urn:x"', 'xml'],
  ])('namespace confusion: %s', async (_what, declaration, reason) => {
    const xml = replaced(
      behindIssuer(forged, signature),
      '<saml:Assertion ',
      `<saml:Assertion ${declaration} `,
    );
    expect(await outcome(responseXml(xml), plain)).toBe(refusedAs(reason));
  });

  it('void canonicalisation: nothing that was signed is no assertion', async () => {
    // A provider that signs errors, or nothing: what it signed cannot be lent to a forgery.
    const nothing = signedRoot(`<x ID="${usual.assertionId}"/>`.replace('/>', '></x>'));
    const own = /<ds:Signature [\s\S]*<\/ds:Signature>/.exec(nothing)![0];
    expect(await outcome(forgery(own), plain)).toBe(refusedAs('signature'));
  });
});
