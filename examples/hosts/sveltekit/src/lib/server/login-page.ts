import type { LoginPage } from '@rathaus/servicekonto-client';
import { render } from 'svelte/server';
import Login from '#lib/Login.svelte';

/** A page of the login between head and foot of the site. `provider`: at the logout it posts a form there. */
export function loginPage({ title, language, main, scriptSource }: LoginPage, provider: string): Response {
  const { head, body } = render(Login, { props: { title, main } });
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${head}</head><body>${body}</body></html>`;
  const policy = [
    "default-src 'none'",
    `script-src ${scriptSource || "'none'"}`,
    `form-action 'self' ${provider}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return new Response(html, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy.join('; ') },
  });
}
