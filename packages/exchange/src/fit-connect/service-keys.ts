import type { Abortable } from '@rathaus/client-core/abort';
import type { Clock } from '@rathaus/client-core/observe';
import type { PublicJwk } from '../keys/check-jwk.ts';
import type { FitConnectClient } from './client.ts';
import { createSingleFlight } from './single-flight.ts';

interface ServiceKeysOptions {
  readonly client: Pick<FitConnectClient, 'getServiceKeys'>;
  readonly clock: Clock;
  /** Milliseconds the set is used without being read again. */
  readonly cacheTime: number;
  /** Milliseconds between two reads that happen only because of a `kid` that is not in the set. */
  readonly lookAgain: number;
}

/**
 * The published keys of the delivery service. A `kid` that is not among them may be a new key: then the set is read
 * once more, but not for each token that names a key nobody has, since those names come from outside.
 */
export function createServiceKeys({ client, clock, cacheTime, lookAgain }: ServiceKeysOptions) {
  const once = createSingleFlight<readonly PublicJwk[]>();
  let held: { readonly at: number; readonly keys: readonly PublicJwk[] } | undefined;
  let missedAt: number | undefined;

  const read = (options: Abortable) =>
    once(
      'keys',
      async () => {
        const at = clock();
        const keys = await client.getServiceKeys();
        held = { at, keys };
        return keys;
      },
      'Reading the keys of the delivery service',
      options,
    );
  // A clock that was set back must not keep anything for ever.
  const within = (milliseconds: number, since: number | undefined) =>
    since !== undefined && Math.abs(clock() - since) < milliseconds;

  return async (kid: string, options: Abortable = {}): Promise<PublicJwk | undefined> => {
    const find = (keys: readonly PublicJwk[]) => keys.find((candidate) => candidate.kid === kid);
    if (!held || !within(cacheTime, held.at)) return find(await read(options));
    const known = find(held.keys);
    // The first miss reads at once, so that a roll-over stops nobody; only then it is waited.
    if (known || within(lookAgain, missedAt)) return known;
    missedAt = clock();
    return find(await read(options));
  };
}
