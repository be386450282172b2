import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

/** Guards of signatures in messages of SAML. */
export const samlSignatureGuards: readonly TestedGuard[] = [
  {
    name: 'saml: a signature is made by a known key',
    why: 'anybody logs in as anybody with a key in KeyInfo',
    provenBy: ['saml/signature/verify.test.ts', 'is not signed by a key that it brings along'],
    shows: [`expected 'AAdzZWNyZXQx' to be`],
    edits: [
      {
        file: 'saml/signature/verify.ts',
        text: 'if (!keys.some((key) => isBy(key, method, bytes, value)))',
        instead: 'if (keys.length === 0)',
      },
    ],
  },
  {
    name: 'saml: the digest fits',
    why: 'what is signed says nothing about what is read',
    provenBy: [
      'saml/signature/verify.test.ts',
      'nothing that is changed after the signature is believed > the name',
    ],
    shows: [`to include 'AAother'`],
    edits: [
      {
        file: 'saml/signature/verify.ts',
        text: `if (digest.length !== expected.length || !timingSafeEqual(digest, expected)) throw invalid('signature');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a digest is as long as its hash',
    why: 'half of a digest ends in a fault of ours in place of a refusal',
    provenBy: ['saml/signature/resigned.test.ts', 'with half of a digest'],
    shows: ['Input buffers must have the same byte length'],
    edits: [{ file: 'saml/signature/verify.ts', text: 'digest.length !== expected.length || ', instead: '' }],
  },
  {
    name: 'saml: what is read is what was digested',
    why: 'CVE-2025-54369: the signed bytes say one thing, the document another',
    provenBy: ['saml/signature/verify.test.ts', 'is read as it was signed, without its signature'],
    shows: ['to be undefined'],
    edits: [
      { file: 'saml/signature/verify.ts', text: 'return parseXml(content);', instead: 'return element;' },
    ],
  },
  {
    name: 'saml: the reference is to the element that is read',
    why: 'wrapping: a signature of something else counts for this (CVE-2025-47949, CVE-2026-47201)',
    provenBy: ['saml/signature/verify.test.ts', 'a reference to something else'],
    shows: [`expected 'AAdzZWNyZXQx' to be`],
    edits: [
      {
        file: 'saml/signature/verify.ts',
        text: "attribute(reference, 'URI') !== `#",
        instead: "attribute(reference, 'URI') === `#no ",
      },
    ],
  },
  {
    name: 'saml: an id is not empty',
    why: 'a reference to everything, or to nothing, counts as one to this',
    provenBy: ['saml/signature/resigned.test.ts', 'with an id that is empty'],
    shows: [`expected 'AAdzZWNyZXQx' to be`],
    edits: [{ file: 'saml/signature/verify.ts', text: `id === '' || `, instead: '' }],
  },
  {
    name: 'saml: an id is there once',
    why: 'wrapping: two readers find two elements by one id',
    provenBy: ['saml/signature/resigned.test.ts', 'is not that of another one, as ID'],
    shows: [`expected 'AAdzZWNyZXQx' to be`],
    edits: [
      {
        file: 'saml/signature/verify.ts',
        text: `if (seen.has(value)) throw invalid('signature');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: ids of every spelling count',
    why: 'the twin of a signed element is called Id, and another reader finds that one',
    provenBy: ['saml/signature/resigned.test.ts', 'is not that of another one, as Id'],
    shows: [`expected 'AAdzZWNyZXQx' to be`],
    edits: [
      {
        file: 'saml/signature/verify.ts',
        text: `new Set(['id', 'ID', 'Id', 'iD'])`,
        instead: `new Set(['ID'])`,
      },
    ],
  },
  {
    name: 'saml: ids of every namespace count',
    why: 'the twin of a signed element has an xml:id (attribute pollution)',
    provenBy: ['saml/signature/resigned.test.ts', 'is not that of another one, as xml:id'],
    shows: [`expected 'AAdzZWNyZXQx' to be`],
    edits: [
      {
        file: 'saml/signature/verify.ts',
        text: 'if (!idNames.has(localName)) continue;',
        instead: `if (!idNames.has(localName) || element.attributes.some((one) => one.localName === localName && one.prefix !== '')) continue;`,
      },
    ],
  },
  {
    name: 'saml: ids around the signed element count',
    why: 'the twin stands outside of what is signed',
    provenBy: ['saml/signature/verify.test.ts', 'occurs once around the element, too'],
    shows: ['to throw'],
    edits: [
      {
        file: 'saml/signature/verify.ts',
        text: 'requireUniqueIds(document);',
        instead: 'requireUniqueIds(element);',
      },
    ],
  },
  {
    name: 'saml: a signature has nothing beside it',
    why: 'an Object in a signature hides the original of a wrapped element',
    provenBy: ['saml/signature/verify.test.ts', 'a signature with an Object'],
    shows: [`expected 'AAdzZWNyZXQx' to be`],
    edits: [
      {
        file: 'saml/signature/verify.ts',
        text: `requireOrder(signature, ['SignedInfo', 'SignatureValue', 'KeyInfo']);`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: there is one SignedInfo',
    why: 'CVE-2025-29774: one is verified, another one is read',
    provenBy: ['saml/signature/verify.test.ts', 'a signature with two SignedInfo'],
    shows: [`expected 'structure' to be`],
    edits: [
      {
        file: 'saml/signature/verify.ts',
        text: `requireOrder(signature, ['SignedInfo', 'SignatureValue', 'KeyInfo']);`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: SignedInfo has no foreign elements',
    why: 'one reader takes the reference of another namespace',
    provenBy: ['saml/signature/resigned.test.ts', 'with a foreign element in SignedInfo'],
    shows: [`expected 'AAdzZWNyZXQx' to be`],
    edits: [
      {
        file: 'saml/signature/verify.ts',
        text: `requireOrder(signedInfo, ['CanonicalizationMethod', 'SignatureMethod', 'Reference']);`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a reference has no foreign elements',
    why: 'one reader takes the digest of another namespace',
    provenBy: ['saml/signature/resigned.test.ts', 'with a foreign element in the reference'],
    shows: [`expected 'AAdzZWNyZXQx' to be`],
    edits: [
      {
        file: 'saml/signature/verify.ts',
        text: `requireOrder(reference, ['Transforms', 'DigestMethod', 'DigestValue']);`,
        instead: '',
      },
    ],
  },
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
    name: 'saml: no default namespace among the prefixes',
    why: 'the canonicaliser does not know it: two programs digest different bytes',
    provenBy: ['saml/signature/verify.test.ts', 'the default namespace among the prefixes'],
    shows: [`expected 'AAdzZWNyZXQx' to be`],
    edits: [
      {
        file: 'saml/signature/verify.ts',
        text: `if (prefixes.includes('#default')) throw invalid('algorithm');`,
        instead: '',
      },
    ],
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
