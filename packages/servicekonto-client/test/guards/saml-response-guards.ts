import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

/** Guards of what a response of SAML has to fit. */
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
        text: `if (policy.signed === 'response' && !isResponseSigned) throw invalid('signature');`,
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
        text: `if (policy.signed === 'assertion') throw invalid('signature');`,
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
        text: 'if (isSigned(assertion))',
        instead: `if (isSigned(assertion) && policy.signed === 'assertion')`,
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
    name: 'saml: destination of the response',
    why: 'an answer for another portal is taken here',
    provenBy: ['saml/response/read-response.test.ts', 'around the assertion > the destination fits'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/read-response.ts',
        text: `if (destination !== undefined && destination !== acsUrl) throw invalid('destination');`,
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
    provenBy: ['saml/response/read-response.test.ts', 'is no success because one stands inside'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/read-response.ts',
        text: 'if (refusal) throw reading.refusal?.(refusal) ?? refusalError(refusal);',
        instead: '',
      },
    ],
  },
  {
    name: 'saml: success is the outer status',
    why: 'a success inside of a refusal counts',
    provenBy: ['saml/response/read-response.test.ts', 'is no success because one stands inside'],
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
        text: `attribute(one, 'Method') === 'urn:oasis:names:tc:SAML:2.0:cm:bearer'`,
        instead: `attribute(one, 'Method') !== ''`,
      },
    ],
  },
  {
    name: 'saml: there is one confirmation',
    why: 'one of two fits, the other one says for whom it really was',
    provenBy: ['saml/response/read-response.test.ts', 'everything has to fit > one confirmation'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: `if (!bearer || more.length > 0) throw invalid('subject');`,
        instead: `if (!bearer) throw invalid('subject');`,
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
  {
    name: 'saml: conditions have an end',
    why: 'an assertion is good for ever',
    provenBy: ['saml/response/read-response.test.ts', 'everything has to fit > an end of the conditions'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: `if (attribute(conditions, 'NotOnOrAfter') === undefined) throw invalid('conditions');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: conditions are not over',
    why: 'an old assertion logs in (CVE-2026-41577)',
    provenBy: ['saml/response/assertion.test.ts', 'whose conditions are over'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: `requireTime(conditions, now, 'conditions');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: conditions have begun',
    why: 'an assertion of tomorrow logs in today',
    provenBy: ['saml/response/assertion.test.ts', 'whose conditions have not begun'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/instant.ts',
        text: 'if (from !== undefined && now < from - tolerance) throw expired(reason);',
        instead: '',
      },
    ],
  },
  {
    name: 'saml: conditions are of SAML',
    why: 'a condition of another namespace is kept by nobody',
    provenBy: ['saml/response/read-response.test.ts', 'everything has to fit > conditions of SAML'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: `if (condition.namespaceURI !== ns.saml) throw invalid('conditions');`,
        instead: 'if (condition.namespaceURI !== ns.saml) continue;',
      },
    ],
  },
  {
    name: 'saml: every condition is known',
    why: 'a condition is kept by nobody',
    provenBy: [
      'saml/response/read-response.test.ts',
      'everything has to fit > conditions of which each is known',
    ],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: `      default:
        throw invalid('conditions');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: the audience is us',
    why: 'an assertion for another portal is taken here',
    provenBy: ['saml/response/read-response.test.ts', 'everything has to fit > the audience'],
    shows: [`expected 'accepted `],
    edits: [{ file: 'saml/response/assertion.ts', text: ' || named[0] !== entityId', instead: '' }],
  },
  {
    name: 'saml: the audience is us alone',
    why: 'an assertion for everybody can be carried from one portal to the next',
    provenBy: ['saml/response/read-response.test.ts', 'everything has to fit > one audience'],
    shows: [`expected 'accepted `],
    edits: [{ file: 'saml/response/assertion.ts', text: 'named.length !== 1 || ', instead: '' }],
  },
  {
    name: 'saml: there is an audience',
    why: 'an assertion for nobody is taken by everybody',
    provenBy: ['saml/response/read-response.test.ts', 'everything has to fit > an audience'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: `if (audiences === 0) throw invalid('audience');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a login has a time',
    why: 'nobody knows when the person has shown what they have',
    provenBy: ['saml/response/assertion.test.ts', 'without AuthnInstant is refused'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: `requiredAttribute(statement, 'AuthnInstant');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a time is a time',
    why: 'what is no time is later than nothing and earlier than nothing',
    provenBy: [
      'saml/response/read-response.test.ts',
      'everything has to fit > a time of the login that is none',
    ],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/instant.ts',
        text: `if (Number.isNaN(time)) throw invalid('structure');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a time has a zone',
    why: 'an end is hours later than it was meant',
    provenBy: [
      'saml/response/read-response.test.ts',
      'everything has to fit > a time of the login with a zone',
    ],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/instant.ts',
        text: 'dateTime.test(text) ? Date.parse(text) : Number.NaN',
        instead: 'Date.parse(text)',
      },
    ],
  },
  {
    name: 'saml: the login is over',
    why: 'a login that is to come counts',
    provenBy: [
      'saml/response/read-response.test.ts',
      'everything has to fit > a time of the login that is past',
    ],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: `if (instant > now + tolerance) throw expired('authn');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a login that was to be fresh is',
    why: 'the person of yesterday, still logged in there, is taken for the one of today',
    provenBy: ['saml/response/read-response.test.ts', 'a login that was to be fresh'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: 'if (fresh && instant < startedAt - tolerance)',
        instead: 'if (fresh && instant < 0)',
      },
    ],
  },
  {
    name: 'saml: the session there goes on',
    why: 'a session that has ended there begins one here',
    provenBy: ['saml/response/read-response.test.ts', 'everything has to fit > a session that goes on'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: `if (end !== undefined && now >= end + tolerance) throw expired('authn');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: attributes are attributes',
    why: 'an encrypted attribute counts as not stated',
    provenBy: ['saml/response/read-response.test.ts', 'everything has to fit > attributes that can be read'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: `if (!isNamed(one, ns.saml, 'Attribute')) throw invalid('attribute');`,
        instead: `if (!isNamed(one, ns.saml, 'Attribute')) continue;`,
      },
    ],
  },
  {
    name: 'saml: an attribute is there once',
    why: 'two readers take different values (attribute pollution)',
    provenBy: ['saml/response/read-response.test.ts', 'everything has to fit > each attribute once'],
    shows: [`expected 'accepted `],
    edits: [{ file: 'saml/response/assertion.ts', text: 'attributes.has(name) || ', instead: '' }],
  },
  {
    name: 'saml: space around a name hides no attribute',
    why: 'the same name twice, once with a space, is two names to us and one to a profile',
    provenBy: ['saml/response/assertion.test.ts', 'with an attribute twice, once with space around its name'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: `requiredAttribute(one, 'Name').trim()`,
        instead: `requiredAttribute(one, 'Name')`,
      },
    ],
  },
  {
    name: 'saml: an assertion has few attributes',
    why: 'a session is as big as somebody likes',
    provenBy: ['saml/response/assertion.test.ts', 'with more attributes than anybody has'],
    shows: [`expected 'accepted `],
    edits: [
      { file: 'saml/response/assertion.ts', text: ' || attributes.size >= mostAttributes', instead: '' },
    ],
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
