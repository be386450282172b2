import {
  type ClientOptions,
  createClient,
  isRathausError,
  isSandboxKey,
  openContract,
  type RathausError,
  sandboxRefused,
} from '@rathaus/client-core';
import { type Abortable, unlessAborted } from '@rathaus/client-core/abort';
import type { Clock } from '@rathaus/client-core/observe';
import { allowInsecurePublicKey, allowSandbox } from '../danger/index.ts';
import { exchangeError } from '../errors.ts';
import type { PublicJwk, PublicKeyTrust } from '../keys/check-jwk.ts';
import { type CheckedPublicKey, importPublicJwk } from '../keys/import-jwk.ts';
import { thumbprint } from './thumbprint.ts';

/** A portal (Self-Service-Portal) whose signature binds service and area to a destination. */
export interface RoutingPortal {
  /** `iss` of its signatures, exactly: an `https:` address. */
  issuer: string;
  /** Where its public keys are. Default `<issuer>/.well-known/jwks.json`, which no public source confirms. */
  jwksUrl?: string | undefined;
  /**
   * SHA-256 thumbprints (RFC 7638, base64url) of keys that are trusted without a certificate, for a portal that
   * publishes none. All other keys need one that leads to `trust.roots`.
   */
  pinnedKeys?: readonly string[] | undefined;
}

export interface PortalKeysOptions {
  portal: RoutingPortal;
  trust: PublicKeyTrust;
  /** Options of core for the calls; `baseUrl` comes from the portal. */
  client: Omit<ClientOptions, 'baseUrl'>;
  clock: Clock;
  applicationTimeout: number | undefined;
  /** Milliseconds a set of keys is used. */
  cacheTime: number;
  /** Milliseconds until an unknown kid may cause another look. */
  refetchPause: number;
}

/** The checked key with a kid; `undefined` when the portal publishes none, or two. */
export type PortalKeys = (kid: string, call?: Abortable) => Promise<CheckedPublicKey | undefined>;

interface KeySet {
  at: number;
  jwks: ReadonlyMap<string, PublicJwk | 'twice'>;
  checked: Map<string, CheckedPublicKey>;
}

type JwksPaths = {
  '/{file}': {
    get: {
      parameters: { path: { file: string } };
      responses: { 200: { content: { 'application/json': unknown } } };
    };
  };
};

const mostKeys = 100;
const maxResponseBytes = 2_000_000;

/**
 * The keys of one portal: read once for all who wait, kept for a while, and read again when a signature names a kid that
 * is not among them (roll-over), but not more often than `refetchPause` allows, because a kid is foreign text.
 * Errors: `exchange.key.refused`, `exchange.routing.unusable-answer`, `core.*`.
 */
export function createPortalKeys(options: PortalKeysOptions): PortalKeys {
  const { portal, clock, cacheTime, refetchPause } = options;
  const read = reader(options);
  let known: KeySet | undefined;
  let flight: Promise<KeySet> | undefined;

  const load = () => {
    flight ??= read()
      .then((jwks) => {
        known = { at: clock(), jwks, checked: new Map() };
        return known;
      })
      .finally(() => {
        flight = undefined;
      });
    return flight;
  };
  // A clock that was set back must not keep keys for longer.
  const younger = (set: KeySet, age: number) => clock() >= set.at && clock() - set.at < age;

  return async (kid, { signal } = {}) => {
    const wait = (work: Promise<KeySet>) => unlessAborted(work, signal, 'Reading the keys of a portal');
    let set = known && younger(known, cacheTime) ? known : await wait(load());
    if (!set.jwks.has(kid) && !younger(set, refetchPause)) set = await wait(load());
    const jwk = set.jwks.get(kid);
    if (jwk === undefined || jwk === 'twice') return undefined;
    const checked = set.checked.get(kid) ?? (await check(jwk, kid, portal, options, signal));
    set.checked.set(kid, checked);
    return checked;
  };
}

async function check(
  jwk: PublicJwk,
  kid: string,
  { pinnedKeys = [] }: RoutingPortal,
  { trust, client, clock, applicationTimeout }: PortalKeysOptions,
  signal: AbortSignal | undefined,
): Promise<CheckedPublicKey> {
  if (isSandboxKey(kid) && client[allowSandbox] !== true) throw sandboxRefused('a public key of a portal');
  // Whoever pins a key has looked at it himself; the profile (RSA 4096, PS512, verify) is checked all the same.
  const pinned = pinnedKeys.includes(thumbprint(jwk));
  return importPublicJwk(jwk, 'signature', {
    trust: pinned ? { ...trust, [allowInsecurePublicKey]: true } : trust,
    clock,
    signal,
    applicationTimeout,
  });
}

function reader({ portal, client }: PortalKeysOptions): () => Promise<KeySet['jwks']> {
  const url = new URL(jwksUrlOf(portal));
  const file = url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
  const api = createClient<JwksPaths>({
    maxResponseBytes,
    ...client,
    baseUrl: new URL('.', url).href,
    contract: openContract<JwksPaths>(),
  });
  return async () => {
    const answer = await api.get('/{file}', { path: { file } });
    const keys =
      typeof answer === 'object' && answer !== null ? (answer as { keys?: unknown }).keys : undefined;
    if (!Array.isArray(keys) || keys.length > mostKeys)
      throw exchangeError('exchange.routing.unusable-answer', { details: { part: 'jwks' } });
    const jwks = new Map<string, PublicJwk | 'twice'>();
    for (const key of keys as unknown[]) {
      if (typeof key !== 'object' || key === null) continue;
      const { kid } = key as PublicJwk;
      // Of two keys with one name nobody can tell which is meant.
      if (typeof kid === 'string') jwks.set(kid, jwks.has(kid) ? 'twice' : { ...key });
    }
    return jwks;
  };
}

/** Where the keys of a portal are. */
export const jwksUrlOf = ({ issuer, jwksUrl }: RoutingPortal): string =>
  jwksUrl ?? `${issuer.replace(/\/$/, '')}/.well-known/jwks.json`;

/** Whether an error says that nobody could be asked, rather than that a key was refused. */
export const isOutage = (error: unknown): error is RathausError =>
  !isRathausError(error) || (error.code !== 'exchange.key.refused' && error.code !== 'core.sandbox.refused');
