import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '@rathaus/client-core/observe';

/** Milliseconds for which a page that was opened can be used: a working day. */
const lifetime = 12 * 3_600_000;

const equal = (a: string, b: string): boolean => {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
};

/**
 * Sees to it that what changes something came from a page of this operator: the browser says that it is of the same
 * origin, and the form carries a token that only a page made for this person has.
 */
export function createGuard({
  secret = randomBytes(32),
  clock,
  origin,
}: {
  secret: string | Uint8Array | undefined;
  clock: Clock;
  origin: string | undefined;
}) {
  const seal = (purpose: string, text: string) =>
    createHmac('sha256', secret).update(`${purpose}\n${text}`).digest('base64url');

  return {
    token(operator: string): string {
      const at = String(clock());
      return `${at}.${seal('form', `${operator}\n${at}`)}`;
    },

    isOurs(request: Request, operator: string, token: string): boolean {
      return isSameOrigin(request, origin) && isFresh(token);

      function isFresh(given: string): boolean {
        const [at = '', mac = ''] = given.split('.');
        const age = clock() - Number(at);
        return age >= -60_000 && age <= lifetime && equal(mac, seal('form', `${operator}\n${at}`));
      }
    },

    /** What was done, to be told on the next page: nobody can make the page say what did not happen. */
    seal: (operator: string, message: string): string =>
      `${message}.${seal('done', `${operator}\n${message}`)}`,
    unseal(operator: string, sealed: string | null): string | undefined {
      const dot = sealed?.lastIndexOf('.') ?? -1;
      if (sealed === null || dot < 0) return undefined;
      const message = sealed.slice(0, dot);
      return equal(sealed.slice(dot + 1), seal('done', `${operator}\n${message}`)) ? message : undefined;
    },
  };
}

export type Guard = ReturnType<typeof createGuard>;

/**
 * Whether a browser says that another site or another origin made the request: a link, an image, a script. What a person
 * typed or keeps as a bookmark is `none`; a browser that says nothing is taken at the session's word.
 */
export function isFromElsewhere({ headers }: Request): boolean {
  const site = headers.get('sec-fetch-site');
  return site !== null && site !== 'same-origin' && site !== 'none';
}

/**
 * What the browser says of where a request comes from. `Sec-Fetch-Site` cannot be set by a page; browsers that do not send
 * it send `Origin` with every form. Whoever sends neither is no browser with a form of ours.
 *
 * @see https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
 */
function isSameOrigin(request: Request, origin: string | undefined): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const from = request.headers.get('origin');
  return from !== null && from === (origin ?? new URL(request.url).origin);
}
