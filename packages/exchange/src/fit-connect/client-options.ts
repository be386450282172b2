import {
  allowHttp,
  allowSandbox,
  type ClientOptions,
  isLocal,
  type TokenSourceOptions,
} from '@rathaus/client-core';
import { type ConfigFaults, checkConfig, configOf } from '@rathaus/client-core/config';
import type { Clock, Random } from '@rathaus/client-core/observe';
import { exchangeError } from '../errors.ts';
import type { FitConnectEndpoints } from './environments.ts';

/** One FIT-Connect environment and one client id. */
export interface FitConnectClientOptions {
  endpoints: FitConnectEndpoints;
  clientId: string;
  /** The secret, or a function that reads it (a file, a vault) within `applicationTimeout`. */
  clientSecret: TokenSourceOptions['clientSecret'];
  /** Names product and operator. The service answers 403 without it or to ones it takes for robots. */
  userAgent: string;
  /** Milliseconds for one request without content. Default 30,000. */
  timeout?: number | undefined;
  /** Milliseconds that `clientSecret()` may take. Default 30,000. */
  applicationTimeout?: number | undefined;
  fetch?: typeof fetch | undefined;
  clock?: Clock | undefined;
  /** Repetitions of one call. What must last longer is the matter of outbox and inbox. */
  retry?: ClientOptions['retry'];
  /** Waits between repetitions. */
  sleep?: ClientOptions['sleep'];
  random?: Random | undefined;
  [allowHttp]?: true | undefined;
  [allowSandbox]?: true | undefined;
}

/** Judges addresses and credentials; what is local is the sandbox and needs `[allowSandbox]`. */
export function judgeClientOptions(options: FitConnectClientOptions, faults: ConfigFaults): void {
  faults.text('clientId', options.clientId);
  faults.textOrFunction('clientSecret', options.clientSecret);
  faults.text('userAgent', options.userAgent);
  faults.number('timeout', options.timeout, 1);
  faults.number('applicationTimeout', options.applicationTimeout, 1);
  const endpoints: Partial<FitConnectEndpoints> = options.endpoints ?? {};
  for (const name of ['tokenUrl', 'submissionApi', 'destinationApi'] as const)
    faults.address(`endpoints.${name}`, endpoints[name], options);
  const { serviceIssuers = [] } = endpoints;
  if (!Array.isArray(serviceIssuers)) faults.add('endpoints.serviceIssuers', 'must be a list');
  else
    for (const [index, issuer] of serviceIssuers.entries()) {
      const member = `endpoints.serviceIssuers[${index}]`;
      if (faults.text(member, issuer) && isLocal(issuer) && options[allowSandbox] !== true)
        faults.add(member, 'is a local or reserved name (needs [allowSandbox]: true, for development)');
    }
}

/** Errors: `exchange.config.invalid`, all faults at once. */
export const checkClientOptions = (options: FitConnectClientOptions): void =>
  checkConfig(
    (facts) => exchangeError('exchange.config.invalid', facts),
    (faults) => judgeClientOptions(configOf(options), faults),
  );

/** The part of the options that every client of core takes. Picked, because a whole `ExchangeConfig` fits here too. */
export const coreOptions = ({
  userAgent,
  timeout,
  fetch,
  clock,
  retry,
  sleep,
  random,
  ...dangers
}: FitConnectClientOptions) => ({
  userAgent,
  timeout,
  fetch,
  clock,
  retry,
  sleep,
  random,
  [allowHttp]: dangers[allowHttp],
  [allowSandbox]: dangers[allowSandbox],
});
