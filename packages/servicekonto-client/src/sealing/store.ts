import type { StateStore } from '@rathaus/client-core';
import { awaitApplication } from '@rathaus/client-core/abort';
import type { Settings } from '../config/validate.ts';
import { servicekontoError } from '../errors.ts';

type Kind =
  | 'login'
  | 'session'
  | 'seen'
  | 'logout'
  | 'by-session'
  | 'by-subject'
  | 'message'
  | 'starts'
  | 'click';

/** The state store with keys scoped by tenant and kind, and failures turned into one typed error. */
export interface PlacedStore {
  place(kind: Kind, id: string): string;
  get(kind: Kind, id: string): Promise<string | undefined>;
  /** Several kinds of one id, asked for at once and with one limit for all of them. */
  getEach<Kinds extends readonly Kind[]>(
    kinds: Kinds,
    id: string,
  ): Promise<{ [At in keyof Kinds]: string | undefined }>;
  set(kind: Kind, id: string, value: string, ttl: number): Promise<void>;
  delete(kind: Kind, id: string): Promise<void>;
  add(kind: Kind, id: string, value: string, ttl: number): Promise<boolean>;
  take(kind: Kind, id: string): Promise<string | undefined>;
  count(kind: Kind, id: string, ttl: number): Promise<number>;
}

/**
 * The store of a tenant for one request. A call that hangs ends after the configured time as
 * `servicekonto.store.failed`, and at once as `core.aborted` when the request is given up.
 */
export function guardedStore(settings: Settings, signal: AbortSignal | undefined): PlacedStore {
  const { tenant, applicationTimeout: timeout } = settings;
  const { store } = settings.config;
  // A tenant id holds no colon, so that no id of one tenant can look like that of another.
  const place = (kind: Kind, id: string) => `${tenant}:servicekonto:${kind}:${id}`;
  const guard = async <T>(operation: string, run: (store: StateStore) => Promise<T>): Promise<T> => {
    try {
      return await awaitApplication('The state store', () => run(store), { signal, timeout });
    } catch (cause) {
      if (signal?.aborted) throw cause;
      throw servicekontoError('servicekonto.store.failed', { details: { operation }, cause });
    }
  };
  return {
    place,
    get: (kind, id) => guard('get', (it) => it.get(place(kind, id))),
    getEach: <Kinds extends readonly Kind[]>(kinds: Kinds, id: string) =>
      guard('get', (it) => Promise.all(kinds.map((kind) => it.get(place(kind, id))))) as Promise<{
        [At in keyof Kinds]: string | undefined;
      }>,
    set: (kind, id, value, ttl) => guard('set', (it) => it.set(place(kind, id), value, ttl)),
    delete: (kind, id) => guard('delete', (it) => it.delete(place(kind, id))),
    add: (kind, id, value, ttl) => guard('add', (it) => it.add(place(kind, id), value, ttl)),
    take: (kind, id) => guard('take', (it) => it.take(place(kind, id))),
    count: (kind, id, ttl) => guard('count', (it) => it.count(place(kind, id), ttl)),
  };
}
