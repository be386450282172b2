import { createPemSigner } from '@rathaus/client-core/node';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serviceProviderMetadata } from '../src/metadata/index.ts';
import { allowCbc, type GeneralSamlOptions, saml } from '../src/saml/index.ts';
import { findChromium } from './chromium.ts';
import { opening, provider, signing, stranger, type TestKeyPair } from './saml/keys.ts';
import { decrypterOf } from './saml/reading.ts';
import { algorithmsOf, openSamlSite, portalOrigin, type SamlSite, type SamlVisitor } from './saml/site.ts';
import {
  type Algorithms,
  hasSimplesamlphp,
  person,
  type Simplesamlphp,
  startSimplesamlphp,
} from './simplesamlphp.ts';

const executable = await findChromium();
const isMissing = !(await hasSimplesamlphp()) || executable === undefined;

/** Its library knows no PSS. */
const signerOf = (pair: TestKeyPair) => ({
  signer: createPemSigner({ key: pair.privateKey, kid: 'signing', algorithm: 'RS256' }),
  certificate: pair.certificate,
});
const keys = {
  signing: [signerOf(signing)],
  encryption: [{ decrypter: decrypterOf(opening), certificate: opening.certificate }],
};
/** Four ways to the same provider, each of them an application of its own there. */
const ids = ['strict', 'cbc', 'redirect', 'forged'] as const;
const entityIdOf = (id: string): string => `https://${id}.musterstadt.test`;
const metadataOf = (id: string): string =>
  serviceProviderMetadata({
    entityId: entityIdOf(id),
    acsUrl: `${portalOrigin}/login/callback/${id}`,
    sloUrl: `${portalOrigin}/login/${id}/logout`,
    keys,
    wantAssertionsSigned: true,
  });

