import { describe, expect, it } from 'vitest';
import { codeOf } from '../../../test/mock-browser.ts';
import { assertionXml, encrypted, responseXml, signed, usual } from '../../../test/saml/maker.ts';
import { outcome, refusedAs } from '../../../test/saml/reading.ts';
import { createSamlWorld } from '../../../test/saml/world.ts';

const declared = ' xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"';
/** A part of an assertion, encrypted for us as well as the whole is. */
async function encryptedAs(name: 'EncryptedID' | 'EncryptedAttribute', part: string): Promise<string> {
  const whole = await encrypted(part.replace(/^<saml:\w+/, `$&${declared}`));
  return whole.replaceAll('saml:EncryptedAssertion', `saml:${name}`);
}
const namePattern = /<saml:NameID.*<\/saml:NameID>/;
const attributePattern = /<saml:Attribute .*<\/saml:Attribute>/;
const right = assertionXml();
const encryptedId = await encryptedAs('EncryptedID', namePattern.exec(right)![0]);
const encryptedAttribute = await encryptedAs('EncryptedAttribute', attributePattern.exec(right)![0]);

const judged = async (assertion: string): Promise<string> =>
  outcome(responseXml(await encrypted(signed(assertion, usual.assertionId))));

describe('what is encrypted by itself is not read, and refused by its name: an assertion', () => {
  it.each<[string, string, string]>([
    ['with a name that is', right.replace(namePattern, encryptedId), 'encrypted-id'],
    [
      'with a name that is, beside one in plain text',
      right.replace(namePattern, `$&${encryptedId}`),
      'encrypted-id',
    ],
    [
      'with a name that is called so and holds nothing',
      right.replace(namePattern, '<saml:EncryptedID/>'),
      'encrypted-id',
    ],
    ['with an attribute that is', right.replace(attributePattern, encryptedAttribute), 'encrypted-attribute'],
    [
      'with an attribute that is, beside others',
      right.replace(attributePattern, `$&${encryptedAttribute}`),
      'encrypted-attribute',
    ],
    [
      'with an attribute that is called so and holds nothing',
      right.replace(attributePattern, '<saml:EncryptedAttribute/>'),
      'encrypted-attribute',
    ],
  ])('%s', async (_what, assertion, reason) => {
    expect(await judged(assertion)).toBe(refusedAs(reason));
  });

  it('whose confirmation names somebody in this way is read: the name of who is logged in is another', async () => {
    const confirmed = right.replace('<saml:SubjectConfirmationData', `${encryptedId}$&`);
    expect(await judged(confirmed)).toBe(`accepted ${usual.nameId}`);
  });

  it('ends in a page for the person, and in a line that says what the operator can change', async () => {
    const world = createSamlWorld();
    const { requestId, relayState } = await world.start();
    const assertion = assertionXml({ ...usual, requestId }).replace(namePattern, encryptedId);
    const message = responseXml(await encrypted(signed(assertion, usual.assertionId)), {
      ...usual,
      requestId,
    });
    const form = new URLSearchParams({ SAMLResponse: Buffer.from(message).toString('base64') });
    form.set('RelayState', relayState);
    expect(await codeOf(await world.post(form))).toBe('servicekonto.response.invalid');
    expect(JSON.parse(world.log.at(-1)!)).toMatchObject({
      details: { reason: 'encrypted-id', provider: 'bundid' },
    });
    expect(await world.browser.session()).toBeUndefined();
  });
});
