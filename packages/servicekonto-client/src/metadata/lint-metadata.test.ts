import { describe, expect, it } from 'vitest';
import { dice } from '../../test/dice.ts';
import { rsaKeys, testCertificate } from '../../test/saml/certificates.ts';
import {
  certificateFor,
  serviceProvider,
  signedRequest,
  unsignedRequest,
} from '../../test/saml/service-provider.ts';
import { parseXml } from '../saml/xml/tree.ts';
import {
  lintServiceProvider,
  type ServiceProviderLint,
  type ServiceProviderMetadataOptions,
  serviceProviderMetadata,
} from './index.ts';

const now = Date.UTC(2026, 10, 30, 12);
const day = 86_400_000;
const late = now + 900 * day;
const { entityId, acsUrl, signing, encryption } = serviceProvider;
const certificate = certificateFor(signing, late);
const options: ServiceProviderMetadataOptions = {
  entityId,
  acsUrl,
  keys: { signing: [certificate], encryption: [certificateFor(encryption, late)] },
  wantAssertionsSigned: true,
};
const clean = serviceProviderMetadata(options);
const request = await signedRequest(await unsignedRequest());

const lint = (changes: Partial<ServiceProviderLint> = {}) =>
  lintServiceProvider({ metadata: clean, request, now, ...changes });
const rulesOf = (changes: Partial<ServiceProviderLint>) =>
  lint(changes).findings.map(({ rule, severity }) => `${rule.replace('servicekonto.sp.', '')} ${severity}`);
const withKeys = (keys: Partial<ServiceProviderMetadataOptions['keys']>) =>
  serviceProviderMetadata({ ...options, keys: { ...options.keys, ...keys } });

describe('what our own client writes', () => {
  it('has nothing that is wrong', () => {
    expect(lint()).toEqual({
      kind: 'servicekonto.sp',
      verdict: 'passed',
      findings: [],
      unchecked: [],
      counts: { error: 0, warning: 0, info: 0 },
    });
  });

  it('has nothing that is wrong, whatever the options are, and is read back', () => {
    const roll = dice(11);
    const hosts = ['www.musterstadt.example', 'xn--d-eha.example', 'a.b.c.example'];
    const paths = ['', '/', '/sp', '/ein/pfad?x=1&y=<2>"\'', `/${'ä'.repeat(20)}`];
    const some = (count: number, keys = signing) =>
      Array.from({ length: count }, () => certificateFor(keys, now + (100 + roll(1000)) * day));
    for (let run = 0; run < 60; run += 1) {
      const host = hosts[roll(hosts.length)]!;
      const written: ServiceProviderMetadataOptions = {
        entityId: `https://${host}${roll(2) ? '/sp' : ''}`,
        acsUrl: `https://${host}${paths[roll(paths.length)]}`,
        sloUrl: roll(2) ? `https://${host}/slo` : undefined,
        keys: { signing: some(1 + roll(3)), encryption: some(1 + roll(2), encryption) },
        publishAll: roll(2) === 1,
        nameIdFormat: roll(2) ? 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' : undefined,
        wantAssertionsSigned: roll(2) === 1,
      };
      const metadata = serviceProviderMetadata(written);
      const { findings } = lintServiceProvider({ metadata, former: metadata, now });
      expect(findings).toEqual([]);
      const values = JSON.stringify(parseXml(metadata), ['childNodes', 'attributes', 'value']);
      for (const value of [written.entityId, written.acsUrl, written.sloUrl])
        if (value !== undefined) expect(values).toContain(JSON.stringify(value));
    }
  });

  it('without a request is not judged to the end', () => {
    expect(lint({ request: undefined })).toMatchObject({
      verdict: 'not-judged',
      findings: [],
      unchecked: [{ what: 'servicekonto.unchecked.request' }],
    });
  });
});

