import { createPublicKey } from 'node:crypto';
import { createPemSigner } from '@rathaus/client-core/node';
import type { BundidRequestOptions } from '../../src/bundid/index.ts';
import { bundidProfile } from '../../src/bundid/profile.ts';
import { authnRequest } from '../../src/saml/request/authn-request.ts';
import { signMessage } from '../../src/saml/signature/sign.ts';
import { rsaKeys, type TestKeys, testCertificate } from './certificates.ts';

/** An invented service provider with the keys it has. */
export const serviceProvider = {
  entityId: 'https://www.musterstadt.example',
  acsUrl: 'https://www.musterstadt.example/login/callback/bundid',
  signing: rsaKeys(),
  encryption: rsaKeys(),
} as const;

export const certificateFor = (keys: TestKeys, notAfter: number, cn = 'musterstadt') => ({
  certificate: testCertificate({ cn, keys, notAfter }),
});

const request: BundidRequestOptions = {
  displayName: 'Hundesteuer',
  onlineServiceId: 'BMI-A0000',
  attributes: ['givenName', 'surname', 'birthdate'],
  methods: ['eID', 'Elster'],
  lang: 'de',
  backUrl: 'https://www.musterstadt.example/start',
};

/** A request as our own client writes it, not signed yet. */
export const unsignedRequest = (changes: Partial<BundidRequestOptions> = {}): Promise<string> =>
  authnRequest(
    bundidProfile({ ...request, ...changes }),
    {
      secret: 'Zm9ydHktdGhyZWUgcmFuZG9tIGNoYXJhY3RlcnMgaGVyZQ',
      state: 'x',
      level: 'substanziell',
      fresh: false,
      startedAt: 0,
    },
    {
      entityId: serviceProvider.entityId,
      acsUrl: serviceProvider.acsUrl,
      destination: 'https://int.id.bund.de/idp/profile/SAML2/POST/SSO',
    },
    Date.UTC(2026, 10, 30),
  );

/** Signed by the service provider, or by another key. */
export const signedRequest = (xml: string, { privateKey }: TestKeys = serviceProvider.signing) =>
  signMessage(xml, {
    signer: createPemSigner({
      key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
      kid: 'sp',
      algorithm: 'PS256',
    }),
    publicKey: createPublicKey(privateKey),
    timeout: 1000,
    signal: undefined,
  });
