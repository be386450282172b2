import { isRathausError } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import { provider, stranger } from '../../../test/saml/keys.ts';
import { usual } from '../../../test/saml/maker.ts';
import { type OwnSignature, signedRoot } from '../../../test/saml/own-signature.ts';
import { providerLogout } from '../../../test/saml/provider-logout.ts';
import { publicKeyOf } from '../../../test/saml/reading.ts';
import { parseXml } from '../xml/tree.ts';
import { readLogoutRequest } from './logout-request.ts';

const destination = 'https://portal.musterstadt.example/login/bundid/logout';
const expected = { issuer: usual.issuer, destination, now: usual.now };
const right = providerLogout({ destination });
/** What ends by a request, or why nothing does. */
const ended = (xml: string): unknown => {
  try {
    const { subject, sessions } = readLogoutRequest(parseXml(xml), [publicKeyOf(provider)], expected);
    return { subject, sessions };
  } catch (error) {
    if (!isRathausError(error)) throw error;
    return `${error.code} ${String(error.details?.reason)}`;
  }
};
const signed = (from: string | RegExp, to: string, facts: OwnSignature = {}) => {
  const changed = right.replaceAll(new RegExp(from, 'g'), to);
  if (changed === right) throw new Error(`nothing to replace: ${String(from)}`);
  return signedRoot(changed, facts);
};
const all = { subject: usual.nameId, sessions: ['_session-1'] };

describe('a logout request of the provider', () => {
  it('says whose sessions end', () => {
    expect(ended(signedRoot(right))).toEqual(all);
  });

  it('has to be signed, by the provider', () => {
    expect(ended(right)).toBe('servicekonto.response.invalid structure');
    expect(ended(signedRoot(right, { key: stranger }))).toBe('servicekonto.response.invalid signature');
  });

  it.each<[string, string, string, string]>([
    ['another kind of message', 'LogoutRequest', 'ManageNameIDRequest', 'logout.refused structure'],
    ['another version', ' Version="2.0"', ' Version="2.1"', 'logout.refused structure'],
    ['another issuer', `>${usual.issuer}<`, '>https://evil.example<', 'logout.refused issuer'],
    ['no destination', ' Destination="[^"]*"', '', 'logout.refused destination'],
    ['another destination', 'bundid/logout"', 'bundid/logout/x"', 'logout.refused destination'],
    ['no time', ' IssueInstant="[^"]*"', '', 'logout.refused time'],
    ['an old time', 'IssueInstant="2026', 'IssueInstant="2025', 'logout.refused time'],
    ['an end that is over', 'NotOnOrAfter="2026', 'NotOnOrAfter="2025', 'response.expired logout'],
    ['no name', '<saml:NameID>.*</saml:NameID>', '', 'response.invalid structure'],
    ['two names', '(<saml:NameID>.*</saml:NameID>)', '$1$1', 'response.invalid structure'],
    [
      'a name that is encrypted by itself',
      '<saml:NameID>.*</saml:NameID>',
      '<saml:EncryptedID/>',
      'response.invalid encrypted-id',
    ],
    ['no id', ' ID="[^"]*"', '', 'response.invalid structure'],
  ])('with %s ends nothing', (_what, from, to, code) => {
    expect(ended(signed(from, to))).toBe(`servicekonto.${code}`);
  });
});
