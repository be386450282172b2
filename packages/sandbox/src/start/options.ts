import { sandboxError } from '../errors/sandbox-error.ts';
import type { DeliveryLimits } from '../fit-connect/limits.ts';
import type { SandboxEvent } from '../log/request-log.ts';
import { isLoopbackAddress } from '../net/loopback-address.ts';
import { type ServiceName, serviceNames } from '../net/service-name.ts';
import type { TlsOptions } from '../net/tls.ts';
import type { OidcClient } from '../oidc/clients.ts';
import type { BrokerLifetimes } from '../oidc/lifetimes.ts';
import { registrationOf, type SamlServiceProvider } from '../saml/service-provider.ts';

/** How the sandbox starts; without any option on free ports with random ids. */
export interface SandboxOptions {
  /**
   * Port of the start page; the services follow on the next ports. A taken port is replaced by a free one.
   * Default 0: free ports for all.
   */
  port?: number | undefined;
  /**
   * Same seed, same ids and secrets, also those made at run time. Without it the invented world is the usual one and
   * run-time ids are random (a durable inbox must not see a submission id twice).
   */
  seed?: string | undefined;
  /** Serves every origin with TLS. */
  tls?: TlsOptions | undefined;
  /** Addresses that the outside sees, for example `{ oidc: 'https://login.land.test' }` behind a host resolver rule. */
  publicOrigins?: Partial<Record<ServiceName | 'control', string>> | undefined;
  /** Relying parties of the login broker beside the seeded ones. */
  clients?: readonly OidcClient[] | undefined;
  /** SAML service providers of BundID and Mein Unternehmenskonto beside the seeded one. */
  serviceProviders?: readonly SamlServiceProvider[] | undefined;
  /** Lifetimes at the login broker in seconds. */
  lifetimes?: Partial<BrokerLifetimes> | undefined;
  /** Limits of the delivery service, smaller ones make them testable. */
  limits?: Partial<DeliveryLimits> | undefined;
  /** Lifetime of an access token of the delivery service in seconds. Default 1800. */
  tokenSeconds?: number | undefined;
  /**
   * Keeps what happened in this folder: submissions, contents, events, keys, callbacks, clock, datasets, ports and the id
   * of the sandbox. One running sandbox per folder. Without it everything ends with the process. Sessions, tokens, faults
   * and the log are never kept.
   */
  stateFolder?: string | undefined;
  /** Bytes of the largest message into the mailbox, with its files. Default 1 GB; the real limit is not public. */
  maxMessageBytes?: number | undefined;
  /** `ckan.max_resource_size` in bytes. Default 10 MiB, as CKAN. */
  maxResourceSize?: number | undefined;
  /** Watches every answered request: ids only. It may throw, reject or hang; the sandbox goes on. */
  observer?: ((event: SandboxEvent) => unknown) | undefined;
  /** Closes the sandbox; while it starts, ends the start with `core.aborted`. */
  signal?: AbortSignal | undefined;
}

/** All faults at once. */
export function checkOptions(options: SandboxOptions): void {
  const faults: string[] = [];
  const { port, publicOrigins, clients, lifetimes, limits, tokenSeconds, maxResourceSize, maxMessageBytes } =
    options;
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_000)) {
    faults.push('port must be an integer from 0 to 65000');
  }
  for (const [name, origin] of Object.entries(publicOrigins ?? {})) {
    if (name !== 'control' && !serviceNames.includes(name as ServiceName))
      faults.push(`publicOrigins.${name} is unknown`);
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      faults.push(`publicOrigins.${name} must be an origin without path or trailing slash`);
    }
  }
  const ids = (clients ?? []).map(({ clientId }) => clientId);
  if (new Set(ids).size !== ids.length) faults.push('clients must have different ids');
  for (const { clientId, redirectUris, backchannelLogoutUri } of clients ?? []) {
    if (redirectUris.length === 0) faults.push(`client ${clientId} has no redirect address`);
    // An emulator must not call the open web.
    if (backchannelLogoutUri !== undefined && !isLoopbackAddress(backchannelLogoutUri))
      faults.push(`client ${clientId} has a backchannelLogoutUri that is not on this machine`);
  }
  const names = new Map<string, number>();
  for (const [index, given] of (options.serviceProviders ?? []).entries()) {
    const { provider, problems } = registrationOf(given);
    for (const problem of problems) faults.push(`serviceProviders[${index}]: ${problem}`);
    if (provider === undefined) continue;
    const same = names.get(provider.entityId);
    // The second one would silently take the place of the first.
    if (same !== undefined)
      faults.push(
        `serviceProviders[${index}]: has the entityId of serviceProviders[${same}] (${provider.entityId}); give one with all addresses`,
      );
    names.set(provider.entityId, index);
  }
  const numbers = { ...lifetimes, ...limits, tokenSeconds, maxResourceSize, maxMessageBytes };
  for (const [name, value] of Object.entries(numbers)) {
    if (value !== undefined && !(value > 0)) faults.push(`${name} must be greater than 0`);
  }
  if (faults.length > 0) {
    throw sandboxError('sandbox.config.invalid', {
      message: `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}: ${faults.join('; ')}`,
      details: { faults: faults.length },
    });
  }
}
