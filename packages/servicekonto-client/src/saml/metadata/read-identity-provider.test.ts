import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { processorTime } from '../../../../../tools/testing/processor-time.ts';
import { dice } from '../../../test/dice.ts';
import { rsaKeys, testCertificate } from '../../../test/saml/certificates.ts';
import { entities, entity, entityId, idpMetadata, idpRole } from '../../../test/saml/provider-metadata.ts';
import { allowHttp } from '../../config/danger.ts';
import { readIdentityProvider } from './read-identity-provider.ts';

const keys = rsaKeys();
const now = Date.UTC(2026, 10, 30);
const notAfter = Date.UTC(2029, 0, 1);
const one = testCertificate({ cn: 'eins', keys, notAfter });
const two = testCertificate({ cn: 'zwei', keys: rsaKeys(), notAfter });
const certificates = [one];
const plain = idpMetadata({ certificates });
const base64sOf = (xml: string) =>
  readIdentityProvider(xml, entityId, now).certificates.map(({ base64 }) => base64);
const reasonOf = (xml: string, options = {}): unknown => {
  try {
    readIdentityProvider(xml, entityId, now, options);
  } catch (error) {
    const { code, details } = error as { code: string; details: { reason: string } };
    expect(code).toBe('servicekonto.provider.metadata');
    return details.reason;
  }
  return undefined;
};

describe('metadata of an identity provider', () => {
  it('say its addresses and certificates', () => {
    expect(readIdentityProvider(plain, entityId, now)).toMatchObject({
      entityId,
      sso: {
        POST: 'https://idp.musterland.example/post',
        Redirect: 'https://idp.musterland.example/redirect',
      },
      slo: { POST: 'https://idp.musterland.example/slo' },
      certificates: [{ base64: one }],
      validUntil: undefined,
      isEmulator: false,
    });
  });

  it('may have comments, a byte order mark and white space around, as generated files do', () => {
    const commented = `\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<!-- Wartung: bitte nicht ändern -->\n${plain.replace(
      '<md:SingleLogoutService',
      '<!-- <md:SingleSignOnService Location="https://evil.example"/> --><md:SingleLogoutService',
    )}\n`;
    expect(readIdentityProvider(commented, entityId, now)).toEqual(
      readIdentityProvider(plain, entityId, now),
    );
  });

  it.each([
    ['a key for both purposes counts', { certificates, use: null }, [one]],
    ['several keys count', { certificates: [one, two] }, [one, two]],
    ['the same key twice is one', { certificates: [one, one] }, [one]],
  ])('%s', (_what, facts, expected) => {
    expect(base64sOf(idpMetadata(facts))).toEqual(expected);
  });

  it('a key for encryption alone verifies nothing', () => {
    expect(reasonOf(idpMetadata({ certificates, use: 'encryption' }))).toBe('keys');
  });

  it('the authorities behind a certificate are no keys', () => {
    const chain = plain.replace(
      '</ds:X509Data>',
      `<ds:X509Certificate>${two}</ds:X509Certificate></ds:X509Data>`,
    );
    expect(base64sOf(chain)).toEqual([one]);
  });

  it('keys that cannot be used are left out while others can', () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const elliptic = testCertificate({ cn: 'x', keys: ec, notAfter, signedBy: 'ec' });
    const weak = testCertificate({ cn: 'x', keys: rsaKeys(1024), notAfter });
    expect(base64sOf(idpMetadata({ certificates: [elliptic, weak, 'AAAA', one] }))).toEqual([one]);
    expect(reasonOf(idpMetadata({ certificates: [elliptic, weak] }))).toBe('keys');
  });

  it('an expired certificate is read: who verifies decides', () => {
    const past = testCertificate({ cn: 'x', keys, notAfter: now - 1 });
    expect(base64sOf(idpMetadata({ certificates: [past] }))).toEqual([past]);
  });
});

describe('metadata of many', () => {
  const foreign = (id: string) => idpMetadata({ entityId: id, certificates: [two] });

  it('give exactly the one that is meant', () => {
    const all = entities(`${foreign('https://evil.example')}${entities(plain).slice(21)}`);
    expect(base64sOf(all)).toEqual([one]);
  });

  it.each([
    ['without it', entities(foreign('https://evil.example')), 'entity'],
    ['of another one', foreign('https://evil.example'), 'entity'],
    ['with a name that only begins so', foreign(`${entityId}/`), 'entity'],
    ['with it twice', entities(plain + plain), 'entity-twice'],
    ['with it once more in a group', entities(`${plain}${entities(plain).slice(21)}`), 'entity-twice'],
  ])('%s are refused', (_what, xml, reason) => {
    expect(reasonOf(xml)).toBe(reason);
  });
});

describe('validUntil', () => {
  const past = '2026-11-29T23:59:59Z';
  const soon = '2026-12-01T00:00:00Z';

  it.each([
    ['of the entity', idpMetadata({ certificates, validUntil: past })],
    ['of a group around it', entities(plain, ` validUntil="${past}"`)],
    ['of the role', plain.replace('<md:IDPSSODescriptor', `<md:IDPSSODescriptor validUntil="${past}"`)],
    ['of this moment', idpMetadata({ certificates, validUntil: '2026-11-30T00:00:00Z' })],
  ])('that is over %s ends everything', (_where, xml) => {
    expect(reasonOf(xml)).toBe('expired');
  });

  it('that is first counts', () => {
    const xml = entities(
      idpMetadata({ certificates, validUntil: soon }),
      ' validUntil="2027-01-01T00:00:00Z"',
    );
    expect(readIdentityProvider(xml, entityId, now).validUntil).toBe(Date.parse(soon));
  });

  it.each(['', 'immer', '2026-11-30', '2026-12-01T00:00:00'])('%j is no instant', (validUntil) => {
    expect(reasonOf(idpMetadata({ certificates, validUntil }))).toBe('valid-until');
  });
});

