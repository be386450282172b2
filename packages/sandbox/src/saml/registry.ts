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
  /**
   * Adds a provider, or takes what is new of one that is known, as BundID takes new metadata under an `entityID` that stays;
   * the problems when the facts cannot be used, or are those of somebody else under the same name.
   */
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
      const contradiction = known && contradictionOf(known, provider);
      if (contradiction !== undefined) return { problems: [contradiction] };
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

/**
 * Why new facts are not those of the provider that is known by this name; `undefined` when they may be. New keys at the old
 * addresses are a roll-over, old keys at another host are a move. With neither, or with other addresses of the same host,
 * two services or two accounts of one application would take the name from each other, and only the last one could log in.
 */
function contradictionOf(
  known: RegisteredServiceProvider,
  given: RegisteredServiceProvider,
): string | undefined {
  const [former, next] = [known.assertionConsumerServices, given.assertionConsumerServices];
  const isKnownAddress =
    former.length === 0 || next.length === 0 || hasCommon(former.map(placeOf), next.map(placeOf));
  if (isKnownAddress) return undefined;
  const both = `${known.entityId} takes answers at ${former.join(', ')} already, and would take them at ${next.join(', ')} alone`;
  if (!hasCommon(certificatesOf(known), certificatesOf(given)))
    return `${both}, with other keys: it is the name of another service`;
  const isSameHost = hasCommon(former.map(hostOf), next.map(hostOf));
  if (isSameHost && !given.anyLoopbackAddress)
    return `${both}: register one document with all of its addresses`;
  return undefined;
}

const hasCommon = (one: readonly string[], other: readonly string[]): boolean =>
  one.some((each) => other.includes(each));

/** On the own machine an application has another port at each start. */
const hostOf = (address: string): string =>
  isLoopbackAddress(address) ? 'loopback' : new URL(address).origin;

const placeOf = (address: string): string => `${hostOf(address)}${new URL(address).pathname}`;

/** As metadata have them, whatever the lines of the PEM. */
const certificatesOf = (provider: RegisteredServiceProvider): readonly string[] =>
  [...provider.signingCertificates, ...provider.encryptionCertificates].map((pem) => pem.replace(/\s/g, ''));

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
