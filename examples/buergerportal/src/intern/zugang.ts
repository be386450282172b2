import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { StateStore } from '@rathaus/client-core';

/**
 * Access for staff by one code. A stand-in that keeps the example small and still closed by default:
 * in a town hall put the directory service of the house here.
 */
export interface Zugang {
  /** The staff session of a request, or nothing. */
  sitzung(request: Request): Promise<{ csrfToken: string } | undefined>;
  /** Checks the code; returns the `Set-Cookie` value of a new session, or why not. */
  anmelden(code: string): Promise<{ cookie: string } | { refused: 'wrong' | 'too-many' }>;
}

export interface ZugangOptions {
  town: string;
  code: string;
  store: StateStore;
  clock?: () => number;
}

const HOURS_8 = 8 * 3600_000;
const MINUTE = 60_000;
const ATTEMPTS_PER_MINUTE = 10;

const digest = (text: string) => createHash('sha256').update(text).digest();
const key = (town: string, id: string) => `${town}:zugang:${digest(id).toString('hex')}`;

export function createZugang({ town, code, store, clock = Date.now }: ZugangOptions): Zugang {
  const name = `zugang-${town}`;
  let window = { start: 0, failures: 0 };
  return {
    async sitzung(request) {
      const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
      const ids = pairs
        .filter((pair) => pair.startsWith(`${name}=`))
        .map((pair) => pair.slice(name.length + 1));
      if (ids.length !== 1 || !ids[0]) return undefined;
      const csrfToken = await store.get(key(town, ids[0]));
      return csrfToken === undefined ? undefined : { csrfToken };
    },
    async anmelden(attempt) {
      const now = clock();
      if (now - window.start >= MINUTE) window = { start: now, failures: 0 };
      if (window.failures >= ATTEMPTS_PER_MINUTE) return { refused: 'too-many' };
      if (!timingSafeEqual(digest(attempt.trim()), digest(code))) {
        window.failures += 1;
        return { refused: 'wrong' };
      }
      const id = randomBytes(32).toString('base64url');
      await store.set(key(town, id), randomBytes(32).toString('base64url'), HOURS_8);
      return { cookie: `${name}=${id}; Path=/; HttpOnly; SameSite=Strict` };
    },
  };
}

/** Constant-time comparison of the token of a form with that of the session. */
export function csrfStimmt(expected: string, given: unknown): boolean {
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(expected));
}
