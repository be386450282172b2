import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launchChromium } from '../../../tools/testing/chromium.ts';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { identityProviderMetadata } from '../src/saml/metadata.ts';
import type { AlgorithmProfile } from '../src/saml/profile.ts';
import { nameIdFormats, statusPrefix } from '../src/saml/vocabulary.ts';
import { musterstadtSamlKeys } from '../src/seed/service-providers.ts';
import { BrowserSession } from './browser-session.ts';
import { findPysaml2, type Pysaml2, startPysaml2 } from './pysaml2.ts';
import { logInAtBundid, logInAtUnternehmenskonto, visit } from './saml-visitor.ts';
import { handed } from './service-provider.ts';

const chromium = findChromium();
const installed = await findPysaml2();
if ('missing' in installed) console.log(`skipped: pysaml2 as service provider: ${installed.missing}`);
const [signing] = musterstadtSamlKeys.signing;
const [encryption] = musterstadtSamlKeys.encryption;
const own = {
  bundid: 'https://musterstadt.example/pysaml2',
  unternehmenskonto: 'https://musterstadt.example/pysaml2/firma',
};

/** Debian's xmlsec1 knows neither RSASSA-PSS nor the `rsa-oaep` of XML Encryption 1.1. */
const forXmlsec = {
  signature: 'rsa-sha256',
  content: 'aes256-gcm',
  keyTransport: 'rsa-oaep-mgf1p',
  digest: 'sha1',
} as const satisfies Partial<AlgorithmProfile>;

