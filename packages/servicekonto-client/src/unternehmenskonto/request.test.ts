import { expect, it } from 'vitest';
import type { StartedLogin } from '../login/protocol.ts';
import { authnRequest } from '../saml/request/authn-request.ts';
import { childElements, parseXml } from '../saml/xml/tree.ts';
import { unternehmenskontoProfile } from './profile.ts';

const login: StartedLogin = {
  secret: 'c2VjcmV0',
  state: 'state',
  level: 'niedrig',
  fresh: false,
  startedAt: 0,
};
const addresses = {
  entityId: 'https://stadt.example',
  destination: 'https://www.elster.de/ekona/sso',
  acsUrl: 'https://stadt.example/login/callback',
};

it('a request to Mein Unternehmenskonto wants a persistent name, and asks for no level', async () => {
  const xml = await authnRequest(unternehmenskontoProfile({}, { testAccounts: false }), login, addresses, 0);
  expect(childElements(parseXml(xml)).map(({ localName }) => localName)).toEqual(['Issuer', 'NameIDPolicy']);
  expect(xml).toContain('Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"');
});
