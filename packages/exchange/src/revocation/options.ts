import type { StateStore } from '@rathaus/client-core';
import { checkConfig, isTenantId } from '@rathaus/client-core/config';
import type { Clock, Logger } from '@rathaus/client-core/observe';
import { exchangeError } from '../errors.ts';
import type { RevocationPolicy, RevocationSource } from './types.ts';

/** Where revocation is asked, what counts without an answer, and how much it may cost. Times in milliseconds. */
export interface RevocationOptions {
  /**
   * Whose answers are kept in `cache`. Answers are public and signed, so a provider may use one name for all its
   * authorities.
   */
  tenant: string;
  /** Asked in this order, until one has answered. Default: responder, then list, as the certificate names them. */
  sources?: readonly RevocationSource[] | undefined;
  /** Default `require`. */
  policy?: RevocationPolicy | undefined;
  /** Keeps answers as long as they hold; several workers share them. */
  cache: StateStore;
  /**
   * In place of connections of our own, for a house with a proxy. Needs `allowHosts`, because what a name leads to can
   * then not be seen here.
   */
  fetch?: typeof globalThis.fetch | undefined;
  /**
   * The only hosts that may be asked, `host` or `host:port`; they may be in the own network. Absent: any host with
   * public addresses, on ports 80 and 443. Hosts of `sources[].url` are allowed either way.
   */
  allowHosts?: readonly string[] | undefined;
  /** For one question with redirects and body. Default 5,000. */
  timeout?: number | undefined;
  /** Bytes of one revocation list. Default 20 MiB. An answer of a responder has at most 128 KiB. */
  maxBytes?: number | undefined;
  /** An answer is asked for again after so long, and one without an end holds so long. Default one hour. */
  maxAge?: number | undefined;
  /** A question without an answer is not repeated before. Default 30,000. */
  retryAfter?: number | undefined;
  clock?: Clock | undefined;
  /** Gets a line when the policy lets an unknown status pass, and when `cache` fails. */
  logger?: Logger | undefined;
}

/** The options with their defaults. Errors: `exchange.config.invalid`. */
export function withDefaults(options: RevocationOptions) {
  checkRevocationOptions(options);
  const { sources = [{ kind: 'ocsp' }, { kind: 'crl' }], policy = 'require', allowHosts } = options;
  return {
    tenant: options.tenant,
    cache: options.cache,
    fetch: options.fetch,
    logger: options.logger,
    sources,
    /** Milliseconds after the end of the last good answer. */
    grace: policy === 'require' ? 0 : policy.allowUnknownFor,
    allowHosts: allowHosts && new Set(allowHosts.map((host) => host.toLowerCase())),
    ownHosts: new Set(sources.flatMap(({ url }) => (url === undefined ? [] : [new URL(url).host]))),
    timeout: options.timeout ?? 5_000,
    maxBytes: options.maxBytes ?? 20 * 1024 * 1024,
    maxAge: options.maxAge ?? 3_600_000,
    retryAfter: options.retryAfter ?? 30_000,
    clock: options.clock ?? Date.now,
  };
}

const listed = (value: unknown): value is readonly unknown[] => Array.isArray(value) && value.length > 0;

function checkRevocationOptions(options: RevocationOptions): void {
  checkConfig(
    (facts) => exchangeError('exchange.config.invalid', facts),
    (faults) => {
      if (!isTenantId(options.tenant)) faults.tenant('tenant', options.tenant);
      if (typeof options.cache?.get !== 'function') faults.add('cache', 'is missing');
      for (const member of ['timeout', 'maxBytes', 'maxAge', 'retryAfter'] as const)
        faults.number(member, options[member], 1);
      const { sources, policy, allowHosts } = options;
      if (policy !== undefined && policy !== 'require') {
        const { allowUnknownFor } = Object(policy) as { allowUnknownFor?: unknown };
        if (allowUnknownFor === undefined)
          faults.add('policy', 'must be require or { allowUnknownFor: milliseconds }');
        else faults.number('policy.allowUnknownFor', allowUnknownFor, 1);
      }
      if (sources !== undefined && !listed(sources))
        faults.add('sources', 'must be a list that is not empty');
      else
        for (const [index, source] of (sources ?? []).entries())
          checkSource(`sources[${index}]`, source, faults.add);
      if (allowHosts !== undefined && !listed(allowHosts))
        faults.add('allowHosts', 'must be a list that is not empty');
      else
        for (const [index, host] of (allowHosts ?? []).entries())
          if (typeof host !== 'string' || URL.parse(`http://${host}`)?.host !== host.toLowerCase())
            faults.add(`allowHosts[${index}]`, 'must be a host, or host:port');
      if (options.fetch && allowHosts === undefined)
        faults.add('allowHosts', 'is missing: with a fetch of your own it is the only guard');
    },
  );
}

function checkSource(
  member: string,
  source: RevocationSource,
  add: (member: string, fault: string) => void,
): void {
  const { kind, url }: Partial<RevocationSource> = Object(source);
  if (kind !== 'ocsp' && kind !== 'crl') add(`${member}.kind`, 'must be one of ocsp, crl');
  if (url === undefined) return;
  const parsed = URL.parse(url);
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.username || parsed.password)
    add(`${member}.url`, 'must be an http: or https: address without credentials');
  if (kind !== 'ocsp') return;
  const { method = 'post', nonce = 'off' } = source as { method?: string; nonce?: string };
  if (method !== 'get' && method !== 'post') add(`${member}.method`, 'must be one of get, post');
  if (!['off', 'offer', 'require'].includes(nonce))
    add(`${member}.nonce`, 'must be one of off, offer, require');
}
