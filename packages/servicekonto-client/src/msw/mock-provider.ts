import type { Clock } from '@rathaus/client-core/observe';
import { base64url } from '../sealing/random.ts';

type Claims = Record<string, unknown>;

/** What a person at the mock provider is. */
export interface MockPerson {
  sub: string;
  /** Level as the provider words it; default: what was asked for, else STORK-QAA-Level-1. */
  acr?: string;
  /** Further claims, in the ID token and by UserInfo. */
  claims?: Claims;
  /** Claims that only UserInfo delivers. */
  userinfo?: Claims;
  /** Session at the provider. Default: a new one for each login. */
  sid?: string;
}

/** Ways to misbehave, for tests of an application's error pages and for attack tests. */
export interface MockTampering {
  idToken?: (claims: Claims, header: Claims) => void;
  /** Replaces the signature of the ID token. */
  signature?: (signingInput: string) => Uint8Array | Promise<Uint8Array>;
  metadata?: (metadata: Claims) => void;
  userinfo?: (claims: Claims) => void;
  /** Answers instead of the provider. */
  intercept?: (
    request: Request,
    endpoint: MockEndpoint,
  ) => Response | undefined | Promise<Response | undefined>;
}

/** Endpoints the mock provider counts. */
export type MockEndpoint = 'discovery' | 'jwks' | 'par' | 'token' | 'userinfo';

/** How the mock provider behaves. */
export interface MockProviderOptions {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Whether pushed requests are offered, demanded or unknown. Default `offered`. */
  par?: 'offered' | 'required' | 'absent' | undefined;
  clock?: Clock | undefined;
  tampering?: MockTampering | undefined;
}

/** A provider in memory: speaks the protocol for real (PKCE, single-use codes, signed ID tokens), has no pages. */
export interface MockProvider {
  /** Give as `fetch` of the configuration, or use the msw handlers. */
  fetch(url: string, init?: RequestInit): Promise<Response>;
  /** Does what the person does on the login page; returns the address the browser is sent back to. */
  login(authorizationUrl: string, person: MockPerson): Promise<string>;
  /** The same for `responseMode: 'form_post'`: the fields that the browser posts to the callback address. */
  answer(authorizationUrl: string, person: MockPerson): Promise<URLSearchParams>;
  /** Makes a new key and signs with it; the former one is published no more. */
  rollOver(): void;
  /** Token of a back-channel logout; `change` may spoil it. */
  logoutToken(
    ended: { sub?: string; sid?: string },
    change?: (claims: Claims, header: Claims) => void,
  ): Promise<string>;
  /** The person presses "cancel". */
  cancel(authorizationUrl: string): string;
  /** Parameters of an authorisation address, whether pushed or not. */
  parameters(authorizationUrl: string): URLSearchParams;
  /** Endpoints called so far. */
  readonly calls: MockEndpoint[];
  tampering: MockTampering;
}

interface Code {
  parameters: URLSearchParams;
  person: MockPerson;
}

const encode = (value: unknown) => base64url(new TextEncoder().encode(JSON.stringify(value)));
const json = (status: number, body: unknown) =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });

/**
 * Makes a provider for tests. Keys are made once per provider and live in memory only.
 *
 * @example
 * const provider = createMockProvider({ issuer, clientId: 'portal', clientSecret: 'test' });
 * const konto = createServicekonto({ ...config, fetch: provider.fetch });
 */
