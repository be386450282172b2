import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

/** Guards of how messages of SAML are signed. */
export const samlAlgorithmGuards: readonly TestedGuard[] = [
  {
    name: 'saml: only known algorithms',
    why: 'a name out of the prototype is taken for an algorithm',
    provenBy: ['saml/signature/verify.test.ts', 'a method of the prototype'],
    shows: ['argument must be', 'constructor', `to be 'algorithm'`],
    edits: [
      {
        file: 'saml/signature/verify.ts',
        text: `if (!Object.hasOwn(table, algorithm)) throw invalid('algorithm');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: no digest by SHA-1',
    why: 'somebody finds a second message with the same digest',
    provenBy: ['saml/signature/resigned.test.ts', 'with SHA-1 for the digest, computed rightly'],
    shows: [`expected 'AAdzZWNyZXQx' to be`],
    edits: [
      {
        file: 'saml/signature/algorithms.ts',
        text: `'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512',`,
        instead: `'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512', 'http://www.w3.org/2000/09/xmldsig#sha1': 'sha1',`,
      },
    ],
  },
  {
    name: 'saml: no signature by SHA-1',
    why: 'somebody finds a second SignedInfo with the same digest',
    provenBy: ['saml/signature/resigned.test.ts', 'with SHA-1 for the signature, computed rightly'],
    shows: [`expected 'AAdzZWNyZXQx' to be`],
    edits: [
      {
        file: 'saml/signature/algorithms.ts',
        text: `'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256': { hash: 'sha256', padding: 'pkcs1' },`,
        instead: `'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256': { hash: 'sha256', padding: 'pkcs1' }, 'http://www.w3.org/2000/09/xmldsig#rsa-sha1': { hash: 'sha1', padding: 'pkcs1' },`,
      },
    ],
  },
  {
    name: 'saml: one canonical form',
    why: 'a form that leaves something out lets it be changed',
    provenBy: ['saml/signature/verify.test.ts', 'another canonical form of the element'],
    shows: [`expected 'AAdzZWNyZXQx' to be`],
    edits: [
      {
        file: 'saml/signature/verify.ts',
        text: `if (algorithmOf(method) !== transforms.exclusive) throw invalid('algorithm');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: the first transform takes out the signature',
    why: 'an XPath chooses what is signed',
    provenBy: ['saml/signature/verify.test.ts', '> XPath'],
    shows: [`expected 'AAdzZWNyZXQx' to be`],
    edits: [
      {
        file: 'saml/signature/verify.ts',
        text: `if (algorithmOf(enveloped) !== transforms.enveloped) throw invalid('algorithm');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: there are two transforms',
    why: 'a third one makes something else of what is signed',
    provenBy: ['saml/signature/resigned.test.ts', 'with a third transform behind the two'],
    shows: [`expected 'AAdzZWNyZXQx' to be`],
    edits: [
      {
        file: 'saml/signature/verify.ts',
        text: ` || more.length > 0) throw invalid('signature');
  if (algorithmOf(enveloped)`,
        instead: `) throw invalid('signature');
  if (algorithmOf(enveloped)`,
      },
    ],
  },
  {
    name: 'saml: transforms are transforms',
    why: 'an element of another name is taken for one',
    provenBy: ['saml/signature/resigned.test.ts', 'with a transform of another namespace'],
    shows: [`expected 'AAdzZWNyZXQx' to be`],
    edits: [
      {
        file: 'saml/signature/verify.ts',
        text: `one !== undefined && isNamed(one, ns.ds, 'Transform')`,
        instead: 'one !== undefined',
      },
    ],
  },
  {
    name: 'saml: the first transform has no parameters',
    why: 'a filter in it chooses what is signed',
    provenBy: ['saml/signature/resigned.test.ts', 'with a filter in the first transform'],
    shows: [`expected 'AAdzZWNyZXQx' to be`],
    edits: [
      {
        file: 'saml/signature/verify.ts',
        text: `if (!childElements(enveloped).every(({ localName }) => localName === 'InclusiveNamespaces'))`,
        instead: 'if (list === undefined)',
      },
    ],
  },
  {
    name: 'saml: an attribute is no declaration, whatever its name',
    why: 'the value of an attribute is written as markup, and what was digested is another text than what is read',
    provenBy: [
      'saml/xml/canonical.test.ts',
      'takes an attribute whose name is in the list for no declaration',
    ],
    shows: ['to be'],
    edits: [
      {
        file: 'saml/xml/canonical.ts',
        text: 'if (!node.attributes.some(isMistaken)) return node;',
        instead: 'return node;',
      },
    ],
  },
  {
    name: 'saml: a canonical form has no parameters',
    why: 'a filter in it chooses what is signed',
    provenBy: ['saml/signature/resigned.test.ts', 'with a filter in the canonical form'],
    shows: [`expected 'AAdzZWNyZXQx' to be`],
    edits: [
      {
        file: 'saml/signature/verify.ts',
        text: `if (childElements(method).length > (list ? 1 : 0)) throw invalid('signature');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a default namespace of a list is written',
    why: 'two programs digest different bytes',
    provenBy: ['saml/xml/canonical.test.ts', 'writes the default namespace of a list where nothing uses it'],
    shows: [`xmlns="urn:d"`],
    edits: [
      {
        file: 'saml/xml/canonical.ts',
        text: '!inclusive.includes(defaultPrefix)',
        instead: 'true',
      },
    ],
  },
  {
    name: 'saml: a list of prefixes is short',
    why: 'strangers make us canonicalise for seconds before anybody is known to have signed',
    provenBy: ['saml/signature/verify.test.ts', 'work for strangers > a list of seventeen prefixes'],
    shows: [`expected 'AAdzZWNyZXQx' to be`],
    edits: [
      {
        file: 'saml/signature/verify.ts',
        text: `if (prefixes.length > mostPrefixes) throw invalid('algorithm');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: what is signed is described in few words',
    why: 'strangers make us canonicalise what they like before anybody is known to have signed',
    provenBy: [
      'saml/signature/verify.test.ts',
      'work for strangers > a SignedInfo with hundreds of attributes',
    ],
    shows: [`expected 'AAdzZWNyZXQx' to be`],
    edits: [{ file: 'saml/signature/verify.ts', text: '  requireSmall(written);\n', instead: '' }],
  },
  {
    name: 'saml: base64 has no foreign characters',
    why: 'one signature has endless spellings, and a list of those that were seen is of no use',
    provenBy: ['saml/signature/resigned.test.ts', 'with white space and foreign characters in the value'],
    shows: [`expected 'AAdzZWNyZXQx' to be`],
    edits: [
      { file: 'saml/signature/verify.ts', text: '|| !/^[A-Za-z0-9+/]+={0,2}$/.test(text)', instead: '' },
    ],
  },
  {
    name: 'saml: a signature by RSA needs a key for RSA',
    why: 'an elliptic key signs where RSA is named (algorithm confusion)',
    provenBy: ['saml/signature/resigned.test.ts', 'has signed nothing: elliptic'],
    shows: ['expected true to be false'],
    edits: [
      {
        file: 'saml/signature/verify.ts',
        text: `if (type !== 'rsa' && !(type === 'rsa-pss' && padding === 'pss')) return false;`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a key that does not fit is no fault',
    why: 'a certificate with parameters ends every login in a fault of ours',
    provenBy: ['saml/signature/resigned.test.ts', 'has signed nothing: bound to another digest'],
    shows: ['expected'],
    edits: [
      {
        file: 'saml/signature/verify.ts',
        text: '    // A key that is bound to another digest (RSASSA-PSS with parameters).\n    return false;',
        instead: `    throw new Error('unexpected');`,
      },
    ],
  },
  {
    name: 'saml: the salt is as long as the digest',
    why: 'RFC 9231, section 2.3.10: an algorithm of its own for each length',
    provenBy: ['saml/signature/resigned.test.ts', 'with a salt of another length'],
    shows: [`expected 'AAdzZWNyZXQx' to be`],
    edits: [
      { file: 'saml/signature/verify.ts', text: 'RSA_PSS_SALTLEN_DIGEST', instead: 'RSA_PSS_SALTLEN_AUTO' },
    ],
  },
];
