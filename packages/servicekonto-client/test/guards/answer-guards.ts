import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

/** Guards between the start of a login and the answer to it. */
export const answerGuards: readonly TestedGuard[] = [
  {
    name: 'an answer comes to the address of the provider that was asked',
    why: 'a login begun at a provider of an attacker is finished with the answer of another one (mix-up)',
    provenBy: [
      'login/two-providers.test.ts',
      'a login begun at one and answered by the other logs nobody in',
    ],
    shows: ['to be undefined'],
    edits: [
      {
        file: 'login/callback.ts',
        text: 'if (transaction.provider !== providerId)',
        instead: `if (transaction.provider === '')`,
      },
    ],
  },
  {
    name: 'iss of the answer',
    why: 'the code of one provider is given to another one (mix-up, RFC 9207)',
    provenBy: [
      'login/two-providers.test.ts',
      'an answer of the honest one with the name of the other is not exchanged',
    ],
    shows: ['to be undefined'],
    edits: [
      {
        file: 'oidc/login.ts',
        text: 'if (issuers.some((issuer) => issuer !== metadata.issuer) || (required && issuers.length !== 1)) {',
        instead: 'if (issuers.length > 9 && required) {',
      },
      {
        library: 'oauth4webapi',
        file: 'build/index.js',
        text: 'if (iss && iss !== as.issuer) {',
        instead: 'if (iss === as) {',
      },
    ],
  },
  {
    name: 'iss of the answer, where it is announced',
    why: 'an attacker leaves it out, and nobody misses it',
    provenBy: ['login/attacks.test.ts', 'mix-up: missing iss although announced'],
    shows: ['to be undefined'],
    edits: [
      {
        file: 'oidc/login.ts',
        text: ' || (required && issuers.length !== 1)',
        instead: ' || (required && issuers.length > 1)',
      },
      {
        library: 'oauth4webapi',
        file: 'build/index.js',
        text: 'if (!iss && as.authorization_response_iss_parameter_supported) {',
        instead: 'if (iss === as) {',
      },
    ],
  },
  {
    name: 'issuer of the metadata',
    why: 'metadata of another server send people to a login page of an attacker',
    provenBy: [
      'login/two-providers.test.ts',
      'metadata that name another issuer lead nobody to its login page',
    ],
    shows: ['to be null'],
    edits: [
      {
        file: 'oidc/connection.ts',
        text: 'if (value.issuer !== this.options.issuer) {',
        instead: 'if (value.issuer === undefined) {',
      },
      {
        library: 'openid-client',
        file: 'build/index.js',
        text: 'if (resolve && new URL(as.issuer).href !== server.href) {',
        instead: 'if (!resolve && new URL(as.issuer).href !== server.href) {',
      },
    ],
  },
  {
    name: 'a started login belongs to its browser',
    why: 'who follows a link of an attacker is logged in as them (login CSRF)',
    provenBy: ['login/attacks.test.ts', 'login CSRF with a login of the victim open at the same time'],
    // The code of the attacker then reaches the provider, where PKCE stops it.
    shows: [`expected 'servicekonto.code.invalid' to be 'servicekonto.login.state-mismatch'`],
    edits: [
      {
        file: 'login/transactions.ts',
        text: 'const value = singleCookie(request, name);',
        instead:
          'const own = cookieNames(request).find((one) => one.startsWith(this.#prefix));\n' +
          'const value = singleCookie(request, own ?? name);\nname = own ?? name;',
      },
      {
        file: 'login/transactions.ts',
        text: 'if (!transaction || (await stateOf(transaction)) !== state)',
        instead: 'if (!transaction)',
      },
    ],
  },
  {
    name: 'one state only',
    why: 'two readers of an answer take different logins for its own',
    provenBy: ['login/attacks.test.ts', 'two states'],
    shows: [`to be 'servicekonto.login.state-mismatch'`],
    edits: [
      {
        file: 'oidc/index.ts',
        text: 'return more.length === 0 ? state : undefined;',
        instead: 'return more.length === 9 ? undefined : state;',
      },
    ],
  },
  {
    name: 'PKCE is of this login',
    why: 'a stolen code is good in every browser (code injection)',
    provenBy: ['login/attacks.test.ts', 'code injection: a code of another login fails at PKCE'],
    // The nonce stops it later.
    shows: [`expected 'servicekonto.token.invalid' to be 'servicekonto.code.invalid'`],
    edits: [
      {
        file: 'oidc/login.ts',
        text: `calculatePKCECodeChallenge(await derive(login.secret, 'verifier'))`,
        instead: `calculatePKCECodeChallenge(await derive('', 'verifier'))`,
      },
      {
        file: 'oidc/login.ts',
        text: `pkceCodeVerifier: await derive(login.secret, 'verifier')`,
        instead: `pkceCodeVerifier: await derive('', 'verifier')`,
      },
    ],
  },
  {
    name: 'PKCE and nonce together',
    why: 'a stolen code logs in whoever brings it',
    provenBy: ['login/attacks.test.ts', 'code injection: a code of another login fails at PKCE'],
    shows: ['to be undefined'],
    edits: [
      {
        file: 'oidc/login.ts',
        text: `calculatePKCECodeChallenge(await derive(login.secret, 'verifier'))`,
        instead: `calculatePKCECodeChallenge(await derive('', 'verifier'))`,
      },
      {
        file: 'oidc/login.ts',
        text: `pkceCodeVerifier: await derive(login.secret, 'verifier')`,
        instead: `pkceCodeVerifier: await derive('', 'verifier')`,
      },
      {
        file: 'oidc/login.ts',
        text: `      nonce: await derive(login.secret, 'nonce'),`,
        instead: `      nonce: await derive('', 'nonce'),`,
      },
      {
        file: 'oidc/login.ts',
        text: `expectedNonce: await derive(login.secret, 'nonce')`,
        instead: `expectedNonce: await derive('', 'nonce')`,
      },
    ],
  },
  {
    name: 'an answer counts once',
    why: 'one answer opens two sessions when it comes twice at the same moment',
    provenBy: ['login/login.test.ts', 'exchanges the code once when the same callback arrives twice at once'],
    shows: ['to have a length of 1 but got 2'],
    edits: [
      {
        file: 'login/transactions.ts',
        text: `return isFirst ? { kind: 'open', transaction }`,
        instead: `return isFirst !== undefined ? { kind: 'open', transaction }`,
      },
    ],
  },
  {
    name: 'an answer counts once, in all processes',
    why: 'it is played back to the process that has not seen it',
    provenBy: ['login/replay.test.ts', 'at the same moment to two processes is taken by one of them'],
    shows: ['to have a length of 1 but got 2'],
    edits: [
      {
        file: 'login/transactions.ts',
        text: `const isFirst = await store.add('login', hash, '', 2 * this.#settings.loginTimeout);`,
        instead: 'const isFirst = !this.seen.has(hash) && this.seen.add(hash);',
      },
      {
        file: 'login/transactions.ts',
        text: '  readonly #prefix: string;',
        instead: '  readonly #prefix: string;\n  readonly seen = new Set<string>();',
      },
    ],
  },
  {
    name: 'an answer counts once, also later',
    why: 'whoever has copied the cookie of a login uses its answer after the person',
    provenBy: [
      'login/replay.test.ts',
      'later, to another process, is not taken again with the cookie of the login',
    ],
    shows: ['to be', 'to have a length of 1 but got 2'],
    edits: [
      {
        file: 'login/transactions.ts',
        text: `return isFirst ? { kind: 'open', transaction }`,
        instead: `return isFirst !== undefined ? { kind: 'open', transaction }`,
      },
    ],
  },
  {
    name: 'a started login ends',
    why: 'a login that somebody left open is finished by whoever sits there later',
    provenBy: ['login/login.test.ts', 'says that a login took too long'],
    shows: [`to be 'servicekonto.login.expired'`],
    edits: [
      {
        file: 'login/transactions.ts',
        text: 'if (!(age > -clockTolerance && age < this.#settings.loginTimeout))',
        instead: 'if (Number.isNaN(age))',
      },
    ],
  },
  {
    name: 'no login is of the future',
    why: 'when our clock is set back, a copied cookie and answer log in again after the memory of them has ended',
    provenBy: ['saml/login.test.ts', 'that belongs to a login of the future is none'],
    shows: [`to be 'servicekonto.login.expired'`],
    edits: [
      {
        file: 'login/transactions.ts',
        text: 'age > -clockTolerance && age < this.#settings.loginTimeout',
        instead: 'age < this.#settings.loginTimeout',
      },
    ],
  },
  {
    name: 'the way back is for the session that the login has opened',
    why: 'a link with a used answer leads strangers where the login led',
    provenBy: ['login/login.test.ts', 'shows a clear page when the replay comes without that session'],
    shows: ['expected 303 to be 400'],
    edits: [
      {
        file: 'login/callback.ts',
        text: `if ((await sessions.read(request, 'peek')) && (await sessions.claimedHash(request)) === found.session) {`,
        instead: 'if (found.session) {',
      },
    ],
  },
  {
    name: 'HEAD has no effect',
    why: 'a link checker in front of the mail uses up the login of the person',
    provenBy: ['login/login.test.ts', 'answers HEAD without any effect: a link checker uses up no login'],
    shows: ['expected'],
    edits: [
      {
        file: 'login/routes.ts',
        text: `if (request.method === 'HEAD') return new Response(null, { headers: guardHeaders });`,
        instead: `if (request.method === 'HEAD') request = new Request(request.url, { headers: request.headers });`,
      },
    ],
  },
];