export function createMockProvider(options: MockProviderOptions): MockProvider {
  const { issuer, clientId, clientSecret, par = 'offered' } = options;
  const clock = options.clock ?? Date.now;
  const base = issuer.replace(/\/$/, '');
  const codes = new Map<string, Code>();
  const pushed = new Map<string, URLSearchParams>();
  const tokens = new Map<string, MockPerson>();
  const calls: MockEndpoint[] = [];
  let generation = 1;
  const makeKeys = () =>
    crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  let keys = makeKeys();
  const kid = () => (generation === 1 ? 'mock' : `mock-${generation}`);
  const provider: MockProvider = {
    calls,
    tampering: options.tampering ?? {},
    fetch: async (url, init) => answer(new Request(url, init)),
    parameters: (address) => {
      const query = new URL(address).searchParams;
      const uri = query.get('request_uri');
      return uri === null ? query : (pushed.get(uri) ?? query);
    },
    login: async (address, person) => {
      const parameters = provider.parameters(address);
      return back(parameters, { code: codeFor(parameters, person) });
    },
    answer: async (address, person) => {
      const parameters = provider.parameters(address);
      const state = parameters.get('state') ?? '';
      return new URLSearchParams({ code: codeFor(parameters, person), state, iss: issuer });
    },
    rollOver: () => {
      generation += 1;
      keys = makeKeys();
    },
    logoutToken: (ended, change) => {
      const now = Math.floor(clock() / 1000);
      const header: Claims = { alg: 'ES256', kid: kid(), typ: 'logout+jwt' };
      const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
      const jti = crypto.randomUUID();
      const claims: Claims = { iss: issuer, aud: clientId, iat: now, exp: now + 120, jti, events, ...ended };
      change?.(claims, header);
      return signed(header, claims);
    },
    cancel: (address) => back(provider.parameters(address), { error: 'access_denied' }),
  };

  function codeFor(parameters: URLSearchParams, person: MockPerson): string {
    const code = crypto.randomUUID();
    codes.set(code, { parameters, person });
    return code;
  }

  async function signed(header: Claims, claims: Claims): Promise<string> {
    const input = `${encode(header)}.${encode(claims)}`;
    const { privateKey } = await keys;
    const bytes = new TextEncoder().encode(input);
    const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, bytes);
    return `${input}.${base64url(new Uint8Array(signature))}`;
  }

  function back(parameters: URLSearchParams, result: Record<string, string>): string {
    const url = new URL(parameters.get('redirect_uri') ?? '');
    const state = parameters.get('state') ?? '';
    url.search = new URLSearchParams({ ...result, state, iss: issuer }).toString();
    return url.href;
  }

  async function answer(request: Request): Promise<Response> {
    const path = request.url.slice(base.length).split('?')[0];
    const endpoints: Record<string, [MockEndpoint, (request: Request) => Response | Promise<Response>]> = {
      '/.well-known/openid-configuration': ['discovery', discovery],
      '/jwks': ['jwks', jwks],
      '/par': ['par', push],
      '/token': ['token', token],
      '/userinfo': ['userinfo', userinfo],
    };
    const [endpoint, run] = (request.url.startsWith(base) && endpoints[path ?? '']) || [];
    if (!endpoint || !run) return new Response('not found', { status: 404 });
    calls.push(endpoint);
    return (await provider.tampering.intercept?.(request.clone(), endpoint)) ?? run(request);
  }

  function discovery(): Response {
    const metadata: Claims = {
      issuer,
      authorization_endpoint: `${base}/authorize`,
      token_endpoint: `${base}/token`,
      userinfo_endpoint: `${base}/userinfo`,
      jwks_uri: `${base}/jwks`,
      end_session_endpoint: `${base}/logout`,
      ...(par === 'absent' ? {} : { pushed_authorization_request_endpoint: `${base}/par` }),
      require_pushed_authorization_requests: par === 'required',
      response_types_supported: ['code'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['ES256'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    };
    provider.tampering.metadata?.(metadata);
    return json(200, metadata);
  }

  async function jwks(): Promise<Response> {
    // Before anything is waited for: the key and its name belong together.
    const name = kid();
    const { publicKey } = await keys;
    const jwk = await crypto.subtle.exportKey('jwk', publicKey);
    return json(200, {
      keys: [{ kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y, kid: name, alg: 'ES256', use: 'sig' }],
    });
  }

  async function client(request: Request): Promise<URLSearchParams | undefined> {
    const form = new URLSearchParams(await request.text());
    const basic = request.headers.get('authorization')?.match(/^Basic (.+)$/)?.[1];
    const [id, secret] = basic
      ? atob(basic).split(':').map(decodeURIComponent)
      : [form.get('client_id'), form.get('client_secret')];
    return id === clientId && secret === clientSecret ? form : undefined;
  }

  async function push(request: Request): Promise<Response> {
    const form = await client(request);
    if (!form) return json(401, { error: 'invalid_client' });
    const uri = `urn:ietf:params:oauth:request_uri:${crypto.randomUUID()}`;
    pushed.set(uri, form);
    return json(201, { request_uri: uri, expires_in: 60 });
  }

  async function token(request: Request): Promise<Response> {
    const form = await client(request);
    if (!form) return json(401, { error: 'invalid_client' });
    const value = form.get('code') ?? '';
    const code = codes.get(value);
    codes.delete(value);
    const verifier = new TextEncoder().encode(form.get('code_verifier') ?? '');
    const challenge = base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', verifier)));
    const fits =
      code?.parameters.get('code_challenge') === challenge &&
      code.parameters.get('code_challenge_method') === 'S256' &&
      code.parameters.get('redirect_uri') === form.get('redirect_uri');
    if (!code || !fits) return json(400, { error: 'invalid_grant' });
    const accessToken = crypto.randomUUID();
    tokens.set(accessToken, code.person);
    return json(200, {
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: 60,
      id_token: await idToken(code, accessToken),
    });
  }

  async function idToken({ parameters, person }: Code, accessToken: string): Promise<string> {
    const now = Math.floor(clock() / 1000);
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(accessToken));
    const header: Claims = { alg: 'ES256', kid: kid() };
    const claims: Claims = {
      ...person.claims,
      iss: issuer,
      aud: clientId,
      sub: person.sub,
      sid: person.sid ?? crypto.randomUUID(),
      iat: now,
      exp: now + 300,
      auth_time: now,
      at_hash: base64url(new Uint8Array(hash, 0, 16)),
      nonce: parameters.get('nonce') ?? undefined,
      acr: person.acr ?? parameters.get('acr_values')?.split(' ')[0] ?? 'STORK-QAA-Level-1',
    };
    provider.tampering.idToken?.(claims, header);
    const whole = await signed(header, claims);
    const input = whole.slice(0, whole.lastIndexOf('.'));
    const signature = await provider.tampering.signature?.(input);
    return signature ? `${input}.${base64url(signature)}` : whole;
  }

  function userinfo(request: Request): Response {
    const person = tokens.get(request.headers.get('authorization')?.replace(/^Bearer /, '') ?? '');
    if (!person) return new Response(null, { status: 401, headers: { 'www-authenticate': 'Bearer' } });
    const claims: Claims = { sub: person.sub, ...person.claims, ...person.userinfo };
    provider.tampering.userinfo?.(claims);
    return json(200, claims);
  }

  return provider;
}
