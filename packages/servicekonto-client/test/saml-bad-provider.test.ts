/** What a login with SAML needs and does not get: store, keys, metadata. A page that helps, a typed error, a line of ids. */
import { createMemoryStateStore, type StateStore } from '@rathaus/client-core';
import type { LogEntry } from '@rathaus/client-core/observe';
import { describe, expect, it } from 'vitest';
import type { BundidOptions } from '../src/bundid/index.ts';
import type { ServicekontoConfig } from '../src/index.ts';
import { judge, marker } from './bad-input.ts';
import { expiredCertificate, signing } from './saml/keys.ts';
import { signed, usual } from './saml/maker.ts';
import { providerLogout } from './saml/provider-logout.ts';
import { createSamlWorld, type SamlWorld, usualOptions } from './saml/world.ts';

const portal = new URL(usual.acsUrl).origin;
const identityProvider = {
  ...(usualOptions.identityProvider as object),
  sloUrl: 'https://idp.example/slo',
} as Exclude<typeof usualOptions.identityProvider, string>;
const { keys } = usualOptions;
const never = () => new Promise<never>(() => undefined);
const fails = () => Promise.reject(new Error(marker));
const sameSite = { 'sec-fetch-site': 'same-origin' };

interface BadSamlWorld extends SamlWorld {
  readonly lines: LogEntry[];
}

function openWorld(
  options: Partial<BundidOptions> = {},
  config: Partial<ServicekontoConfig> = {},
): BadSamlWorld {
  const lines: LogEntry[] = [];
  const logger = (line: LogEntry) => void lines.push(line);
  const all = { identityProvider, ...options };
  return Object.assign(createSamlWorld(all, { logger, ...config }), { lines });
}

/** One page, judged, in German; one line of the log and one event. */
async function expectPage(world: BadSamlWorld, page: Response, code: string): Promise<void> {
  expect(await judge(world, page)).toBe(code);
  expect(world.lines.map((line) => line.code)).toEqual([code]);
  expect(world.events.at(-1)).toMatchObject({ code, provider: 'bundid' });
}

/** A store that can be told to do something else. */
function badStore() {
  const inner = createMemoryStateStore();
  const store: { instead: (() => Promise<never>) | undefined } & StateStore = {
    instead: undefined,
    get: (...given) => store.instead?.() ?? inner.get(...given),
    set: (...given) => store.instead?.() ?? inner.set(...given),
    delete: (...given) => store.instead?.() ?? inner.delete(...given),
    add: (...given) => store.instead?.() ?? inner.add(...given),
    take: (...given) => store.instead?.() ?? inner.take(...given),
    count: (...given) => store.instead?.() ?? inner.count(...given),
  };
  return store;
}

describe.each([
  ['is down', fails],
  ['hangs', never],
])('a store that %s', (_name, instead) => {
  const open = () => {
    const store = badStore();
    return { store, world: openWorld({}, { store, applicationTimeout: 200 }) };
  };

  it('at the start: no login begins, and the page leads to another try', async () => {
    const { store, world } = open();
    store.instead = instead;
    const page = await world.browser.visit('/login/bundid?return=/antrag');
    expect(page.status).toBe(503);
    expect(await page.clone().text()).toContain('href="/login/bundid?return=%2Fantrag"');
    await expectPage(world, page, 'servicekonto.store.failed');
    expect([...world.browser.jar.keys()], 'nothing is left behind').toEqual([]);
    store.instead = undefined;
    expect((await world.login()).status).toBe(303);
  });

  it('at the callback: the login is not lost, and goes on when the store is there again', async () => {
    const { store, world } = open();
    const answer = await world.answer(await world.start());
    store.instead = instead;
    const page = await world.post(answer);
    expect(page.status).toBe(503);
    await expectPage(world, page, 'servicekonto.store.failed');
    store.instead = undefined;
    expect((await world.post(answer)).status).toBe(303);
    expect(await world.browser.session()).toBeDefined();
  });

  it('at the logout: nobody is told to be logged out', async () => {
    const { store, world } = open();
    await world.login();
    store.instead = instead;
    const page = await world.browser.visit('/logout', { method: 'POST', headers: sameSite });
    expect(page.status).toBe(503);
    expect(await judge(world, page)).toBe('servicekonto.store.failed');
    store.instead = undefined;
    expect(await world.browser.session(), 'the button can be pressed again').toBeDefined();
  });

  it('at a logout by the provider: it can be sent again', async () => {
    const { store, world } = open();
    await world.login();
    const now = world.now();
    const facts = { destination: `${portal}/login/bundid/logout`, issuedAt: now, until: now + 300_000 };
    const xml = signed(providerLogout({ ...facts, id: '_logout-1' }), '_logout-1');
    const logout = () =>
      world.newBrowser().visit('/login/bundid/logout', {
        method: 'POST',
        body: new URLSearchParams({ SAMLRequest: Buffer.from(xml).toString('base64') }),
        headers: { 'sec-fetch-site': 'cross-site' },
      });
    store.instead = instead;
    await expectPage(world, await logout(), 'servicekonto.store.failed');
    store.instead = undefined;
    expect((await logout()).status).toBe(200);
    expect(await world.browser.session()).toBeUndefined();
  });
});

