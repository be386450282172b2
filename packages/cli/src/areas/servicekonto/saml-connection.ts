import { randomBytes } from 'node:crypto';
import { isRathausError } from '@rathaus/client-core';
import type { ServicekontoConfig } from '@rathaus/servicekonto-client';
import type { SamlProvider } from '@rathaus/servicekonto-client/saml';
import type { Terminal } from '../../program/terminal.ts';

type Provider = ServicekontoConfig['providers'][string];
export type Connection = ReturnType<Provider['connect']>;

const milliseconds = 10_000;

/** Our addresses of a provider. */
export function addressesOf({ baseUrl, paths }: ServicekontoConfig, id: string) {
  const base = baseUrl.replace(/\/+$/, '');
  return {
    callbackUrl: `${base}${paths?.callback ?? '/login/callback'}/${id}`,
    loggedOutUrl: `${base}${paths?.loggedOut ?? '/logged-out'}`,
    routeUrl: (name: string) => `${base}${paths?.login ?? '/login'}/${id}/${name}`,
  };
}

/** A provider of a configuration in use, without login and session around it. Asks nobody yet. */
export const connectionOf = (
  config: ServicekontoConfig,
  id: string,
  clock: Terminal['clock'] = config.clock ?? Date.now,
): Connection =>
  config.providers[id]!.connect({
    id,
    config,
    ...addressesOf(config, id),
    timeout: config.timeout ?? milliseconds,
    applicationTimeout: config.applicationTimeout ?? milliseconds,
    clock,
  });

/** What a browser would bring to the provider to start a login. Errors: those of the connection. */
export async function startOf(
  connection: Connection,
  config: ServicekontoConfig,
  signal: AbortSignal,
): ReturnType<Connection['start']> {
  const token = () => randomBytes(32).toString('base64url');
  const level = config.login?.defaultLevel ?? 'niedrig';
  const startedAt = (config.clock ?? Date.now)();
  return connection.start({ secret: token(), state: token(), level, fresh: false, startedAt }, { signal });
}

/** The signed request of a form; `undefined` where it goes by an address, or where the provider cannot be asked for its own. */
export async function requestOf(
  connection: Connection,
  config: ServicekontoConfig,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    const passage = await startOf(connection, config, signal);
    return passage.kind === 'form' ? passage.fields.SAMLRequest : undefined;
  } catch (error) {
    if (isRathausError(error) && error.code.startsWith('servicekonto.provider.')) return undefined;
    throw error;
  }
}

/** A provider that speaks SAML; `undefined` for any other. */
export function samlProviderOf(config: ServicekontoConfig, id: string): SamlProvider | undefined {
  const provider = config.providers[id];
  return provider?.protocol === 'saml' ? (provider as SamlProvider) : undefined;
}

/** Which account it is, by the options that only one of them has. */
export function accountOf({ options }: SamlProvider): 'bundid' | 'unternehmenskonto' | 'other' {
  if ('onlineServiceId' in options) return 'bundid';
  return 'attributes' in options ? 'other' : 'unternehmenskonto';
}
