import { Buffer } from 'node:buffer';
import { constants, createHmac, type KeyObject, sign } from 'node:crypto';
import { allowInsecurePublicKey } from '../src/danger/index.ts';
import type { RoutingClientOptions } from '../src/routing/routing-options.ts';
import { createTestKey, type TestKey } from './keys.ts';

export const destinationId = '6e1c4f0a-9b57-4c1e-8f3d-2a7b5c9d0e14';
export const leikaKey = '99102013104000';
export const serviceUrn = `urn:de:fim:leika:leistung:${leikaKey}`;
export const ars = '059990012012';
export const rsUrn = (key: string) => `urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:rs:${key}`;
export const issuer = 'https://portal.beispiel.example';
export const now = Date.UTC(2026, 10, 29, 12);

export const portalKey = createTestKey('portal-sig-2026', 'signature');
export const otherKey = createTestKey('portal-sig-2027', 'signature');

/** What a portal signs for the invented town. */
export const claims = (more: object = {}) => ({
  submissionHost: 'zustelldienst.example',
  iss: issuer,
  services: [{ gebietIDs: [rsUrn(ars)], leistungIDs: [serviceUrn] }],
  destinationId,
  iat: Date.UTC(2025, 0, 1) / 1000,
  jti: '2b0d6c7e-58f1-4a9c-b3e4-7d1f0a6c9e25',
  ...more,
});

const encode = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** A compact JWS; `header` and `payload` as text go in as they are. */
export function jws(
  payload: unknown = claims(),
  { header = {}, key = portalKey }: { header?: object | string; key?: TestKey } = {},
): string {
  const head = typeof header === 'string' ? header : { kid: key.kid, typ: 'jwt', alg: 'PS512', ...header };
  const input = `${encode(head)}.${encode(payload)}`;
  return `${input}.${pss(input, key.privateKey)}`;
}

const pss = (input: string, key: KeyObject) =>
  sign('sha512', Buffer.from(input), {
    key,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: 64,
  }).toString('base64url');

/** The tricks with `alg`: none, RSA with PKCS#1 v1.5, HMAC with the public key as its secret. */
export function forged(alg: 'none' | 'RS512' | 'HS512', payload: unknown = claims()): string {
  const input = `${encode({ kid: portalKey.kid, typ: 'jwt', alg })}.${encode(payload)}`;
  if (alg === 'none') return `${input}.`;
  const bytes = Buffer.from(input);
  const signature =
    alg === 'RS512'
      ? sign('sha512', bytes, portalKey.privateKey)
      : createHmac('sha512', portalKey.publicKey.export({ type: 'spki', format: 'pem' }))
          .update(bytes)
          .digest();
  return `${input}.${signature.toString('base64url')}`;
}

export interface RoutingWorld {
  options: RoutingClientOptions;
  /** Path and query of every request, in order. */
  asked: string[];
  routes: unknown[];
  keys: unknown[];
  /** Answers instead of the world when it returns something. */
  intercept: (url: URL) => Response | undefined | Promise<Response | undefined>;
  headers: Record<string, string>;
  time: number;
  waits: number[];
}

/** A routing service and a portal behind one `fetch`, with a clock that moves when somebody waits. */
export function createRoutingWorld(more: Partial<RoutingClientOptions> = {}): RoutingWorld {
  const world: RoutingWorld = {
    asked: [],
    routes: [{ destinationId, destinationSignature: jws() }],
    keys: [portalKey.jwk],
    intercept: () => undefined,
    headers: {},
    time: now,
    waits: [],
    options: {
      baseUrl: 'https://routing.example/v2',
      portals: [{ issuer }],
      submissionHosts: ['zustelldienst.example'],
      trust: { [allowInsecurePublicKey]: true },
      userAgent: 'Test/1.0',
      retry: { limit: 0 },
      clock: () => world.time,
      sleep: async (milliseconds) => {
        world.waits.push(milliseconds);
        world.time += milliseconds;
      },
      fetch: async (input) => {
        const url = new URL(input instanceof Request ? input.url : String(input));
        world.asked.push(`${url.pathname}${url.search}`);
        const own = await world.intercept(url);
        if (own) return own;
        if (url.pathname === '/.well-known/jwks.json') return Response.json({ keys: world.keys });
        const offset = Number(url.searchParams.get('offset'));
        const routes = world.routes.slice(offset, offset + Number(url.searchParams.get('limit')));
        const totalCount = world.routes.length;
        return Response.json(
          { count: routes.length, offset, totalCount, routes },
          { headers: world.headers },
        );
      },
      ...more,
    },
  };
  return world;
}
