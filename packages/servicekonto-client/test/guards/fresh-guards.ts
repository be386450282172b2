import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

/** Guards of when a person has shown what they have, in both protocols and in the session. */
export const freshGuards: readonly TestedGuard[] = [
  {
    name: 'saml: a login that was to be fresh is',
    why: 'the person of yesterday, still logged in there, is taken for the one of today',
    provenBy: ['saml/response/read-response.test.ts', 'a login that was to be fresh'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: 'if (!fresh || instant >= from) return;',
        instead: 'if (!fresh || instant >= 0) return;',
      },
    ],
  },
  {
    name: 'saml: an answer is as fresh as it was asked for',
    why: 'the request says ForceAuthn, and nobody looks whether the provider has done it',
    provenBy: ['saml/fresh.test.ts', 'is told so by the configuration, or by the login'],
    shows: [`expected 'begun' to be`],
    edits: [
      {
        file: 'saml/connection.ts',
        text: 'fresh: forcesAuthn(this.profile, login),',
        instead: 'fresh: login.fresh,',
      },
    ],
  },
  {
    name: 'a session is as fresh as the proof in it',
    why: 'a page that needs a fresh proof takes one of yesterday: `fresh` in a link can be taken out',
    provenBy: [
      'session/fresh.test.ts',
      'asks the session: who takes it out of the login link has an old one',
    ],
    shows: ['expected true to be false'],
    edits: [
      {
        file: 'session/session.ts',
        text: 'authenticatedAt !== undefined && now - authenticatedAt <= within',
        instead: 'now - record.startedAt <= within',
      },
    ],
  },
  {
    name: 'a proof of which nobody knows when is not fresh',
    why: 'a provider that does not say when passes for one that has asked',
    provenBy: ['session/fresh.test.ts', 'is never content with a provider that does not say when'],
    shows: ['expected true to be false'],
    edits: [
      {
        file: 'session/session.ts',
        text: 'authenticatedAt !== undefined && now - authenticatedAt <= within',
        instead: 'now - (authenticatedAt ?? now) <= within',
      },
    ],
  },
  {
    name: 'a proof that is to come is none',
    why: 'it is fresh for ever',
    provenBy: ['session/fresh.test.ts', 'is never content with a provider that says a time that is to come'],
    shows: ['to be undefined'],
    edits: [
      {
        file: 'oidc/login.ts',
        text: `typeof seconds === 'number' && seconds <= now / 1000 + tolerance;`,
        instead: `typeof seconds === 'number';`,
      },
    ],
  },
];
