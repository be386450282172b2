import * as oidc from 'openid-client';
import type { OidcProvider } from '../config/config.ts';
import { allowHttp, allowSandbox } from '../config/danger.ts';
import type { Settings } from '../config/validate.ts';
import { servicekontoError } from '../errors/login-errors.ts';
import { bounded } from './bounded-fetch.ts';
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

  /** Runs one exchange with a fresh secret; every failure leaves as a typed error. */
  async run<T>(signal: AbortSignal | undefined, use: (config: oidc.Configuration) => Promise<T>): Promise<T> {
    const { provider } = this;
    try {
      const metadata = await this.#discovered();
      const config = new oidc.Configuration(
        metadata,
        provider.clientId,
        this.#clientMetadata(),
        await this.#clientAuth(),
      );
      config.timeout = (this.#settings.config.timeout ?? 10_000) / 1000;
      config[oidc.customFetch] = this.#fetch(signal);
      if (this.#settings.config[allowHttp]) oidc.allowInsecureRequests(config);
      // TLS to the token endpoint would excuse an unchecked signature; brokers sit behind proxies, so check it.
      oidc.enableNonRepudiationChecks(config);
      if (this.#keys) oidc.setJwksCache(config, this.#keys);
      const result = await use(config);
      this.#keys = oidc.getJwksCache(config) ?? this.#keys;
      return result;
    } catch (error) {
      throw translateError(error, provider.id);
    }
  }

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
        timeout: (this.#settings.config.timeout ?? 10_000) / 1000,
        [oidc.customFetch]: this.#fetch(undefined),
        execute: this.#settings.config[allowHttp] ? [oidc.allowInsecureRequests] : [],
      },
    );
    const value = discovered.serverMetadata();
    if (value.issuer !== provider.issuer) {
      throw servicekontoError('servicekonto.provider.metadata', {
        message: 'issuer differs from the configured one',
      });
    }
    if (value['x-rathaus-sandbox'] !== undefined && !this.#settings.config[allowSandbox]) {
      throw servicekontoError('servicekonto.provider.sandbox', { details: { provider: provider.id } });
    }
    this.#metadata = { value, until: this.#settings.clock() + metadataLife };
    return value;
  }

  #clientMetadata(): Partial<oidc.ClientMetadata> {
    // openid-client reads the system clock; the difference to ours is handed over as skew.
    const skew = Math.round((this.#settings.clock() - Date.now()) / 1000);
    return { [oidc.clockSkew]: skew, [oidc.clockTolerance]: 30 };
  }

  async #clientAuth(): Promise<oidc.ClientAuth> {
    const { clientSecret, clientAuth } = this.provider;
    let secret: string;
    try {
      secret = typeof clientSecret === 'function' ? await clientSecret() : clientSecret;
    } catch (cause) {
      throw servicekontoError('servicekonto.client.secret', {
        details: { provider: this.provider.id },
        cause,
      });
    }
    if (typeof secret !== 'string' || secret === '') {
      throw servicekontoError('servicekonto.client.secret', { details: { provider: this.provider.id } });
    }
    return clientAuth === 'client_secret_basic'
      ? oidc.ClientSecretBasic(secret)
      : oidc.ClientSecretPost(secret);
  }

  #fetch(signal: AbortSignal | undefined): oidc.CustomFetch {
    const send = this.#settings.config.fetch ?? ((url: string, init: RequestInit) => fetch(url, init));
    return async (url, options) => {
      const signals = [options.signal, signal].filter((s): s is AbortSignal => s !== undefined);
      const init = { ...options, signal: AbortSignal.any(signals) } as RequestInit;
      return bounded(await send(url, init), this.provider.id);
    };
  }
}
