import { createMemoryStateStore, type StateStore } from '@rathaus/client-core';
import {
  allowSandbox,
  createServicekonto,
  type Servicekonto,
  type ServicekontoConfig,
  type ServicekontoEvent,
} from '../src/index.ts';
import { createMockProvider, type MockPerson, type MockProvider, type MockTampering } from '../src/msw.ts';
import { type OidcOptions, oidc } from '../src/oidc/index.ts';

export const portal = 'https://portal.musterstadt.test';
export const issuer = 'https://login.land.test';
/** Only for tests. */
export const cookieKey = 'nur-fuer-Tests:0123456789-abcdefghijk';

/** As much of a browser as a login needs: a cookie jar with `Max-Age`, and requests without redirects. */
export class MockBrowser {
  readonly jar = new Map<string, string>();
  readonly #konto: Servicekonto;
  readonly #origin: string;

  constructor(konto: Servicekonto, origin = portal) {
    this.#konto = konto;
    this.#origin = origin;
  }

  request(address: string, init: RequestInit = {}): Request {
    const headers = new Headers(init.headers);
    if (this.jar.size > 0)
      headers.set('cookie', [...this.jar].map(([name, value]) => `${name}=${value}`).join('; '));
    return new Request(new URL(address, this.#origin), { ...init, headers });
  }

  async visit(address: string, init: RequestInit = {}): Promise<Response> {
    const response = await this.#konto.handle(this.request(address, init));
    if (!response) throw new Error(`not handled: ${address}`);
    this.keep(response);
    return response;
  }

  keep(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = cookie.split('; ');
      const at = pair.indexOf('=');
      if (attributes.includes('Max-Age=0')) this.jar.delete(pair.slice(0, at));
      else this.jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }

  /** Starts a login and returns the provider's address. */
  async start(query = ''): Promise<string> {
    const response = await this.visit(`/login/broker${query}`);
    const location = response.headers.get('location');
    if (response.status !== 303 || !location?.startsWith(issuer)) {
      throw new Error(`login did not start: ${response.status} ${location} ${await response.text()}`);
    }
    return location;
  }

  session() {
    return this.#konto.session(this.request('/'));
  }
}

export const erika: MockPerson = {
  sub: 'sub-erika',
  acr: 'STORK-QAA-Level-3',
  claims: {
    bPK2: 'bpk2-erika',
    givenName: 'Erika',
    surname: 'Probe',
    birthdate: '1980-02-29',
    postalAddress: 'Beispielweg 1',
    postalCode: '12345',
    localityName: 'Musterstadt',
    country: 'DE',
    mail: 'erika@example.org',
    legacyPostkorbHandle: '6f1d1c5e-0000-4000-8000-000000000001',
    assertionProvedBy: 'Elster',
  },
};

export interface World {
  konto: Servicekonto;
  provider: MockProvider;
  browser: MockBrowser;
  store: StateStore;
  events: ServicekontoEvent[];
  /** Moves the clock of both sides, in milliseconds. */
  advance(ms: number): void;
  newBrowser(): MockBrowser;
  login(person?: MockPerson, query?: string, browser?: MockBrowser): Promise<Response>;
}

/** Portal, provider and browser in one process, on one clock. */
export function createWorld(
  more: {
    provider?: Partial<OidcOptions>;
    config?: Partial<ServicekontoConfig>;
    tampering?: MockTampering;
    par?: 'offered' | 'required' | 'absent';
    /** Offset of the provider's clock to ours, in milliseconds. */
    skew?: number;
  } = {},
): World {
  let now = Date.UTC(2026, 10, 23, 8);
  const clock = () => now;
  const store = createMemoryStateStore({ clock });
  const events: ServicekontoEvent[] = [];
  const provider = createMockProvider({
    issuer,
    clientId: 'portal',
    clientSecret: 'only-for-tests',
    clock: () => now + (more.skew ?? 0),
    par: more.par,
    tampering: more.tampering,
  });
  const konto = createServicekonto({
    tenant: 'musterstadt',
    baseUrl: portal,
    store,
    clock,
    fetch: provider.fetch,
    observer: (event) => events.push(event),
    cookieKeys: [cookieKey],
    providers: {
      broker: oidc({
        issuer,
        clientId: 'portal',
        clientSecret: 'only-for-tests',
        ...more.provider,
      } as OidcOptions),
    },
    [allowSandbox]: true,
    ...more.config,
  });
  const browser = new MockBrowser(konto);
  return {
    konto,
    provider,
    browser,
    store,
    events,
    advance: (ms) => {
      now += ms;
    },
    newBrowser: () => new MockBrowser(konto),
    login: async (person = erika, query = '', using = browser) =>
      using.visit(await provider.login(await using.start(query), person)),
  };
}

/** Code that the error page shows. */
export async function codeOf(response: Response): Promise<string | undefined> {
  return (await response.text()).match(/<code>([^<]+)<\/code>/)?.[1];
}
