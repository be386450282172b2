import { createPemSigner, publicJwk } from '@rathaus/client-core/node';
import { createLocalJWKSet, exportJWK, generateKeyPair, type JSONWebKeySet, jwtVerify } from 'jose';
import { createGateway, type GatewayConfig, type GatewayEvent } from '../src/gateway/index.ts';
import { createWorld, portal } from './mock-browser.ts';

/** A key for tests, made anew. */
export async function gatewayKey(kid: string, alg: 'ES256' | 'RS256' = 'ES256') {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid };
  return { signer: createPemSigner({ key, algorithm: alg }), publicKey: publicJwk({ key, alg }) };
}

export const audience = 'https://www.musterstadt.test';

/** A login with a gateway in front of it, in one process and on one clock. */
export async function createGatewayWorld(
  more: Partial<GatewayConfig> = {},
  login: Parameters<typeof createWorld>[0] = {},
) {
  let now = Date.UTC(2026, 10, 23, 8);
  const clock = () => now;
  const world = createWorld({ ...login, config: { clock, ...login.config } });
  const events: GatewayEvent[] = [];
  const keys = [await gatewayKey('erster')];
  const gateway = createGateway(world.konto, {
    tenant: 'musterstadt',
    baseUrl: portal,
    audience,
    keys,
    clock,
    observer: (event) => events.push(event),
    ...more,
  });
  /** As a browser that opens a page. */
  const ask = async (query = '', headers: Record<string, string> = {}, init: RequestInit = {}) => {
    const response = await gateway.handle(
      world.browser.request(`${portal}/gateway/auth${query}`, {
        ...init,
        headers: { accept: 'text/html', ...headers },
      }),
    );
    if (!response) throw new Error('not handled');
    return response;
  };
  /** What a site does: the key list once, then each token, with the one algorithm it was set up for. */
  const site = async (token: string, { alg = 'ES256', aud = audience, at = now } = {}) => {
    const list = (await (await gateway.handle(
      new Request(`${portal}/gateway/jwks.json`),
    ))!.json()) as JSONWebKeySet;
    return jwtVerify(token, createLocalJWKSet(list), {
      algorithms: [alg],
      issuer: portal,
      audience: aud,
      currentDate: new Date(at),
      requiredClaims: ['sub', 'exp', 'iat', 'jti'],
      maxTokenAge: 60,
    });
  };
  return {
    ...world,
    gateway,
    events,
    keys,
    ask,
    site,
    advance: (ms: number) => {
      now += ms;
      world.advance(ms);
    },
  };
}
