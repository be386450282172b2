import { constants, publicEncrypt } from 'node:crypto';
import { rsaOaepAlgorithms } from '@rathaus/client-core';
import { createPemDecrypter, createPemSigner } from '@rathaus/client-core/node';
import { bundid } from '@rathaus/servicekonto-client/bundid';
import { opening, provider, signing } from '../../../packages/servicekonto-client/test/saml/keys.ts';
import { usual } from '../../../packages/servicekonto-client/test/saml/maker.ts';
import type { BenchLogin } from './answers.ts';

/** Ours, from the form to the identity. */
export function rathaus() {
  const options = bundid({
    entityId: usual.entityId,
    identityProvider: {
      entityId: usual.issuer,
      ssoUrl: 'https://idp.example/sso',
      certificates: [provider.certificate],
    },
    displayName: 'Hundesteuer',
    onlineServiceId: 'BMI-A0000',
    keys: {
      signing: [
        {
          signer: createPemSigner({ key: signing.privateKey, kid: 'signing', algorithm: 'PS256' }),
          certificate: signing.certificate,
        },
      ],
      encryption: [
        {
          decrypter: createPemDecrypter({
            key: opening.privateKey,
            kid: 'opening',
            algorithms: rsaOaepAlgorithms,
          }),
          certificate: opening.certificate,
        },
      ],
    },
  });
  const connection = options.connect({
    id: 'bundid',
    config: {},
    callbackUrl: usual.acsUrl,
    loggedOutUrl: `${usual.entityId}/logged-out`,
    routeUrl: (name) => `${usual.entityId}/login/bundid/${name}`,
    timeout: 10_000,
    applicationTimeout: 10_000,
    clock: Date.now,
  });
  const started = {
    secret: 'A'.repeat(43),
    state: 'B'.repeat(43),
    level: 'hoch',
    fresh: false,
    startedAt: Date.now(),
  } as const;
  return {
    async login(): Promise<BenchLogin> {
      const passage = await connection.start(started, { signal: undefined });
      if (passage.kind !== 'form') throw new Error('not a form');
      const xml = Buffer.from(passage.fields.SAMLRequest!, 'base64').toString('utf8');
      return { requestId: / ID="([^"]+)"/.exec(xml)![1]! };
    },
    async finish(answer: string): Promise<string | undefined> {
      const parameters = new URLSearchParams({ SAMLResponse: answer, RelayState: started.state });
      const { identity } = await connection.finish({ method: 'POST', parameters }, started, {
        signal: undefined,
      });
      return identity.subject;
    },
    /** A wrapped key, for what RSA costs alone. */
    wrapped: (): Buffer =>
      publicEncrypt(
        { key: opening.certificate, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
        Buffer.alloc(16, 1),
      ),
  };
}
