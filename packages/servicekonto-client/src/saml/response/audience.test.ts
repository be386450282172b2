import { describe, expect, it } from 'vitest';
import { codeOf } from '../../../test/mock-browser.ts';
import { assertionXml, encrypted, responseXml, signed, usual } from '../../../test/saml/maker.ts';
import { citizenPolicy, outcome, refusedAs } from '../../../test/saml/reading.ts';
import { createSamlWorld, type SamlWorld, usualOptions } from '../../../test/saml/world.ts';
import { saml } from '../index.ts';
import type { SamlPolicy } from '../profile.ts';

const accepted = `accepted ${usual.nameId}`;
const refused = refusedAs('audience');
const us = `<saml:Audience>${usual.entityId}</saml:Audience>`;
const other = '<saml:Audience>https://andere.example</saml:Audience>';
const third = '<saml:Audience>https://dritte.example</saml:Audience>';
const restriction = (...audiences: string[]) =>
  `<saml:AudienceRestriction>${audiences.join('')}</saml:AudienceRestriction>`;

/** What becomes of an assertion with these restrictions, validly signed and encrypted. */
async function judged(restrictions: string, audience: SamlPolicy['audience']): Promise<string> {
  const xml = assertionXml().replace(
    /<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/,
    restrictions,
  );
  const message = responseXml(await encrypted(signed(xml, usual.assertionId)));
  return outcome(message, { policy: { ...citizenPolicy, audience } });
}

describe('an assertion that is for us', () => {
  it.each<[string, string, string]>([
    ['alone', restriction(us), accepted],
    ['first of three', restriction(us, other, third), accepted],
    ['last of three', restriction(other, third, us), accepted],
    ['twice in the same restriction', restriction(us, us), accepted],
    ['in each of two restrictions', restriction(us, other) + restriction(third, us), accepted],
    ['in neither of two names', restriction(other, third), refused],
    ['in none, the restriction being empty', restriction(), refused],
    ['in none, there being no restriction', '', refused],
    ['in the first of two restrictions', restriction(us) + restriction(other), refused],
    ['in the last of two restrictions', restriction(other) + restriction(us), refused],
    ['in one of two restrictions, the other one being empty', restriction(us) + restriction(), refused],
    ['by a name of which ours is the beginning', restriction(us.replace('</', '/x</')), refused],
    ['by a name in other capitals', restriction(us.replace('portal', 'Portal')), refused],
    [
      'in an element of another namespace',
      restriction(`<x:Audience xmlns:x="urn:x">${usual.entityId}</x:Audience>`),
      refused,
    ],
  ])('among others: %s', async (_how, restrictions, expected) => {
    expect(await judged(restrictions, 'among-others')).toBe(expected);
  });

  it.each<[string, string, string]>([
    ['and nobody else', restriction(us), accepted],
    ['in two restrictions', restriction(us) + restriction(us), accepted],
    ['and somebody else', restriction(us, other), refused],
    ['and somebody else, in the second restriction', restriction(us) + restriction(us, other), refused],
    ['and us', restriction(us, us), refused],
    ['no more', restriction(other), refused],
  ])('alone: %s', async (_how, restrictions, expected) => {
    expect(await judged(restrictions, 'alone')).toBe(expected);
  });
});

describe('an assertion for us and another service', () => {
  async function begun(world: SamlWorld): Promise<string> {
    const { requestId, relayState } = await world.start();
    const xml = assertionXml({ ...usual, requestId }).replace(us, us + other);
    const message = responseXml(await encrypted(signed(xml, usual.assertionId)), { ...usual, requestId });
    const form = new URLSearchParams({ SAMLResponse: Buffer.from(message).toString('base64') });
    form.set('RelayState', relayState);
    const response = await world.post(form);
    return response.status === 303 ? 'begun' : (await codeOf(response))!;
  }

  it('is taken by an account that says so, and by no other', async () => {
    const { entityId, keys, identityProvider } = usualOptions;
    if (typeof identityProvider === 'string') throw new Error('not by name');
    const general = saml({ entityId, keys, identityProvider, attributes: { familyName: 'urn:oid:2.5.4.4' } });
    expect(await begun(createSamlWorld({}, { providers: { bundid: general } }))).toBe('begun');
    expect(await begun(createSamlWorld())).toBe('servicekonto.response.invalid');
  });
});