describe('the document', () => {
  const changed = (from: string | RegExp, to: string) => {
    const metadata = clean.replace(from, to);
    expect(metadata).not.toBe(clean);
    return { metadata };
  };
  const root = '<md:EntityDescriptor';
  const role = '<md:SPSSODescriptor';
  const end = '</md:SPSSODescriptor>';
  const acs = /<md:AssertionConsumerService[^>]*>/;

  it.each([
    ['validUntil', changed(root, `${root} validUntil="2027-01-01T00:00:00Z"`), ['valid-until error']],
    ['validUntil of the role', changed(role, `${role} validUntil="x"`), ['valid-until error']],
    ['an ID', changed(root, `${root} ID="_1"`), ['root-id error']],
    [
      'an algorithm of a key',
      changed('</ds:KeyInfo>', '</ds:KeyInfo><md:EncryptionMethod Algorithm="x"/>'),
      ['algorithm-announced error'],
    ],
    [
      'a digest in extensions',
      changed(role, `<md:Extensions><a:DigestMethod xmlns:a="urn:a" Algorithm="x"/></md:Extensions>${role}`),
      ['algorithm-announced error'],
    ],
    [
      'UIInfo',
      changed(
        role,
        `<md:Extensions><u:UIInfo xmlns:u="urn:oasis:names:tc:SAML:metadata:ui"/></md:Extensions>${role}`,
      ),
      ['ui-info info'],
    ],
    [
      'requests that are not signed',
      changed(' AuthnRequestsSigned="true"', ''),
      ['requests-unsigned warning'],
    ],
    ['no address', changed(acs, ''), ['acs-missing error']],
    [
      'an address with http',
      changed(acsUrl, 'http://www.musterstadt.example/x'),
      ['acs-https error', 'request-acs error'],
    ],
    ['an address that is none', changed(acsUrl, '/login'), ['acs-https error', 'request-acs error']],
    [
      'an address for artefacts',
      changed(/HTTP-POST(?=" Location="[^"]*callback)/, 'HTTP-Artifact'),
      ['acs-binding error'],
    ],
    ['two addresses', changed(acs, (clean.match(acs) ?? [''])[0].repeat(2)), ['acs-several warning']],
    ['a comment', changed(role, `<!-- Kämmerei -->${role}`), []],
    ['no XML', { metadata: 'Wartung' }, ['metadata-unreadable error']],
    ['a DTD', { metadata: `<!DOCTYPE x>${clean}` }, ['metadata-unreadable error']],
    [
      'two megabytes',
      { metadata: clean.replace(role, `${' '.repeat(2 << 20)}${role}`) },
      ['metadata-unreadable error'],
    ],
    ['another root', { metadata: '<a/>' }, ['metadata-unreadable error']],
    [
      'the role of a provider',
      changed(/SPSSODescriptor/g, 'IDPSSODescriptor'),
      ['metadata-unreadable error'],
    ],
    [
      'two roles',
      changed(end, `${end}<md:SPSSODescriptor protocolSupportEnumeration="x"/>`),
      ['metadata-unreadable error'],
    ],
  ])('with %s', (_what, changes, expected) => {
    expect(rulesOf(changes)).toEqual(expected);
  });

  it('has a place for each finding', () => {
    const { metadata } = changed('</ds:KeyInfo>', '</ds:KeyInfo><md:EncryptionMethod Algorithm="x"/>');
    expect(lint({ metadata }).findings[0]).toMatchObject({
      place: { kind: 'path', path: '/EntityDescriptor/SPSSODescriptor/KeyDescriptor/EncryptionMethod' },
      values: { element: { term: 'EncryptionMethod' } },
    });
    const second = changed(' use="encryption"', ' use="beides"');
    expect(lint(second).findings[0]).toMatchObject({
      rule: 'servicekonto.sp.key-use',
      place: { path: '/EntityDescriptor/SPSSODescriptor/KeyDescriptor[2]/@use' },
    });
  });

  it('for another provider than BundID follows SAML alone', () => {
    const { metadata } = changed(root, `${root} ID="_1" validUntil="2027-01-01T00:00:00Z"`);
    expect(rulesOf({ metadata, provider: 'other' })).toEqual([]);
    expect(rulesOf({ provider: 'unternehmenskonto' })).toEqual(['assertions-signed warning']);
  });
});

describe('the name', () => {
  const named = (name: string) => ({
    metadata: clean.replace(`entityID="${entityId}"`, `entityID="${name}"`),
  });

  it.each([
    ['http://www.musterstadt.example', ['entity-id-https error', 'request-issuer error']],
    ['urn:musterstadt:sp', ['entity-id-https error', 'request-issuer error']],
    ['https://www.musterstadt.example:443', ['entity-id-port error', 'request-issuer error']],
    ['https://www.musterstadt.example:8443/sp', ['entity-id-port error', 'request-issuer error']],
    ['https://www.musterstadt.example/a:80', ['request-issuer error']],
    ['', ['entity-id-missing error', 'request-issuer error']],
  ])('%s', (name, expected) => {
    expect(rulesOf(named(name))).toEqual(expected);
  });

  it.each([
    ['the same', entityId, []],
    ['the same metadata', clean, []],
    ['another path', `${entityId}/alt`, ['entity-id-changed error']],
    [
      'another host: a new bPK2 for everybody',
      'https://alt.musterstadt.example',
      ['entity-id-host-changed error'],
    ],
    [
      'metadata with another host',
      named('https://alt.musterstadt.example').metadata,
      ['entity-id-host-changed error'],
    ],
    ['another host in other letters only', 'https://WWW.musterstadt.example', ['entity-id-changed error']],
    ['a name that was no address', 'urn:musterstadt:sp', ['entity-id-host-changed error']],
  ])('that was %s', (_what, former, expected) => {
    expect(rulesOf({ former })).toEqual(expected);
  });

  it.each(['<kaputt', '<a/>', ''])('that was in %j is not judged', (former) => {
    expect(lint({ former })).toMatchObject({
      verdict: 'not-judged',
      findings: [],
      unchecked: [{ what: 'servicekonto.unchecked.former' }],
    });
  });

  it('of another account has no bPK2', () => {
    expect(rulesOf({ former: 'https://alt.example', provider: 'other' })).toEqual([
      'entity-id-changed error',
    ]);
  });
});

describe('certificates', () => {
  const until = (days: number) => withKeys({ signing: [certificateFor(signing, now + days * day)] });

  it.each([
    [91, []],
    [90, ['certificate-expires info']],
    [30, ['certificate-expires warning']],
    [7, ['certificate-expires error']],
    [-1, ['certificate-expired error']],
  ])('that end in %i days', (days, expected) => {
    expect(rulesOf({ metadata: until(days) })).toEqual(expected);
  });

  it('say how long they hold', () => {
    expect(lint({ metadata: until(20) }).findings[0]?.values).toEqual({
      use: { term: 'signing' },
      at: { term: '2026-12-20' },
      days: 20,
    });
  });

  it('that end are no trouble while a successor is there', () => {
    const both = [certificateFor(signing, now + day), certificate];
    expect(rulesOf({ metadata: withKeys({ signing: both }) })).toEqual([]);
    const ended = [certificateFor(signing, now - day), certificate];
    expect(rulesOf({ metadata: withKeys({ signing: ended }) })).toEqual(['certificate-expired warning']);
  });

  it('for encryption must not have ended, even beside a successor: the provider takes any', () => {
    const keys = [certificateFor(encryption, late), certificateFor(encryption, now - day)];
    const metadata = serviceProviderMetadata({
      ...options,
      keys: { ...options.keys, encryption: keys },
      publishAll: true,
    });
    expect(rulesOf({ metadata })).toEqual(['certificate-expired error']);
  });

  it('may begin later', () => {
    const later = testCertificate({ cn: 'x', keys: signing, notBefore: now + day, notAfter: late });
    const metadata = withKeys({ signing: [{ certificate: later }] });
    expect(rulesOf({ metadata })).toEqual(['certificate-not-yet-valid warning']);
  });

  it('of the emulator are for the laptop', () => {
    const metadata = withKeys({ encryption: [certificateFor(encryption, late, 'emulator-sp')] });
    expect(rulesOf({ metadata })).toEqual(['certificate-emulator error']);
  });

  it('with one key for both purposes work', () => {
    const metadata = withKeys({ encryption: [certificateFor(signing, late)] });
    expect(rulesOf({ metadata })).toEqual(['certificate-shared info']);
    // One descriptor for both is the same.
    const one = clean.replace(/<md:KeyDescriptor use="encryption">[\s\S]*?<\/md:KeyDescriptor>/, '');
    expect(rulesOf({ metadata: one.replace(' use="signing"', '') })).toEqual(['certificate-shared info']);
  });

  const inPlace = (text: string) => clean.replace(certificate.certificate, text);
  it.each([
    [
      'is missing',
      clean.replace(/<md:KeyDescriptor use="encryption">[\s\S]*?<\/md:KeyDescriptor>/, ''),
      ['certificate-missing error'],
    ],
    [
      'has a name only',
      clean.replace(
        /(?<=use="encryption">)[\s\S]*?(?=<\/md:KeyDescriptor>)/,
        '<ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:KeyName>x</ds:KeyName></ds:KeyInfo>',
      ),
      ['certificate-missing error'],
    ],
    ['is none', inPlace('AAAA'), ['certificate-unreadable error']],
    ['is an element', inPlace('<x/>'), ['certificate-unreadable error']],
    [
      'is weak',
      inPlace(testCertificate({ cn: 'x', keys: rsaKeys(1024), notAfter: late })),
      ['certificate-weak error'],
    ],
  ])('one that %s', (_what, metadata, expected) => {
    expect(rulesOf({ metadata })).toEqual(expected);
  });

  it('are less of a must where nobody says so', () => {
    const metadata = clean.replace(/<md:KeyDescriptor use="encryption">[\s\S]*?<\/md:KeyDescriptor>/, '');
    expect(rulesOf({ metadata, provider: 'other' })).toEqual(['certificate-missing warning']);
  });
});

it('whatever somebody changes in metadata or request is judged, never thrown', () => {
  const roll = dice(5);
  const pieces = [
    '<',
    '>',
    '"',
    '&',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    ' ',
    '0',
    '\0',
    '\u{1F600}',
    '/>',
    'md:',
    '</',
  ];
  const changed = (text: string) => {
    const at = roll(text.length);
    return text.slice(0, at) + pieces[roll(pieces.length)] + text.slice(at + roll(40));
  };
  for (let run = 0; run < 500; run += 1) {
    const metadata = roll(2) ? changed(clean) : clean;
    const report = lint({ metadata, request: changed(request), former: changed(clean) });
    expect(['passed', 'failed', 'not-judged']).toContain(report.verdict);
  }
});
