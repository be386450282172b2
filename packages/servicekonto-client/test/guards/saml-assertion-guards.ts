import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

/** Guards of what an assertion says, and of whom. */
export const samlAssertionGuards: readonly TestedGuard[] = [
  {
    name: 'saml: an assertion is called so',
    why: 'something else that the provider has signed is taken for one',
    provenBy: ['saml/response/assertion.test.ts', 'called otherwise is refused'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: `!isNamed(assertion, ns.saml, 'Assertion') || `,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: version of the assertion',
    why: 'an assertion of another version means something else',
    provenBy: ['saml/response/read-response.test.ts', 'everything has to fit > the version'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: ` || attribute(assertion, 'Version') !== '2.0'`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: an assertion has known parts',
    why: 'a decision that nobody judges counts as judged',
    provenBy: ['saml/response/read-response.test.ts', 'everything has to fit > statements that are known'],
    shows: [`expected 'accepted `],
    edits: [{ file: 'saml/response/assertion.ts', text: 'requireParts(assertion);', instead: '' }],
  },
  {
    name: 'saml: an assertion has parts of SAML',
    why: 'namespace confusion: another reader takes the subject of another namespace',
    provenBy: ['saml/response/read-response.test.ts', 'everything has to fit > elements of SAML'],
    shows: [`expected 'accepted `],
    edits: [
      { file: 'saml/response/assertion.ts', text: ' || child.namespaceURI !== namespace', instead: '' },
    ],
  },
  {
    name: 'saml: issuer of the assertion',
    why: 'an assertion of another provider is taken (mix-up)',
    provenBy: ['saml/response/read-response.test.ts', 'everything has to fit > the issuer'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: `if (issuerOf(assertion) !== expected.issuer) throw invalid('issuer');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: form of the issuer',
    why: 'a name of another kind is compared as if it were the name of a provider',
    provenBy: ['saml/response/read-response.test.ts', 'everything has to fit > the form of the issuer'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: `if (format !== undefined && format !== 'urn:oasis:names:tc:SAML:2.0:nameid-format:entity')`,
        instead: `if (format === '')`,
      },
    ],
  },
  {
    name: 'saml: no name is encrypted by itself',
    why: 'two names, and nobody knows whose the assertion is',
    provenBy: ['saml/response/encrypted-parts.test.ts', 'with a name that is, beside one in plain text'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: `if (childrenNamed(parent, ns.saml, 'EncryptedID').length > 0) throw invalid('encrypted-id');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a name is not empty',
    why: 'everybody without a name is one person',
    provenBy: ['saml/response/read-response.test.ts', 'everything has to fit > a name that is not empty'],
    shows: [`expected 'accepted `],
    edits: [{ file: 'saml/response/assertion.ts', text: `value === '' || `, instead: '' }],
  },
  {
    name: 'saml: a name is short',
    why: 'what is kept for each session is as long as somebody likes',
    provenBy: ['saml/response/assertion.test.ts', 'with a name that is a book is refused'],
    shows: [`expected 'accepted `],
    edits: [{ file: 'saml/response/assertion.ts', text: ' || value.length > 1024', instead: '' }],
  },
  {
    name: 'saml: the confirmation is that of a bearer',
    why: 'an assertion that only vouches for somebody logs in',
    provenBy: ['saml/response/read-response.test.ts', 'everything has to fit > the method of confirmation'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: `attribute(one, 'Method') !== 'urn:oasis:names:tc:SAML:2.0:cm:bearer'`,
        instead: `attribute(one, 'Method') === ''`,
      },
    ],
  },
  {
    name: 'saml: there is a confirmation that fits',
    why: 'an assertion that nobody was to bring here logs in whoever brings it',
    provenBy: ['saml/response/confirmation.test.ts', 'is refused with several of which none fits'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: `throw faults[0] ?? invalid('subject');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: request of the confirmation',
    why: 'an assertion of another login completes this one',
    provenBy: ['saml/response/read-response.test.ts', 'everything has to fit > a request'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: `if (attribute(data, 'InResponseTo') !== expected.requestId) throw invalid('in-response-to');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: recipient of the confirmation',
    why: 'an assertion for another portal is taken here',
    provenBy: ['saml/response/read-response.test.ts', 'everything has to fit > the recipient'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: `if (attribute(data, 'Recipient') !== expected.acsUrl) throw invalid('recipient');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a confirmation has no begin',
    why: 'SAML Profiles, section 4.1.4.2: one that is valid later is not known here',
    provenBy: [
      'saml/response/read-response.test.ts',
      'everything has to fit > a confirmation without a begin',
    ],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: `attribute(data, 'NotBefore') !== undefined || `,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a confirmation has an end',
    why: 'an assertion is good for ever',
    provenBy: ['saml/response/read-response.test.ts', 'everything has to fit > an end of the confirmation'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: ` || attribute(data, 'NotOnOrAfter') === undefined`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a confirmation is not over',
    why: 'an old assertion logs in',
    provenBy: ['saml/response/assertion.test.ts', 'whose confirmation is over'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: `requireTime(data, expected.now, 'subject');`,
        instead: '',
      },
    ],
  },
];
