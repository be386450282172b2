import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';

/** Guards of certificates, and of our own metadata. */
export const samlKeyGuards: readonly TestedGuard[] = [
  {
    name: 'saml: an emulator shows itself by a header',
    why: 'what a test system answers decides whom we believe',
    provenBy: ['saml/metadata/identity-provider-reach.test.ts', 'that says so in a header is refused'],
    shows: ['promise resolved'],
    edits: [
      {
        file: 'saml/metadata/fetch-metadata.ts',
        text: 'sandbox: config[allowSandbox] === true',
        instead: 'sandbox: true',
      },
    ],
  },
  {
    name: 'saml: metadata follow no redirection by themselves',
    why: 'the transport goes where nobody has looked',
    provenBy: [
      'saml/metadata/identity-provider.test.ts',
      'are fetched once an hour, and once for all who wait',
    ],
    shows: ['the provider cannot be reached'],
    edits: [
      { file: 'saml/metadata/fetch-metadata.ts', text: `redirect: 'manual'`, instead: `redirect: 'follow'` },
    ],
  },
  {
    name: 'saml: addresses in our metadata are text',
    why: 'an address adds elements to what the provider registers',
    provenBy: ['saml/metadata/write-service-provider.test.ts', 'escape what addresses may have'],
    shows: ['not valid', 'to contain'],
    edits: [
      {
        file: 'saml/xml/write.ts',
        text: String.raw`text.replace(/[&<"\t\n\r]/g, (one) => attributeEscapes[one]!)`,
        instead: 'text',
      },
    ],
  },
  {
    name: 'saml: addresses in our metadata are addresses',
    why: 'the provider sends answers to a script, or nowhere',
    provenBy: ['saml/metadata/write-service-provider.test.ts', 'name all faults at once, and no value'],
    shows: ['expected'],
    edits: [
      { file: 'saml/metadata/write-service-provider.ts', text: '!pattern.test(value) || ', instead: '' },
    ],
  },
  {
    name: 'saml: a certificate ends where it ends',
    why: 'what stands behind it is read by somebody else',
    provenBy: ['saml/keys/certificate.test.ts', 'is not one with bytes behind it'],
    shows: ['expected undefined to'],
    edits: [
      {
        file: 'saml/keys/certificate.ts',
        text: `if (!certificate.raw.equals(der)) throw invalidCertificate('unreadable');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a key has 2048 bits',
    why: 'a key is computed from its certificate',
    provenBy: ['saml/keys/certificate.test.ts', 'is not a key of 1024 bits'],
    shows: ['expected undefined to'],
    edits: [{ file: 'saml/keys/certificate.ts', text: 'bits < leastBits || ', instead: '' }],
  },
  {
    name: 'saml: a key has not too many bits',
    why: 'each forged signature costs seconds',
    provenBy: ['saml/keys/certificate.test.ts', 'is not a key of 20,000 bits'],
    shows: ['expected undefined to'],
    edits: [{ file: 'saml/keys/certificate.ts', text: 'bits > mostBits || ', instead: '' }],
  },
  {
    name: 'saml: an exponent is big',
    why: 'signatures are forged without the key',
    provenBy: ['saml/keys/certificate.test.ts', 'is not an exponent of 3'],
    shows: ['expected undefined to'],
    edits: [{ file: 'saml/keys/certificate.ts', text: 'publicExponent < leastExponent || ', instead: '' }],
  },
  {
    name: 'saml: an exponent is odd',
    why: 'a key that cannot be one is taken',
    provenBy: ['saml/keys/certificate.test.ts', 'is not an exponent that is even'],
    shows: ['expected undefined to'],
    edits: [{ file: 'saml/keys/certificate.ts', text: ' || publicExponent % 2n === 0n', instead: '' }],
  },
  {
    name: 'saml: a key is one of RSA',
    why: 'an elliptic key signs where RSA is named (algorithm confusion)',
    provenBy: ['saml/keys/certificate.test.ts', 'is not an elliptic key'],
    shows: ['weak', 'to deeply equal'],
    edits: [
      {
        file: 'saml/keys/certificate.ts',
        text: `if (type !== 'rsa' && type !== 'rsa-pss') throw invalidCertificate('key-type');`,
        instead: '',
      },
    ],
  },
  {
    name: 'saml: a certificate holds no private key',
    why: 'a private key goes out with our metadata, or to whoever reads the configuration',
    provenBy: ['saml/keys/certificate.test.ts', 'is not read from a file that has the private key as well'],
    shows: ['expected undefined to'],
    edits: [
      {
        file: 'saml/keys/certificate.ts',
        text: `throw invalidCertificate('private-key');`,
        instead: 'void 0;',
      },
    ],
  },
  {
    name: 'saml: a certificate is one',
    why: 'the authority in a chain is taken for a signer',
    provenBy: ['saml/keys/certificate.test.ts', 'is not two'],
    shows: ['expected undefined to'],
    edits: [
      {
        file: 'saml/keys/certificate.ts',
        text: `if (blocks.length > 1) throw invalidCertificate('several');`,
        instead: '',
      },
    ],
  },
];
