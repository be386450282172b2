import { createPublicKey } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { codeOf } from '../../../test/mock-browser.ts';
import { signing, stranger } from '../../../test/saml/keys.ts';
import { signed, usual } from '../../../test/saml/maker.ts';
import { type ProviderLogout, providerLogout } from '../../../test/saml/provider-logout.ts';
import { carriedBy, createSamlWorld, type SamlWorld, usualOptions } from '../../../test/saml/world.ts';
import { verifySigned } from '../signature/verify.ts';
import { ns } from '../xml/namespaces.ts';
import { attribute, onlyChild, parseXml, textOf } from '../xml/tree.ts';

const sloUrl = 'https://idp.example/slo';
const here = `${usual.entityId}/login/bundid/logout`;
let world: SamlWorld;

beforeEach(async () => {
  world = createSamlWorld({
    identityProvider: { ...(usualOptions.identityProvider as object), sloUrl } as never,
  });
  expect((await world.login()).status).toBe(303);
});

const formOf = (fields: Record<string, string>) => ({
  method: 'POST',
  body: new URLSearchParams(fields).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
});

interface RequestFacts extends Partial<ProviderLogout> {
  readonly key?: typeof signing;
}

/** A logout by the provider, as it sends the browser with one. */
function logoutRequest({ key, ...facts }: RequestFacts = {}): string {
  const { issuedAt = world.now(), until = world.now() + 300_000, id = '_logout-1' } = facts;
  const xml = providerLogout({ destination: here, ...facts, id, issuedAt, until });
  return signed(xml, id, key && { key });
}
const posted = (xml: string) => ({ SAMLRequest: Buffer.from(xml).toString('base64') });

describe('a logout here', () => {
  it('goes on to the provider with a signed request for this session, and comes back', async () => {
    const page = await world.browser.visit('/logout?return=/tschuess', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', origin: usual.entityId },
    });
    expect(await world.browser.session()).toBeUndefined();
    const { action, relayState, request } = await carriedBy(page);
    expect(action).toBe(sloUrl);
    const verified = verifySigned(request, request, [createPublicKey(signing.certificate)]);
    expect(attribute(verified, 'Destination')).toBe(sloUrl);
    expect(textOf(onlyChild(verified, ns.saml, 'NameID')!)).toBe(usual.nameId);
    expect(textOf(onlyChild(verified, ns.samlp, 'SessionIndex')!)).toBe('_session-1');
    const answer = await world.browser.visit(
      '/login/bundid/logout',
      formOf({ SAMLResponse: 'PGE+', RelayState: relayState }),
    );
    const back = await world.browser.visit(answer.headers.get('location')!);
    expect(back.headers.get('location')).toBe(`${usual.entityId}/tschuess`);
  });

  it('with an answer of strangers leads home, and nowhere else', async () => {
    for (const RelayState of ['', 'x', 'https://evil.example/', '//evil.example']) {
      const answer = await world.browser.visit(
        '/login/bundid/logout',
        formOf({ SAMLResponse: 'PGE+', RelayState }),
      );
      const location = answer.headers.get('location')!;
      expect(new URL(location).origin).toBe(usual.entityId);
      expect((await world.browser.visit(location)).headers.get('location')).toBe(`${usual.entityId}/`);
    }
    expect(await world.browser.session()).toBeDefined();
  });
});

