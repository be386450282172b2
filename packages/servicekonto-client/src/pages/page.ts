/** Headers of everything that happens during a login: never stored, never framed, no address passed on. */
export const guardHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  // Not `no-referrer`: that would turn the `Origin` of our own logout form into `null`.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/** Redirect that makes the browser use GET (RFC 9110, 15.4.4). */
export function seeOther(location: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ ...guardHeaders, location });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}
