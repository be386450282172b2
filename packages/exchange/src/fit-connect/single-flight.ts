import { type Abortable, unlessAborted } from '@rathaus/client-core/abort';

/**
 * Lets callers who want the same thing at the same time share one question. A caller who goes does not take it away from
 * the others: the question itself has no signal and must end by its own deadline. What fails is not kept.
 */
export function createSingleFlight<T>() {
  const flights = new Map<string, Promise<T>>();
  return (key: string, ask: () => Promise<T>, what: string, { signal }: Abortable = {}): Promise<T> => {
    let flight = flights.get(key);
    if (!flight) {
      flight = ask().finally(() => flights.delete(key));
      flights.set(key, flight);
      // Whoever waits sees the failure; when nobody waits any more it is no news.
      flight.catch(() => undefined);
    }
    return unlessAborted(flight, signal, what);
  };
}
