/** The three forms of a date in HTTP (RFC 9110, section 5.6.7): IMF-fixdate, RFC 850, asctime. */
const httpDate = /^\w+,? (?:(\d+)[ -](\w+)[ -](\d+)|(\w+) +(\d+)) (\S+) (?:GMT|(\d{4}))$/;

const halfCentury = 1_577_880_000_000;

function untilDate(text: string, now: number): number {
  const [, day, month, year, ansiMonth, ansiDay, time, ansiYear] = httpDate.exec(text) ?? [];
  const full = year?.length === 2 ? `20${year}` : (year ?? ansiYear);
  // `Date.parse` would take the time of asctime for local time; HTTP means GMT in all three.
  const wait = Date.parse(`${day ?? ansiDay} ${month ?? ansiMonth} ${full} ${time} GMT`) - now;
  // Two digits of a year are never so far ahead: it was a year of the last century.
  return year?.length === 2 && wait > halfCentury ? 0 : Math.max(0, wait);
}

/** Some servers send decimals, which no standard allows; they cannot mean anything else. */
const seconds = (text: string) => (/^\d+(\.\d+)?$/.test(text) ? +text * 1000 : Number.NaN);

/** The longest pause of the quotas that are used up: `"day";r=0;t=60, "hour";r=5;t=9`. */
const quotas = (text: string) =>
  Math.max(
    ...text
      // A name may look like parameters.
      .replace(/"[^"]*"/g, '')
      .split(',')
      .map((quota) => (/;\s*r=0+\s*(;|$)/.test(quota) ? +(/;\s*t=(\d+)/.exec(quota)?.[1] ?? -1) * 1000 : -1)),
  );

/**
 * Milliseconds that the service asks to wait; `undefined` when it says nothing that can be understood.
 * `Retry-After` as seconds or as a date (RFC 9110, section 10.2.3). With a 429 or 503 also `RateLimit`
 * (draft-ietf-httpapi-ratelimit-headers-10), `RateLimit-Reset` (draft 06, seconds) and `X-RateLimit-Reset` (seconds from now
 * or since 1970).
 */
export function retryAfter(
  { status, headers }: { readonly status?: number | undefined; readonly headers?: Headers | undefined },
  now: number,
): number | undefined {
  const get = (name: string) => headers?.get(name) ?? '';
  const waits = [seconds(get('retry-after')), untilDate(get('retry-after'), now)];
  if (status === 429 || status === 503) {
    const reset = seconds(get('ratelimit-reset') || get('x-ratelimit-reset'));
    waits.push(quotas(get('ratelimit')), reset > 1e12 ? Math.max(0, reset - now) : reset);
  }
  return waits.find((wait) => wait >= 0);
}
