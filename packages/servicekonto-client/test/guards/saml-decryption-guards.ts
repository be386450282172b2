import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

/** Guards of encrypted assertions, as they are opened. */
export const samlDecryptionGuards: readonly TestedGuard[] = [
  {
    name: 'saml: a wrapped key is not wrapped twice',
    why: 'one message costs as many calls as it has levels',
    provenBy: ['saml/encryption/wrapped-key.test.ts', 'wrapped by a wrapped key is refused'],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/encryption/read-encrypted.ts',
        text: 'if (info) requireParts(info, hints);',
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a wrapped key opens these data',
    why: 'a key that was wrapped for something else opens this',
    provenBy: ['saml/encryption/wrapped-key.test.ts', 'for other data is refused'],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/encryption/read-encrypted.ts',
        text: "attribute(reference, 'URI') !== `#",
        instead: "attribute(reference, 'URI') === `#no ",
      },
    ],
  },
  {
    name: 'saml: a wrapped key opens nothing else',
    why: 'what one program skips means something to another one',
    provenBy: ['saml/encryption/wrapped-key.test.ts', 'for the data and another key is refused'],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/encryption/read-encrypted.ts',
        text: `requireParts(list, [[ns.xenc, 'DataReference', 1]]);`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a mask is where the standard has it',
    why: 'what one program skips means something to another one',
    provenBy: [
      'saml/encryption/wrapped-key.test.ts',
      'with a mask that rsa-oaep-mgf1p does not have is refused',
    ],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/encryption/read-encrypted.ts',
        text: 'algorithm === keyTransports.oaep ? 1 : 0',
        instead: '1',
      },
    ],
  },
  {
    name: 'saml: only OAEP wraps keys',
    why: 'RSA 1.5 tells strangers about a key, one question at a time (Bleichenbacher)',
    provenBy: ['saml/encryption/wrapped-key.test.ts', 'with AES key wrap is refused'],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/encryption/read-encrypted.ts',
        text: `if (algorithm !== keyTransports.mgf1p) throw invalid('encryption');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: encrypted bytes are in the message',
    why: 'bytes come from the network',
    provenBy: ['saml/encryption/encrypted-data.test.ts', 'that is here and somewhere else are refused'],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/encryption/read-encrypted.ts',
        text: `requireParts(data, [[ns.xenc, 'CipherValue', 1]]);`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: AES-CBC is refused unless it is allowed',
    why: 'the plain text is read by asking what becomes of changed messages',
    provenBy: ['saml/weak-encryption.test.ts', 'AES-CBC begins a session only where somebody has said so'],
    shows: [`expected 'begun' to be`],
    edits: [
      {
        file: 'saml/encryption/decrypt.ts',
        text: `if (content.method.mode === 'cbc' && !allow.cbc) throw invalid('encryption');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a mask against the standard is refused unless it is allowed',
    why: 'a form that nobody has asked for is read',
    provenBy: [
      'saml/weak-encryption.test.ts',
      'a mask that the standard does not know begins a session only',
    ],
    shows: [`expected 'begun' to be`],
    edits: [
      {
        file: 'saml/encryption/decrypt.ts',
        text: 'for (const form of allow.nonConformingOaep',
        instead: 'for (const form of allow',
      },
    ],
  },
  {
    name: 'saml: a content key has the length of its algorithm',
    why: 'a wrong length is a fault of ours, and tells more than a refusal',
    provenBy: ['saml/encryption/open-content.test.ts', 'of AES-256 with a key of 24 bytes is refused'],
    shows: ['Invalid key length'],
    edits: [
      {
        file: 'saml/encryption/decrypt.ts',
        text: ' || unwrapped.key.length !== content.method.keyLength',
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a key service that hangs is asked once',
    why: 'a message with many keys takes as many times as long',
    provenBy: ['saml/encryption/decrypt.test.ts', 'that hangs is asked once and has its time'],
    shows: ['to be called 1 times'],
    edits: [
      { file: 'saml/encryption/decrypt.ts', text: 'if (faults.has(decrypter)) continue;', instead: '' },
    ],
  },
  {
    name: 'saml: all calls of key services have one time',
    why: 'a stranger has a login wait, and our key service work, as many times as a message has keys',
    provenBy: ['saml/encryption/decrypt-time.test.ts', 'is one for all keys in it and all keys of ours'],
    shows: ['to be less than or equal to 10000'],
    edits: [
      {
        file: 'saml/encryption/decrypt.ts',
        text: 'const timeout = time.left(others.length === 0 ? 1 : 1 / 2);',
        instead: 'const { timeout } = decryption;',
      },
    ],
  },
  {
    name: 'saml: a key service that hangs leaves time to the others',
    why: 'while one of two services is away nobody logs in',
    provenBy: ['saml/encryption/decrypt-time.test.ts', 'is not used up by one that hangs before the others'],
    shows: ['expected undefined to be'],
    edits: [
      {
        file: 'saml/encryption/decrypt.ts',
        text: 'time.left(others.length === 0 ? 1 : 1 / 2)',
        instead: 'time.left(1)',
      },
    ],
  },
  {
    name: 'saml: a message with too many keys is no fault of our key service',
    why: 'whoever posts nonsense raises the alarm at the operator',
    provenBy: ['saml/encryption/decrypt-time.test.ts', 'is one for a single key service as well'],
    shows: ['to match object'],
    edits: [
      {
        file: 'saml/encryption/decrypt.ts',
        text: "if (unwrapped.is === 'fault' && answered.has(decrypter) && time.left(1) === 0) break;",
        instead: '',
      },
    ],
  },
  {
    name: 'saml: an answer is decrypted once',
    why: 'a stranger has our key service work twice for each message',
    provenBy: [
      'saml/encryption/decrypt-time.test.ts',
      'because the provider has a new key, asks our key service once',
    ],
    shows: ['to be called 1 times'],
    edits: [
      {
        file: 'saml/encryption/decrypt.ts',
        text: 'opened.get(element) ?? decryptElement(element, decryption)',
        instead: 'decryptElement(element, decryption)',
      },
    ],
  },
  {
    name: 'saml: there are few decrypters',
    why: 'each message is tried with each of a hundred keys',
    provenBy: ['saml/encryption/wrapped-key.test.ts', 'is opened by any of the decrypters'],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/encryption/decrypt.ts',
        text: 'decrypters.length > mostDecrypters',
        instead: 'decrypters.length > 400',
      },
    ],
  },
  {
    name: 'saml: GCM notices a change',
    why: 'the content is changed on the way',
    provenBy: ['saml/encryption/decrypt.test.ts', 'in any bit of its content is never opened'],
    shows: ['opened as something else'],
    edits: [
      {
        file: 'saml/encryption/open-content.ts',
        text: '    decipher.final();\n    return decoder',
        instead: '    return decoder',
      },
    ],
  },
  {
    name: 'saml: content is not empty',
    why: 'nothing at all is opened',
    provenBy: ['saml/encryption/encrypted-data.test.ts', 'of IV and tag alone are refused'],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/encryption/open-content.ts',
        text: 'if (content.length <= gcm.iv + gcm.tag) return undefined;',
        instead: '',
      },
    ],
  },
  {
    name: 'saml: content is UTF-8',
    why: 'bytes that are no characters become the same character',
    provenBy: ['saml/encryption/encrypted-data.test.ts', 'that is no UTF-8 are refused'],
    shows: ['promise resolved'],
    edits: [{ file: 'saml/encryption/open-content.ts', text: 'fatal: true', instead: 'fatal: false' }],
  },
  {
    name: 'saml: CBC tells nothing of the content',
    why: 'what is no XML is answered otherwise, and that is an oracle',
    provenBy: ['saml/encryption/open-content.test.ts', 'with CBC says one thing'],
    shows: ['opened no XML'],
    edits: [{ file: 'saml/encryption/open-content.ts', text: '    parseXml(text);\n', instead: '' }],
  },
  {
    name: 'saml: CBC tells nothing of the padding',
    why: 'wrong padding is answered otherwise, and that is an oracle',
    provenBy: ['saml/encryption/open-content.test.ts', 'with CBC says one thing'],
    shows: ['opened'],
    edits: [
      {
        file: 'saml/encryption/open-content.ts',
        text: 'return isPadded ? text : undefined;',
        instead: 'return text;',
      },
    ],
  },
  {
    name: 'saml: CBC has whole blocks',
    why: 'half a block is a fault of ours, and tells more than a refusal',
    provenBy: ['saml/encryption/open-content.test.ts', 'with CBC says one thing'],
    shows: ['wrong final block length'],
    edits: [
      { file: 'saml/encryption/open-content.ts', text: ' || content.length % block !== 0', instead: '' },
    ],
  },
  {
    name: 'saml: a key service gives bytes',
    why: 'a fault of the key service looks like a wrong message',
    provenBy: ['saml/encryption/decrypt.test.ts', 'that gives an ArrayBuffer fails'],
    shows: ['servicekonto.response.invalid'],
    edits: [
      {
        file: 'saml/encryption/unwrap.ts',
        text: `if (!(key instanceof Uint8Array)) throw new TypeError('A decrypter has to resolve to a Uint8Array');`,
        instead: '',
      },
    ],
  },
];
