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

/** The built-in frame: small, without anything to load. */
export async function builtInPage(
  page: Omit<LoginPage, 'request' | 'scriptSource'> & Partial<Pick<LoginPage, 'scriptSource'>>,
): Promise<Response> {
  const { language, title, main, scriptSource = '' } = page;
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style>${builtInStyle}</style></head><body><main>${main}</main></body></html>`;
  // No `form-action`: Chromium applies it to redirects as well, and the logout form leads on to the provider.
  const scripts = scriptSource === '' ? '' : ` script-src ${scriptSource};`;
  const policy = `default-src 'none'; style-src ${await sourceHash(builtInStyle)};${scripts} base-uri 'none'; frame-ancestors 'none'`;
  return new Response(html, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
  });
}
