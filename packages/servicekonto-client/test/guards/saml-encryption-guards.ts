import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

/** Guards of encrypted assertions, as they are written. */
export const samlEncryptionGuards: readonly TestedGuard[] = [
  {
    name: 'saml: encrypted elements have known parts',
    why: 'what one program skips another one opens',
    provenBy: ['saml/encryption/encrypted-data.test.ts', 'with an unknown child are refused'],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/encryption/parts.ts',
        text: `if (index < 0) throw invalid('encryption');`,
        instead: 'if (index < 0) continue;',
      },
    ],
  },
  {
    name: 'saml: no text between encrypted elements',
    why: 'a message that was put together by hand is taken',
    provenBy: ['saml/encryption/encrypted-data.test.ts', 'with text between the elements are refused'],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/encryption/parts.ts',
        text: String.raw`if (/[^ \t\r\n]/.test(node.data)) throw invalid('encryption');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: only known algorithms of encryption',
    why: 'a name out of the prototype is taken for an algorithm',
    provenBy: ['saml/encryption/encrypted-data.test.ts', 'by constructor never reach a key'],
    shows: ['to not be called'],
    edits: [
      {
        file: 'saml/encryption/parts.ts',
        text: `if (!Object.hasOwn(table, algorithm)) throw invalid('encryption');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a digest of OAEP has no parameters',
    why: 'what one program skips means something to another one',
    provenBy: ['saml/encryption/wrapped-key.test.ts', 'with a digest that has parameters is refused'],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/encryption/parts.ts',
        text: `if (childElements(element).length > 0 || textOf(element) !== '') throw invalid('encryption');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: encrypted bytes are base64',
    why: 'one message has endless spellings',
    provenBy: ['saml/encryption/encrypted-data.test.ts', 'without its padding are refused'],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/encryption/parts.ts',
        text: 'text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text)',
        instead: 'true',
      },
    ],
  },
  {
    name: 'saml: encrypted bytes have one spelling',
    why: 'one message has endless spellings',
    provenBy: ['saml/encryption/encrypted-data.test.ts', 'with spare bits in the last character are refused'],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/encryption/parts.ts',
        text: ` || (text.endsWith('=') && !spare.test(text))`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: encrypted bytes are no white space',
    why: 'megabytes of spaces are joined for nothing',
    provenBy: ['saml/encryption/encrypted-data.test.ts', 'of which most is white space never reach a key'],
    shows: ['to not be called'],
    edits: [
      {
        file: 'saml/encryption/parts.ts',
        text: `if (lines.length > 4 * most + 64) throw invalid('encryption');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: encrypted bytes are few',
    why: 'a key service opens whatever is sent',
    provenBy: ['saml/encryption/encrypted-data.test.ts', 'over a megabyte never reach a key'],
    shows: ['to not be called'],
    edits: [
      {
        file: 'saml/encryption/parts.ts',
        text: `if (bytes.length > most) throw invalid('encryption');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: what is encrypted is an element',
    why: 'a piece of content is taken for an assertion',
    provenBy: ['saml/encryption/encrypted-data.test.ts', 'that is content and no element are refused'],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/encryption/read-encrypted.ts',
        text: 'xenc}Element`) throw',
        instead: "xenc}Element` && !type.endsWith('Content')) throw",
      },
    ],
  },
  {
    name: 'saml: ids of keys are there once',
    why: 'two readers take different keys',
    provenBy: ['saml/encryption/wrapped-key.test.ts', 'whose id another one has is refused'],
    shows: ['promise resolved'],
    edits: [{ file: 'saml/encryption/read-encrypted.ts', text: 'unique.size < ids.length || ', instead: '' }],
  },
  {
    name: 'saml: ids of keys are not empty',
    why: 'a reference to everything finds a key',
    provenBy: ['saml/encryption/wrapped-key.test.ts', 'whose id is empty is refused'],
    shows: ['promise resolved'],
    edits: [{ file: 'saml/encryption/read-encrypted.ts', text: ` || unique.has('')`, instead: '' }],
  },
  {
    name: 'saml: a reference to a key is one in this message',
    why: 'a key comes from the network',
    provenBy: ['saml/encryption/wrapped-key.test.ts', 'with a reference by another character is refused'],
    shows: ['promise resolved'],
    edits: [{ file: 'saml/encryption/read-encrypted.ts', text: `!uri.startsWith('#') || `, instead: '' }],
  },
  {
    name: 'saml: a reference to a key finds one',
    why: 'what one program finds another one does not',
    provenBy: ['saml/encryption/wrapped-key.test.ts', 'with a reference to nothing is refused'],
    shows: ['promise resolved'],
    edits: [{ file: 'saml/encryption/read-encrypted.ts', text: '!ids.has(id) || ', instead: '' }],
  },
  {
    name: 'saml: a reference to a key is not one to the data',
    why: 'what opens itself is opened without end',
    provenBy: ['saml/encryption/wrapped-key.test.ts', 'with a reference to the data is refused'],
    shows: ['promise resolved'],
    edits: [{ file: 'saml/encryption/read-encrypted.ts', text: ' || id === dataId', instead: '' }],
  },
  {
    name: 'saml: a reference to a key is of its kind',
    why: 'a certificate is taken for a wrapped key',
    provenBy: ['saml/encryption/wrapped-key.test.ts', 'with a reference to another kind is refused'],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/encryption/read-encrypted.ts',
        text: 'xenc}EncryptedKey`) throw',
        instead: "xenc}EncryptedKey` && !type.endsWith('X509Data')) throw",
      },
    ],
  },
  {
    name: 'saml: a reference to a key transforms nothing',
    why: 'an XSLT of a stranger is run',
    provenBy: ['saml/encryption/wrapped-key.test.ts', 'with a reference that transforms is refused'],
    shows: ['promise resolved'],
    edits: [{ file: 'saml/encryption/read-encrypted.ts', text: 'requireEmpty(retrieval);', instead: '' }],
  },
  {
    name: 'saml: there are few wrapped keys',
    why: 'one message costs a key service a hundred calls',
    provenBy: [
      'saml/encryption/wrapped-key.test.ts',
      'that is there three times here and twice there is refused',
    ],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/encryption/read-encrypted.ts',
        text: `if (elements.length > mostKeys) throw invalid('encryption');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a wrapped key is there once',
    why: 'one message costs a key service twice',
    provenBy: ['saml/encryption/wrapped-key.test.ts', 'that is there twice, in both places is refused'],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/encryption/read-encrypted.ts',
        text: `if (new Set(keys.map(({ bytes }) => Buffer.from(bytes).toString('base64'))).size < keys.length)`,
        instead: 'if (keys.length < 0)',
      },
    ],
  },
  {
    name: 'saml: an algorithm of content has no parameters',
    why: 'what one program skips means something to another one',
    provenBy: ['saml/encryption/encrypted-data.test.ts', 'a digest for the content are refused'],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/encryption/read-encrypted.ts',
        text: `requireParts(element, [[ns.xenc, 'KeySize', 1]]);`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: the size of a key is that of its algorithm',
    why: 'a shorter key is taken where a longer one is named',
    provenBy: ['saml/encryption/open-content.test.ts', 'may say the size of its key, when that is true'],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/encryption/read-encrypted.ts',
        text: `if (size && textOf(size) !== String(keyLength * 8)) throw invalid('encryption');`,
        instead: '',
      },
    ],
  },
];
