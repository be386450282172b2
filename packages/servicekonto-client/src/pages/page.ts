import { escapeHtml } from '@rathaus/client-core/text';
import type { LoginPage } from '../config/pages.ts';
import { sourceHash } from './policy.ts';
import { builtInStyle } from './style.ts';

/** A page of ours before it has a frame. */
export interface PageContent extends Omit<LoginPage, 'request' | 'scriptSource'> {
  /** A line of script, put behind the content and allowed by its hash. The page has to work without it. */
  readonly script?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
}

/** Headers of everything that happens during a login: never stored, never framed, no address passed on. */
export const guardHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  // Not `no-referrer`: that would turn the `Origin` of our own logout form into `null`.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/** The built-in frame: small, without anything to load. */
export async function builtInPage(page: Omit<LoginPage, 'request'>): Promise<Response> {
  const { language, title, main, scriptSource } = page;
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style>${builtInStyle}</style></head><body><main>${main}</main></body></html>`;
  // No `form-action`: Chromium applies it to redirects as well, and the logout form leads on to the provider.
  const scripts = scriptSource === undefined ? '' : ` script-src ${scriptSource};`;
  const policy = `default-src 'none'; style-src ${await sourceHash(builtInStyle)};${scripts} base-uri 'none'; frame-ancestors 'none'`;
  return new Response(html, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
  });
}

/** Redirect that makes the browser use GET (RFC 9110, 15.4.4). */
export function seeOther(location: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ ...guardHeaders, location });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}
