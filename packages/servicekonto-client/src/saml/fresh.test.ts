import { describe, expect, it } from 'vitest';
import { codeOf } from '../../test/mock-browser.ts';
import { opening } from '../../test/saml/keys.ts';
import { assertionXml, encrypted, responseXml, signed, usual } from '../../test/saml/maker.ts';
import { decrypterOf } from '../../test/saml/reading.ts';
import {
  type AnswerFacts,
  createSamlWorld,
  type SamlWorld,
  signingKey,
  usualOptions,
} from '../../test/saml/world.ts';
import { type GeneralSamlOptions, saml } from './index.ts';
import { attribute } from './xml/tree.ts';

const minute = 60_000;
const hour = 60 * minute;

/** A portal at a provider that goes on with a session of its own, unless it is told otherwise. */
function generalWorld(more: Partial<GeneralSamlOptions> = {}): SamlWorld {
  const options: GeneralSamlOptions = {
    entityId: usual.entityId,
    identityProvider: usualOptions.identityProvider as GeneralSamlOptions['identityProvider'],
    keys: {
      signing: [signingKey],
      encryption: [{ decrypter: decrypterOf(opening), certificate: opening.certificate }],
    },
    attributes: { subject: 'urn:oid:1.3.6.1.4.1.25484.494450.3' },
    ...more,
  };
  return createSamlWorld({}, { providers: { bundid: saml(options) } });
}

/** What came of a login: `begun`, or the code on the page and the reason in the log. */
async function outcome(world: SamlWorld, query: string, facts: AnswerFacts): Promise<string> {
  const response = await world.login(query, facts);
  if (response.status === 303) return 'begun';
  const code = await codeOf(response);
  const { details } = JSON.parse(world.log.at(-1)!) as { details: { reason?: string } };
  return `${code} ${details.reason}`;
}

describe('a provider that was told to ask the person anew', () => {
  it('and went on with a session of an hour ago is not believed: a page says so, and nobody is logged in', async () => {
    const world = createSamlWorld();
    const carried = await world.start();
    expect(attribute(carried.request, 'ForceAuthn')).toBe('true');
    const page = await world.post(await world.answer(carried, { authenticatedAt: world.now() - hour }));
    expect(page.status).toBe(502);
    const html = await page.text();
    expect(html).toContain('Der Anmeldedienst konnte die Anmeldung nicht abschließen');
    expect(html).toContain('servicekonto.response.invalid');
    expect(world.log.at(-1)).toContain('the person was not asked to log in again');
    expect(await world.browser.session()).toBeUndefined();
  });

  it.each([
    ['at the start', 0, 'begun'],
    ['30 seconds before it, by a clock that is slow', -30_000, 'begun'],
    ['a second before that', -31_000, 'servicekonto.response.invalid authn'],
  ])('and says that it did %s', async (_when, later, expected) => {
    const world = createSamlWorld();
    expect(await outcome(world, '', { authenticatedAt: world.now() + later })).toBe(expected);
  });

  it('is judged by the start of this login in this browser, not by its answer', async () => {
    const world = createSamlWorld();
    const carried = await world.start();
    const startedAt = world.now();
    world.advance(5 * minute);
    const form = await world.answer(carried, { authenticatedAt: startedAt + minute });
    expect((await world.post(form)).status).toBe(303);
    expect((await world.browser.session())?.authenticatedAt).toEqual(new Date(startedAt + minute));
  });

  it('is told so by the configuration, or by the login', async () => {
    const facts = { authenticatedAt: usual.now - hour };
    const refused = 'servicekonto.response.invalid authn';
    expect(await outcome(generalWorld(), '', facts)).toBe('begun');
    expect(await outcome(generalWorld(), '?fresh=1', facts)).toBe(refused);
    expect(await outcome(generalWorld({ forceAuthn: true }), '', facts)).toBe(refused);
    expect(await outcome(generalWorld({ forceAuthn: true }), '', {})).toBe('begun');
  });

  it('does not raise a session by an old proof, and the session goes on', async () => {
    const world = createSamlWorld();
    await world.login('?level=niedrig', { classRef: 'STORK-QAA-Level-2' });
    const raised = await outcome(world, '?level=hoch', { authenticatedAt: world.now() - hour });
    expect(raised).toBe('servicekonto.response.invalid authn');
    expect((await world.browser.session())?.level).toBe('niedrig');
  });

  it('with a clock that is slow is told from one that did not ask', async () => {
    const world = createSamlWorld();
    const { requestId, relayState } = await world.start();
    const facts = { ...usual, requestId, now: usual.now - 2 * minute };
    const xml = responseXml(await encrypted(signed(assertionXml(facts), usual.assertionId)), facts);
    const form = new URLSearchParams({ SAMLResponse: Buffer.from(xml).toString('base64') });
    form.set('RelayState', relayState);
    expect(await codeOf(await world.post(form))).toBe('servicekonto.response.expired');
    expect(world.log.at(-1)).toContain('issue-instant');
  });
});

describe('a page that needs a fresh proof', () => {
  it('asks the session: taken out of the link, it is missing in the session', async () => {
    const world = generalWorld();
    await world.login('', { authenticatedAt: world.now() - hour });
    const session = await world.browser.session();
    expect(session?.authenticatedAt).toEqual(new Date(world.now() - hour));
    expect(session?.isFresh(5 * minute)).toBe(false);
    // The link without `fresh` leads straight back: still the same session.
    expect((await world.browser.visit('/login/bundid?level=hoch')).status).toBe(303);
    expect((await world.browser.session())?.isFresh(5 * minute)).toBe(false);
  });

  it('lets those in who have just shown their means, and not for ever', async () => {
    const world = generalWorld();
    await world.login('', { authenticatedAt: world.now() - hour });
    expect((await world.login('?fresh=1')).status).toBe(303);
    expect((await world.browser.session())?.isFresh(2 * minute)).toBe(true);
    world.advance(2 * minute);
    expect((await world.browser.session())?.isFresh(2 * minute)).toBe(true);
    world.advance(1);
    expect((await world.browser.session())?.isFresh(2 * minute)).toBe(false);
  });
});
