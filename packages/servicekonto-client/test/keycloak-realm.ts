const flow = (alias: string, topLevel: boolean, steps: readonly Record<string, unknown>[]) => ({
  alias,
  providerId: 'basic-flow',
  topLevel,
  builtIn: false,
  authenticationExecutions: steps.map((step, index) => ({
    authenticatorFlow: 'flowAlias' in step,
    priority: (index + 1) * 10,
    ...step,
  })),
});

const level = (alias: string, config: string, form: string) =>
  flow(alias, false, [
    {
      authenticator: 'conditional-level-of-authentication',
      authenticatorConfig: config,
      requirement: 'REQUIRED',
    },
    { authenticator: form, requirement: 'REQUIRED' },
  ]);

/** What every application at this Keycloak has in common. */
const client = (clientId: string, algorithm: 'PS256' | 'RS256') => ({
  clientId,
  protocol: 'openid-connect',
  publicClient: false,
  secret: 's3cret-test',
  standardFlowEnabled: true,
  directAccessGrantsEnabled: false,
  redirectUris: ['http://127.0.0.1:*'],
  attributes: {
    'pkce.code.challenge.method': 'S256',
    'require.pushed.authorization.requests': 'true',
    'post.logout.redirect.uris': 'http://127.0.0.1:*',
    'id.token.signed.response.alg': algorithm,
    'backchannel.logout.session.required': 'true',
  },
});

/** A realm with two levels: user name and password, then the password once more. All invented. */
export const realm = {
  realm: 'test',
  enabled: true,
  sslRequired: 'none',
  // A real one takes a tenth of a second for each login. What is tested here is not how it keeps passwords.
  passwordPolicy: 'hashAlgorithm(pbkdf2-sha256) and hashIterations(1)',
  browserFlow: 'stufen',
  attributes: { 'acr.loa.map': '{"normal":1,"substantiell":2}' },
  users: [
    {
      username: 'erika',
      enabled: true,
      email: 'erika@example.org',
      emailVerified: true,
      firstName: 'Erika',
      lastName: 'Probe',
      credentials: [{ type: 'password', value: 'geheim', temporary: false }],
    },
  ],
  clients: [
    client('portal', 'PS256'),
    // Of the usual algorithm, which Keycloak also signs access tokens with.
    client('portal-rs256', 'RS256'),
    // Another application of the same town.
    client('other', 'PS256'),
  ],
  authenticatorConfig: [
    { alias: 'loa1', config: { 'loa-condition-level': '1', 'loa-max-age': '36000' } },
    { alias: 'loa2', config: { 'loa-condition-level': '2', 'loa-max-age': '0' } },
  ],
  authenticationFlows: [
    flow('stufen', true, [
      { authenticator: 'auth-cookie', requirement: 'ALTERNATIVE' },
      { flowAlias: 'stufen-forms', requirement: 'ALTERNATIVE' },
    ]),
    flow('stufen-forms', false, [
      { flowAlias: 'stufe-1', requirement: 'CONDITIONAL' },
      { flowAlias: 'stufe-2', requirement: 'CONDITIONAL' },
    ]),
    level('stufe-1', 'loa1', 'auth-username-password-form'),
    level('stufe-2', 'loa2', 'auth-password-form'),
  ],
};

/** The same with several persons, `erika-0` and so on. */
export const realmOf = (persons: number) => ({
  ...realm,
  users: Array.from({ length: persons }, (_, n) => ({
    ...realm.users[0]!,
    username: `erika-${n}`,
    email: `erika-${n}@example.org`,
    lastName: `Probe-${n}`,
  })),
});
