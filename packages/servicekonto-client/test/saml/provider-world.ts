import { expect } from 'vitest';
import type { Outside, Surroundings } from '../../src/login/protocol.ts';
import { IdentityProviderSource } from '../../src/saml/metadata/identity-provider.ts';
import type { IdentityProvider } from '../../src/saml/options.ts';
import { rsaKeys, testCertificate } from './certificates.ts';
import { entityId, idpMetadata, type ProviderMetadata } from './provider-metadata.ts';

/** When the clock of a world starts. */
export const start = Date.UTC(2026, 10, 30, 8);
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
/** Where the provider publishes its metadata. */
export const address = 'https://idp.musterland.example/metadata';
/** Where it takes requests when that is pasted. */
export const ssoUrl = 'https://idp.musterland.example/by-hand';

const pairs = Array.from({ length: 3 }, () => rsaKeys());
/** A certificate of one of three key pairs. */
export const certificateOf = (pair: number, notAfter = start + 800 * day, cn = `idp-${pair}`) =>
  testCertificate({ cn, keys: pairs[pair]!, notAfter });
export const [first, second, third] = [0, 1, 2].map((pair) => certificateOf(pair)) as [
  string,
  string,
  string,
];

/** A provider whose metadata and whose moods can be changed, on a clock that is moved. */
export function world(options: Partial<IdentityProvider> = {}, config: Partial<Outside> = {}) {
  let now = start;
  let answer: () => Response | Promise<Response> = () => new Response('?', { status: 500 });
  const asked: string[] = [];
  const surroundings: Surroundings = {
    id: 'bundid',
    config: {
      fetch: async (url, init) => {
        asked.push(url);
        expect(init.redirect).toBe('manual');
        return answer();
      },
      ...config,
    },
    callbackUrl: 'https://www.musterstadt.example/login/callback/bundid',
    loggedOutUrl: 'https://www.musterstadt.example/logged-out',
    routeUrl: (name) => `https://www.musterstadt.example/login/bundid/${name}`,
    timeout: 1000,
    applicationTimeout: 1000,
    clock: () => now,
  };
  const source = new IdentityProviderSource({ entityId, metadata: address, ...options }, surroundings);
  return {
    source,
    asked,
    pass: (time: number) => {
      now += time;
    },
    publish: (...certificates: string[]) => {
      answer = () => new Response(idpMetadata({ certificates }));
    },
    publishAs: (facts: ProviderMetadata) => {
      answer = () => new Response(idpMetadata(facts));
    },
    answer: (next: typeof answer) => {
      answer = next;
    },
    fallSilent: () => {
      answer = () => new Response('<h1>Wartung</h1>', { status: 503 });
    },
    /** Which of the pairs verify. */
    keys: async (signal?: AbortSignal) => {
      const found = await source.keys(signal);
      return found.map((key) => pairs.findIndex(({ publicKey }) => publicKey.equals(key)));
    },
    refresh: (signal?: AbortSignal) => source.refresh(signal),
  };
}

/** An error by its code, and by the reason in its details. */
export const failing = (code: string, reason?: string) =>
  expect.objectContaining({
    code,
    ...(reason === undefined ? {} : { details: expect.objectContaining({ reason }) }),
  });
