import { isLoopbackAddress } from '../net/loopback-address.ts';
import { nextLoad } from './loading-day.ts';
import {
  type RegisteredServiceProvider,
  registrationOf,
  type SamlServiceProvider,
} from './service-provider.ts';

/** What became of a registration. */
export interface Registration {
  readonly entityId: string;
  /** Milliseconds since the epoch, by the clock that `advance` moves. */
  readonly takesEffectAt: number;
}

/** Who may ask the emulated identity providers. */
export interface ServiceProviderRegistry {
  /** As it is in effect now. */
  find(entityId: string): RegisteredServiceProvider | undefined;
  list(): readonly RegisteredServiceProvider[];
  /** Adds a provider or replaces its facts; the problems when they cannot be used. */
  register(given: SamlServiceProvider): { registration?: Registration; problems: readonly string[] };
  /** Back to those of the start. */
  reset(): void;
}

interface Dated {
  readonly from: number;
  readonly provider: RegisteredServiceProvider;
}

/** `now` is the clock that `advance` moves: registered facts wait by it. */
export function createServiceProviderRegistry(
  seeded: readonly SamlServiceProvider[],
  now: () => number,
): ServiceProviderRegistry {
  const history = new Map<string, Dated[]>();
  const newest = (entityId: string): RegisteredServiceProvider | undefined =>
    history.get(entityId)?.at(-1)?.provider;
  const find = (entityId: string): RegisteredServiceProvider | undefined =>
    history.get(entityId)?.findLast(({ from }) => from <= now())?.provider;
  const add = (provider: RegisteredServiceProvider, from: number) => {
    // Only what is in effect and what waits is kept, and what is delivered later never takes effect earlier.
    const known = history.get(provider.entityId) ?? [];
    const current = known.findLastIndex((dated) => dated.from <= now());
    const kept = known.slice(Math.max(current, 0)).filter((dated) => dated.from <= from);
    history.set(provider.entityId, [...kept, { from, provider }]);
  };
  const seed = () => {
    for (const given of seeded) {
      const { provider } = registrationOf(given);
      if (provider) add(provider, Number.NEGATIVE_INFINITY);
    }
  };
  seed();
  return {
    find,
    list: () => [...history.keys()].map(find).filter((provider) => provider !== undefined),
    register(given) {
      const first = registrationOf(given);
      const known = first.provider ? newest(first.provider.entityId) : undefined;
      // The options of a provider stay when only its metadata is new.
      const { provider, problems } = known ? registrationOf(given, known) : first;
      if (!provider) return { problems };
      const takesEffectAt = given.loads === 'weekly' ? nextLoad(now()) : now();
      add(provider, takesEffectAt);
      return { registration: { entityId: provider.entityId, takesEffectAt }, problems };
    },
    reset() {
      history.clear();
      seed();
    },
  };
}

/** Where the answer goes: the address of the request when it is registered, or the default one. */
export function answerAddress(
  provider: RegisteredServiceProvider,
  requested: string | undefined,
): string | undefined {
  const registered = provider.assertionConsumerServices;
  if (requested === undefined) return registered[0];
  if (registered.includes(requested)) return requested;
  return provider.anyLoopbackAddress && isLoopbackAddress(requested) ? requested : undefined;
}
