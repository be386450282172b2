import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

/** Guards of logouts by SAML. */
export const samlLogoutGuards: readonly TestedGuard[] = [
  {
    name: 'saml: a logout is a logout request',
    why: 'another message that the provider has signed ends sessions',
    provenBy: ['saml/logout/logout-request.test.ts', 'with another kind of message ends nothing'],
    shows: [`expected { subject: 'AAdzZWNyZXQx'`],
    edits: [
      {
        file: 'saml/logout/logout-request.ts',
        text: `if (!isNamed(message, ns.samlp, 'LogoutRequest')) throw refused('structure');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a logout is signed',
    why: 'any site logs anybody out; wrapping of LogoutRequest (samlify#634)',
    provenBy: ['saml/logout/logout-request.test.ts', 'has to be signed, by the provider'],
    shows: [`expected { subject: 'AAdzZWNyZXQx'`],
    edits: [
      {
        file: 'saml/logout/logout-request.ts',
        text: 'const request = verifySigned(message, message, keys);',
        instead: 'const request = message;',
      },
    ],
  },
  {
    name: 'saml: version of a logout',
    why: 'a message of another version means something else',
    provenBy: ['saml/logout/logout-request.test.ts', 'with another version ends nothing'],
    shows: [`expected { subject: 'AAdzZWNyZXQx'`],
    edits: [
      {
        file: 'saml/logout/logout-request.ts',
        text: `if (attribute(request, 'Version') !== '2.0') throw refused('structure');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: issuer of a logout',
    why: 'another provider with the same key ends sessions of this one',
    provenBy: ['saml/logout/logout-request.test.ts', 'with another issuer ends nothing'],
    shows: [`expected { subject: 'AAdzZWNyZXQx'`],
    edits: [
      {
        file: 'saml/logout/logout-request.ts',
        text: `if (issuerOf(request) !== issuer) throw refused('issuer');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: destination of a logout',
    why: 'a logout for another portal is carried on to this one',
    provenBy: ['saml/logout/logout-request.test.ts', 'with another destination ends nothing'],
    shows: [`expected { subject: 'AAdzZWNyZXQx'`],
    edits: [
      {
        file: 'saml/logout/logout-request.ts',
        text: `if (attribute(request, 'Destination') !== destination) throw refused('destination');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a logout has an end',
    why: 'one that is over is played back',
    provenBy: ['saml/logout/logout-request.test.ts', 'with an end that is over ends nothing'],
    shows: [`expected { subject: 'AAdzZWNyZXQx'`],
    edits: [
      { file: 'saml/logout/logout-request.ts', text: `requireTime(request, now, 'logout');`, instead: '' },
    ],
  },
  {
    name: 'saml: a logout is of this moment',
    why: 'an old one is played back when nobody remembers it any more',
    provenBy: ['saml/logout/logout-request.test.ts', 'with an old time ends nothing'],
    shows: [`expected { subject: 'AAdzZWNyZXQx'`],
    edits: [
      {
        file: 'saml/logout/logout-request.ts',
        text: ' || Math.abs(now - issuedAt) > longestLife',
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a logout has a time',
    why: 'one without a time is good for ever',
    provenBy: ['saml/logout/logout-request.test.ts', 'with no time ends nothing'],
    shows: [`expected { subject: 'AAdzZWNyZXQx'`],
    edits: [{ file: 'saml/logout/logout-request.ts', text: 'issuedAt === undefined || ', instead: '' }],
  },
  {
    name: 'saml: a logout is done once',
    why: 'one that was seen ends every later session',
    provenBy: ['saml/logout/logout.test.ts', 'is done once: played back it ends no later session'],
    shows: ['expected'],
    edits: [
      {
        file: 'saml/logout/logout-route.ts',
        text: 'if (await ender.wasDone(ended.message, { signal }))',
        instead: 'if (ended.message === undefined)',
      },
    ],
  },
  {
    name: 'saml: a logout that was done is remembered',
    why: 'one that was seen ends every later session',
    provenBy: ['saml/logout/logout.test.ts', 'is done once: played back it ends no later session'],
    shows: ['expected'],
    edits: [
      {
        file: 'saml/logout/logout-route.ts',
        text: 'await ender.isDone(ended.message, ended.validFor, { signal });',
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a session at the provider is that of a person',
    why: 'SAML Core, section 2.7.2: many persons have the same index, and one of them logs all out',
    provenBy: ['saml/logout/logout.test.ts', 'ends no session of another person that has the same index'],
    shows: ['expected'],
    edits: [
      {
        file: 'saml/logout/logout-request.ts',
        text: 'JSON.stringify([subject, sessionIndex])',
        instead: 'sessionIndex',
      },
    ],
  },
  {
    name: 'saml: a logout ends the sessions that it names',
    why: 'whoever logs out at one browser is logged out at all',
    provenBy: ['saml/logout/logout.test.ts', 'another session: { session'],
    shows: ['expected undefined to be defined'],
    edits: [
      {
        file: 'saml/logout/logout-route.ts',
        text: 'const isAll = sessions.length === 0 ||',
        instead: 'const isAll = sessions.length >= 0 ||',
      },
    ],
  },
  {
    name: 'saml: a logout of many sessions leaves none over',
    why: 'the session that the provider names last goes on, and it is told that all have ended',
    provenBy: ['saml/logout/logout.test.ts', 'of very many sessions ends all of the person'],
    shows: ['to be undefined'],
    edits: [
      { file: 'saml/logout/logout-route.ts', text: ' || sessions.length > mostNamed', instead: '' },
      {
        file: 'saml/logout/logout-route.ts',
        text: 'of sessions) await',
        instead: 'of sessions.slice(0, mostNamed)) await',
      },
    ],
  },
  {
    name: 'saml: an answer to a logout leads home',
    why: 'the logout leads to a site of an attacker (open redirect)',
    provenBy: ['saml/logout/logout.test.ts', 'with an answer of strangers leads home'],
    shows: ['Invalid URL', 'to be'],
    edits: [
      {
        file: 'saml/logout/logout-route.ts',
        text: 'return seeOther(target.href);',
        instead: `return seeOther(relayState === '' ? target.href : relayState);`,
      },
    ],
  },
];
