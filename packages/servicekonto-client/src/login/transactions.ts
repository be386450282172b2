import type { Settings } from '../config/validate.ts';
import type { CookieSeal } from '../sealing/cookie-keys.ts';
import { derive } from '../sealing/derive.ts';
import { digest, isToken } from '../sealing/random.ts';
import { guardedStore } from '../sealing/store.ts';
import { cookieNames, setCookie, singleCookie } from '../session/cookie.ts';
import { markLength, packTransaction, type Transaction, unpackTransaction } from './login-cookie.ts';

/** Cookies that one answer deletes: a web server in front ends the headers of an answer at 4 kB. */
const mostRemoved = 5;

/** Milliseconds by which the clocks of two of our servers may differ. */
const clockTolerance = 30_000;

/** Where a completed login led. */
interface Done {
  readonly returnTo: string;
  /** Hash of the session id. */
  readonly session: string;
}

/** Result of looking for the transaction of a callback. */
export type Found =
  | { readonly kind: 'open'; readonly transaction: Transaction }
  | ({ readonly kind: 'done' } & Done)
  | { readonly kind: 'expired'; readonly returnTo: string }
  | { readonly kind: 'foreign' | 'used' };

/**
 * Started logins of one tenant. A started login is nothing but a sealed cookie of the browser: anonymous visitors leave
 * nothing in the store, and without the browser nobody can complete the login (login CSRF). Each has a cookie of its
 * own, so that several tabs do not overwrite each other. That it was used is recorded atomically.
 */
export class Transactions {
  readonly #settings: Settings;
  readonly #seal: CookieSeal;
  readonly #prefix: string;

  constructor(settings: Settings, seal: CookieSeal) {
    this.#settings = settings;
    this.#seal = seal;
    this.#prefix = settings.loginCookie;
  }

  /** The cookies that start a login. `isPosted`: the answer comes by a POST from the provider's site. */
  async begin(
    request: Request,
    transaction: Transaction,
    isPosted: boolean,
  ): Promise<{ state: string; cookies: string[] }> {
    const { loginTimeout, secure, maxOpen } = this.#settings;
    const state = await stateOf(transaction);
    const name = this.#name(await digest(state));
    const value = await this.#seal.seal(packTransaction(transaction), name);
    const old = await this.#oldest(request, maxOpen - 1);
    // Lives longer than the login, so that "too late" differs from "not this browser".
    const maxAge = (2 * loginTimeout) / 1000;
    return {
      state,
      cookies: [
        ...old.map((one) => setCookie(one, '', { secure, maxAge: 0 })),
        setCookie(name, value, { secure, maxAge, crossSite: isPosted }),
      ],
    };
  }

  /** Finds and consumes the login of a callback. Of two callbacks at once only one gets it. */
  async take(request: Request, state: string | undefined): Promise<Found> {
    if (!isToken(state)) return { kind: 'foreign' };
    const hash = await digest(state);
    const transaction = await this.#opened(request, this.#name(hash));
    const store = guardedStore(this.#settings, request.signal);
    const done = async (otherwise: 'foreign' | 'used'): Promise<Found> => {
      const stored = await store.get('login', hash);
      return stored ? { kind: 'done', ...(JSON.parse(stored) as Done) } : { kind: otherwise };
    };
    // Looked at before it is consumed, so that a stranger's cookie cannot destroy a login.
    if (!transaction || (await stateOf(transaction)) !== state) return done('foreign');
    const age = this.#settings.clock() - transaction.startedAt;
    // A login of the future: our clock was set back since, and how long ago it began nobody knows.
    if (!(age > -clockTolerance && age < this.#settings.loginTimeout))
      return { kind: 'expired', returnTo: transaction.returnTo };
    const isFirst = await store.add('login', hash, '', 2 * this.#settings.loginTimeout);
    return isFirst ? { kind: 'open', transaction } : done('used');
  }

  /** Remembers where a completed login led, for the back button. */
  async finish(state: string, done: Done, signal: AbortSignal): Promise<void> {
    const store = guardedStore(this.#settings, signal);
    await store.set('login', await digest(state), JSON.stringify(done), 6 * this.#settings.loginTimeout);
  }

  async clearCookie(state: string): Promise<string> {
    const { secure } = this.#settings;
    return setCookie(this.#name(await digest(state)), '', { secure, maxAge: 0 });
  }

  async #opened(request: Request, name: string): Promise<Transaction | undefined> {
    const value = singleCookie(request, name);
    const bytes = value === undefined ? undefined : await this.#seal.open(value, name);
    return bytes && unpackTransaction(bytes);
  }

  #name(hash: string): string {
    return `${this.#prefix}${hash.slice(0, markLength)}`;
  }

  /**
   * The oldest of the request's login cookies, so that in the end `keep` are left. Whoever plants a hundred gets no answer
   * with a hundred deletions; the next answers go on.
   */
  async #oldest(request: Request, keep: number): Promise<string[]> {
    const names = cookieNames(request).filter((name) => this.#isOwn(name));
    const open = await Promise.all(
      // Nor work of a hundred decryptions. Browsers send the oldest first.
      names.slice(0, 20).map(async (name) => ({
        name,
        started: (await this.#opened(request, name))?.startedAt ?? 0,
      })),
    );
    const removed = Math.max(0, Math.min(names.length - keep, mostRemoved));
    const byAge = open.toSorted((a, b) => a.started - b.started);
    return byAge.slice(0, removed).map(({ name }) => name);
  }

  /** Whether {@link begin} makes such names. Others with this beginning are not ours to delete. */
  #isOwn(name: string): boolean {
    const mark = name.slice(this.#prefix.length);
    return name.startsWith(this.#prefix) && mark.length === markLength && /^[\w-]+$/.test(mark);
  }
}

/** What the provider carries through the login. It follows from the secret, which it does not show. */
export const stateOf = ({ secret }: Transaction): Promise<string> => derive(secret, 'state');