describe('a logout by the provider', () => {
  const come = (fields: Record<string, string>) =>
    world.newBrowser().visit('/login/bundid/logout', formOf(fields));

  it('ends the session it names, and is confirmed by a signed answer', async () => {
    const page = await come({ ...posted(logoutRequest()), RelayState: 'theirs' });
    expect(await world.browser.session()).toBeUndefined();
    const html = await page.text();
    expect(html).toContain(`action="${sloUrl}"`);
    expect(html).toContain('name="RelayState" value="theirs"');
    const encoded = /name="SAMLResponse" value="([^"]+)"/.exec(html)![1]!;
    const root = parseXml(Buffer.from(encoded.replaceAll('&#43;', '+'), 'base64').toString('utf8'));
    const verified = verifySigned(root, root, [createPublicKey(signing.certificate)]);
    expect([verified.localName, attribute(verified, 'InResponseTo')]).toEqual([
      'LogoutResponse',
      '_logout-1',
    ]);
    expect(world.events.at(-1)).toMatchObject({ type: 'logout.by-provider', sessions: 1 });
  });

  it('ends no session of another person that has the same index', async () => {
    const other = world.newBrowser();
    expect((await world.login('', { nameId: 'AAother', person: 'bpk2-Đorđević' }, other)).status).toBe(303);
    await come(posted(logoutRequest()));
    expect([await world.browser.session(), await other.session()]).toEqual([undefined, expect.anything()]);
  });

  it('without a session ends all of the subject', async () => {
    await come(posted(logoutRequest({ session: '' })));
    expect(await world.browser.session()).toBeUndefined();
  });

  it.each<[string, RequestFacts, string]>([
    ['another session', { session: '_session-2' }, 'ends nothing'],
    ['another person', { nameId: 'AAother', session: '' }, 'ends nothing'],
    ['the session of another person', { nameId: 'AAother' }, 'ends nothing'],
    ['another issuer', { issuer: 'https://other.example' }, 'refused'],
    ['another address', { destination: 'https://other.example/slo' }, 'refused'],
    ['the key of a stranger', { key: stranger }, 'refused'],
    ['an old one', { issuedAt: usual.now - 600_000 }, 'refused'],
    ['one of tomorrow', { issuedAt: usual.now + 600_000 }, 'refused'],
    ['one that is over', { until: usual.now - 60_000 }, 'refused'],
  ])('%s: %s', async (_what, facts, expected) => {
    const response = await come(posted(logoutRequest(facts)));
    if (expected === 'refused') expect(await codeOf(response)).toBe('servicekonto.logout.refused');
    expect(await world.browser.session()).toBeDefined();
  });

  it('that is not signed, or signed by nobody, does nothing', async () => {
    const unsigned = logoutRequest().replace(/<ds:Signature [\s\S]*<\/ds:Signature>/, '');
    expect(await codeOf(await come(posted(unsigned)))).toBe('servicekonto.logout.refused');
    for (const SAMLRequest of ['', '%%%', 'PGE+', Buffer.from('<!DOCTYPE x><x/>').toString('base64')])
      expect(await codeOf(await come({ SAMLRequest }))).toBe('servicekonto.logout.refused');
    expect(await world.browser.session()).toBeDefined();
  });

  it('of very many sessions ends all of the person', async () => {
    const many = Array.from({ length: 20 }, (_, at) => `_other-${at}`).join(
      '</samlp:SessionIndex><samlp:SessionIndex>',
    );
    await come(
      posted(logoutRequest({ session: `${many}</samlp:SessionIndex><samlp:SessionIndex>_session-1` })),
    );
    expect(await world.browser.session()).toBeUndefined();
  });

  it('is done once: played back it ends no later session', async () => {
    const form = posted(logoutRequest({ session: '' }));
    await come(form);
    expect((await world.login()).status).toBe(303);
    expect(await codeOf(await come(form))).toBe('servicekonto.logout.refused');
    expect(await world.browser.session()).toBeDefined();
  });

  it('that goes wrong is a page for the person that was sent', async () => {
    const html = await (await come(posted(logoutRequest({ key: stranger })))).text();
    expect(html).toContain('<h1');
    expect(html).toContain('servicekonto.logout.refused');
  });

  it('by another method is refused', async () => {
    const response = await world.browser.visit('/login/bundid/logout');
    expect(response.status).toBe(405);
  });
});

describe('a provider without logout', () => {
  it('is not told of one', async () => {
    const plain = createSamlWorld();
    await plain.login();
    const response = await plain.browser.visit('/logout', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', origin: usual.entityId },
    });
    expect([response.status, response.headers.get('location')]).toEqual([303, `${usual.entityId}/`]);
    expect(await plain.browser.session()).toBeUndefined();
  });
});
