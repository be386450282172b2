import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

/** Guards of a login by SAML. */
export const samlConnectionGuards: readonly TestedGuard[] = [
  {
    name: 'saml: an answer comes by POST',
    why: 'a response in an address is kept in logs and histories, and a link logs in',
    provenBy: ['saml/login.test.ts', 'in the address instead of a form is none'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/connection.ts',
        text: `if (method !== 'POST') throw servicekontoError('servicekonto.request.form');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: an answer belongs to the request',
    why: 'the answer of one login completes another one, of the same browser or of a stranger',
    provenBy: ['saml/login.test.ts', 'of one login does not complete another of the same browser'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/request/authn-request.ts',
        text: `await derive(secret, 'saml request')`,
        instead: `secret === '' ? '' : 'one'`,
      },
    ],
  },
  {
    name: 'saml: the level of the answer counts',
    why: 'whoever logs in with a password files what needs the identity card',
    provenBy: ['saml/login.test.ts', 'below the asked level begins none'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/connection.ts',
        text: 'reachedLevel(this.profile.levelOf(assertion), login.level)',
        instead: 'this.profile.levelOf(assertion)',
      },
    ],
  },
  {
    name: 'saml: a level that nobody knows is the lowest',
    why: 'a new word counts as what was asked for',
    provenBy: ['saml/login.test.ts', 'with the level "STORK-QAA-Level-9" counts as the lowest'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/connection.ts',
        text: 'this.profile.levelOf(assertion), login.level',
        instead: 'this.profile.levelOf(assertion) ?? login.level, login.level',
      },
    ],
  },
  {
    name: 'saml: AES-CBC is allowed first',
    why: 'the plain text is read by asking what becomes of changed messages',
    provenBy: ['saml/weak-encryption.test.ts', 'AES-CBC begins a session only where somebody has said so'],
    shows: [`expected 'begun' to be`],
    edits: [
      { file: 'saml/connection.ts', text: 'cbc: this.options[allowCbc] === true', instead: 'cbc: true' },
    ],
  },
  {
    name: 'saml: a mask against the standard is allowed first',
    why: 'a form that nobody has asked for is read',
    provenBy: [
      'saml/weak-encryption.test.ts',
      'a mask that the standard does not know begins a session only',
    ],
    shows: [`expected 'begun' to be`],
    edits: [
      {
        file: 'saml/connection.ts',
        text: 'nonConformingOaep: this.options[allowNonConformingOaep] === true',
        instead: 'nonConformingOaep: true',
      },
    ],
  },
  {
    name: 'saml: what goes into a message is text',
    why: 'a display name adds elements to a request that we sign',
    provenBy: ['bundid/extension.test.ts', 'says any text as it is'],
    shows: ['not valid'],
    edits: [
      {
        file: 'saml/xml/write.ts',
        text: String.raw`text.replace(/[&<>\r]/g, (one) => textEscapes[one]!)`,
        instead: 'text',
      },
    ],
  },
  {
    name: 'saml: assertions of any provider are signed',
    why: 'anybody encrypts an assertion, and the signature around it is of no use to whoever forwards it',
    provenBy: ['saml/general.test.ts', 'takes no assertion that only its message vouches for'],
    shows: ['undefined', 'null'],
    edits: [
      {
        file: 'saml/general.ts',
        text: `signed: 'assertion', encrypted`,
        instead: `signed: 'response', encrypted`,
      },
    ],
  },
  {
    name: 'saml: keys of the sandbox are not ours',
    why: 'everybody has them: anybody signs as the town, and reads what is encrypted for it',
    provenBy: ['saml/general.test.ts', 'keys of the sandbox'],
    shows: ['to contain'],
    edits: [
      {
        file: 'saml/check-options.ts',
        text: 'if (certificate && isOfEmulator(certificate) && !isSandbox)',
        instead: 'if (certificate && isOfEmulator(certificate) && isSandbox)',
      },
    ],
  },
  {
    name: 'saml: a session ends with that of the provider',
    why: 'whoever was logged out there for good goes on here',
    provenBy: ['saml/login.test.ts', 'begins a session that ends with that of the provider'],
    shows: ['to be undefined'],
    edits: [
      {
        file: 'session/sessions.ts',
        text: 'Math.min(now + limit.absolute, endsAt)',
        instead: 'now + limit.absolute',
      },
    ],
  },
  {
    name: 'subjects are compared as they are',
    why: 'two people that a provider tells apart by the form of a character are one here',
    provenBy: ['identity/claims.test.ts', 'changed to be compared > "a  b" is not stated'],
    shows: ['to be undefined'],
    edits: [{ file: 'identity/claims.ts', text: `name === 'subject' ? exactText(given) : `, instead: '' }],
  },
  {
    name: 'saml: assertions of any provider are encrypted',
    why: 'data of a person went through the browser in plain text',
    provenBy: ['saml/general.test.ts', 'takes plain text only where it says so'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/general.ts',
        text: `encrypted = 'required', forceAuthn`,
        instead: `encrypted = 'optional', forceAuthn`,
      },
    ],
  },
  {
    name: 'saml: only a persistent name is a subject',
    why: 'a name of one login is taken for a person, and the next one gets their files',
    provenBy: ['saml/general.test.ts', 'takes a persistent name for the subject only where it says so'],
    shows: ['expected false to be true'],
    edits: [
      {
        file: 'saml/general.ts',
        text: 'nameId.format === persistent ? nameId.value : undefined',
        instead: 'nameId.value',
      },
    ],
  },
  {
    name: 'saml: only attributes that are named are read',
    why: 'an attribute of another meaning is taken for the mail address',
    provenBy: ['saml/general.test.ts', 'reads the attributes that are named, and keeps all others'],
    shows: ['x@example.org'],
    edits: [
      {
        file: 'saml/general.ts',
        text: 'return { ...none, ...attributes,',
        instead: 'return { ...attributes,',
      },
    ],
  },
  {
    name: 'saml: a kind of account is a known word',
    why: 'an organisation is taken for a person',
    provenBy: ['saml/general.test.ts', 'knows persons and organisations by the words that are listed'],
    shows: [`[ 'person', 'organisation', 'person' ]`],
    edits: [
      {
        file: 'saml/general.ts',
        text: `throw servicekontoError('servicekonto.identity.unknown');
}`,
        instead: `return 'person';
}`,
      },
    ],
  },
];
