import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

/** Guards of signatures in messages of SAML: who has signed what. */
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
];
