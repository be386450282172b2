import type { LoginPage } from '../config/pages.ts';

/** SHA-256 of an inline style or script, as a content security policy names it. */
export async function sourceHash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}

/**
 * The policy of a page in a frame of the application. Its own stays as it is, and ours comes beside it: a browser obeys
 * both, so ours can only forbid more. It forbids little, so that no frame breaks: to be framed, a foreign base address,
 * and on the page that carries a token to the provider every script but ours. A frame without a policy gets a strict one.
 */
export function framedPolicy(own: string | null, { kind, scriptSource }: LoginPage): string {
  const ours = ["frame-ancestors 'none'", "base-uri 'self'"];
  if (kind === 'passage') ours.push(`script-src ${scriptSource || "'none'"}`);
  const policy = ours.join('; ');
  return own === null
    ? `default-src 'self'; img-src 'self' data:; object-src 'none'; ${policy}`
    : `${own}, ${policy}`;
}
