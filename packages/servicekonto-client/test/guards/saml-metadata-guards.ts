import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

/** Guards of metadata as they are read. */
export const samlMetadataGuards: readonly TestedGuard[] = [
  {
    name: 'saml: metadata are metadata',
    why: 'any page with a key in it decides whom we believe',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'another namespace'],
    shows: ['to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: `if (isNamed(root, ns.md, 'EntityDescriptor') || isNamed(root, ns.md, 'EntitiesDescriptor')) return root;`,
        instead: `if (root.localName.startsWith('Entit')) return root;`,
      },
    ],
  },
  {
    name: 'saml: a comment in metadata ends',
    why: 'what stands behind it is read by somebody else',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'a comment without end behind everything'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/metadata/metadata-xml.ts',
        text: `if (end < 0) throw invalid('xml');`,
        instead: 'if (end < 0) return kept + text.slice(at, start);',
      },
    ],
  },
  {
    name: 'saml: metadata are those of the provider',
    why: 'another member of a federation decides whom we believe',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'of another one are refused'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: `if (attribute(element, 'entityID') === entityId) found.push(path);`,
        instead: 'found.push(path);',
      },
    ],
  },
  {
    name: 'saml: the provider is there once',
    why: 'two readers take different keys',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'with it twice are refused'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: `if (more.length > 0) throw metadataFault('entity-twice');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: metadata are not over',
    why: 'keys that were withdrawn count',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'that is over of the entity ends everything'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: `if (validUntil !== undefined && now >= validUntil) throw metadataFault('expired');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a group of metadata is not over',
    why: 'keys that a federation has withdrawn count',
    provenBy: [
      'saml/metadata/read-identity-provider.test.ts',
      'that is over of a group around it ends everything',
    ],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: 'earliestEnd([...path, role])',
        instead: 'earliestEnd([...path.slice(-1), role])',
      },
    ],
  },
  {
    name: 'saml: a role in metadata is not over',
    why: 'keys that were withdrawn count',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'that is over of the role ends everything'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: 'earliestEnd([...path, role])',
        instead: 'earliestEnd(path)',
      },
    ],
  },
  {
    name: 'saml: the first end counts',
    why: 'keys that were withdrawn count until the last of all ends',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'that is first counts'],
    shows: ['to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: 'Math.min(...ends)',
        instead: 'Math.max(...ends)',
      },
    ],
  },
  {
    name: 'saml: an end of metadata is an instant',
    why: 'what nobody can read is no end',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', '"immer" is no instant'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: `      throw metadataFault('valid-until');`,
        instead: '      return [];',
      },
    ],
  },
  {
    name: 'saml: the role is one of SAML 2.0',
    why: 'keys of another protocol count',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'the role of another protocol'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: String.raw`attribute(one, 'protocolSupportEnumeration')?.split(/\s+/).includes(saml2)`,
        instead: `attribute(one, 'protocolSupportEnumeration') !== ''`,
      },
    ],
  },
  {
    name: 'saml: there is one role',
    why: 'two readers take different keys',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'two roles'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: `if (more.length > 0) throw metadataFault('structure');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: addresses in metadata have https',
    why: 'requests, and who is logged in, are read on the way',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'bad metadata > http'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: '!url || !isAllowed || url.username',
        instead: '!url || url.username',
      },
    ],
  },
  {
    name: 'saml: addresses in metadata name nobody',
    why: 'credentials of somebody are in the page that leads on',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'credentials in an address'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: ` || url.username !== '' || url.password !== ''`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: addresses in metadata have no fragment',
    why: 'a page takes over what stands behind it',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'a fragment in an address'],
    shows: ['expected undefined to be'],
    edits: [{ file: 'saml/metadata/read-identity-provider.ts', text: ` || url.hash !== ''`, instead: '' }],
  },
  {
    name: 'saml: a key is for signatures',
    why: 'whoever has the key that opens messages signs them',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'a key for encryption alone verifies nothing'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: `return use !== 'encryption';`,
        instead: 'return true;',
      },
    ],
  },
  {
    name: 'saml: a use of a key is a known word',
    why: 'what a key is for is guessed',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'an unknown use of a key'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: `if (use !== undefined && use !== 'signing' && use !== 'encryption') throw metadataFault('structure');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: authorities sign no messages',
    why: 'every customer of a certificate authority of theirs logs in as anybody, once one of its keys leaks',
    provenBy: [
      'saml/metadata/read-identity-provider.test.ts',
      'the authorities behind a certificate are no keys',
    ],
    shows: ['to deeply equal'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: `childrenNamed(data, ns.ds, 'X509Certificate').slice(0, 1)`,
        instead: `childrenNamed(data, ns.ds, 'X509Certificate')`,
      },
    ],
  },
  {
    name: 'saml: there are keys in metadata',
    why: 'a provider without a key is taken, and what is wrong is said much later',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'a key for encryption alone verifies nothing'],
    shows: ['expected undefined to be'],
    edits: [
      { file: 'saml/metadata/read-identity-provider.ts', text: 'certificates.size === 0 || ', instead: '' },
    ],
  },
  {
    name: 'saml: there are few keys in metadata',
    why: 'each signature is tried with each of a thousand keys',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'more keys than anybody has'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: ' || certificates.size > mostCertificates',
        instead: '',
      },
    ],
  },
  {
    name: 'saml: an emulator shows itself by its certificate',
    why: 'anybody signs with the private key that is in the sandbox',
    provenBy: [
      'saml/metadata/read-identity-provider.test.ts',
      'an emulator shows itself > by its certificate',
    ],
    shows: ['expected false to be true'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: '|| certificates.some(isOfEmulator)',
        instead: '',
      },
    ],
  },
  {
    name: 'saml: an emulator shows itself by its address',
    why: 'a portal in production believes a program on its own machine',
    provenBy: ['saml/metadata/read-identity-provider.test.ts', 'an emulator shows itself > by an address'],
    shows: ['expected false to be true'],
    edits: [
      {
        file: 'saml/metadata/read-identity-provider.ts',
        text: 'addresses.some((one) => isLocal(one)) || ',
        instead: '',
      },
    ],
  },
];
