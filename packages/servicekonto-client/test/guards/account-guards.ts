import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

const bundid = 'bundid/identity.ts';
const firm = 'unternehmenskonto/identity.ts';

/** Guards of what BundID and Mein Unternehmenskonto state. */
export const accountGuards: readonly TestedGuard[] = [
  {
    name: 'account: a level of an attribute has the namespace of AKDB',
    why: 'whoever can name an attribute gives it any level',
    provenBy: ['bundid/identity.test.ts', 'is not trusted with no namespace'],
    shows: [`expected 'hoch' to be undefined`],
    edits: [
      {
        file: bundid,
        text: `attribute(element, 'TrustLevel', akdb)`,
        instead: `element.attributes.find(({ localName }) => localName === 'TrustLevel')?.value`,
      },
    ],
  },
  {
    name: 'account: a level of an attribute that nobody understands is the lowest',
    why: 'a new word counts as no statement, and forms take the level of the login',
    provenBy: ['bundid/identity.test.ts', 'sehr hoch is basisregistrierung'],
    shows: [`expected undefined to be 'basisregistrierung'`],
    edits: [
      {
        file: bundid,
        text: `import { type Vertrauensniveau, vertrauensniveauOrLowest }`,
        instead: `import { type Vertrauensniveau, parseVertrauensniveau as vertrauensniveauOrLowest }`,
      },
    ],
  },
  {
    name: 'account: a value with elements in it is none',
    why: 'half of a name is taken for the whole one',
    provenBy: ['bundid/identity.test.ts', 'with an element in it is not stated'],
    shows: ['not have property "familyName"'],
    edits: [{ file: 'saml/attribute-value.ts', text: ' || childElements(value).length > 0', instead: '' }],
  },
  {
    name: 'account: an attribute that nobody asked for is dropped',
    why: 'a session carries data that the form has no right to',
    provenBy: ['bundid/identity.test.ts', 'newer than the table'],
    shows: ['ungefragt'],
    edits: [
      {
        file: bundid,
        text: 'row === undefined ? !requested.has(name) :',
        instead: 'row === undefined ? false :',
      },
    ],
  },
  {
    name: 'account: only known names get out of the text of a refusal',
    why: 'a date of birth ends in the log',
    provenBy: ['bundid/refusal.test.ts', 'no foreign text gets out: urn:oid:9.9.9.9'],
    shows: ['attributes'],
    edits: [
      {
        file: 'bundid/status-detail.ts',
        text: `return [...new Set(known)].filter((name) => oids.has(name.slice('urn:oid:'.length)));`,
        instead: 'return [...oids];',
      },
    ],
  },
  {
    name: 'account: the detail of a refusal is short',
    why: 'a stranger makes the server read JSON of any length',
    provenBy: ['bundid/refusal.test.ts', 'very long'],
    shows: ['to be undefined'],
    edits: [
      {
        file: 'bundid/status-detail.ts',
        text: 'text.length > longestDetail ? [] : [text]',
        instead: '[text]',
      },
    ],
  },
  {
    name: 'account: the name of BundID has no port',
    why: 'the metadata are refused, or the bPK2 of everybody changes later',
    provenBy: [
      'bundid/check-options.test.ts',
      'are not good: {"entityId":"https://musterstadt.example:443"}',
    ],
    shows: ['bundid.entityId'],
    edits: [
      {
        file: 'bundid/check-options.ts',
        text: String.raw`/^https:\/\/[^/?#@:\s]+(?:\/[^?#\s]*)?$/`,
        instead: String.raw`/^https:\/\//`,
      },
    ],
  },
  {
    name: 'account: of two levels the lower one counts',
    why: 'an account that was opened by e-mail reaches what its key reaches',
    provenBy: ['unternehmenskonto/identity.test.ts', 'is the lower one of hoch and substanziell'],
    shows: [`expected 'hoch' to be 'substanziell'`],
    edits: [
      {
        file: 'unternehmenskonto/level.ts',
        text: 'compareVertrauensniveau(identified, authenticated) < 0',
        instead: 'compareVertrauensniveau(identified, authenticated) > 0',
      },
    ],
  },
  {
    name: 'account: both levels are stated',
    why: 'the one that is left out was the lower one',
    provenBy: ['unternehmenskonto/identity.test.ts', 'is the lower one of substanziell and undefined'],
    shows: [`expected 'substanziell' to be undefined`],
    edits: [
      {
        file: 'unternehmenskonto/level.ts',
        text: 'if (identified === undefined || authenticated === undefined) return undefined;',
        instead:
          'if (identified === undefined || authenticated === undefined) return identified ?? authenticated;',
      },
    ],
  },
  {
    name: 'account: one for tests does not log in where nobody expects it',
    why: 'anybody who has a test account files applications',
    provenBy: ['unternehmenskonto/identity.test.ts', 'does not log in where nobody expects it'],
    shows: ['to throw an error'],
    edits: [
      {
        file: firm,
        text: 'if (!rules.testAccounts && isTestAccount(assertion))',
        instead: 'if (rules.testAccounts === undefined && isTestAccount(assertion))',
      },
    ],
  },
  {
    name: 'account: elements of a value have the namespace of ELSTER',
    why: 'what another extension means by a name is taken for an address',
    provenBy: ['unternehmenskonto/identity.test.ts', 'states nothing with no namespace'],
    shows: ['not have property "address"'],
    edits: [
      {
        file: 'unternehmenskonto/decode.ts',
        text: 'isNamed(one, ekona, name)',
        instead: 'one.localName === name',
      },
    ],
  },
  {
    name: 'account: an element that is there twice states nothing',
    why: 'two readers take different ones',
    provenBy: ['unternehmenskonto/identity.test.ts', 'states nothing with one of them twice'],
    shows: ['not have property "address"'],
    edits: [{ file: 'unternehmenskonto/decode.ts', text: ' || others.length > 0', instead: '' }],
  },
  {
    name: 'account: what contradicts itself is nobody',
    why: 'an organisation is taken for a person',
    provenBy: [
      'unternehmenskonto/identity.test.ts',
      'is nobody with the data set of a person for a legal person',
    ],
    shows: ['to throw an error'],
    edits: [
      {
        file: firm,
        text: `if (dataSet === 'IdNr' && isLegalPerson) throw servicekontoError('servicekonto.identity.unknown');`,
        instead: '',
      },
    ],
  },
  {
    name: 'account: further names are no members of every object',
    why: 'a name changes what all objects have',
    provenBy: ['identity/further.test.ts', 'does not take "__proto__"'],
    shows: ['to be undefined'],
    edits: [{ file: 'identity/further.ts', text: ' || !plainName.test(name)', instead: '' }],
  },
];
