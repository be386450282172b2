import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

/** Guards of the configuration of a login by SAML. */
export const samlOptionGuards: readonly TestedGuard[] = [
  {
    name: 'saml: our name is there',
    why: 'everybody is the audience',
    provenBy: ['saml/general.test.ts', 'the options of saml() > providers.konto.entityId is judged'],
    shows: [`expected '' to contain`],
    edits: [
      { file: 'saml/check-options.ts', text: '.entityId`, options.entityId);', instead: ".entityId`, 'x');" },
    ],
  },
  {
    name: 'saml: a provider has keys and an address',
    why: 'a login that nobody can verify begins',
    provenBy: ['saml/general.test.ts', 'the options of saml() > providers.konto.identityProvider is judged'],
    shows: [`expected '' to contain`],
    edits: [
      {
        file: 'saml/check-options.ts',
        text: 'if (metadata !== undefined) return;',
        instead: 'if (metadata !== null) return;',
      },
    ],
  },
  {
    name: 'saml: addresses of a provider have https',
    why: 'requests, and who is logged in, are read on the way',
    provenBy: ['saml/general.test.ts', 'the options of saml() > providers.konto.identityProvider.s'],
    shows: [`expected '' to contain`],
    edits: [
      {
        file: 'saml/check-options.ts',
        text: 'if (one[name] !== undefined) faults.address(',
        instead: 'if (one[name] === null) faults.address(',
      },
    ],
  },
  {
    name: 'saml: metadata have https',
    why: 'whoever is on the way decides whose signatures count',
    provenBy: [
      'saml/general.test.ts',
      'the options of saml() > providers.konto.identityProvider.metadata is judged',
    ],
    shows: [`expected '' to contain`],
    edits: [
      {
        file: 'saml/check-options.ts',
        text: 'if (metadata !== undefined && !isXml(metadata))',
        instead: 'if (metadata === null)',
      },
    ],
  },
  {
    name: 'saml: a certificate of the provider can be read',
    why: 'every login fails, and the first to see it is a citizen',
    provenBy: [
      'saml/general.test.ts',
      'the options of saml() > providers.konto.identityProvider.certificates[0] is judged',
    ],
    shows: [`expected '' to contain`],
    edits: [
      { file: 'saml/check-options.ts', text: 'readCertificate(String(given));', instead: 'undefined;' },
    ],
  },
  {
    name: 'saml: a name that nobody knows is a fault',
    why: 'a misspelt option is none, and nobody notices',
    provenBy: [
      'saml/general.test.ts',
      'the options of saml() > providers.konto.identityProvider.metdata is judged',
    ],
    shows: [`expected '' to contain`],
    edits: [
      {
        file: 'saml/check-options.ts',
        text: 'judgeMembers(at, given, identityProviderMembers, faults)',
        instead: 'judgeMembers(at, given, { ...identityProviderMembers, metdata: true }, faults)',
      },
    ],
  },
  {
    name: 'saml: we have keys',
    why: 'the first login fails',
    provenBy: ['saml/general.test.ts', 'the options of saml() > providers.konto.keys.signing is judged'],
    shows: [`expected '' to contain`],
    edits: [
      {
        file: 'saml/check-options.ts',
        text: '!Array.isArray(given) || given.length === 0',
        instead: '!Array.isArray(given)',
      },
    ],
  },
  {
    name: 'saml: we have few keys',
    why: 'each answer is opened by each of them',
    provenBy: ['saml/general.test.ts', 'the options of saml() > providers.konto.keys.encryption is judged'],
    shows: [`expected '' to contain`],
    edits: [{ file: 'saml/check-options.ts', text: 'given.length > 4', instead: 'given.length > 400' }],
  },
  {
    name: 'saml: a signer signs',
    why: 'the first login fails',
    provenBy: [
      'saml/general.test.ts',
      'the options of saml() > providers.konto.keys.signing[0].signer is judged',
    ],
    shows: ['undefined', 'to contain'],
    edits: [
      {
        file: 'saml/check-options.ts',
        text: `typeof signer?.sign !== 'function'`,
        instead: 'signer === null',
      },
    ],
  },
  {
    name: 'saml: a signer has an algorithm of SAML',
    why: 'the first login fails',
    provenBy: ['saml/general.test.ts', 'the options of saml() > name an algorithm for which SAML has a name'],
    shows: [`expected '' to contain`],
    edits: [
      {
        file: 'saml/check-options.ts',
        text: '!Object.hasOwn(methodOfSigner, signer.algorithm)',
        instead: 'signer.algorithm === null',
      },
    ],
  },
  {
    name: 'saml: a decrypter opens',
    why: 'the first login fails',
    provenBy: [
      'saml/general.test.ts',
      'the options of saml() > providers.konto.keys.encryption[0].decrypter is judged',
    ],
    shows: [`expected '' to contain`],
    edits: [
      {
        file: 'saml/check-options.ts',
        text: `typeof decrypter?.unwrapKey !== 'function'`,
        instead: 'decrypter === null',
      },
    ],
  },
  {
    name: 'saml: a word for encryption is known',
    why: 'a misspelt word takes assertions in plain text',
    provenBy: ['saml/general.test.ts', 'the options of saml() > providers.konto.encrypted is judged'],
    shows: [`expected '' to contain`],
    edits: [
      {
        file: 'saml/general.ts',
        text: `options.encrypted, ['required', 'optional'])`,
        instead: `options.encrypted, ['required', 'optional', 'no'])`,
      },
    ],
  },
  {
    name: 'saml: a word for the subject is known',
    why: 'a misspelt word takes something else for the person',
    provenBy: ['saml/general.test.ts', 'the options of saml() > providers.konto.subject is judged'],
    shows: [`expected '' to contain`],
    edits: [
      {
        file: 'saml/general.ts',
        text: `['attribute', 'persistent-name']`,
        instead: `['attribute', 'persistent-name', 'name']`,
      },
    ],
  },
  {
    name: 'saml: attributes are members of an identity',
    why: 'an attribute that somebody relies on is never read',
    provenBy: [
      'saml/general.test.ts',
      'the options of saml() > providers.konto.attributes.nachname is judged',
    ],
    shows: [`expected '' to contain`],
    edits: [
      { file: 'saml/general.ts', text: 'if (!known.includes(name))', instead: 'if (known.length === 0)' },
    ],
  },
  {
    name: 'saml: kinds of account are lists of words',
    why: 'every login ends in a fault of ours',
    provenBy: ['saml/general.test.ts', 'the options of saml() > providers.konto.identity.person is judged'],
    shows: [`expected '' to contain`],
    edits: [
      {
        file: 'saml/general.ts',
        text: 'if (!Array.isArray(words[kind]))',
        instead: 'if (words[kind] === null)',
      },
    ],
  },
];
