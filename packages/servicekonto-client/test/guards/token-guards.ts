import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

const library = 'oauth4webapi';
const file = 'build/index.js';
const loggedIn = ['to be undefined'];

/** Guards of what the ID token says. Most are those of the library: that it has them is proven here. */
export const tokenGuards: readonly TestedGuard[] = [
  {
    name: 'issuer of the ID token',
    why: 'a token of another issuer that shares the keys',
    provenBy: ['login/attacks.test.ts', 'foreign issuer'],
    shows: loggedIn,
    edits: [
      {
        library,
        file,
        text: 'if (result.claims.iss !== expected) {',
        instead: 'if (result.claims.iss === as) {',
      },
    ],
  },
  {
    name: 'audience of the ID token',
    why: 'a token that another application got opens ours',
    provenBy: ['login/attacks.test.ts', 'foreign audience'],
    shows: loggedIn,
    edits: [
      {
        library,
        file,
        text: 'else if (result.claims.aud !== expected) {',
        instead: 'else if (result.claims.aud === result) {',
      },
    ],
  },
  {
    name: 'authorised party of the ID token',
    why: 'a token that another application got, and that names us beside it',
    provenBy: ['login/attacks.test.ts', 'several audiences without azp of ours'],
    shows: loggedIn,
    edits: [
      {
        library,
        file,
        text: 'if (claims.azp !== client.client_id) {',
        instead: 'if (claims.azp === client) {',
      },
    ],
  },
  {
    name: 'end of the ID token',
    why: 'a token that was found somewhere is good for ever',
    provenBy: ['login/attacks.test.ts', 'attacks on the ID token > expired'],
    shows: loggedIn,
    edits: [
      {
        file: 'oidc/login.ts',
        text: 'if (issuedAt >= startedAt / 1000 - tolerance && issuedAt <= now / 1000 + tolerance) return;',
        instead: 'if (issuedAt !== now) return;',
      },
      {
        library,
        file,
        text: 'if (claims.exp <= now - clockTolerance) {',
        instead: 'if (claims.exp === jws) {',
      },
    ],
  },
  {
    name: 'beginning of the ID token',
    why: 'a token counts before it does',
    provenBy: ['login/attacks.test.ts', 'not yet valid'],
    shows: loggedIn,
    edits: [
      {
        library,
        file,
        text: 'if (claims.nbf > now + clockTolerance) {',
        instead: 'if (claims.nbf === jws) {',
      },
    ],
  },
  {
    name: 'an ID token was made for this login',
    why: 'a token that somebody has kept is used within its time',
    provenBy: ['oidc/token-attacks.test.ts', 'an ID token > that was made before the login began is none'],
    shows: loggedIn,
    edits: [
      {
        file: 'oidc/login.ts',
        text: 'if (issuedAt >= startedAt / 1000 - tolerance && issuedAt <= now / 1000 + tolerance) return;',
        instead: 'if (issuedAt <= now / 1000 + tolerance) return;',
      },
    ],
  },
  {
    name: 'an ID token was made before now',
    why: 'a token is made in store for later',
    provenBy: ['oidc/token-attacks.test.ts', 'an ID token > that is made later is none yet'],
    shows: loggedIn,
    edits: [
      {
        file: 'oidc/login.ts',
        text: 'if (issuedAt >= startedAt / 1000 - tolerance && issuedAt <= now / 1000 + tolerance) return;',
        instead: 'if (issuedAt >= startedAt / 1000 - tolerance) return;',
      },
    ],
  },
  {
    name: 'tolerance of clocks',
    why: 'half a minute of difference is borne, and no hour',
    provenBy: [
      'login/attacks.test.ts',
      'accepts the token of its own time only: five minutes and more off is refused',
    ],
    shows: loggedIn,
    edits: [
      {
        file: 'oidc/connection.ts',
        text: '[oidc.clockTolerance]: 30 }',
        instead: '[oidc.clockTolerance]: 3600 }',
      },
      { file: 'oidc/login.ts', text: 'const tolerance = 30;', instead: 'const tolerance = 3600;' },
    ],
  },
  {
    name: 'a subject of the ID token',
    why: 'a token that is about nobody logs somebody in',
    provenBy: ['login/attacks.test.ts', 'no subject'],
    shows: [...loggedIn, `to be 'servicekonto.token.invalid'`],
    edits: [
      { library, file, text: `['aud', 'exp', 'iat', 'iss', 'sub', ...requiredClaims]`, instead: '[]' },
      {
        library,
        file,
        text: `        .then(validateStringClaim.bind(undefined, 'sub'));\n}\nfunction resolveIdTokenMaxAge`,
        instead: ';\n}\nfunction resolveIdTokenMaxAge',
      },
    ],
  },
  {
    name: 'nonce of the ID token',
    why: 'a token of another login is passed off as that of this one',
    provenBy: ['login/attacks.test.ts', 'nonce of another login'],
    shows: loggedIn,
    edits: [
      { library, file, text: 'if (claims.nonce !== expected) {', instead: 'if (claims.nonce === claims) {' },
    ],
  },
  {
    name: 'the nonce follows from the login',
    why: 'a nonce that is the same for all binds nothing',
    provenBy: ['oidc/token-attacks.test.ts', 'of another login of the same provider is not taken for ours'],
    shows: loggedIn,
    edits: [
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
    name: 'at_hash of the ID token',
    why: 'the access token of somebody else opens statements about them',
    provenBy: ['oidc/token-attacks.test.ts', 'that is not the one of the ID token is not used'],
    shows: [`to be 'servicekonto.token.invalid'`],
    edits: [
      {
        file: 'oidc/token-hash.ts',
        text: '=== atHash;',
        instead: '.length > 0;',
      },
    ],
  },
  {
    name: 'time at which the person has logged in',
    why: 'a session that was left open at the provider passes for a new proof',
    provenBy: [
      'oidc/token-attacks.test.ts',
      'is not enough when the person was to show their means again and did so an hour ago',
    ],
    shows: loggedIn,
    edits: [
      {
        file: 'oidc/login.ts',
        text: '!(Number(authenticatedAt) >= login.startedAt - tolerance * 1000)',
        instead: '!(Number(authenticatedAt) >= 0)',
      },
    ],
  },
  {
    name: 'a time has to be stated',
    why: 'a provider that does not say when passes for one that has asked',
    provenBy: ['oidc/token-attacks.test.ts', 'is not enough for that when it says undefined'],
    shows: loggedIn,
    edits: [
      {
        file: 'oidc/login.ts',
        text: '!(Number(authenticatedAt) >= login.startedAt - tolerance * 1000)',
        instead: 'Number(authenticatedAt) < login.startedAt - tolerance * 1000',
      },
    ],
  },
  {
    name: 'UserInfo is about the same person',
    why: 'a login gets the name and the address of somebody else (swap)',
    provenBy: ['login/attacks.test.ts', 'UserInfo of another person'],
    shows: loggedIn,
    edits: [
      {
        file: 'oidc/login.ts',
        text: 'oidc.fetchUserInfo(config, tokens.access_token, signed.sub)',
        instead: 'oidc.fetchUserInfo(config, tokens.access_token, oidc.skipSubjectCheck)',
      },
    ],
  },
];
