import { type BundidService, createBundid } from '../bundid/service.ts';
import type { SandboxClock } from '../clock/clock.ts';
import { sandboxError } from '../errors/sandbox-error.ts';
import { createServiceProviderRegistry, type ServiceProviderRegistry } from '../saml/registry.ts';
import { createRollingKeys, type RollingKeys } from '../saml/rolling-keys.ts';
import type { SamlServiceProvider } from '../saml/service-provider.ts';
import {
  bundidNextSigning,
  bundidSigning,
  unternehmenskontoNextSigning,
  unternehmenskontoSigning,
} from '../seed/saml-keys-providers.ts';
import { musterstadtServiceProvider } from '../seed/service-providers.ts';
import { createUnternehmenskonto, type UnternehmenskontoService } from '../unternehmenskonto/service.ts';
import type {
  IdentityProviderName,
  KeyRoll,
  ServiceProviderRegistration,
} from './identity-provider-levers.ts';

/** The SAML identity providers, who may ask them, and their levers. */
export interface IdentityProviders {
  readonly bundid: BundidService;
  readonly unternehmenskonto: UnternehmenskontoService;
  readonly keys: Readonly<Record<IdentityProviderName, RollingKeys>>;
  readonly providers: ServiceProviderRegistry;
  /** What both services believe the time is: milliseconds since the epoch. */
  time(): number;
  rollKey(name: IdentityProviderName, overlapSeconds: number): KeyRoll;
  /** Errors: `sandbox.service-provider.invalid`. */
  register(given: SamlServiceProvider): ServiceProviderRegistration;
  /** Errors: `sandbox.session.unknown`. */
  startLogout(nameId: string | undefined): string;
}

/**
 * Messages carry the real time plus the error that `skew` sets: a browser and a service in real time take part in a login.
 * What waits, metadata and the overlap of keys, waits by the clock that `advance` moves.
 */
export function createIdentityProviders(options: {
  origins: Readonly<Record<IdentityProviderName, string>>;
  seed: string;
  clock: SandboxClock;
  serviceProviders: readonly SamlServiceProvider[];
}): IdentityProviders {
  const { origins, seed, clock, serviceProviders } = options;
  const now = () => clock.now();
  const time = () => Date.now() + clock.state().skewMs;
  const providers = createServiceProviderRegistry([musterstadtServiceProvider, ...serviceProviders], now);
  const keys = {
    bundid: createRollingKeys([bundidSigning, bundidNextSigning], now),
    unternehmenskonto: createRollingKeys([unternehmenskontoSigning, unternehmenskontoNextSigning], now),
  };
  const shared = { seed, providers, time };
  const unternehmenskonto = createUnternehmenskonto({
    ...shared,
    origin: origins.unternehmenskonto,
    keys: keys.unternehmenskonto,
  });
  return {
    bundid: createBundid({ ...shared, origin: origins.bundid, keys: keys.bundid }),
    unternehmenskonto,
    keys,
    providers,
    time,
    rollKey(name, overlapSeconds) {
      const { next, signsFrom } = keys[name].roll(overlapSeconds * 1000);
      return { certificate: next.certificate, signsFrom: new Date(signsFrom).toISOString() };
    },
    register(given) {
      const { registration, problems } = providers.register(given);
      if (!registration)
        throw sandboxError('sandbox.service-provider.invalid', { message: problems.join('; ') });
      const { entityId, takesEffectAt } = registration;
      return { entityId, takesEffectAt: new Date(takesEffectAt).toISOString() };
    },
    startLogout(nameId) {
      const address = unternehmenskonto.startLogout(nameId);
      if (address === undefined) throw sandboxError('sandbox.session.unknown');
      return address;
    },
  };
}
