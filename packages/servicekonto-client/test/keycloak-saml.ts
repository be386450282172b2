import type { Keycloak } from '../../../tools/testing/keycloak.ts';
import { KeycloakRest } from '../../../tools/testing/keycloak-rest.ts';

/** The one person that it knows, invented. */
export const person = {
  username: 'zofia',
  password: 'geheim',
  bPK2: 'ab-000-test-zofia',
  givenName: 'Žofia Ōno',
  familyName: 'Łódź-Şahin',
};

/** A realm for applications that speak SAML. They are registered by their metadata. */
export const samlRealm = {
  realm: 'test',
  enabled: true,
  sslRequired: 'none',
  // A real one takes a tenth of a second for each login. What is tested here is not how it keeps passwords.
  passwordPolicy: 'hashAlgorithm(pbkdf2-sha256) and hashIterations(1)',
  users: [
    {
      username: person.username,
      enabled: true,
      email: 'zofia@example.org',
      emailVerified: true,
      firstName: person.givenName,
      lastName: person.familyName,
      credentials: [{ type: 'password', value: person.password, temporary: false }],
      attributes: { bPK2: [person.bPK2] },
    },
  ],
  components: {
    'org.keycloak.userprofile.UserProfileProvider': [
      {
        providerId: 'declarative-user-profile',
        config: {
          'kc.user.profile.config': [
            JSON.stringify({
              unmanagedAttributePolicy: 'ENABLED',
              attributes: ['username', 'email', 'firstName', 'lastName'].map((name) => ({ name })),
            }),
          ],
        },
      },
    ],
  },
};

/** Client attributes of Keycloak, all of them text. */
export type ClientAttributes = Readonly<Record<string, string>>;

const mapper = (attribute: string, source: string, kind: 'attribute' | 'property') => ({
  name: attribute,
  protocol: 'saml',
  protocolMapper: `saml-user-${kind}-mapper`,
  config: { 'attribute.name': attribute, 'attribute.nameformat': 'Basic', 'user.attribute': source },
});

/**
 * Registers an application as an administrator does: Keycloak reads its metadata, and what they do not say is set by hand.
 * Gives the attributes that Keycloak has read from the metadata.
 */
export async function registerServiceProvider(
  keycloak: Keycloak,
  metadata: string,
  attributes: ClientAttributes,
): Promise<ClientAttributes> {
  const rest = new KeycloakRest(keycloak);
  const converted = await rest.ask('POST', '/client-description-converter', metadata);
  const read = (await converted.json()) as { attributes: Record<string, string> };
  const client = {
    ...read,
    frontchannelLogout: true,
    attributes: { ...read.attributes, ...attributes },
    protocolMappers: [
      mapper('bPK2', 'bPK2', 'attribute'),
      mapper('givenName', 'firstName', 'property'),
      mapper('surname', 'lastName', 'property'),
    ],
  };
  await rest.ask('POST', '/clients', client);
  return read.attributes;
}
