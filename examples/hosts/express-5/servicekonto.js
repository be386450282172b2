// The login of this site: made once for the whole process.
import { createMemoryStateStore } from '@rathaus/client-core';
import { allowHttp, allowSandbox, createServicekonto } from '@rathaus/servicekonto-client';
import { oidc } from '@rathaus/servicekonto-client/oidc';
import { frame, htmlHeaders } from './pages.js';

const { PORT: port = '3000', ISSUER = '', CLIENT_ID = '', CLIENT_SECRET = '', COOKIE_KEY = '' } = process.env;
const missing = Object.entries({ ISSUER, CLIENT_ID, CLIENT_SECRET, COOKIE_KEY })
  .filter(([, value]) => !value)
  .map(([name]) => name);
if (missing.length > 0)
  throw new Error(`Es fehlen Umgebungsvariablen: ${missing.join(', ')} (siehe README.md)`);

const baseUrl = process.env.BASE_URL ?? `http://127.0.0.1:${port}`;
const proxyStripsPath = process.env.PROXY_STRIPS_PATH === '1';
/** Path of the public address, in front of every link. */
export const base = new URL(baseUrl).pathname.replace(/\/$/, '');
/** Path below which requests arrive here. */
export const mount = proxyStripsPath ? '' : base;

export const konto = createServicekonto({
  tenant: 'musterstadt',
  baseUrl,
  proxyStripsPath,
  store: createMemoryStateStore(), // one process; several share Redis or PostgreSQL
  cookieKeys: [COOKIE_KEY],
  providers: { broker: oidc({ issuer: ISSUER, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET }) },
  layout: ({ language, title, main, scriptSource }) =>
    new Response(frame(title, main, language), {
      headers: htmlHeaders({ scriptSource, formTarget: new URL(ISSUER).origin }),
    }),
  [allowHttp]: true, // remove it where the site has TLS
  [allowSandbox]: true, // remove it with the first real broker
});

/** What the pages show of the login. */
export async function visit(request) {
  const session = await konto.session(request);
  return {
    base,
    session,
    loginHref: await konto.loginHref(request, { level: 'niedrig', return: `${base}/` }),
    stepUpHref: await konto.loginHref(request, { level: 'hoch', return: `${base}/` }),
    logoutHref: await konto.logoutHref(request),
  };
}