describe('an emulator shows itself', () => {
  it.each([
    [
      'by its certificate',
      idpMetadata({ certificates: [testCertificate({ cn: 'emulator-bundid', keys, notAfter })] }),
    ],
    ['by an address', idpMetadata({ certificates, sso: 'https://localhost/sso' })],
  ])('%s', (_how, xml) => {
    expect(readIdentityProvider(xml, entityId, now).isEmulator).toBe(true);
  });
});

describe('bad metadata', () => {
  const doctype = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${plain}`;
  const role = idpRole({ certificates });
  it.each([
    ['nothing', '', 'xml'],
    ['text', 'Wartungsarbeiten', 'xml'],
    ['a page', '<html><body>Wartung</body></html>', 'not-metadata'],
    ['JSON', '{"issuer":"x"}', 'xml'],
    ['a DTD', doctype, 'xml'],
    ['a DTD with a comment in front', `<!-- x -->${doctype}`, 'xml'],
    ['an entity', plain.replace('slo"', '&xxe;"'), 'xml'],
    ['a comment without end', plain.replace('<md:SingleLogout', '<!-- <md:SingleLogout'), 'xml'],
    ['a comment without end behind everything', `${plain}<!-- x`, 'xml'],
    ['a processing instruction', plain.replace('<md:SingleLogout', '<?x y?><md:SingleLogout'), 'xml'],
    ['two megabytes', plain.replace('<md:SingleLogout', `${' '.repeat(2 << 20)}<md:SingleLogout`), 'xml'],
    ['a hundred levels', `${'<a>'.repeat(100)}${'</a>'.repeat(100)}`, 'xml'],
    [
      'another namespace',
      plain.replace('names:tc:SAML:2.0:metadata', 'names:tc:SAML:2.0:evil'),
      'not-metadata',
    ],
    ['no role', entity(''), 'role'],
    ['the role of another protocol', entity(role.replace('SAML:2.0:protocol', 'SAML:1.1:protocol')), 'role'],
    ['two roles', entity(role + role), 'structure'],
    ['an unknown use of a key', idpMetadata({ certificates, use: 'Signing' }), 'structure'],
    ['no key', idpMetadata({ certificates: [] }), 'keys'],
    ['an element in a certificate', idpMetadata({ certificates: ['<b/>'] }), 'structure'],
    ['http', idpMetadata({ certificates, sso: 'http://idp.musterland.example/sso' }), 'address'],
    ['no absolute address', idpMetadata({ certificates, sso: '/sso' }), 'address'],
    ['a script as address', idpMetadata({ certificates, sso: 'javascript:alert(1)' }), 'address'],
    ['credentials in an address', idpMetadata({ certificates, sso: 'https://a:b@idp.example/' }), 'address'],
    ['a fragment in an address', idpMetadata({ certificates, sso: 'https://idp.example/#x' }), 'address'],
  ])('%s', (_what, xml, reason) => {
    expect(reasonOf(xml)).toBe(reason);
  });

  it('more keys than anybody has', () => {
    const many = Array.from({ length: 9 }, () => testCertificate({ cn: 'x', keys, notAfter }));
    expect(reasonOf(idpMetadata({ certificates: many }))).toBe('keys');
  });

  it('a million comments cost no more than their length', async () => {
    const read = () => {
      expect(reasonOf('<!--'.repeat(250_000))).toBe('xml');
      expect(reasonOf(`${'<!---->'.repeat(140_000)}${plain}`)).toBeUndefined();
    };
    expect(await processorTime(read, 5000)).toBeLessThan(5000);
  });

  it('http is read with [allowHttp] only', () => {
    const xml = idpMetadata({ certificates, sso: 'http://idp.musterland.example/sso' });
    expect(readIdentityProvider(xml, entityId, now, { [allowHttp]: true }).sso.POST).toMatch(/^http:/);
    expect(reasonOf(idpMetadata({ certificates, sso: 'ftp://x/' }), { [allowHttp]: true })).toBe('address');
  });

  it('whatever somebody changes in it is read or refused, with one code', () => {
    const roll = dice(7);
    const pieces = [
      '<',
      '>',
      '"',
      '&',
      '</md:IDPSSODescriptor>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      ' ',
      'x',
      '\0',
      '\u{1F600}',
    ];
    for (let run = 0; run < 3000; run += 1) {
      const at = roll(plain.length);
      const changed = plain.slice(0, at) + pieces[roll(pieces.length)] + plain.slice(at + roll(30));
      if (reasonOf(changed) !== undefined) continue;
      const { sso, slo, certificates: read } = readIdentityProvider(changed, entityId, now);
      expect(read).toHaveLength(1);
      for (const url of [sso.POST, sso.Redirect, slo.POST]) expect(url ?? 'https:').toMatch(/^https:/);
    }
  });
});
