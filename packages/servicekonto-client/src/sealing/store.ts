import type { StateStore } from '@rathaus/client-core';
import { servicekontoError } from '../errors/login-errors.ts';

type Kind = 'login' | 'done' | 'session' | 'seen' | 'logout';

/** The state store with keys scoped by tenant and kind, and failures turned into one typed error. */
export interface PlacedStore {
  place(kind: Kind, id: string): string;
  get(kind: Kind, id: string): Promise<string | undefined>;
  set(kind: Kind, id: string, value: string, ttl: number): Promise<void>;
  delete(kind: Kind, id: string): Promise<void>;
  take(kind: Kind, id: string): Promise<string | undefined>;
}

export function guardedStore(store: StateStore, tenant: string): PlacedStore {
  const place = (kind: Kind, id: string) => `${tenant}:servicekonto:${kind}:${id}`;
  const guard = async <T>(operation: string, run: () => Promise<T>): Promise<T> => {
    try {
      return await run();
    } catch (cause) {
      throw servicekontoError('servicekonto.store.failed', { details: { operation }, cause });
    }
  };
  return {
    place,
    get: (kind, id) => guard('get', () => store.get(place(kind, id))),
    set: (kind, id, value, ttl) => guard('set', () => store.set(place(kind, id), value, ttl)),
    delete: (kind, id) => guard('delete', () => store.delete(place(kind, id))),
    take: (kind, id) => guard('take', () => store.take(place(kind, id))),
  };
}
