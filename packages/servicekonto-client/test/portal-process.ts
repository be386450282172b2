/**
 * One of several processes of a portal, a program of its own: `portal-fleet.ts` starts it with its settings as JSON in the
 * environment. Every answer says which process gave it.
 */
import { createServer } from 'node:http';
import { allowHttp, allowSandbox, createServicekonto } from '../src/index.ts';
import { toNodeHandler } from '../src/node/index.ts';
import { type OidcOptions, oidc } from '../src/oidc/index.ts';
import { cookieKey } from './mock-browser.ts';
import { openSharedStore, type SharedStoreKind } from './shared-store.ts';

/** What a process of the portal has to know. */
export interface PortalSettings {
  readonly name: string;
  readonly port: number;
  /** Address of the proxy in front of all processes. */
  readonly baseUrl: string;
  readonly provider: OidcOptions;
  /** `timeout`: milliseconds of one call. */
  readonly store: { readonly kind: SharedStoreKind; readonly url: string; readonly timeout: number };
  /** Milliseconds of a request to the provider, where its own default is not enough. */
  readonly timeout?: number;
}

const settings = JSON.parse(process.env.RATHAUS_TEST_PORTAL ?? '{}') as PortalSettings;
const store = await openSharedStore(settings.store.kind, settings.store.url, {
  timeout: settings.store.timeout,
});
const konto = createServicekonto({
  tenant: 'musterstadt',
  baseUrl: settings.baseUrl,
  store,
  cookieKeys: [cookieKey],
  providers: { broker: oidc(settings.provider) },
  login: { startsPerMinute: 1_000_000 },
  timeout: settings.timeout,
  [allowHttp]: true,
  [allowSandbox]: true,
});

/** Who is logged in, and a form that only their session may send. */
async function ownPage(request: Request): Promise<Response> {
  const session = await konto.session(request);
  if (request.method === 'POST') {
    const token = new URLSearchParams(await request.text()).get('csrf');
    return new Response(null, { status: session?.verifyCsrf(token) ? 204 : 403 });
  }
  const name = session?.identity.kind === 'person' ? session.identity.familyName : undefined;
  const html = `<!doctype html><html lang="de"><title>Portal</title><p id="wer">${name ?? 'niemand'}</p><p id="niveau">${session?.level ?? '-'}</p><input name="csrf" value="${session?.csrfToken ?? ''}"></html>`;
  return new Response(html, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}

const handler = toNodeHandler(async (request) => (await konto.handle(request)) ?? ownPage(request));
createServer({ keepAliveTimeout: 120_000 }, (incoming, outgoing) => {
  outgoing.setHeader('x-process', settings.name);
  void handler(incoming, outgoing);
}).listen(settings.port, '127.0.0.1', () => console.log('ready'));
