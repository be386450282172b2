import { attributeNames } from '../bundid/attributes.ts';
import { organisations } from '../seed/organisations.ts';
import { musterstadtEntityId, musterstadtSamlKeys } from '../seed/service-providers.ts';
import type { SandboxConfig } from './config.ts';
import type { IdentityProviders } from './identity-providers.ts';

/** The SAML identity providers in the words of `SandboxConfig`. */
export function identityProviderConfig(
  providers: IdentityProviders,
): Pick<SandboxConfig['services'], 'bundid' | 'unternehmenskonto'> {
  const { bundid, unternehmenskonto, keys } = providers;
  const serviceProviders = providers.providers.list().map((provider) => ({
    entityId: provider.entityId,
    assertionConsumerServices: [...provider.assertionConsumerServices],
    singleLogoutServices: [...provider.singleLogoutServices],
    anyLoopbackAddress: provider.anyLoopbackAddress,
    signingCertificates: [...provider.signingCertificates],
    encryptionCertificates: [...provider.encryptionCertificates],
    keys:
      provider.entityId === musterstadtEntityId
        ? {
            signing: [...musterstadtSamlKeys.signing],
            encryption: [...musterstadtSamlKeys.encryption],
            expired: musterstadtSamlKeys.expired,
            expiring: musterstadtSamlKeys.expiring,
          }
        : null,
  }));
  return {
    bundid: {
      origin: new URL(bundid.entityId).origin,
      entityId: bundid.entityId,
      metadata: bundid.entityId,
      singleSignOn: { ...bundid.singleSignOn },
      certificates: keys.bundid.published().map(({ certificate }) => certificate),
      attributes: { ...attributeNames },
      serviceProviders,
    },
    unternehmenskonto: {
      origin: unternehmenskonto.entityId,
      entityId: unternehmenskonto.entityId,
      singleSignOn: unternehmenskonto.singleSignOn,
      singleLogout: unternehmenskonto.singleLogout,
      certificates: keys.unternehmenskonto.published().map(({ certificate }) => certificate),
      serviceProviders,
    },
  };
}

/** The invented organisations in the words of `SandboxConfig`. */
export function organisationConfig(): SandboxConfig['organisations'] {
  return organisations.map(({ id, label, facts, actingPerson }) => ({
    id,
    label,
    name: facts.Firmenname,
    actingPerson: [actingPerson.Vorname, actingPerson.Namensvorsatz, actingPerson.Nachname]
      .filter((part) => part !== undefined)
      .join(' '),
  }));
}
