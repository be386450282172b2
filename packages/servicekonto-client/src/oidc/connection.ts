import { isLocal, sandboxRefused } from '@rathaus/client-core';
import { callApplication, unlessAborted } from '@rathaus/client-core/abort';
import * as oidc from 'openid-client';
import type { OidcProvider } from '../config/config.ts';
import { allowHttp, allowSandbox } from '../config/danger.ts';
import type { Settings } from '../config/validate.ts';
import { servicekontoError } from '../errors.ts';
import { boundedFetch } from './bounded-fetch.ts';
import { translateError } from './translate-error.ts';

const metadataLife = 3_600_000;

/** Discovered metadata and keys of one provider, kept for an hour. */
export class Connection {
  readonly #settings: Settings;
  readonly provider: OidcProvider;
  #metadata: { value: oidc.ServerMetadata; until: number } | undefined;
  #pending: Promise<oidc.ServerMetadata> | undefined;
  #keys: Parameters<typeof oidc.setJwksCache>[1] | undefined;

  constructor(settings: Settings, provider: OidcProvider) {
    this.#settings = settings;
    this.provider = provider;
  }

  /** Runs one exchange with a fresh secret; every failure leaves as a typed error, an abort at once. */
  async run<T>(signal: AbortSignal | undefined, use: (config: oidc.Configuration) => Promise<T>): Promise<T> {
    try {
      return await unlessAborted(this.#exchange(signal, use), signal, 'The exchange with a provider');
    } catch (error) {
      throw translateError(error, this.provider.id);
    }
  }

  async #exchange<T>(
    signal: AbortSignal | undefined,
    use: (config: oidc.Configuration) => Promise<T>,
  ): Promise<T> {
    const { provider } = this;
    const metadata = await this.#discovered();
    const config = new oidc.Configuration(
      metadata,
      provider.clientId,
      this.#clientMetadata(),
      await this.#clientAuth(signal),
    );
    config.timeout = this.#settings.timeout / 1000;
    config[oidc.customFetch] = this.#fetch(signal);
    if (this.#settings.config[allowHttp] === true) oidc.allowInsecureRequests(config);
    // TLS to the token endpoint would excuse an unchecked signature; brokers sit behind proxies, so check it.
    oidc.enableNonRepudiationChecks(config);
    if (this.#keys) oidc.setJwksCache(config, this.#keys);
    const result = await use(config);
    this.#keys = oidc.getJwksCache(config) ?? this.#keys;
    return result;
  }

  /** Shared by all who wait for it: whoever gives up leaves alone and does not take it from the others. */
  async #discovered(): Promise<oidc.ServerMetadata> {
    const now = this.#settings.clock();
    if (this.#metadata && now < this.#metadata.until) return this.#metadata.value;
    this.#pending ??= this.#discover().finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  async #discover(): Promise<oidc.ServerMetadata> {
    const { provider } = this;
    const discovered = await oidc.discovery(
      new URL(provider.issuer),
      provider.clientId,
      this.#clientMetadata(),
      oidc.None(),
      {
        timeout: this.#settings.timeout / 1000,
        [oidc.customFetch]: this.#fetch(undefined),
        execute: this.#settings.config[allowHttp] === true ? [oidc.allowInsecureRequests] : [],
      },
    );
    const value = discovered.serverMetadata();
    if (value.issuer !== provider.issuer) {
      throw servicekontoError('servicekonto.provider.metadata', {
        message: 'issuer differs from the configured one',
      });
    }
    this.#refuseEmulator(value);
    this.#metadata = { value, until: this.#settings.clock() + metadataLife };
    return value;
  }

  /** An emulator says so, or shows by endpoints on this machine that it is one. */
  #refuseEmulator(metadata: oidc.ServerMetadata): void {
    if (this.#settings.config[allowSandbox] === true) return;
    const endpoints = Object.entries(metadata).filter(([name]) => /_(endpoint|uri)$/.test(name));
    const local = endpoints.some(([, value]) => typeof value === 'string' && isLocal(value));
    if (local || metadata['x-rathaus-sandbox'] !== undefined) {
      throw sandboxRefused('a provider', { provider: this.provider.id });
    }
  }

  #clientMetadata(): Partial<oidc.ClientMetadata> {
    // openid-client reads the system clock; the difference to ours is handed over as skew.
    const skew = Math.round((this.#settings.clock() - Date.now()) / 1000);
    return { [oidc.clockSkew]: skew, [oidc.clockTolerance]: 30 };
  }

  async #clientAuth(signal: AbortSignal | undefined): Promise<oidc.ClientAuth> {
    const { clientSecret, clientAuth, id } = this.provider;
    let secret: unknown = clientSecret;
    if (typeof clientSecret === 'function') {
      try {
        secret = await callApplication(
          'The function for the client secret',
          (both) => clientSecret({ signal: both }),
          { signal, timeout: this.#settings.applicationTimeout },
        );
      } catch (cause) {
        if (signal?.aborted) throw cause;
        throw servicekontoError('servicekonto.client.secret', { details: { provider: id }, cause });
      }
    }
    if (typeof secret !== 'string' || secret === '') {
      throw servicekontoError('servicekonto.client.secret', { details: { provider: id } });
    }
    return clientAuth === 'client_secret_basic'
      ? oidc.ClientSecretBasic(secret)
      : oidc.ClientSecretPost(secret);
  }

  #fetch(caller: AbortSignal | undefined): oidc.CustomFetch {
    const { fetch: own, [allowSandbox]: sandbox } = this.#settings.config;
    const send = own ?? ((url: string, init: RequestInit) => fetch(url, init));
    return (url, options) =>
      boundedFetch(send, url, options as RequestInit, {
        provider: this.provider.id,
        caller,
        deadline: options.signal,
        sandbox: sandbox === true,
      });
  }
}
