import type { Settings } from '../config/validate.ts';
import { digest } from '../sealing/random.ts';
import { guardedStore, type PlacedStore } from '../sealing/store.ts';

/** How a provider names a session of its own, and whose it is. */
export interface ProviderNames {
  /** Id of the provider in the configuration. */
  readonly provider: string;
  readonly id?: string | undefined;
  readonly subject?: string | undefined;
}

/** One name, as a key of the store. Hashed: a subject has no place there. */
interface Entry {
  readonly kind: 'by-session' | 'by-subject';
  readonly key: string;
}

/** Sessions of ours that one name leads to. One more displaces another one. */
const places = Array.from({ length: 16 }, (_, place) => place);

/**
 * Finds our sessions by what a provider calls its own (back-channel logout, single logout). Written at login only: the
 * check of a session never looks into it. A name leads to several sessions (two tabs, two browsers), in numbered places
 * that are taken atomically. What outlives its session leads to nothing.
 */
export class SessionIndex {
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Notes a session by its names; `ttl` is the longest that it can live. */
  async add(names: ProviderNames, hash: string, ttl: number, signal: AbortSignal | undefined): Promise<void> {
    const store = guardedStore(this.#settings, signal);
    for (const entry of await entriesOf(names)) await addPlace(store, entry, hash, ttl);
  }

  /** Whether a session is still found by all its names: a logout may have come while it was being opened. */
  async has(names: ProviderNames, hash: string, signal: AbortSignal | undefined): Promise<boolean> {
    const store = guardedStore(this.#settings, signal);
    const found = await Promise.all(
      (await entriesOf(names)).map(async ({ kind, key }) =>
        (await Promise.all(places.map((place) => store.get(kind, `${key}:${place}`)))).includes(hash),
      ),
    );
    return found.every(Boolean);
  }

  /** The sessions of a name. With a name of a session only that one counts. */
  find(names: ProviderNames, signal: AbortSignal | undefined): Promise<string[]> {
    return this.#ofName('get', names, signal);
  }

  /** The same, and forgets them here. */
  take(names: ProviderNames, signal: AbortSignal | undefined): Promise<string[]> {
    return this.#ofName('take', names, signal);
  }

  async #ofName(
    how: 'get' | 'take',
    names: ProviderNames,
    signal: AbortSignal | undefined,
  ): Promise<string[]> {
    const store = guardedStore(this.#settings, signal);
    const [entry] = await entriesOf(names);
    if (!entry) return [];
    const { kind, key } = entry;
    const found = await Promise.all(places.map((place) => store[how](kind, `${key}:${place}`)));
    return found.filter((hash) => hash !== undefined);
  }
}

async function addPlace(store: PlacedStore, { kind, key }: Entry, hash: string, ttl: number): Promise<void> {
  for (const place of places) if (await store.add(kind, `${key}:${place}`, hash, ttl)) return;
  const held = await Promise.all(
    places.map(async (place) => {
      const other = await store.get(kind, `${key}:${place}`);
      const seen = other === undefined ? undefined : await store.get('seen', other);
      return { place, other, seenAt: seen === undefined ? Number.NEGATIVE_INFINITY : Number(seen) };
    }),
  );
  // First a place whose session has ended, then that of the one which nobody has used for longest. What can no longer be
  // found has to end now, or a logout would not reach it.
  const [{ place, other } = { place: 0, other: undefined }] = held.toSorted((a, b) => a.seenAt - b.seenAt);
  await store.set(kind, `${key}:${place}`, hash, ttl);
  if (other !== undefined) await Promise.all([store.delete('session', other), store.delete('seen', other)]);
}

/** The narrower name first. */
async function entriesOf({ provider, id, subject }: ProviderNames): Promise<Entry[]> {
  const entries: Entry[] = [];
  if (id !== undefined) entries.push({ kind: 'by-session', key: await digest(`${provider} ${id}`) });
  if (subject !== undefined)
    entries.push({ kind: 'by-subject', key: await digest(`${provider} ${subject}`) });
  return entries;
}