describe.skipIf(chromium === undefined || 'missing' in installed)('pysaml2 as service provider', () => {
  let sandbox: Sandbox;
  let service: Pysaml2;
  let browser: Browser;
  beforeAll(async () => {
    sandbox = await startSandbox();
    const { bundid, unternehmenskonto } = sandbox.config().services;
    service = await startPysaml2(
      'python' in installed ? installed.python : '',
      { signing, encryption },
      {
        bundid: {
          ownEntityId: own.bundid,
          entityId: bundid.entityId,
          metadata: { remote: [{ url: bundid.metadata }] },
          wantAssertionsSigned: true,
          requestedAttributes: ['bPK2', 'surname', 'givenName', 'placeOfBirth', 'EID-CITIZEN-QAA-LEVEL'].map(
            (name) => bundid.attributes[name] ?? '',
          ),
          minimum: 'STORK-QAA-Level-3',
        },
        unternehmenskonto: {
          ownEntityId: own.unternehmenskonto,
          entityId: unternehmenskonto.entityId,
          // It publishes none: its operator is asked for address and certificate, and the service writes them down.
          metadata: {
            inline: [
              identityProviderMetadata({
                id: '_von-hand',
                entityId: unternehmenskonto.entityId,
                signingCertificates: unternehmenskonto.certificates,
                nameIdFormats: [nameIdFormats.persistent],
                singleSignOn: [{ binding: 'post', location: unternehmenskonto.singleSignOn }],
                singleLogout: [{ binding: 'post', location: unternehmenskonto.singleLogout }],
              }),
            ],
          },
          wantAssertionsSigned: false,
        },
      },
    );
    browser = await launchChromium(chromium!);
  });
  afterAll(async () => {
    await browser?.close();
    await service?.close();
    await sandbox?.close();
  });

  /** Registers the service by the metadata that pysaml2 writes, as a town would hand them in. */
  const register = async (provider: keyof typeof own, profile: Partial<AlgorithmProfile>) => {
    const metadata = await (await fetch(`${service.origin}/metadata/${provider}`)).text();
    sandbox.registerServiceProvider({ metadata, profile });
  };
  const oid = (name: string) => sandbox.config().services.bundid.attributes[name] ?? '';
  /** What the service shows after the login. */
  const received = async (page: Page) => {
    await page.waitForURL(new RegExp(`^${service.origin}/(acs|slo)/`));
    const shown = JSON.parse((await page.locator('pre').textContent()) ?? '') as Record<string, unknown>;
    return shown;
  };

  it.each(['', '?redirect'])('reads a person of BundID after a signed request%s', async (binding) => {
    await register('bundid', forXmlsec);
    const page = await visit(browser, `${service.origin}/login/bundid${binding}`);
    expect(await page.locator('body').innerText(), 'the name of the AKDB extension').toContain(
      'Hundesteuer Łódź',
    );
    expect(await logInAtBundid(page, 'Online-Ausweis', 'Łucja Łódź-Şahin')).toContain('Łódź-Şahin');
    const answer = await received(page);
    expect(answer).toMatchObject({
      // By the names that pysaml2 knows.
      identity: { sn: ['Łódź-Şahin'], givenName: ['Łucja Ğülsüm'] },
      attributes: {
        [oid('surname')]: { values: ['Łódź-Şahin'], level: 'HOCH' },
        [oid('givenName')]: { values: ['Łucja Ğülsüm'], level: 'HOCH' },
        [oid('placeOfBirth')]: { values: ['Łódź'] },
        [oid('EID-CITIZEN-QAA-LEVEL')]: { values: ['STORK-QAA-Level-4'] },
        [oid('bPK2')]: { values: [expect.stringMatching(/^[\w+/]{43}=$/)] },
      },
      subject: { format: nameIdFormats.transient },
      classRef: 'STORK-QAA-Level-4',
      relayState: '/antrag?hund=Żółw',
    });
    expect(Object.keys(answer.attributes as object)).toHaveLength(5);
  });

  it('learns that somebody cancelled', async () => {
    await register('bundid', forXmlsec);
    const page = await visit(browser, `${service.origin}/login/bundid`);
    await page.getByRole('button', { name: 'Abbrechen' }).click();
    expect(await received(page)).toMatchObject({ status: 'StatusAuthnFailed' });
  });

  it('reads an organisation, whose assertion is encrypted and unsigned, and logs it out', async () => {
    await register('unternehmenskonto', forXmlsec);
    const page = await visit(browser, `${service.origin}/login/unternehmenskonto`);
    await logInAtUnternehmenskonto(page, 'Van ’t Hoff Installaties');
    expect(await received(page)).toMatchObject({
      attributes: {
        Firmenname: { values: ['Van ’t Hoff Installaties B.V.'] },
        Unternehmensanschrift: { values: [{ Ort: 'Ĳmuiden', Strasse: 'Verzonnen Dĳk', Land: 'NL' }] },
        HandelndePerson: { values: [{ Vorname: 'Ĳsbrand', Namensvorsatz: 'van ’t', Nachname: 'Hoff' }] },
      },
      subject: { value: expect.stringMatching(/^ek-/), format: nameIdFormats.persistent },
    });
    await page.goto(`${service.origin}/logout/unternehmenskonto`);
    expect(await received(page)).toMatchObject({ ended: `${statusPrefix}Success`, signed: true });
    // The session is gone, so nobody is there whom the service could be told of.
    expect(() => sandbox.startLogout()).toThrow(expect.objectContaining({ code: 'sandbox.session.unknown' }));
  });

  describe('with answers that a test hands on', () => {
    /** As far as the form that hands the answer on; the first page is reached by Redirect. */
    const answerFor = async (browser = new BrowserSession()) => {
      const begun = await browser.follow(`${service.origin}/login/bundid?redirect`);
      const { location } = await browser.follow(begun.location);
      let html = '';
      for (const form of [{ verfahren: 'eID' }, { person: 'lucja' }, {}])
        html = await (await browser.submit(location, { aktion: 'weiter', ...form })).response.text();
      return handed(html);
    };
    const take = async ({ action, xml }: { action: string; xml: string }) => {
      const SAMLResponse = Buffer.from(xml).toString('base64');
      const html = await (await new BrowserSession().submit(action, { SAMLResponse })).response.text();
      return JSON.parse(textOf(/<pre>(.*)<\/pre>/s.exec(html)?.[1] ?? '')) as Record<string, unknown>;
    };

    const forms: Partial<AlgorithmProfile>[] = [
      { content: 'aes128-gcm' },
      { content: 'aes192-gcm' },
      { content: 'aes128-cbc' },
      { content: 'aes256-cbc', signature: 'rsa-sha512' },
      { keyPlace: 'sibling' },
    ];
    it.each(forms)('reads also %j', async (form) => {
      await register('bundid', { ...forXmlsec, ...form });
      expect(await take(await answerFor())).toMatchObject({ identity: { sn: ['Łódź-Şahin'] } });
    });

    const refusals: [string, Partial<AlgorithmProfile>, string][] = [
      ['PSS', { signature: 'rsa-pss-sha256' }, 'Failed to verify signature'],
      // Before xmlsec1 sees it: the schemas of pysaml2 have no XML Encryption 1.1, where its MGF comes from.
      ['the modern key transport', { keyTransport: 'rsa-oaep', digest: 'sha256' }, 'Invalid document format'],
      ['SHA-256 in the former one', { digest: 'sha256' }, 'nothing could be decrypted'],
      ['an assertion without signature', { sign: 'response' }, 'Signature missing for assertion'],
      ['a response without signature', { sign: 'assertion' }, 'Signature missing for response'],
    ];
    it.each(refusals)('does not take %s', async (_name, form, text) => {
      await register('bundid', { ...forXmlsec, ...form });
      const shown = await take(await answerFor());
      expect(shown).toMatchObject({ refused: expect.any(String), text: expect.stringContaining(text) });
      expect(shown).not.toHaveProperty('identity');
    });

    it('takes an answer once, and none that was changed', async () => {
      await register('bundid', forXmlsec);
      const answer = await answerFor();
      // A moment later; nothing but the signature says that this is wrong.
      const changed = answer.xml.replace(/(?<=IssueInstant="[^"]{20})\d/, (digit) => `${9 - Number(digit)}`);
      expect(changed).not.toBe(answer.xml);
      expect(await take({ ...answer, xml: changed })).toHaveProperty('refused', 'SignatureError');
      expect(await take(answer)).toHaveProperty('identity');
      expect(await take(answer)).toHaveProperty('refused', 'UnsolicitedResponse');
    });
  });
});

/** Text of a page as Python has escaped it. */
function textOf(html: string): string {
  const names: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#x27': "'", amp: '&' };
  return html.replace(/&(lt|gt|quot|#x27|amp);/g, (_all, name: string) => names[name] ?? '');
}
