import { rsaOaepAlgorithms } from '@rathaus/client-core';
import { createPemDecrypter, createPemSigner } from '@rathaus/client-core/node';
import { bundid } from '../../src/bundid/index.ts';
import type { LoginProvider } from '../../src/login/protocol.ts';
import type { IdentityProvider, ServiceProviderKeys } from '../../src/saml/index.ts';
import { unternehmenskonto } from '../../src/unternehmenskonto/index.ts';
import { opening, openingNext, signing, signingNext } from './keys.ts';

/** Keys of the town: those in use, and those that it changes to. */
export const townKeys = { signing, signingNext, opening, openingNext };

/** Name of one of them. */
export type TownKeyName = keyof typeof townKeys;

/** What an administrator writes into the file that all processes of a portal read. */
export interface FleetConfiguration {
  readonly account: 'bundid' | 'unternehmenskonto';
  readonly entityId: string;
  readonly identityProvider: IdentityProvider;
  /** In the order of the configuration: the first one signs. */
  readonly signing: readonly TownKeyName[];
  readonly encryption: readonly TownKeyName[];
}

/** Keys by their names, as a configuration has them. */
export function keysNamed(facts: Pick<FleetConfiguration, 'signing' | 'encryption'>): ServiceProviderKeys {
  return {
    signing: facts.signing.map((kid) => {
      const { privateKey, certificate } = townKeys[kid];
      return { signer: createPemSigner({ key: privateKey, kid, algorithm: 'PS256' }), certificate };
    }),
    encryption: facts.encryption.map((kid) => {
      const { privateKey, certificate } = townKeys[kid];
      const decrypter = createPemDecrypter({ key: privateKey, kid, algorithms: rsaOaepAlgorithms });
      return { decrypter, certificate };
    }),
  };
}

/** The way to log in that such a file describes. */
export function providerOf(facts: FleetConfiguration): LoginProvider {
  const { account, entityId, identityProvider } = facts;
  const keys = keysNamed(facts);
  return account === 'bundid'
    ? bundid({
        entityId,
        identityProvider,
        keys,
        displayName: 'Hundesteuer',
        onlineServiceId: 'BMI-A0000',
      })
    : unternehmenskonto({ entityId, identityProvider, keys });
}
