import { createMemoryStateStore, type RathausError } from '@rathaus/client-core';
import {
  createServicekonto,
  type Servicekonto,
  type ServicekontoConfig,
  type Vertrauensniveau,
} from '@rathaus/servicekonto-client';
import { skewOf } from './clock.ts';

type Metadata = Readonly<Record<string, unknown>>;

/** What the start of a login came to. */
export type Started =
  /** Where the browser is sent; `cookie` is what it would bring back. */
  | { readonly kind: 'redirect'; readonly location: string; readonly cookie: string }
  /** A form that the browser posts: no OpenID Connect. */
  | { readonly kind: 'form' }
  | { readonly kind: 'error'; readonly error: RathausError };

/** The login of a configuration, played without a person; remembers what the provider said. */
export interface ProviderProbe {
  /** Metadata of the provider, once it was asked. */
  metadata(): Metadata | undefined;
  /** Milliseconds by which our clock is ahead of that of the provider. */
  skew(): number | undefined;
  /** Addresses that were called successfully. */
  called(address: unknown): boolean;
  start(level: Vertrauensniveau | undefined): Promise<Started>;
  /** Brings back an answer; the error that it ends with. */
  answer(url: URL, cookie: string): Promise<RathausError | undefined>;
  fetch(url: string): Promise<Response>;
}

const isMetadata = (url: string): boolean => new URL(url).pathname.includes('/.well-known/');

/** Its own memory as store, so that nothing of it stays and no limit counts it. */
export function createProbe(
  config: ServicekontoConfig,
  provider: string,
  signal: AbortSignal,
): ProviderProbe {
  const clock = config.clock ?? Date.now;
  const send = config.fetch ?? ((url: string, init: RequestInit) => fetch(url, init));
  const succeeded = new Set<string>();
  let metadata: Metadata | undefined;
  let skew: number | undefined;
  let failure: RathausError | undefined;

  async function recorded(url: string, init: RequestInit): Promise<Response> {
    const response = await send(url, init);
    skew = skewOf(response, clock()) ?? skew;
    if (response.ok) succeeded.add(url);
    if (response.ok && isMetadata(url)) {
      const value: unknown = await response
        .clone()
        .json()
        .catch(() => undefined);
      if (typeof value === 'object' && value !== null) metadata = value as Metadata;
    }
    return response;
  }

  const konto: Servicekonto = createServicekonto({
    ...config,
    store: createMemoryStateStore({ clock }),
    fetch: recorded,
    observer: undefined,
    logger: undefined,
    renderError: ({ error, status }) => {
      failure = error;
      return new Response(null, { status });
    },
  });
  const handled = async (request: Request): Promise<Response> => {
    failure = undefined;
    const response = await konto.handle(request);
    if (!response) throw new TypeError('not an address of the login');
    return response;
  };

  return {
    metadata: () => metadata,
    skew: () => skew,
    called: (address) => typeof address === 'string' && succeeded.has(address),
    fetch: (url) =>
      send(url, {
        redirect: 'manual',
        headers: { accept: 'text/html, application/json' },
        signal: AbortSignal.any([signal, AbortSignal.timeout(config.timeout ?? 10_000)]),
      }),
    async start(level) {
      const { origin } = new URL(config.baseUrl);
      const href = await konto.loginHref(new Request(origin, { signal }), { provider, level });
      const response = await handled(new Request(new URL(href, origin), { signal }));
      if (failure) return { kind: 'error', error: failure };
      const location = response.headers.get('location');
      if (location === null) return { kind: 'form' };
      const cookie = response.headers
        .getSetCookie()
        .map((line) => line.split(';', 1)[0])
        .join('; ');
      return { kind: 'redirect', location, cookie };
    },
    async answer(url, cookie) {
      const byPost = config.providers[provider]?.answersBy === 'POST';
      const address = new URL(url);
      if (byPost) address.search = '';
      const init: RequestInit = byPost
        ? {
            method: 'POST',
            body: url.searchParams.toString(),
            headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
          }
        : { headers: { cookie } };
      await handled(new Request(address, { ...init, signal }));
      return failure;
    },
  };
}
