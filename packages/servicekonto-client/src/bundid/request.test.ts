import { expect, it } from 'vitest';
import type { StartedLogin } from '../login/protocol.ts';
import { authnRequest } from '../saml/request/authn-request.ts';
import { childElements, parseXml } from '../saml/xml/tree.ts';
import { bundidProfile } from './profile.ts';

const login: StartedLogin = {
  secret: 'c2VjcmV0',
  state: 'state',
  level: 'niedrig',
  fresh: false,
  startedAt: 0,
};
const addresses = {
  entityId: 'https://stadt.example',
  destination: 'https://int.id.bund.de/idp/profile/SAML2/POST/SSO',
  acsUrl: 'https://stadt.example/login/callback',
};

it('a request to BundID has the parts of the interface description, in its order', async () => {
  const profile = bundidProfile({ displayName: 'Hundesteuer', onlineServiceId: 'BMI-A0000' });
  const xml = await authnRequest(profile, { ...login, level: 'substanziell' }, addresses, 0);
  const request = parseXml(xml);
  expect(childElements(request).map(({ localName }) => localName)).toEqual([
    'Issuer',
    'Extensions',
    'RequestedAuthnContext',
  ]);
  expect(
    childElements(childElements(request)[1]!).map(({ namespaceURI, localName }) => [namespaceURI, localName]),
  ).toEqual([['https://www.akdb.de/request/2018/09', 'AuthenticationRequest']]);
  expect(xml).toContain(' ForceAuthn="true" ');
  expect(xml).toContain(
    '<saml2p:RequestedAuthnContext Comparison="minimum"><saml2:AuthnContextClassRef>STORK-QAA-Level-3</saml2:AuthnContextClassRef></saml2p:RequestedAuthnContext>',
  );
});
