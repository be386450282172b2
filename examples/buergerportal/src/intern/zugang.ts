import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { StateStore } from '@rathaus/client-core';

/**
 * Access for staff by one code. A stand-in that keeps the example small and still closed by default:
 * in a town hall put the directory service of the house here.
 */
export interface Zugang {
  /** The staff session of a request, or nothing. */
  sitzung(request: Request): Promise<{ csrfToken: string } | undefined>;
  /**
   * Checks the code; returns the `Set-Cookie` value of a new session, or why not. `from` is the address of the caller:
   * attempts are counted by it, so that a stranger who guesses locks out nobody but himself.
   */
  anmelden(code: string, from: string): Promise<{ cookie: string } | { refused: 'wrong' | 'too-many' }>;
}

export interface ZugangOptions {
  town: string;
  code: string;
  store: StateStore;
  /** Whether the site is reached over https. */
  secure: boolean;
  clock?: () => number;
}

const HOURS_8 = 8 * 3600_000;
const MINUTE = 60_000;
const ATTEMPTS_PER_MINUTE = 10;
const MOST_ADDRESSES = 10_000;
/** Attempts are limited by address, so the code itself has to withstand many addresses. */
const SHORTEST_CODE = 16;

const digest = (text: string) => createHash('sha256').update(text).digest();
const key = (town: string, id: string) => `${town}:zugang:${digest(id).toString('hex')}`;

export function createZugang({ town, code, store, secure, clock = Date.now }: ZugangOptions): Zugang {
  // Only https can have the prefix that keeps sibling domains from planting a cookie.
  const name = `${secure ? '__Host-' : ''}zugang-${town}`;
  const windows = new Map<string, { start: number; failures: number }>();
  const windowOf = (from: string, now: number) => {
    const known = windows.get(from);
    if (known && now - known.start < MINUTE) return known;
    if (windows.size >= MOST_ADDRESSES)
      for (const [address, { start }] of windows) if (now - start >= MINUTE) windows.delete(address);
    const fresh = { start: now, failures: 0 };
    windows.set(from, fresh);
    return fresh;
  };
  return {
    async sitzung(request) {
      // Space and tab only: with `trim()` a no-break space in front of `__Host-`, which sibling domains may set, is gone.
      const pairs = (request.headers.get('cookie') ?? '').split(/;[ \t]*/);
      const ids = pairs
        .filter((pair) => pair.startsWith(`${name}=`))
        .map((pair) => pair.slice(name.length + 1));
      if (ids.length !== 1 || !ids[0]) return undefined;
      const csrfToken = await store.get(key(town, ids[0]));
      return csrfToken === undefined ? undefined : { csrfToken };
    },
    async anmelden(attempt, from) {
      const window = windowOf(networkOf(from), clock());
      if (window.failures >= ATTEMPTS_PER_MINUTE) return { refused: 'too-many' };
      if (!timingSafeEqual(digest(attempt.trim()), digest(code))) {
        window.failures += 1;
        return { refused: 'wrong' };
      }
      const id = randomBytes(32).toString('base64url');
      await store.set(key(town, id), randomBytes(32).toString('base64url'), HOURS_8);
      return { cookie: `${name}=${id}; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}` };
    },
  };
}

/** One customer of a provider has a whole /64 of IPv6 addresses: they count as one. */
function networkOf(address: string): string {
  return address.includes('.') ? address : address.split(':').slice(0, 4).join(':');
}

/** Refuses a code that can be guessed. The short one of the demonstration is for the emulator only. */
export function pruefeZugangscode(code: string, emulated: boolean): void {
  if (emulated || code.length >= SHORTEST_CODE) return;
  throw new RangeError(`zugangscode must have at least ${SHORTEST_CODE} characters outside the emulator`);
}

/** Constant-time comparison of the token of a form with that of the session. */
export function csrfStimmt(expected: string, given: unknown): boolean {
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(expected));
}
