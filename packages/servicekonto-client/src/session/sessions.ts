import type { Settings } from '../config/validate.ts';
import { servicekontoError } from '../errors.ts';
import type { FinishedLogin, ProviderSession } from '../login/protocol.ts';
import { derive } from '../sealing/derive.ts';
import { digest, isToken, randomToken } from '../sealing/random.ts';
import { seal, unseal } from '../sealing/seal.ts';
import { guardedStore, type PlacedStore } from '../sealing/store.ts';
import { setCookie, singleCookie } from './cookie.ts';
import { csrfMac, csrfToken, verifyCsrf } from './csrf.ts';
import { frozen, type KeptRecord, type OpenedRecord, OpenedRecords } from './opened-records.ts';
import { type Session, type SessionRecord, sessionView } from './session.ts';
import { SessionIndex } from './session-index.ts';

interface Opened extends OpenedRecord {
  readonly hash: string;
  readonly idleUntil: number;
  /** Milliseconds since 1970, at which it was looked for. */
  readonly now: number;
}

/** `peek` looks without counting as activity, `touch` counts, `extend` counts to the millisecond. */
export type Use = 'peek' | 'touch' | 'extend';

/**
 * Sessions of one tenant. Two entries per session: the sealed record, written once, and the time of the last
 * request. Because only the latter is rewritten, a request that runs beside a logout cannot bring the session back.
 */
