import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

/** Guards of conditions, times and attributes of an assertion. */
export const samlConditionGuards: readonly TestedGuard[] = [
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
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: `if (!named.includes(entityId)) throw invalid('audience');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: the audience is us alone, where the account says so',
    why: 'an assertion for everybody can be carried from one portal to the next',
    provenBy: ['saml/response/read-response.test.ts', 'everything has to fit > one audience'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: `if (audience === 'alone' && named.length > 1) throw invalid('audience');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: an assertion of BundID is for one service',
    why: 'an assertion for everybody can be carried from one portal to the next',
    provenBy: ['saml/response/audience.test.ts', 'is taken by an account that says so, and by no other'],
    shows: ["expected 'begun' to be"],
    edits: [{ file: 'bundid/profile.ts', text: `audience: 'alone'`, instead: `audience: 'among-others'` }],
  },
  {
    name: 'saml: every restriction of the audience counts',
    why: 'an assertion that somebody else has restricted further is taken here all the same',
    provenBy: ['saml/response/audience.test.ts', 'among others: in the first of two restrictions'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: `if (!named.includes(entityId)) throw invalid('audience');`,
        instead: `if (restrictions === 1 && !named.includes(entityId)) throw invalid('audience');`,
      },
    ],
  },
  {
    name: 'saml: there is an audience',
    why: 'an assertion for nobody is taken by everybody',
    provenBy: ['saml/response/read-response.test.ts', 'everything has to fit > an audience'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: `if (restrictions === 0) throw invalid('audience');`,
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
    name: 'saml: the session there goes on',
    why: 'a session that has ended there begins one here',
    provenBy: ['saml/response/read-response.test.ts', 'everything has to fit > a session that goes on'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: `if (end !== undefined && now >= end) throw expired('authn');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: attributes are attributes',
    why: 'namespace confusion: another reader takes the attribute of another namespace',
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
    name: 'saml: an attribute that is encrypted by itself is not skipped',
    why: 'what is not read counts as not stated',
    provenBy: ['saml/response/encrypted-parts.test.ts', 'with an attribute that is, beside others'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/assertion.ts',
        text: `if (isNamed(one, ns.saml, 'EncryptedAttribute')) throw invalid('encrypted-attribute');`,
        instead: `if (isNamed(one, ns.saml, 'EncryptedAttribute')) continue;`,
      },
    ],
  },
  {
    name: 'saml: an attribute is there once',
    why: 'two readers take different values (attribute pollution)',
    provenBy: ['saml/response/read-response.test.ts', 'everything has to fit > each attribute once'],
    shows: [`expected 'accepted `],
    edits: [
      {
        file: 'saml/response/read-response.ts',
        text: `if (policy.doubled === 'refused' && read.doubled.size > 0) throw invalid('attribute');`,
        instead: '',
      },
    ],
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
      {
        file: 'saml/response/assertion.ts',
        text: `if (attributes.size >= mostAttributes) throw invalid('attribute');`,
        instead: '',
      },
    ],
  },
];
