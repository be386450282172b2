import { allowHttp, allowSandbox, type ClientOptions } from '@rathaus/client-core';
import { type ConfigFaults, checkConfig, configOf } from '@rathaus/client-core/config';
import type { Clock } from '@rathaus/client-core/observe';
import { allowInsecurePublicKey } from '../danger/index.ts';
import { exchangeError } from '../errors.ts';
import type { PublicKeyTrust } from '../keys/check-jwk.ts';
import { jwksUrlOf, type RoutingPortal } from './portal-keys.ts';

/** One environment of the Routing API, and whose signatures count in it. */
export interface RoutingClientOptions {
  /** Address with the version at its end: `routingEnvironments.test.baseUrl`. */
  baseUrl: string;
  /** Portals whose signatures are accepted; all others are refused. */
  portals: readonly RoutingPortal[];
  /**
   * Hosts of the delivery service as signatures name them (`submissionHost`): that of `endpoints.submissionApi`, and what
   * else the environment was called when older routes were signed.
   */
  submissionHosts: readonly string[];
  /** Root certificates for the keys of the portals; `[allowInsecurePublicKey]: true` in TEST. */
  trust?: PublicKeyTrust | undefined;
  /** Names product and operator. The service answers 403 without it or to ones it takes for robots. */
  userAgent: string;
  /** Milliseconds for one request. Default 30,000. */
  timeout?: number | undefined;
  /** Milliseconds `trust.isRevoked` may take. Default 30,000. */
  applicationTimeout?: number | undefined;
  /** Bytes of one answer of the routing service. Default 10,000,000. */
  maxResponseBytes?: number | undefined;
  /** Milliseconds the keys of a portal are used before they are read again. Default 600,000. */
  keyCacheTime?: number | undefined;
  /** Milliseconds until an unknown kid may make the client look for new keys. Default 30,000. */
  keyRefetchPause?: number | undefined;
  /** Milliseconds a signature may be old. Default: any age, because signatures are kept in catalogues for years. */
  maxSignatureAge?: number | undefined;
  /** Milliseconds a signature may lie in the future. Default 300,000. */
  skew?: number | undefined;
  /** Milliseconds a call waits when the service grants no more requests. Default 30,000. */
  maxRateWait?: number | undefined;
  retry?: ClientOptions['retry'];
  fetch?: typeof fetch | undefined;
  clock?: Clock | undefined;
  /** Waits between requests. */
  sleep?: ClientOptions['sleep'];
  [allowHttp]?: true | undefined;
  [allowSandbox]?: true | undefined;
}

/** Errors: `exchange.config.invalid`, all faults at once. */
export function checkRoutingOptions(options: RoutingClientOptions): void {
  checkConfig(
    (facts) => exchangeError('exchange.config.invalid', facts),
    (faults) => judge(configOf(options), faults),
  );
}

const numbers = [
  'timeout',
  'applicationTimeout',
  'maxResponseBytes',
  'keyCacheTime',
  'keyRefetchPause',
  'maxSignatureAge',
] as const;

function judge(options: RoutingClientOptions, faults: ConfigFaults): void {
  faults.address('baseUrl', options.baseUrl, options);
  faults.text('userAgent', options.userAgent);
  for (const member of numbers) faults.number(member, options[member], 1);
  for (const member of ['skew', 'maxRateWait'] as const) faults.number(member, options[member], 0);
  judgePortals(options, faults);
  judgeHosts(options.submissionHosts, faults);
}

function judgePortals(options: RoutingClientOptions, faults: ConfigFaults): void {
  const { portals, trust } = options;
  if (!Array.isArray(portals) || portals.length === 0) {
    faults.add('portals', 'is empty; without a portal no route can be verified');
    return;
  }
  const issuers = new Set<string>();
  let needRoots = false;
  for (const [index, portal] of portals.entries()) {
    const member = `portals[${index}]`;
    const { issuer, jwksUrl, pinnedKeys = [] }: Partial<RoutingPortal> = configOf(portal);
    if (faults.address(`${member}.issuer`, issuer, options)) {
      if (issuers.has(issuer as string)) faults.add(`${member}.issuer`, 'occurs twice');
      issuers.add(issuer as string);
      const url = jwksUrl ?? jwksUrlOf({ issuer: issuer as string });
      if (faults.address(`${member}.jwksUrl`, url, options) && new URL(url).pathname.endsWith('/'))
        faults.add(`${member}.jwksUrl`, 'must name a file');
    }
    if (!Array.isArray(pinnedKeys) || !pinnedKeys.every((print) => /^[\w-]{43}$/.test(print)))
      faults.add(`${member}.pinnedKeys`, 'must be SHA-256 thumbprints (RFC 7638) in base64url');
    needRoots ||= pinnedKeys.length === 0;
  }
  if (needRoots && trust?.[allowInsecurePublicKey] !== true && !trust?.roots?.length)
    faults.add('trust.roots', 'is empty; without root certificates or pinned keys no portal can be trusted');
}

function judgeHosts(hosts: readonly string[], faults: ConfigFaults): void {
  if (!Array.isArray(hosts) || hosts.length === 0) {
    faults.add('submissionHosts', 'is empty; without it a route could lead to another environment');
    return;
  }
  for (const [index, host] of hosts.entries())
    if (typeof host !== 'string' || URL.parse(`https://${host}/`)?.host !== host.toLowerCase())
      faults.add(`submissionHosts[${index}]`, 'must be a host without scheme and path');
}

/** The hosts in the form in which they are compared. */
export const hostsOf = (options: RoutingClientOptions): readonly string[] =>
  options.submissionHosts.map((host) => host.toLowerCase());

/** What the clients of core take. Picked, because a bigger configuration fits here too. */
export const coreOptionsOf = (options: RoutingClientOptions): Omit<ClientOptions, 'baseUrl'> => ({
  userAgent: options.userAgent,
  timeout: options.timeout,
  retry: options.retry,
  fetch: options.fetch,
  clock: options.clock,
  sleep: options.sleep,
  [allowHttp]: options[allowHttp],
  [allowSandbox]: options[allowSandbox],
});
