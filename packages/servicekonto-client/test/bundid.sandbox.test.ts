import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Identity } from '../src/index.ts';
import { HttpBrowser } from './http-browser.ts';
import type { Portal } from './portal.ts';
import { bundidAt, startSamlPortal } from './saml/sandbox-portal.ts';

let sandbox: Sandbox;
let portal: Portal;

beforeAll(async () => {
  sandbox = await startSandbox();
  portal = await startSamlPortal(sandbox);
});
afterAll(async () => {
  await portal?.close();
  await sandbox?.close();
});
afterEach(() => portal.events.splice(0));

/** Opens the login and goes on to the pages of BundID, without script. */
async function atBundid(query = '?level=substanziell', at = portal): Promise<HttpBrowser> {
  const browser = await new HttpBrowser().open(`${at.origin}/login/bundid${query}`);
  expect(browser.html).toContain('Weiter');
  return browser.submit({});
}

/** Chooses method and person, agrees, and comes back. */
async function through(browser: HttpBrowser, method: string, person: string): Promise<HttpBrowser> {
  await browser.submit({ verfahren: method, aktion: 'weiter' });
  await browser.submit({ person, aktion: 'weiter' });
  await browser.submit({ aktion: 'weiter' });
  return browser.submit({});
}

const identityOf = async (browser: HttpBrowser, at = portal): Promise<Identity | undefined> => {
  const cookie = [...browser.cookies(at.origin)].map(([name, value]) => `${name}=${value}`).join('; ');
  return (await at.konto.session(new Request(at.origin, { headers: { cookie } })))?.identity;
};

describe('a login with BundID, over HTTP and through its pages', () => {
  it('by the online ID card has level hoch, levels of attributes and a stable key', async () => {
    const browser = await through(await atBundid('?level=hoch&return=/antrag'), 'eID', 'erika');
    expect(browser.url).toBe(`${portal.origin}/antrag`);
    const identity = await identityOf(browser);
    expect(identity).toMatchObject({
      kind: 'person',
      protocol: 'saml',
      provider: 'bundid',
      level: 'hoch',
      provedBy: 'eID',
      temporary: false,
      familyName: expect.stringMatching(/mustermann/i),
      birthdate: '1984-08-12',
      address: { locality: 'Musterstadt', country: 'DE' },
    });
    expect(identity?.attributeLevels.familyName).toBe('hoch');
    const again = await identityOf(await through(await atBundid('?level=hoch'), 'eID', 'erika'));
    expect(again?.key).toBe(identity?.key);
  });

  it('keeps names of DIN 91379 as they are', async () => {
    const identity = await identityOf(await through(await atBundid('?level=niedrig'), 'Elster', 'zoe'));
    expect(identity).toMatchObject({
      givenNames: 'Zoë Ángeles Þórdís',
      familyName: 'Müller-Øst von und zu Łódź-Şahin',
    });
  });

  it('cancelled is told as such, and the login can be begun again', async () => {
    const browser = await atBundid();
    await browser.submit({ aktion: 'abbrechen' });
    await browser.submit({});
    expect(browser.html).toContain('Sie haben die Anmeldung abgebrochen');
    expect(portal.events.at(-1)).toMatchObject({
      type: 'login.failed',
      code: 'servicekonto.login.cancelled',
    });
  });

  it('without something that is required says what is missing', async () => {
    const strict = await startSamlPortal(sandbox, {
      providers: { bundid: bundidAt(sandbox, { required: ['givenName'] }) },
    });
    try {
      const browser = await through(await atBundid('?level=niedrig', strict), 'eID', 'ohnevornamen');
      expect(browser.html).toContain('servicekonto.attributes.missing');
      expect(browser.html).toContain('Es fehlt: Vornamen');
    } finally {
      await strict.close();
    }
  });

  it('answered a second time does not log in a second time', async () => {
    const browser = await atBundid();
    await browser.submit({ verfahren: 'eID', aktion: 'weiter' });
    await browser.submit({ person: 'erika', aktion: 'weiter' });
    await browser.submit({ aktion: 'weiter' });
    const page = { html: browser.html, url: browser.url };
    await browser.submit({});
    expect(await identityOf(browser)).toBeDefined();
    const stranger = new HttpBrowser();
    Object.assign(stranger, page);
    await stranger.submit({});
    expect(stranger.html).toContain('servicekonto.login.replayed');
  });

  it('goes on when the key of BundID rolls over', async () => {
    sandbox.rollIdentityProviderKey('bundid');
    expect(await identityOf(await through(await atBundid(), 'eID', 'erika'))).toBeDefined();
  });
});

describe('a login with Mein Unternehmenskonto, over HTTP and through its pages', () => {
  it('is an organisation for each of them, a sole trader included', async () => {
    for (const { id, name } of sandbox.config().organisations) {
      const browser = await new HttpBrowser().open(`${portal.origin}/login/unternehmenskonto`);
      await browser.submit({});
      await browser.submit({ organisation: id, aktion: 'weiter' });
      for (let page = 0; page < 3 && !browser.url.startsWith(portal.origin); page += 1)
        await browser.submit({ aktion: 'weiter' });
      expect(await identityOf(browser), id).toMatchObject({ kind: 'organisation', name });
    }
  });

  it('is an organisation with the person that acts for it, and ends on both sides', async () => {
    const { organisations } = sandbox.config();
    // Where logouts are answered to stands in the metadata that we hand in.
    const metadata = await (await fetch(`${portal.origin}/login/unternehmenskonto/metadata`)).text();
    sandbox.registerServiceProvider({ metadata, anyLoopbackAddress: true });
    const browser = await new HttpBrowser().open(`${portal.origin}/login/unternehmenskonto`);
    await browser.submit({});
    await browser.submit({ organisation: organisations[0]!.id, aktion: 'weiter' });
    for (let page = 0; page < 3 && !browser.url.startsWith(portal.origin); page += 1)
      await browser.submit({ aktion: 'weiter' });
    const identity = await identityOf(browser);
    expect(identity).toMatchObject({
      kind: 'organisation',
      provider: 'unternehmenskonto',
      level: 'substanziell',
      name: organisations[0]!.name,
    });
    expect(identity?.key).toMatch(/^unternehmenskonto:du-/);
    await browser.open('/');
    await browser.submit({});
    // On by the button, to the page of the other side, and back by its button.
    await browser.submit({});
    await browser.submit({});
    expect(browser.url).toBe(`${portal.origin}/`);
    expect(await identityOf(browser)).toBeUndefined();
    expect(portal.events.at(-1)).toMatchObject({ type: 'logout', provider: 'unternehmenskonto' });
  });
});