describe('a certificate that has expired', () => {
  it('of the provider: its answers count no more, and the warning says why', async () => {
    const world = openWorld({
      identityProvider: { ...identityProvider, certificates: [expiredCertificate] },
    });
    await expectPage(world, await world.login(), 'servicekonto.provider.certificate');
  });

  it('of the connection to its metadata: no login begins', async () => {
    const cause = Object.assign(new Error(marker), { code: 'CERT_HAS_EXPIRED' });
    const fetch = () => Promise.reject(new TypeError('fetch failed', { cause }));
    const world = openWorld(
      { identityProvider: { entityId: usual.issuer, metadata: usual.issuer } },
      { fetch },
    );
    await expectPage(world, await world.browser.visit('/login/bundid'), 'servicekonto.provider.certificate');
  });
});

describe.each([
  ['fails', fails],
  ['hangs', never],
])('a key service that %s', (_name, instead) => {
  const signer = { kid: 'hsm', algorithm: 'PS256', sign: instead } as const;
  const signingKeys = [{ signer, certificate: signing.certificate }];
  const config = { applicationTimeout: 200 };

  it('when it is to sign a request: no login begins', async () => {
    const world = openWorld({ keys: { ...keys, signing: signingKeys } }, config);
    const page = await world.browser.visit('/login/bundid');
    expect(page.status).toBe(503);
    await expectPage(world, page, 'servicekonto.client.key');
  });

  it('when it is to open an answer: nobody is in', async () => {
    const encryption = keys.encryption.map((key) => ({
      ...key,
      decrypter: { ...key.decrypter, unwrapKey: instead },
    }));
    const world = openWorld({ keys: { ...keys, encryption } }, config);
    const page = await world.login();
    expect(page.status).toBe(503);
    await expectPage(world, page, 'servicekonto.client.key');
    expect(await world.browser.session()).toBeUndefined();
  });

  it('when it is to sign a logout: it ends here all the same', async () => {
    let isAway = false;
    const own = keys.signing[0]!;
    const away = {
      ...own,
      signer: {
        ...own.signer,
        sign: (...given: Parameters<typeof own.signer.sign>) =>
          isAway ? instead() : own.signer.sign(...given),
      },
    };
    const world = openWorld({ keys: { ...keys, signing: [away] } }, config);
    await world.login();
    isAway = true;
    const page = await world.browser.visit('/logout', { method: 'POST', headers: sameSite });
    await judge(world, page, { redirects: [portal] });
    expect(page.status).toBe(303);
    expect(await world.browser.session()).toBeUndefined();
    expect(world.lines.map(({ code }) => code)).toEqual(['servicekonto.client.key']);
  });
});

type Answer = () => Response | Promise<Response>;
const html = { 'content-type': 'text/html' };
const page = `<!doctype html><title>${marker}</title><h1>Wartung ${marker}</h1>`;
const samlXml = { 'content-type': 'application/samlmetadata+xml' };
/** What a provider answers where its metadata should be, and what comes of it. */
const answers: Readonly<Record<string, readonly [Answer, string]>> = {
  'HTML with 502': [() => new Response(page, { status: 502, headers: html }), 'unreachable'],
  'a full house': [() => new Response(page, { status: 429, headers: html }), 'unreachable'],
  'nothing, for ever': [never, 'unreachable'],
  'a broken connection': [() => Promise.reject(new TypeError(marker)), 'unreachable'],
  'HTML with 200': [() => new Response(page, { headers: html }), 'metadata'],
  'HTML with 404': [() => new Response(page, { status: 404, headers: html }), 'metadata'],
  'nothing with 200': [() => new Response('', { headers: samlXml }), 'metadata'],
  'half of it': [
    () => new Response(`<md:EntityDescriptor entityID="${marker}`, { headers: samlXml }),
    'metadata',
  ],
  'no UTF-8': [() => new Response(new Uint8Array([0x3c, 0xff, 0xfe]), { headers: samlXml }), 'metadata'],
  'metadata of somebody else': [
    () =>
      new Response(
        `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${marker}"/>`,
        { headers: samlXml },
      ),
    'metadata',
  ],
  'another place': [
    () => Response.redirect(`https://${encodeURIComponent('mustermann-4711')}.example/`, 302),
    'metadata',
  ],
};

describe('metadata', () => {
  it.each(Object.entries(answers))('%s: no login begins', async (_name, [answer, code]) => {
    const world = openWorld(
      { identityProvider: { entityId: usual.issuer, metadata: usual.issuer } },
      { fetch: async () => answer(), timeout: 200 },
    );
    await expectPage(world, await world.browser.visit('/login/bundid'), `servicekonto.provider.${code}`);
  });
});
