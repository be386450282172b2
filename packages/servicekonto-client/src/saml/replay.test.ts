import { describe, expect, it } from 'vitest';
import { codeOf } from '../../test/mock-browser.ts';
import { assertionXml, encrypted, responseXml, signed, usual } from '../../test/saml/maker.ts';
import { createSamlWorld } from '../../test/saml/world.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

describe('an answer whose confirmation is good for a day, and whose conditions have no end', () => {
  /** A login that was carried out, its form, and the cookies that somebody had copied before. */
  async function completed() {
    const world = createSamlWorld();
    const { requestId, relayState } = await world.start();
    const xml = assertionXml({ ...usual, requestId })
      .replace(/(<saml:Conditions [^>]*) NotOnOrAfter="[^"]*"/, '$1')
      .replace(
        /(<saml:SubjectConfirmationData [^>]*NotOnOrAfter=")[^"]*/,
        `$1${new Date(usual.now + day).toISOString()}`,
      );
    const message = responseXml(await encrypted(signed(xml, usual.assertionId)), { ...usual, requestId });
    const form = new URLSearchParams({ SAMLResponse: Buffer.from(message).toString('base64') });
    form.set('RelayState', relayState);
    const copied = new Map(world.browser.jar);
    expect((await world.post(form)).status).toBe(303);
    return { world, form, copied };
  }

  it.each([
    ['at once', 0, 'servicekonto.login.replayed'],
    ['just before its login is over', 10 * minute - 1, 'servicekonto.login.replayed'],
    ['when its login is over', 10 * minute, 'servicekonto.login.expired'],
    ['when nobody remembers its login any more', 61 * minute, 'servicekonto.login.expired'],
    ['in the last minute of its day', day - minute, 'servicekonto.login.expired'],
  ])('logs nobody in a second time: %s', async (_when, later, code) => {
    const { world, form, copied } = await completed();
    world.advance(later);
    const thief = world.newBrowser();
    for (const [name, value] of copied) thief.jar.set(name, value);
    const first = await world.post(form, thief);
    // Asked once more by address, where a cookie of the session would come along.
    const location = first.headers.get('location');
    expect(await codeOf(location === null ? first : await thief.visit(location))).toBe(code);
    expect(await thief.session()).toBeUndefined();
  });

  it('completes no other login, however long it is good for', async () => {
    const { world, form } = await completed();
    const thief = world.newBrowser();
    const { relayState } = await world.start('', thief);
    form.set('RelayState', relayState);
    expect(await codeOf(await world.post(form, thief))).toBe('servicekonto.response.invalid');
    expect(world.log.at(-1)).toContain('in-response-to');
    expect(await thief.session()).toBeUndefined();
  });
});
