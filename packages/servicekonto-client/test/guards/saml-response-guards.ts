import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

/** Guards of responses of SAML, around the assertion. */
export const samlResponseGuards: readonly TestedGuard[] = [
  {
    name: 'saml: an answer is a response',
    why: 'another message of the provider is taken for one',
    provenBy: ['saml/response/read-response.test.ts', 'around the assertion > it is a response'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/read-response.ts',
        text: `if (!isNamed(message, ns.samlp, 'Response')) throw invalid('structure');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a signature of the response is verified',
    why: 'somebody puts a message of their own around an assertion',
    provenBy: [
      'saml/response/read-response.test.ts',
      'BundID: one of the response is verified when it is there',
    ],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/read-response.ts',
        text: 'isResponseSigned ? verifySigned(message, message, keys) : message',
        instead: 'message',
      },
    ],
  },
  {
    name: 'saml: the response is signed where only it is',
    why: 'Unternehmenskonto: everybody writes the assertion they like',
    provenBy: [
      'saml/response/read-response.test.ts',
      'Unternehmenskonto: the response has one, and the assertion in it need not',
    ],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/read-response.ts',
        text: `policy.signed === 'response' || `,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: the assertion is signed itself',
    why: 'BundID: a signature around what anybody may encrypt counts for it',
    provenBy: ['saml/response/read-response.test.ts', 'BundID: the assertion has one, whatever is around it'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/read-response.ts',
        text: `if (policy.signed === 'assertion' && !isSigned(assertion)) throw invalid('signature');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a signature of the assertion is verified',
    why: 'a wrong one is ignored where none is needed',
    provenBy: [
      'saml/response/read-response.test.ts',
      'Unternehmenskonto: one of the assertion is verified when it is there',
    ],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/read-response.ts',
        text: 'isSigned(assertion) ? verifySigned',
        instead: `policy.signed === 'assertion' && isSigned(assertion) ? verifySigned`,
      },
    ],
  },
  {
    name: 'saml: version of the response',
    why: 'a message of another version means something else',
    provenBy: ['saml/response/read-response.test.ts', 'around the assertion > the version fits'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/read-response.ts',
        text: `if (attribute(response, 'Version') !== '2.0') throw invalid('structure');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: issuer of the response',
    why: 'an answer of another provider is taken (mix-up)',
    provenBy: ['saml/response/read-response.test.ts', 'around the assertion > the issuer fits'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/read-response.ts',
        text: `if (named !== undefined && named !== issuer) throw invalid('issuer');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: who signs a response says where it goes',
    why: 'what was signed for another portal is posted here',
    provenBy: ['saml/response/read-response.test.ts', 'a signed response without a destination'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/read-response.ts',
        text: 'destination === undefined ? isSignedMessage : ',
        instead: 'destination !== undefined && ',
      },
    ],
  },
  {
    name: 'saml: with AES-CBC the response is signed',
    why: 'changed ciphertexts are tried until an answer differs, and what is encrypted is read',
    provenBy: ['saml/response/read-response.test.ts', 'where AES-CBC is opened, the response is signed'],
    shows: [`expected 'accepted `],
    edits: [{ file: 'saml/response/read-response.ts', text: ' || reading.mayBeCbc', instead: '' }],
  },
  {
    name: 'saml: destination of the response',
    why: 'an answer for another portal is taken here',
    provenBy: ['saml/response/read-response.test.ts', 'around the assertion > the destination fits'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/read-response.ts',
        text: `if (destination === undefined ? isSignedMessage : destination !== acsUrl) throw invalid('destination');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: request of the response',
    why: 'an answer to another login, or to none, completes this one',
    provenBy: ['saml/response/read-response.test.ts', 'around the assertion > the request fits'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/read-response.ts',
        text: `if (attribute(response, 'InResponseTo') !== requestId) throw invalid('in-response-to');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a response has one assertion',
    why: 'of two one is verified and the other one is read',
    provenBy: ['saml/response/read-response.test.ts', 'around the assertion > there is one assertion'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/read-response.ts',
        text: 'plain.length + encrypted.length !== 1',
        instead: 'plain.length + encrypted.length === 0',
      },
    ],
  },
  {
    name: 'saml: a response without assertion is refused',
    why: 'it is a fault of ours in place of a refusal',
    provenBy: ['saml/response/assertion.test.ts', 'without an assertion is refused'],
    shows: ['undefined', 'accepted'],
    edits: [
      {
        file: 'saml/response/read-response.ts',
        text: 'plain.length + encrypted.length !== 1',
        instead: 'plain.length + encrypted.length > 1',
      },
    ],
  },
  {
    name: 'saml: an assertion is encrypted',
    why: 'data of a person went through the browser in plain text, and nobody notices',
    provenBy: ['saml/response/read-response.test.ts', 'no assertion is taken in plain text'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/read-response.ts',
        text: `if (policy.encrypted === 'required') throw invalid('encryption');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a refusal is none',
    why: 'a response that says no is read on',
    provenBy: ['saml/response/refusal.test.ts', 'is no success because one stands inside'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/read-response.ts',
        text: 'if (refusal) throw reading.refusal(refusal);',
        instead: '',
      },
    ],
  },
  {
    name: 'saml: success is the outer status',
    why: 'a success inside of a refusal counts',
    provenBy: ['saml/response/refusal.test.ts', 'is no success because one stands inside'],
    shows: [`expected 'accepted `],
    edits: [{ file: 'saml/response/status.ts', text: 'codes[0] === `', instead: 'codes.at(-1) === `' }],
  },
  {
    name: 'saml: only words of the standard are repeated',
    why: 'a name in a status ends in the log',
    provenBy: ['saml/response/assertion.test.ts', 'repeats no word that only looks like one of SAML'],
    shows: ['Geheim'],
    edits: [{ file: 'saml/response/status.ts', text: `known.has(name) ? name : 'other'`, instead: 'name' }],
  },
  {
    name: 'saml: a field comes once',
    why: 'one program reads the first value, another one the last',
    provenBy: ['saml/response/message.test.ts', 'is refused when it is twice'],
    shows: ['to be'],
    edits: [
      {
        file: 'saml/response/message.ts',
        text: `if (more.length > 0) throw servicekontoError('servicekonto.request.form');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a posted message is short',
    why: 'somebody fills the memory with one form',
    provenBy: ['saml/response/message.test.ts', 'longer than anybody writes, but well-formed'],
    shows: [`expected 'x' to be`],
    edits: [{ file: 'saml/response/message.ts', text: ' || encoded.length > longestMessage', instead: '' }],
  },
  {
    name: 'saml: a posted message is base64',
    why: 'one message has endless spellings',
    provenBy: ['saml/response/message.test.ts', 'base64url, of a message that needs the difference'],
    shows: [`expected 'x' to be`],
    edits: [
      {
        file: 'saml/response/message.ts',
        text: 'encoded.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)',
        instead: 'encoded.length % 4 !== 0',
      },
    ],
  },
  {
    name: 'saml: a posted message is UTF-8',
    why: 'bytes that are no characters become the same character',
    provenBy: ['saml/response/message.test.ts', 'is refused when it is no UTF-8'],
    shows: [`to be 'servicekonto.response.invalid'`],
    edits: [{ file: 'saml/response/message.ts', text: 'fatal: true', instead: 'fatal: false' }],
  },
];