export class Sessions {
  readonly #settings: Settings;
  readonly #index: SessionIndex;
  readonly #records: OpenedRecords;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#index = new SessionIndex(settings);
    this.#records = new OpenedRecords(settings.clock);
  }

  /** Starts a session under a fresh id, whatever id the browser brought (session fixation). */
  async open(
    { identity, providerSession, authenticatedAt, endsAt = Number.POSITIVE_INFINITY }: FinishedLogin,
    signal: AbortSignal,
  ): Promise<{ cookie: string; hash: string }> {
    const store = guardedStore(this.#settings, signal);
    const id = randomToken();
    const hash = await digest(id);
    const now = this.#settings.clock();
    const limit = this.#settings.limits[identity.level];
    const record: SessionRecord = {
      identity,
      startedAt: now,
      authenticatedAt,
      endsAt: Math.min(now + limit.absolute, endsAt),
      idle: limit.idle,
      providerSession,
    };
    const names = { provider: identity.provider, ...providerSession };
    await this.#index.add(names, hash, limit.absolute, signal);
    await store.set('seen', hash, String(now), limit.idle);
    const sealed = await seal(record, id, store.place('session', hash));
    await store.set('session', hash, sealed, limit.absolute);
    // The provider may have ended it in between, before there was anything to end.
    if (!(await this.#index.has(names, hash, signal))) {
      await this.#delete(hash, signal);
      throw servicekontoError('servicekonto.login.expired');
    }
    return { cookie: setCookie(this.#settings.sessionCookie, id, { secure: this.#settings.secure }), hash };
  }

  /** Ends what the provider says has ended, by its session or, without that, by its subject. */
  async endByProvider(
    provider: string,
    ended: Pick<ProviderSession, 'id' | 'subject'>,
    signal: AbortSignal | undefined,
  ): Promise<number> {
    const names = { provider, ...ended };
    const end = (hashes: readonly string[]) => Promise.all(hashes.map((hash) => this.#delete(hash, signal)));
    // Ended first and forgotten then: a logout that fails on the way is repeated and must find them again.
    const found = await this.#index.find(names, signal);
    await end(found);
    const all = new Set([...found, ...(await this.#index.take(names, signal))]);
    // One that was being opened may have come in between; from here on its login sees that it is found no more.
    await end([...all]);
    return all.size;
  }

  /** The session id hash that the request claims, verified or not. */
  async claimedHash(request: Request): Promise<string | undefined> {
    const id = this.#id(request);
    return id === undefined ? undefined : digest(id);
  }

  async read(request: Request, use: Use): Promise<Session | undefined> {
    const opened = await this.#opened(request, use);
    if (!opened) return undefined;
    const { record, csrf } = opened;
    return sessionView(record, opened, {
      token: () => csrfToken(csrf),
      verify: (token) => verifyCsrf(csrf, token),
    });
  }

  /** Ends the request's session and returns its record; no error when there is none. */
  async close(request: Request): Promise<SessionRecord | undefined> {
    const opened = await this.#opened(request, 'peek');
    const hash = opened?.hash ?? (await this.claimedHash(request));
    if (hash !== undefined) await this.#delete(hash, request.signal);
    return opened?.record;
  }

  /** Ends a session by the hash of its id: that of a browser whose session cookie did not come along. */
  async closeByHash(hash: string, signal: AbortSignal | undefined): Promise<void> {
    await this.#delete(hash, signal);
  }

  clearCookie(): string {
    return setCookie(this.#settings.sessionCookie, '', { secure: this.#settings.secure, maxAge: 0 });
  }

  async #delete(hash: string, signal: AbortSignal | undefined): Promise<void> {
    const store = guardedStore(this.#settings, signal);
    // Both at once: a browser that goes away in between must not leave half a logout.
    await Promise.all([store.delete('session', hash), store.delete('seen', hash)]);
  }

  #id(request: Request): string | undefined {
    const id = singleCookie(request, this.#settings.sessionCookie);
    return isToken(id) ? id : undefined;
  }

  async #opened(request: Request, use: Use): Promise<Opened | undefined> {
    const id = this.#id(request);
    if (id === undefined) return undefined;
    const hash = await digest(id);
    const store = guardedStore(this.#settings, request.signal);
    const kept = (await this.#kept(hash, use, store)) ?? (await this.#stored(id, hash, store));
    if (!kept) return undefined;
    const { record, csrf, sid, lastSeen } = kept;
    const now = this.#settings.clock();
    // The store's own clock may run apart from ours; both have to agree that the session lives.
    if (!(now < record.endsAt && now < lastSeen + record.idle)) return undefined;
    const renew = use === 'extend' || (use === 'touch' && !isRecent(lastSeen, now, record));
    if (renew) {
      await store.set('seen', hash, String(now), record.idle);
      kept.lastSeen = now;
    }
    const from = renew ? now : lastSeen;
    return { hash, record, csrf, sid, now, idleUntil: Math.min(from + record.idle, record.endsAt) };
  }

  /**
   * What this process has opened, when the store still has it. The last request is not asked for again as long as a newer
   * one would not be written either; only who looks for the time left gets it to the millisecond.
   */
  async #kept(hash: string, use: Use, store: PlacedStore): Promise<KeptRecord | undefined> {
    const kept = this.#records.find(hash);
    if (!kept || use === 'peek' || !isRecent(kept.lastSeen, this.#settings.clock(), kept.record))
      return undefined;
    if ((await store.get('session', hash)) === kept.sealed) return kept;
    this.#records.forget(hash);
    return undefined;
  }

  async #stored(id: string, hash: string, store: PlacedStore): Promise<KeptRecord | undefined> {
    const [sealed, seen] = await store.getEach(['session', 'seen'], hash);
    if (sealed === undefined || seen === undefined) {
      this.#records.forget(hash);
      return undefined;
    }
    const known = this.#records.find(hash);
    if (known?.sealed === sealed) {
      known.lastSeen = Number(seen);
      return known;
    }
    const [record, csrf, sid] = await Promise.all([
      unseal(sealed, id, store.place('session', hash)) as Promise<SessionRecord | undefined>,
      csrfMac(id),
      derive(id, 'session name'),
    ]);
    return record && this.#records.keep(hash, sealed, Number(seen), { record: frozen(record), csrf, sid });
  }
}

/** A page with many images should not write at every request: 2 % of the pause is exact enough. */
const isRecent = (lastSeen: number, now: number, { idle }: SessionRecord): boolean =>
  now >= lastSeen && now - lastSeen < idle / 50;
