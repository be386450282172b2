// The login of this site: made once for the whole process.
import { createMemoryStateStore } from '@rathaus/client-core';
import { allowHttp, allowSandbox, createServicekonto, type Servicekonto } from '@rathaus/servicekonto-client';
import { oidc } from '@rathaus/servicekonto-client/oidc';
import { loginPage } from './login-page.ts';

/** Public address of the site. */
export const baseUrl = process.env.BASE_URL ?? `http://127.0.0.1:${process.env.PORT ?? 3000}`;

function create(): Servicekonto {
  const { ISSUER = '', CLIENT_ID = '', CLIENT_SECRET = '', COOKIE_KEY = '' } = process.env;
  const missing = Object.entries({ ISSUER, CLIENT_ID, CLIENT_SECRET, COOKIE_KEY })
    .filter(([, value]) => value === '')
    .map(([name]) => name);
  if (missing.length > 0)
    throw new Error(`Es fehlen Umgebungsvariablen: ${missing.join(', ')} (siehe README.md)`);
  return createServicekonto({
    tenant: 'musterstadt',
    baseUrl,
    store: createMemoryStateStore(), // one process; several share Redis or PostgreSQL
    cookieKeys: [COOKIE_KEY],
    providers: { broker: oidc({ issuer: ISSUER, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET }) },
    layout: (page) => loginPage(page, new URL(ISSUER).origin),
    [allowHttp]: true, // remove it where the site has TLS
    [allowSandbox]: true, // remove it with the first real broker
  });
}

const kept = globalThis as { musterstadtKonto?: Servicekonto };

/**
 * Vite loads this file anew after a change while you develop: who is logged in should stay so. Not made on import,
 * because `vite build` imports it without the environment.
 */
export function servicekonto(): Servicekonto {
  kept.musterstadtKonto ??= create();
  return kept.musterstadtKonto;
}
