import { rsaOaepAlgorithms } from '@rathaus/client-core';
import { createPemDecrypter, createPemSigner } from '@rathaus/client-core/node';
import type { Sandbox } from '@rathaus/sandbox';
import { type BundidOptions, bundid } from '../../src/bundid/index.ts';
import type { ServicekontoConfig } from '../../src/index.ts';
import type { ServiceProviderKeys } from '../../src/saml/index.ts';
import { type UnternehmenskontoOptions, unternehmenskonto } from '../../src/unternehmenskonto/index.ts';
import { type Portal, startPortal } from '../portal.ts';

type SeededKeys = NonNullable<
  ReturnType<Sandbox['config']>['services']['bundid']['serviceProviders'][number]['keys']
>;

const signingKey = ({ name, privateKey, certificate }: SeededKeys['signing'][number]) => ({
  signer: createPemSigner({ key: privateKey, kid: name, algorithm: 'PS256' }),
  certificate,
});
const encryptionKey = ({ name, privateKey, certificate }: SeededKeys['encryption'][number]) => ({
  decrypter: createPemDecrypter({ key: privateKey, kid: name, algorithms: rsaOaepAlgorithms }),
  certificate,
});

/** Keys of the invented town, as the sandbox publishes them; only the current ones, or with the next ones behind. */
export function keysOfTown(sandbox: Sandbox, withNext = false): ServiceProviderKeys {
  const keys = sandbox.config().services.bundid.serviceProviders[0]!.keys!;
  const most = withNext ? 2 : 1;
  return {
    signing: keys.signing.slice(0, most).map(signingKey),
    encryption: keys.encryption.slice(0, most).map(encryptionKey),
  };
}

/** What a town configures to use the sandbox's BundID. */
export function bundidAt(sandbox: Sandbox, more: Partial<BundidOptions> = {}) {
  const { entityId, metadata, singleSignOn } = sandbox.config().services.bundid;
  return bundid({
    entityId: 'https://musterstadt.example',
    identityProvider: { entityId, metadata, ssoUrl: singleSignOn.post },
    displayName: 'Hundesteuer',
    onlineServiceId: 'BMI-A0000',
    keys: keysOfTown(sandbox),
    ...more,
  });
}

/** What a town configures to use the sandbox's Mein Unternehmenskonto. */
export function unternehmenskontoAt(sandbox: Sandbox, more: Partial<UnternehmenskontoOptions> = {}) {
  const { entityId, singleSignOn, singleLogout, certificates } = sandbox.config().services.unternehmenskonto;
  return unternehmenskonto({
    entityId: 'https://musterstadt.example',
    identityProvider: { entityId, ssoUrl: singleSignOn, sloUrl: singleLogout, certificates },
    keys: keysOfTown(sandbox),
    ...more,
  });
}

/** A real server that citizens and organisations log in to. */
export const startSamlPortal = (
  sandbox: Sandbox,
  config: Partial<ServicekontoConfig> = {},
): Promise<Portal> =>
  startPortal({
    provider: bundidAt(sandbox),
    config: {
      providers: { bundid: bundidAt(sandbox), unternehmenskonto: unternehmenskontoAt(sandbox) },
      ...config,
    },
  });
