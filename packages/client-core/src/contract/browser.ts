/**
 * Whether the platform is a browser: only there a script may not set cookies, and the header vanishes without a word
 * (Fetch standard, section 2.2.2, forbidden request-headers). Servers, edge run times and tests with a made-up
 * `document` keep it.
 */
export const isBrowser = (): boolean =>
  !new Request('data:,', { headers: { cookie: 'a=b' } }).headers.has('cookie');
