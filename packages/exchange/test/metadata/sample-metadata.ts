/** Valid metadata of both versions that have every member of their schema once; all people and places are invented. */

const sha512 = '0f'.repeat(64);
const hash = { type: 'sha512', content: sha512 };
const signature = {
  signatureFormat: 'cms',
  eidasAdesProfile: 'http://uri.etsi.org/ades/191x2/level/baseline/B-LT#',
  detachedSignature: true,
  content: 'TUlJQ0Z3WUpLb1pJaHZjTkFRY0NvSUlD',
};
const data = {
  hash,
  signature,
  submissionSchema: {
    schemaUri: 'https://schema.musterstadt.example/hundesteuer/1.0.0/hundesteuer.schema.json',
    mimeType: 'application/json',
  },
};
const paymentInformation = {
  transactionUrl: 'https://bezahlen.musterstadt.example/api/v1/paymenttransaction/12002312/K-4711',
  transactionId: '0000-1123-2256-3378-4401',
  transactionReference: 'K-4711',
  transactionTimestamp: '2026-11-23T09:30:00+01:00',
  paymentMethod: 'OTHER',
  paymentMethodDetail: 'Wero',
  status: 'BOOKED',
  grossAmount: 12.5,
};
const attachments = [
  {
    attachmentId: 'f39ab143-d91a-474a-b69f-b00f1a1873c2',
    hash,
    signature,
    purpose: 'attachment',
    filename: 'Impfpass von Željko Đorđević.pdf',
    description: 'Impfpass',
    mimeType: 'application/pdf',
  },
  {
    attachmentId: '2b7e0f0a-51b6-4f0c-9d0a-0d6b1f5a0c11',
    hash,
    purpose: 'form',
    mimeType: 'application/pdf',
  },
];

const publicKey = {
  kty: 'RSA',
  key_ops: ['wrapKey'],
  alg: 'RSA-OAEP-256',
  kid: 'musterstadt-antwort-1',
  n: 'x'.repeat(683),
  e: 'AQAB',
};

/** Reply channels of 2.1.0, of which a document has one. */
export const channelsOfTwo: Readonly<Record<string, object>> = {
  eMail: {
    address: 'zeljko.dordevic@musterstadt.example',
    pgpPublicKey: '-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQENB',
  },
  deMail: { address: 'zeljko.dordevic@musterstadt.de-mail.example' },
  fink: { finkPostfachRef: 'nw/musterstadt/12345', host: 'https://servicekonto.musterstadt.example/' },
  elster: { accountId: '1234567890', lieferTicket: 'T-1', geschaeftszeichen: 'Hu-1' },
  fitConnect: {
    processStandards: ['urn:xoev-de:xdomea:schema:4.0.0'],
    encryptionPublicKey: publicKey,
  },
  idBundDeMailbox: { mailboxUuid: 'd1a1a6f5-9b6d-4a57-8c2f-0a8f1e0d7c33' },
};
/** Reply channels of 1.0.0. */
export const channelsOfOne: Readonly<Record<string, object>> = Object.fromEntries(
  ['eMail', 'deMail', 'fink', 'elster'].map((name) => [name, channelsOfTwo[name]!]),
);

/** Metadata 2.1.0 with all members. */
export const sampleOfTwo = (channel = 'eMail'): Record<string, unknown> =>
  structuredClone({
    $schema: 'https://schema.fitko.de/fit-connect/metadata/2.1.0/metadata.schema.json',
    contentStructure: {
      data,
      attachments: [
        {
          ...attachments[0],
          fragments: ['6a0c2f0e-0d0f-4e39-8a36-0a1b2c3d4e5f', '7b1d3f1f-1e1f-4f4a-9b47-1b2c3d4e5f60'],
        },
        { ...attachments[1], purpose: 'data' },
      ],
    },
    paymentInformation,
    replyChannel: { [channel]: channelsOfTwo[channel] },
    additionalReferenceInfo: {
      senderReference: 'V-1',
      applicationDate: '2026-11-23',
      idBundDeApplicationId: 'c0a80101-7b1d-4f4a-9b47-1b2c3d4e5f60',
      zustimmungZumDigitalenBescheid: false,
    },
    author: {
      name: 'Serviceportal Musterstadt',
      description: 'Portal',
      url: 'https://service.musterstadt.example',
      product: { name: 'Portal', description: 'Formulare', version: '1.0', manufacturer: 'Musterstadt IT' },
    },
    dataSets: [
      {
        dataSetId: 'e2b1b7a6-8c7e-4b68-9d30-1b9f2f1e8d44',
        schema: { schemaUri: 'urn:musterstadt:nachweis:1', mimeType: 'application/jose' },
        hash,
        description: 'Nachweis',
        content: 'eyJ',
      },
    ],
  });

/** Metadata 1.0.0 with all members, without `$schema`. */
export const sampleOfOne = (channel = 'eMail'): Record<string, unknown> =>
  structuredClone({
    contentStructure: { data, attachments },
    publicServiceType: {
      name: 'Hundesteuer',
      description: 'Anmeldung',
      identifier: 'urn:de:fim:leika:leistung:99102013104000',
    },
    authenticationInformation: [{ type: 'identificationReport', version: '1.0.0', content: 'eyJ.x-y_z' }],
    paymentInformation,
    replyChannel: { [channel]: channelsOfOne[channel] },
    additionalReferenceInfo: { senderReference: 'V-1', applicationDate: '2026-11-23' },
  });
