import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

/** Guards of the gateway for sites without Node. */
export const gatewayGuards: readonly TestedGuard[] = [
  {
    name: 'tokens are for our host',
    why: 'another site on the same web server gets tokens of ours',
    provenBy: ['gateway/attacks.test.ts', 'another host (https://evil.test) gets no token'],
    shows: ['expected 200 to be 403'],
    edits: [
      {
        file: 'gateway/authorise.ts',
        text: 'if (url.host !== settings.host)',
        instead: `if (url.host === '')`,
      },
    ],
  },
  {
    name: 'a token from outside is not looked at',
    why: 'a visitor brings the token that they like (headers that were not taken away)',
    provenBy: ['gateway/attacks.test.ts', 'a token that comes along is replaced by that of the session'],
    shows: ['to match'],
    edits: [
      {
        file: 'gateway/authorise.ts',
        text: 'const token = await tokens.make(session, request.signal);',
        instead:
          'const token = request.headers.get(gatewayHeaders.token) ?? (await tokens.make(session, request.signal));',
      },
    ],
  },
  {
    name: 'a token from outside opens nothing',
    why: 'who has no session passes with a token',
    provenBy: ['gateway/attacks.test.ts', 'a token that comes along opens nothing and goes nowhere'],
    shows: ['expected 200 to be 401'],
    edits: [
      {
        file: 'gateway/authorise.ts',
        text: '  if (!session) {\n',
        instead:
          '  const brought = request.headers.get(gatewayHeaders.token);\n' +
          '  if (!session && brought) return answer(200, { [gatewayHeaders.token]: brought });\n  if (!session) {\n',
      },
    ],
  },
  {
    name: 'a token is for one site',
    why: 'a site uses the token of a visitor at another one',
    provenBy: ['gateway/attacks.test.ts', 'at the site a token > for another site is refused'],
    shows: ['resolved'],
    edits: [
      {
        file: 'gateway/token.ts',
        text: '        aud: audience,',
        instead: `        aud: [audience, 'https://anders.test'],`,
      },
    ],
  },
  {
    name: 'a token ends after a minute',
    why: 'a token that was found in a log is good for a day',
    provenBy: ['gateway/attacks.test.ts', 'has an end of its own after a minute, whatever the site asks for'],
    shows: ['resolved'],
    edits: [
      {
        file: 'gateway/token.ts',
        text: 'export const tokenLife = 60;',
        instead: 'export const tokenLife = 86_400;',
      },
    ],
  },
  {
    name: 'a token has a name of its own',
    why: 'a site cannot know one that is played back',
    provenBy: ['gateway/attacks.test.ts', 'played back is known by its name, which no two tokens share'],
    shows: ['expected 1 to be 20'],
    edits: [{ file: 'gateway/token.ts', text: 'jti: randomToken(),', instead: `jti: randomToken.name,` }],
  },
  {
    name: 'the demanded level is reached',
    why: 'a citizen lowers the level in the link, and gets in',
    provenBy: ['gateway/attacks.test.ts', 'that a citizen lowers in the login link does not get them in'],
    shows: ['expected 200 to be 403'],
    edits: [
      {
        file: 'gateway/authorise.ts',
        text: 'if (level !== undefined && !session.atLeast(level)) {',
        instead: `if (level !== undefined && !session.atLeast('basisregistrierung')) {`,
      },
    ],
  },
  {
    name: 'the level of the configuration is the least',
    why: 'whoever writes to the configuration of one location lowers the site',
    provenBy: ['gateway/attacks.test.ts', 'below that of the configuration is raised to it'],
    shows: ['to be'],
    edits: [
      {
        file: 'gateway/login-address.ts',
        text: 'return least !== undefined && compareVertrauensniveau(least, asked) > 0 ? least : asked;',
        instead: 'return compareVertrauensniveau(asked, asked) > 0 ? least : asked;',
      },
    ],
  },
  {
    name: 'one level only',
    why: 'a level that a visitor has put into the address counts before that of the web server',
    provenBy: ['gateway/attacks.test.ts', '(?level=niedrig&level=hoch)'],
    shows: ['expected 200 to be 400'],
    edits: [
      {
        file: 'gateway/login-address.ts',
        text: 'if (asked === undefined || more.length > 0)',
        instead: 'if (asked === undefined || more.length > 9)',
      },
    ],
  },
  {
    name: 'a level that is none is refused',
    why: 'a misspelt level lets everybody in',
    provenBy: ['gateway/attacks.test.ts', '(?level=low)'],
    shows: ['expected 200 to be 400'],
    edits: [
      {
        file: 'gateway/login-address.ts',
        text: 'const asked = parseVertrauensniveau(given);',
        instead: `const asked = parseVertrauensniveau(given) ?? 'basisregistrierung';`,
      },
    ],
  },
  {
    name: 'the wanted address is a path of ours',
    why: 'the link to the login names a site of an attacker',
    provenBy: [
      'gateway/attacks.test.ts',
      'an address wanted like "//evil.test/x" leads to the login without it',
    ],
    shows: ['evil.test'],
    edits: [
      {
        file: 'gateway/login-address.ts',
        text: 'const wanted = returnTarget(value, origin);',
        instead: 'const wanted = value ?? undefined;',
      },
    ],
  },
  {
    name: 'the wanted address comes from the web server',
    why: 'a header that the web server does not set is set by the visitor',
    provenBy: [
      'gateway/gateway.test.ts',
      'reads the header that the configuration names, and not the other one',
    ],
    shows: ['to be'],
    edits: [
      {
        file: 'gateway/login-address.ts',
        text: 'request.headers.get(originalUri)',
        instead: `request.headers.get('x-original-uri') ?? request.headers.get('x-forwarded-uri')`,
      },
    ],
  },
  {
    name: 'a path with two readings is none of ours',
    why: 'a path that a proxy lets pass as one of the login asks the gateway for a token',
    provenBy: ['node/node.test.ts', 'for the path that a URL makes of it'],
    shows: ['bad request', '/gateway/auth'],
    edits: [
      {
        file: 'node/index.ts',
        text: 'if (!next && hasTwoReadings(targetOf(incoming)))',
        instead: `if (incoming.url === '')`,
      },
      {
        file: 'node/index.ts',
        text: 'hasTwoReadings(target) ? `/',
        instead: 'target.length < 1 ? `/',
      },
    ],
  },
  {
    name: 'a private key is refused',
    why: 'the key that signs is published, and everybody makes tokens',
    provenBy: ['gateway/gateway.test.ts', 'is refused with all faults at once, and no key is repeated'],
    shows: ['keys[0].publicKey has private parts'],
    edits: [
      {
        file: 'gateway/settings.ts',
        text: `['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'].some((name) => name in jwk)`,
        instead: `['none'].some((name) => name in jwk)`,
      },
    ],
  },
  {
    name: 'an ended session gives no token',
    why: 'who kept the cookie passes after the logout',
    provenBy: ['gateway/attacks.test.ts', 'by a logout gives no further token, also to who kept the cookie'],
    shows: ['expected 200 to be 401'],
    edits: [
      {
        file: 'session/sessions.ts',
        text: 'if (hash !== undefined) await this.#delete(hash, request.signal);',
        instead: '',
      },
    ],
  },
];
