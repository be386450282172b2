import type { Seeded } from '../simulation/seeded.ts';

/** What stands between the workers and the service. */
export type Weather =
  /** Everything arrives. */
  | 'clear'
  /** Single requests are lost, late, doubled, out of order. */
  | 'storm'
  /** Nothing arrives. */
  | 'outage'
  /** A page instead of the service: 503, the same with 200, a firewall's 403. */
  | 'maintenance'
  | 'maintenance-200'
  | 'firewall'
  /** The credentials have expired: no token, and those that were given are refused. */
  | 'expired';

/** What becomes of one request. */
export type Fate =
  | { readonly type: 'pass'; readonly delay: number; readonly answerDelay: number }
  /** Arrives again after its answer, when nobody asks any more. */
  | { readonly type: 'again'; readonly delay: number; readonly after: number }
  /** Cut before the service sees it; after it has acted; in the middle of its answer. */
  | { readonly type: 'lost' | 'unanswered' | 'cut'; readonly delay: number }
  | {
      readonly type: 'answer';
      readonly status: number;
      readonly body: string;
      readonly headers: Readonly<Record<string, string>>;
    };

const html = { 'content-type': 'text/html; charset=utf-8' };
const page = (title: string) =>
  `<!doctype html><html lang="de"><title>${title}</title><h1>${title}</h1><p>Bitte versuchen Sie es später erneut.</html>`;
const problem = (status: number, headers: Readonly<Record<string, string>> = {}): Fate => ({
  type: 'answer',
  status,
  body: JSON.stringify({ type: 'about:blank', title: 'Störung', status }),
  headers: { 'content-type': 'application/problem+json', ...headers },
});

/** Draws what becomes of a request. */
export function fateOf(weather: Weather, operation: string, random: Seeded): Fate {
  const pass: Fate = { type: 'pass', delay: 0, answerDelay: 0 };
  switch (weather) {
    case 'clear':
      return pass;
    case 'outage':
      return { type: 'lost', delay: 0 };
    case 'maintenance':
      return { type: 'answer', status: 503, body: page('Wartungsarbeiten'), headers: html };
    case 'maintenance-200':
      return { type: 'answer', status: 200, body: page('Wartungsarbeiten'), headers: html };
    case 'firewall':
      return { type: 'answer', status: 403, body: page('Zugriff verweigert'), headers: html };
    case 'expired':
      return operation === 'token'
        ? {
            type: 'answer',
            status: 401,
            body: '{"error":"invalid_client"}',
            headers: { 'content-type': 'application/json' },
          }
        : problem(401, { 'www-authenticate': 'Bearer error="invalid_token"' });
    case 'storm':
      return inStorm(random);
  }
}

function inStorm(random: Seeded): Fate {
  const dice = random.next();
  const delay = random.chance(0.2) ? random.below(400) : 0;
  if (dice < 0.04) return { type: 'lost', delay };
  if (dice < 0.08) return { type: 'unanswered', delay };
  if (dice < 0.1) return { type: 'cut', delay };
  if (dice < 0.16) return { type: 'again', delay, after: random.below(3000) };
  if (dice < 0.17) return problem(500);
  if (dice < 0.18) return problem(429, { 'retry-after': '1' });
  return { type: 'pass', delay, answerDelay: random.chance(0.05) ? random.below(500) : 0 };
}
