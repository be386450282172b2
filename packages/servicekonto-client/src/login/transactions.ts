import type { Settings } from '../config/validate.ts';
import type { Vertrauensniveau } from '../level/vertrauensniveau.ts';
import { digest, isToken, randomToken } from '../sealing/random.ts';
import { seal, unseal } from '../sealing/seal.ts';
import { guardedStore, type PlacedStore } from '../sealing/store.ts';
import { cookieName, readCookies, setCookie, singleCookie } from '../session/cookie.ts';

/** One started login, from the click to the provider's answer. */
export interface Transaction {
  provider: string;
  level: Vertrauensniveau;
  returnTo: string;
  nonce: string;
  verifier: string;
  startedAt: number;
  /** Whether the person must show their means of identification again. */
  fresh: boolean;
}

/** Result of looking for the transaction of a callback. */
export type Found =
  | { kind: 'open'; transaction: Transaction }
  | { kind: 'done'; returnTo: string; session: string }
  | { kind: 'foreign' | 'expired' };

interface Done {
  returnTo: string;
  session: string;
}

/**
 * Started logins of one tenant. Each has its own cookie, so that several tabs do not overwrite each other: two
 * tabs that start at the same time would lose one of two entries in a joint cookie. The cookie holds the key of
 * the stored record; without the browser nobody can complete the login (login CSRF).
 */
export class Transactions {
  readonly #settings: Settings;
  readonly #prefix: string;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#prefix = cookieName('rathaus-login-', settings.secure);
  }

  /** Stores a login under its `state` and returns the cookies to set. */
  async begin(request: Request, state: string, transaction: Transaction): Promise<string[]> {
    const secret = randomToken();
    const hash = await digest(state);
    const { loginTimeout, secure, maxOpen } = this.#settings;
    const store = guardedStore(this.#settings, request.signal);
    await store.set('login', hash, await seal(transaction, secret, store.place('login', hash)), loginTimeout);
    const cookies = this.#oldest(request, maxOpen - 1).map((name) => setCookie(name, '', secure, 0));
    const value = `${transaction.startedAt.toString(36)}.${secret}`;
    // Lives longer than the login, so that "too late" differs from "not this browser".
    cookies.push(setCookie(this.#name(hash), value, secure, (2 * loginTimeout) / 1000));
    return cookies;
  }

  /** Finds and consumes the login of a callback. Of two callbacks at once only one gets it. */
  async take(request: Request, state: string | undefined): Promise<Found> {
    if (!isToken(state)) return { kind: 'foreign' };
    const hash = await digest(state);
    const secret = singleCookie(readCookies(request), this.#name(hash))?.split('.')[1];
    const store = guardedStore(this.#settings, request.signal);
    if (!isToken(secret)) return this.#done(store, hash, 'foreign');
    const place = store.place('login', hash);
    const seen = await store.get('login', hash);
    if (seen === undefined) return this.#done(store, hash, 'expired');
    // Checked before it is consumed, so that a stranger's cookie cannot destroy a login.
    if ((await unseal(seen, secret, place)) === undefined) return { kind: 'foreign' };
    const taken = await store.take('login', hash);
    if (taken === undefined) return this.#done(store, hash, 'expired');
    const transaction = (await unseal(taken, secret, place)) as Transaction | undefined;
    if (!transaction) return { kind: 'foreign' };
    const age = this.#settings.clock() - transaction.startedAt;
    return age < this.#settings.loginTimeout ? { kind: 'open', transaction } : { kind: 'expired' };
  }

  /** Remembers where a completed login led, for the back button. */
  async finish(state: string, done: Done, signal: AbortSignal): Promise<void> {
    const store = guardedStore(this.#settings, signal);
    await store.set('done', await digest(state), JSON.stringify(done), 6 * this.#settings.loginTimeout);
  }

  async clearCookie(state: string): Promise<string> {
    return setCookie(this.#name(await digest(state)), '', this.#settings.secure, 0);
  }

  async #done(store: PlacedStore, hash: string, otherwise: 'foreign' | 'expired'): Promise<Found> {
    const done = await store.get('done', hash);
    return done === undefined ? { kind: otherwise } : { kind: 'done', ...(JSON.parse(done) as Done) };
  }

  #name(hash: string): string {
    return `${this.#prefix}${hash.slice(0, 12)}`;
  }

  /** Names of the request's login cookies beyond the newest `keep`. */
  #oldest(request: Request, keep: number): string[] {
    const open = [...readCookies(request)]
      .filter(([name]) => name.startsWith(this.#prefix) && /^[A-Za-z0-9_-]+$/.test(name))
      .map(([name, values]) => ({ name, started: Number.parseInt(values[0] ?? '', 36) || 0 }));
    return open
      .sort((a, b) => b.started - a.started)
      .slice(keep)
      .map(({ name }) => name);
  }
}
