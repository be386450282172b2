import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

const library = 'oauth4webapi';
const file = 'build/index.js';
const loggedIn = ['to be undefined'];

/** Guards of who has signed what the provider says, and with which key. Some are those of the library. */
export const keyGuards: readonly TestedGuard[] = [
  {
    name: 'the signature of the ID token is checked',
    why: 'whoever stands between us and the provider says who it is',
    provenBy: ['login/attacks.test.ts', 'signature by a stranger'],
    shows: loggedIn,
    edits: [{ file: 'oidc/connection.ts', text: 'oidc.enableNonRepudiationChecks(config);', instead: '' }],
  },
  {
    name: 'an ID token with `none` is none',
    why: 'a token that nobody has signed',
    provenBy: ['login/attacks.test.ts', 'alg none'],
    shows: loggedIn,
    edits: [
      {
        library,
        file,
        text: `    if (header.alg.startsWith('HS')) {\n        throw`,
        instead: `    if (header.alg === 'none') return;\n    if (header.alg.startsWith('HS')) {\n        throw`,
      },
    ],
  },
  {
    name: 'an ID token with HMAC is none',
    why: 'the public key is no secret, and whoever knows it signs with it (key confusion)',
    provenBy: ['oidc/token-attacks.test.ts', 'signed with the public key as a shared secret is none'],
    shows: loggedIn,
    edits: [
      {
        library,
        file,
        text: `    if (header.alg.startsWith('HS')) {\n        throw`,
        instead: `    if (header.alg.startsWith('HS')) {
        const { keys } = (await jwksRequest(as, options)).jwks;
        const how = { name: 'HMAC', hash: 'SHA-256' };
        const secret = await crypto.subtle.importKey('raw', buf(JSON.stringify(keys[0])), how, false, ['verify']);
        const input = buf(protectedHeader + '.' + payload);
        if (await crypto.subtle.verify('HMAC', secret, b64u(encodedSignature), input)) return;
        throw`,
      },
    ],
  },
  {
    name: 'algorithms that the provider names',
    why: 'a key that is weak, or for something else, signs logins',
    provenBy: [
      'oidc/token-attacks.test.ts',
      'with an algorithm that the provider does not name is none, although a key of it has signed it',
    ],
    shows: loggedIn,
    edits: [
      {
        library,
        file,
        text: `        if (!issuer.includes(header.alg)) {`,
        instead: `        if (!issuer.includes('ES256')) {`,
      },
    ],
  },
  {
    name: 'a key for encryption signs nothing',
    why: 'who has that key says who logs in (confusion of keys)',
    provenBy: [
      'oidc/token-attacks.test.ts',
      'that names the key for encryption is none, although that has signed it',
    ],
    shows: loggedIn,
    edits: [
      {
        library,
        file,
        text: `if (jwk.use !== undefined && jwk.use !== 'sig') {`,
        instead: 'if (jwk === kid) {',
      },
    ],
  },
  {
    name: 'the key is that of the key set',
    why: 'a token brings the key that it is verified with',
    provenBy: ['oidc/token-attacks.test.ts', 'that carries its own key is not verified with that'],
    shows: loggedIn,
    edits: [
      {
        library,
        file,
        text: '    const { 0: jwk, length } = candidates;',
        instead: '    const { 0: jwk, length } = header.jwk ? [header.jwk] : candidates;',
      },
    ],
  },
  {
    name: 'the named key has signed',
    why: 'a name of a key that nobody knows is taken for any',
    provenBy: ['oidc/key-set.test.ts', 'does not make a forged token good'],
    shows: [`to be 'servicekonto.token.invalid'`],
    edits: [
      { library, file, text: 'if (kid !== undefined && kid !== jwk.kid) {', instead: 'if (kid === jwk) {' },
    ],
  },
  {
    name: 'a key that was withdrawn ends',
    why: 'a key that has leaked signs logins for ever',
    provenBy: [
      'oidc/key-set.test.ts',
      'go a minute after the provider has published them last: tokens are on their way',
    ],
    shows: ['to deeply equal'],
    edits: [
      {
        file: 'oidc/key-set.ts',
        text: 'const graceOfFormer = minute;',
        instead: 'const graceOfFormer = 1000 * hour;',
      },
    ],
  },
  {
    name: 'an encrypted ID token is signed',
    why: 'anybody can encrypt for us, because the key for it is public',
    provenBy: ['oidc/token-attacks.test.ts', 'an ID token inside of an encrypted one > has to be signed'],
    shows: loggedIn,
    edits: [{ file: 'oidc/connection.ts', text: 'oidc.enableNonRepudiationChecks(config);', instead: '' }],
  },
  {
    name: 'an ID token is encrypted where it has to be',
    why: 'who listens in between proxies reads who logs in, and nobody notices',
    provenBy: ['oidc/decrypt-token.test.ts', 'fails when it is not encrypted although it has to be'],
    shows: [`to be 'servicekonto.token.invalid'`],
    edits: [
      {
        file: 'oidc/connection.ts',
        text: 'const token = decrypters\n',
        instead: `const token = decrypters && body.id_token.split('.').length === 5\n`,
      },
    ],
  },
  {
    name: 'tag of an encrypted ID token (CBC)',
    why: 'what is encrypted is read bit by bit from how it fails',
    provenBy: [
      'oidc/decrypt-token.test.ts',
      'with any character changed is refused, always with the same words',
    ],
    shows: ['opened with'],
    edits: [
      {
        file: 'oidc/decrypt-token.ts',
        text: 'if (!equalBytes(computed, tag))',
        instead: 'if (!equalBytes(computed, computed))',
      },
    ],
  },
  {
    name: 'what has to be understood in an encrypted ID token',
    why: 'a header that changes its meaning is not looked at',
    provenBy: ['oidc/decrypt-token.test.ts', 'with what has to be understood is refused, whole as it is'],
    shows: ['resolved', 'opened'],
    edits: [
      {
        file: 'oidc/decrypt-token.ts',
        text: 'zip !== undefined || crit !== undefined ||',
        instead: 'zip !== undefined ||',
      },
    ],
  },
];
