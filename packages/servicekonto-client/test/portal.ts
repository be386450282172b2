import { createServer as createHttp, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createMemoryStateStore } from '@rathaus/client-core';
import {
  allowHttp,
  allowSandbox,
  createServicekonto,
  type Identity,
  type Servicekonto,
  type ServicekontoConfig,
  type ServicekontoEvent,
} from '../src/index.ts';
import type { LoginProvider } from '../src/login/protocol.ts';
import { toNodeHandler } from '../src/node/index.ts';
import { type OidcOptions, oidc } from '../src/oidc/index.ts';
import { cookieKey } from './mock-browser.ts';

/** A real server with a start page that shows who is logged in. */
export interface Portal {
  origin: string;
  port: number;
  konto: Servicekonto;
  events: ServicekontoEvent[];
  close(): Promise<void>;
}

export async function startPortal(options: {
  /** The one called `broker`; `config.providers` may have others instead. */
  provider: OidcOptions | LoginProvider;
  tls?: { key: string; cert: string };
  publicOrigin?: string;
  config?: Partial<ServicekontoConfig>;
}): Promise<Portal> {
  const events: ServicekontoEvent[] = [];
  let handler: ReturnType<typeof toNodeHandler> | undefined;
  const listener: Parameters<typeof createHttp>[1] = (incoming, outgoing) =>
    void handler?.(incoming, outgoing);
  const server: Server = options.tls
    ? createHttps(options.tls, listener as never)
    : createHttp(listener as never);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = options.publicOrigin ?? `http://127.0.0.1:${port}`;
  const konto = createServicekonto({
    tenant: 'musterstadt',
    baseUrl: origin,
    store: createMemoryStateStore(),
    cookieKeys: [cookieKey],
    providers: { broker: 'connect' in options.provider ? options.provider : oidc(options.provider) },
    observer: (event) => events.push(event),
    [allowHttp]: true,
    [allowSandbox]: true,
    ...options.config,
  });
  handler = toNodeHandler(async (request) => (await konto.handle(request)) ?? (await page(konto, request)));
  return {
    origin,
    port,
    konto,
    events,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function page(konto: Servicekonto, request: Request): Promise<Response> {
  const session = await konto.session(request);
  const { pathname } = new URL(request.url);
  const who = session
    ? `<p id="wer">${nameOf(session.identity)}: ${session.level}</p><form method="post" action="/logout"><button>Abmelden</button></form>`
    : '<p id="wer">niemand</p>';
  const link = `<a id="login" href="/login/broker?level=substanziell&amp;return=${encodeURIComponent(pathname)}">Anmelden</a>`;
  const html = `<!doctype html><html lang="de"><title>Musterstadt</title><h1>${pathname}</h1>${who}${link}</html>`;
  return new Response(html, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}

function nameOf(identity: Identity): string {
  if (identity.kind === 'organisation') return identity.name ?? '';
  return `${identity.givenNames ?? ''} ${identity.familyName ?? ''}`;
}
