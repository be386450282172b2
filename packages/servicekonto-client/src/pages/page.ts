import { escapeHtml } from '@rathaus/client-core/text';
import type { Language } from '@rathaus/client-core/texts';

/** SHA-256 of an inline style or script, as a content security policy names it. */
export async function sourceHash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}

const style =
  'body{font:1.125rem/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem;color:#171a2b;background:#fff}a,button{font:inherit;color:#10349e}button{padding:.6rem 1rem;border:2px solid #10349e;background:#fff;cursor:pointer}@media (prefers-color-scheme:dark){body{background:#12141c;color:#f0f1f5}a,button{color:#a9bdff}button{background:none;border-color:#a9bdff}}';

/** Headers of everything that happens during a login: never stored, never framed, no address passed on. */
export const guardHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  // Not `no-referrer`: that would turn the `Origin` of our own logout form into `null`.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/** What few pages need. */
export interface PageOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** A line of script, allowed by its hash. The page has to work without it. */
  readonly script?: string;
}

/**
 * A small accessible page. `body` is trusted HTML. The policy has no `form-action`: Chromium applies
 * it to redirects as well, and the logout form leads on to the provider.
 */
export async function page(
  status: number,
  language: Language,
  title: string,
  body: string,
  { headers = {}, script = '' }: PageOptions = {},
): Promise<Response> {
  const scripts = script === '' ? '' : ` script-src ${await sourceHash(script)};`;
  const inline = script === '' ? '' : `<script>${script}</script>`;
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style>${style}</style></head><body><main><h1>${escapeHtml(title)}</h1>${body}</main>${inline}</body></html>`;
  return new Response(html, {
    status,
    headers: {
      ...guardHeaders,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src ${await sourceHash(style)};${scripts} base-uri 'none'; frame-ancestors 'none'`,
      ...headers,
    },
  });
}

/** Redirect that makes the browser use GET (RFC 9110, 15.4.4). */
export function seeOther(location: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ ...guardHeaders, location });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}