describe.skipIf(isMissing)('login at SimpleSAMLphp', () => {
  let idp: Simplesamlphp;
  let site: SamlSite;

  const providers = () => {
    const options = (id: (typeof ids)[number]): GeneralSamlOptions => ({
      entityId: entityIdOf(id),
      identityProvider: {
        entityId: idp.entityId,
        metadata: idp.metadata,
        sloUrl: idp.sloUrl,
        binding: id === 'redirect' ? 'Redirect' : 'POST',
      },
      keys: id === 'forged' ? { ...keys, signing: [signerOf(stranger)] } : keys,
      attributes: { subject: 'bPK2', givenNames: 'givenName', familyName: 'sn' },
    });
    return {
      strict: saml(options('strict')),
      cbc: saml({ ...options('cbc'), [allowCbc]: true }),
      redirect: saml(options('redirect')),
      forged: saml(options('forged')),
    };
  };
  beforeAll(async () => {
    idp = await startSimplesamlphp({ key: provider, serviceProviders: ids.map(metadataOf) });
    site = await openSamlSite(executable!, providers());
  });
  afterAll(async () => {
    await site?.close();
    await idp?.close();
  });
  beforeEach(async () => {
    site.log.length = 0;
    site.portal.events.length = 0;
    await idp.answerWith(undefined);
    await idp.encryptWith({ content: 'AES256_GCM', key: 'RSA_OAEP_MGF1P' });
  });

  const who = (page: Page) => page.locator('#wer').innerText();
  const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();
  const name = `${person.givenName} ${person.familyName}`;

  /** Through the login page, as far as the provider lets one. */
  async function logIn({ page }: SamlVisitor, id: (typeof ids)[number], level = 'substanziell') {
    await page.goto(`${portalOrigin}/login/${id}?level=${level}&return=/antrag`);
    await page.locator('#username').fill(person.username);
    await page.locator('#password').fill(person.password);
    await Promise.all([
      page.waitForURL((url) => url.origin === portalOrigin),
      page.locator('#password').press('Enter'),
    ]);
    await page.waitForLoadState();
  }
  /** Steps back, and waits until nothing leads on any more. */
  async function goBack(page: Page) {
    await page.evaluate(() => setTimeout(() => history.back()));
    // A page that posts itself leads on when its script runs, which takes its time on a busy machine.
    for (let [quiet, last] = [0, '']; quiet < 3; ) {
      await page.waitForTimeout(700);
      await page.waitForLoadState();
      quiet = page.url() === last ? quiet + 1 : 0;
      last = page.url();
    }
  }
  const failures = () =>
    site.portal.events.flatMap((event) => (event.type === 'login.failed' ? [event.code] : []));

  it('knows each application by the metadata that the portal serves', async () => {
    // The forged one has another key than the provider knows of it.
    for (const id of ids.filter((one) => one !== 'forged')) {
      const served = await site.send(`${portalOrigin}/login/${id}/metadata`);
      expect(await served.text()).toBe(metadataOf(id));
    }
  });

  it('takes our signed request, and its answer is signed twice, encrypted and read', async () => {
    await site.visit(async (visitor) => {
      await logIn(visitor, 'strict');
      expect(visitor.page.url()).toBe(`${portalOrigin}/antrag`);
      expect(await who(visitor.page)).toBe(`${name}: substanziell`);
      expect(visitor.messages.map(({ kind, to }) => [kind, new URL(to).pathname])).toEqual([
        ['SAMLRequest', '/saml2/idp/SSOService.php'],
        ['SAMLResponse', '/login/callback/strict'],
      ]);
      expect(algorithmsOf(visitor.response().xml)).toEqual([
        'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
        'http://www.w3.org/2001/04/xmlenc#sha256',
        'http://www.w3.org/2009/xmlenc11#aes256-gcm',
        'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p',
      ]);
      expect(await visitor.identity()).toMatchObject({
        key: `strict:${person.bPK2}`,
        givenNames: person.givenName,
        familyName: person.familyName,
        temporary: false,
      });
      const cookies = await visitor.context.cookies(portalOrigin);
      expect(cookies.map((one) => one.name)).toEqual(['__Host-rathaus-session']);
    });
  });

  it('takes it by Redirect, where the signature is over the query', async () => {
    await site.visit(async (visitor) => {
      await logIn(visitor, 'redirect');
      expect(await who(visitor.page)).toBe(`${name}: substanziell`);
      expect(visitor.messages.map(({ kind }) => kind)).toEqual(['SAMLResponse']);
    });
  });

  it('refuses a request that another key has signed', async () => {
    await site.visit(async ({ page }) => {
      await page.goto(`${portalOrigin}/login/forged`);
      await page.waitForURL(`${new URL(idp.entityId).origin}/**`);
      expect(await page.locator('body').innerText()).toContain('Unable to validate Signature');
      expect(await page.locator('#username').count()).toBe(0);
    });
  });

  describe('encrypts as it does out of the box, by CBC', () => {
    beforeEach(() => idp.encryptWith(undefined));
    const stock = [
      'http://www.w3.org/2001/04/xmlenc#aes128-cbc',
      'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p',
    ];

    it('which is refused: the citizen gets a page, the log a typed error', async () => {
      await site.visit(async (visitor) => {
        await logIn(visitor, 'strict');
        expect(algorithmsOf(visitor.response().xml)).toEqual(expect.arrayContaining(stock));
        expect(await heading(visitor.page)).toBe('Der Anmeldedienst konnte die Anmeldung nicht abschließen');
        expect(await visitor.page.locator('html').getAttribute('lang')).toBe('de');
        expect(await visitor.identity()).toBeUndefined();
      });
      expect(failures()).toEqual(['servicekonto.response.invalid']);
      expect(site.log).toMatchObject([{ code: 'servicekonto.response.invalid' }]);
      const all = JSON.stringify([site.log, site.portal.events]);
      expect(all).toContain('encryption');
      expect(all).not.toMatch(/Łódź|zofia|PHNhbWw/);
    });

    it('and is read with [allowCbc]', async () => {
      await site.visit(async (visitor) => {
        await logIn(visitor, 'cbc');
        expect(algorithmsOf(visitor.response().xml)).toEqual(expect.arrayContaining(stock));
        expect(await who(visitor.page)).toBe(`${name}: substanziell`);
      });
    });
  });

  describe.each([
    [{ content: 'AES128_GCM', key: 'RSA_OAEP_MGF1P' }, 'strict', true],
    [{ content: 'AES192_GCM', key: 'RSA_OAEP_MGF1P' }, 'strict', true],
    // Without DigestMethod and MGF, which means SHA-1 for both.
    [{ content: 'AES256_GCM', key: 'RSA_OAEP' }, 'strict', true],
    [{ content: 'AES192_CBC', key: 'RSA_OAEP_MGF1P' }, 'cbc', true],
    [{ content: 'AES256_CBC', key: 'RSA_OAEP' }, 'cbc', true],
    [{ content: 'AES256_CBC', key: 'RSA_OAEP' }, 'strict', false],
    [{ content: 'AES256_GCM', key: 'RSA_1_5' }, 'cbc', false],
  ] as const satisfies [Algorithms, (typeof ids)[number], boolean][])(
    'encrypts with %j',
    (algorithms, id, isRead) => {
      it(`which ${id} ${isRead ? 'reads' : 'refuses'}`, async () => {
        await idp.encryptWith(algorithms);
        await site.visit(async (visitor) => {
          await logIn(visitor, id);
          const used = algorithmsOf(visitor.response().xml).map((one) => one.replace(/^.*[#/]/, ''));
          const words = [algorithms.content, algorithms.key].map((word) => word.toLowerCase());
          expect(used.map((one) => one.replaceAll('-', '_'))).toEqual(expect.arrayContaining(words));
          expect((await visitor.identity())?.subject).toBe(isRead ? person.bPK2 : undefined);
        });
        expect(failures()).toEqual(isRead ? [] : ['servicekonto.response.invalid']);
      });
    },
  );

  it.each([
    ['niedrig', 'STORK-QAA-Level-2'],
    ['hoch', 'STORK-QAA-Level-4'],
  ])('answers the level %s by %s', async (level, classRef) => {
    await site.visit(async (visitor) => {
      await logIn(visitor, 'strict', level);
      expect(visitor.messages[0]!.xml).toContain(`>${classRef}<`);
      expect(await who(visitor.page)).toBe(`${name}: ${level}`);
    });
  });

  it.each(['STORK-QAA-Level-2', 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport'])(
    'answers less than was asked for, %s, and gets no session for it',
    async (classRef) => {
      await idp.answerWith(classRef);
      await site.visit(async (visitor) => {
        await logIn(visitor, 'strict', 'hoch');
        expect(failures()).toEqual(['servicekonto.level.too-low']);
        expect(await visitor.identity()).toBeUndefined();
        const again = visitor.page.locator('a[href*="level=hoch"]');
        expect(await again.getAttribute('href')).toContain('fresh=1');
      });
    },
  );

  it('the back button after a login leads to pages that help, and the person stays logged in', async () => {
    await site.visit(async (visitor) => {
      const { page } = visitor;
      await page.goto(`${portalOrigin}/antrag`);
      await logIn(visitor, 'strict');
      const shown: string[] = [];
      for (let steps = 0; page.url() !== 'about:blank'; steps += 1) {
        expect(steps).toBeLessThan(6);
        await goBack(page);
        const headings = await page.locator('h1').allInnerTexts();
        if (page.url().startsWith(portalOrigin)) shown.push(...headings);
      }
      // The page of the provider that posts the answer is in the history, and posts it once more: back to the target.
      expect(shown).toEqual(['/antrag', '/antrag']);
      await page.goto(`${portalOrigin}/antrag`);
      expect(await who(page)).toBe(`${name}: substanziell`);
    });
    expect(failures()).toEqual([]);
  });

  it('an answer that is played back gives nobody a session', async () => {
    await site.visit(async (visitor) => {
      await logIn(visitor, 'strict');
      const { form } = visitor.response();
      const callback = `${portalOrigin}/login/callback/strict`;
      await visitor.post(callback, form);
      expect((await visitor.identity())?.subject, 'whoever has completed it keeps theirs').toBe(person.bPK2);
      await site.visit(async (thief) => {
        await thief.post(callback, form);
        expect(await thief.identity()).toBeUndefined();
        // With a login of their own on the way, and its state instead of the other one.
        await thief.page.goto(`${portalOrigin}/login/strict`);
        await thief.page.waitForURL(`${new URL(idp.entityId).origin}/**`);
        const mixed = new URLSearchParams(form);
        const own = thief.messages.findLast(({ kind }) => kind === 'SAMLRequest')!.form;
        mixed.set('RelayState', new URLSearchParams(own).get('RelayState')!);
        await thief.post(callback, String(mixed));
        expect(await thief.identity()).toBeUndefined();
      });
    });
    expect(failures().slice(-2)).toEqual(['servicekonto.login.replayed', 'servicekonto.response.invalid']);
    expect(JSON.stringify(site.log)).toContain('in-response-to');
  });

  it('a logout here is one there', async () => {
    await site.visit(async (visitor) => {
      const { page } = visitor;
      await logIn(visitor, 'strict');
      await page.getByRole('button', { name: 'Abmelden' }).click();
      await page.waitForURL(`${portalOrigin}/`);
      expect(await who(page)).toBe('niemand');
      const [request, response] = visitor.messages.slice(-2);
      expect([request!.to, response!.to]).toEqual([idp.sloUrl, `${portalOrigin}/login/strict/logout`]);
      expect(response!.xml).toContain('urn:oasis:names:tc:SAML:2.0:status:Success');
      await page.goto(`${portalOrigin}/login/strict`);
      expect(await page.locator('#username').count(), 'it has forgotten them').toBe(1);
    });
    expect(site.portal.events.flatMap((event) => (event.type === 'logout' ? [event.code] : []))).toEqual([
      undefined,
    ]);
  });

  it('a logout there is one here', async () => {
    await site.visit(async (visitor) => {
      const { page } = visitor;
      await logIn(visitor, 'strict');
      const done = `${portalOrigin}/tschuess`;
      await page.goto(`${idp.sloUrl}?ReturnTo=${encodeURIComponent(done)}`);
      await page.waitForURL(done);
      const [request, response] = visitor.messages.slice(-2);
      expect([request!.to, response!.to]).toEqual([`${portalOrigin}/login/strict/logout`, idp.sloUrl]);
      expect(await visitor.identity()).toBeUndefined();
      await visitor.post(`${portalOrigin}/login/strict/logout`, request!.form);
    });
    expect(
      site.portal.events.flatMap((event) => (event.type === 'logout.by-provider' ? [event] : [])),
    ).toMatchObject([{ sessions: 1 }, { sessions: 0, code: 'servicekonto.logout.refused' }]);
  });
});
