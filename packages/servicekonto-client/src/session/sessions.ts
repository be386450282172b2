import type { Settings } from '../config/validate.ts';
import type { Identity } from '../identity/identity.ts';
import { digest, isToken, randomToken } from '../sealing/random.ts';
import { seal, unseal } from '../sealing/seal.ts';
import { guardedStore } from '../sealing/store.ts';
import { readCookies, setCookie, singleCookie } from './cookie.ts';
import { csrfMac, csrfToken, verifyCsrf } from './csrf.ts';
import { type Session, type SessionRecord, sessionView } from './session.ts';

interface Opened {
  id: string;
  hash: string;
  record: SessionRecord;
  idleUntil: number;
}

/** `peek` looks without counting as activity, `touch` counts, `extend` counts to the millisecond. */
export type Use = 'peek' | 'touch' | 'extend';

/**
 * Sessions of one tenant. Two entries per session: the sealed record, written once, and the time of the last
 * request. Because only the latter is rewritten, a request that runs beside a logout cannot bring the session back.
 */
export class Sessions {
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Starts a session under a fresh id, whatever id the browser brought (session fixation). */
  async open(
    identity: Identity,
    idToken: string | undefined,
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
      endsAt: now + limit.absolute,
      idle: limit.idle,
      idToken,
    };
    await store.set('seen', hash, String(now), limit.idle);
    const sealed = await seal(record, id, store.place('session', hash));
    await store.set('session', hash, sealed, limit.absolute);
    return { cookie: setCookie(this.#settings.sessionCookie, id, this.#settings.secure), hash };
  }

  /** The session id hash that the request claims, verified or not. */
  async claimedHash(request: Request): Promise<string | undefined> {
    const id = this.#id(request);
    return id === undefined ? undefined : digest(id);
  }

  async read(request: Request, use: Use): Promise<Session | undefined> {
    const opened = await this.#opened(request, use);
    if (!opened) return undefined;
    const mac = await csrfMac(opened.id);
    return sessionView(opened.record, opened.idleUntil, {
      token: () => csrfToken(mac),
      verify: (token) => verifyCsrf(mac, token),
    });
  }

  /** Ends the request's session and returns its record; no error when there is none. */
  async close(request: Request): Promise<SessionRecord | undefined> {
    const opened = await this.#opened(request, 'peek');
    const hash = opened?.hash ?? (await this.claimedHash(request));
    if (hash !== undefined) {
      const store = guardedStore(this.#settings, request.signal);
      // Both at once: a browser that goes away in between must not leave half a logout.
      await Promise.all([store.delete('session', hash), store.delete('seen', hash)]);
    }
    return opened?.record;
  }

  clearCookie(): string {
    return setCookie(this.#settings.sessionCookie, '', this.#settings.secure, 0);
  }

  #id(request: Request): string | undefined {
    const id = singleCookie(readCookies(request), this.#settings.sessionCookie);
    return isToken(id) ? id : undefined;
  }

  async #opened(request: Request, use: Use): Promise<Opened | undefined> {
    const id = this.#id(request);
    if (id === undefined) return undefined;
    const hash = await digest(id);
    const store = guardedStore(this.#settings, request.signal);
    const [sealed, seen] = await Promise.all([store.get('session', hash), store.get('seen', hash)]);
    if (sealed === undefined || seen === undefined) return undefined;
    const record = (await unseal(sealed, id, store.place('session', hash))) as SessionRecord | undefined;
    if (!record) return undefined;
    const now = this.#settings.clock();
    const lastSeen = Number(seen);
    // The store's own clock may run apart from ours; both have to agree that the session lives.
    if (!(now < record.endsAt && now < lastSeen + record.idle)) return undefined;
    // A page with many images should not write at every request: 2 % of the pause is exact enough.
    const stale = now - lastSeen >= record.idle / 50;
    const renew = use === 'extend' || (use === 'touch' && stale);
    if (renew) await store.set('seen', hash, String(now), record.idle);
    const from = renew ? now : lastSeen;
    return { id, hash, record, idleUntil: Math.min(from + record.idle, record.endsAt) };
  }
}
