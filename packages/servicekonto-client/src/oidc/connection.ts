import { isLocal, isRathausError, sandboxRefused } from '@rathaus/client-core';
import { unlessAborted } from '@rathaus/client-core/abort';
import type { Clock } from '@rathaus/client-core/observe';
import * as oidc from 'openid-client';
import { allowHttp, allowSandbox } from '../config/danger.ts';
import { servicekontoError } from '../errors.ts';
import { boundedFetch } from '../fetch/bounded-fetch.ts';
import type { Surroundings } from '../login/protocol.ts';
import { clientAuthOf } from './client-auth.ts';
import { decryptToken } from './decrypt-token.ts';
import { type JsonWebKeys, KeySet } from './key-set.ts';
import type { OidcOptions } from './options.ts';
import { translateError } from './translate-error.ts';

const hour = 3_600_000;
/** For so long metadata are used without asking again. */
const freshFor = hour;
/** For so long they are used when the provider does not answer: a login may still succeed. */
const usableFor = 24 * hour;
/** After a failure it is tried again so often. */
const pauseAfterFailure = 60_000;

/** Discovered metadata and keys of one provider. */
export class Connection {
  readonly #surroundings: Surroundings;
  readonly options: OidcOptions;
  readonly keys: KeySet;
  #metadata: { readonly value: oidc.ServerMetadata; readonly at: number } | undefined;
  #triedAt = Number.NEGATIVE_INFINITY;
  #pending: Promise<oidc.ServerMetadata> | undefined;

  constructor(options: OidcOptions, surroundings: Surroundings) {
    this.options = options;
    this.#surroundings = surroundings;
    this.keys = new KeySet({ clock: surroundings.clock, load: () => this.#loadKeys() });
  }

  get id(): string {
    return this.#surroundings.id;
  }

  get clock(): Clock {
    return this.#surroundings.clock;
  }

  /** Runs one exchange with a fresh secret; every failure leaves as a typed error, an abort at once. */
  async run<T>(signal: AbortSignal | undefined, use: (config: oidc.Configuration) => Promise<T>): Promise<T> {
    try {
      return await unlessAborted(this.#exchange(signal, use), signal, 'The exchange with a provider');
    } catch (error) {
      throw translateError(error, this.id);
    }
  }

  async #exchange<T>(
    signal: AbortSignal | undefined,
    use: (config: oidc.Configuration) => Promise<T>,
  ): Promise<T> {
    const { config: own, timeout } = this.#surroundings;
    const metadata = await this.metadata();
    const config = new oidc.Configuration(
      metadata,
      this.options.clientId,
      this.#clientMetadata(),
      await clientAuthOf(this.options, this.#surroundings, signal),
    );
    config.timeout = timeout / 1000;
    config[oidc.customFetch] = this.#fetchWithKeys(metadata, signal);
    if (own[allowHttp] === true) oidc.allowInsecureRequests(config);
    // TLS to the token endpoint would excuse an unchecked signature; brokers sit behind proxies, so check it.
    oidc.enableNonRepudiationChecks(config);
    return use(config);
  }

  /**
   * Shared by all who wait for it: whoever gives up leaves alone and does not take it from the others. Every failure is a
   * typed error.
   */
  async metadata(): Promise<oidc.ServerMetadata> {
    const now = this.#surroundings.clock();
    const known = this.#metadata;
    if (known && now - known.at < freshFor) return known.value;
    const isUsable = known !== undefined && now - known.at < usableFor;
    if (isUsable && now - this.#triedAt < pauseAfterFailure) return known.value;
    this.#pending ??= this.#discover().finally(() => {
      this.#pending = undefined;
    });
    try {
      return await this.#pending;
    } catch (error) {
      // Also for those who ask outside of an exchange: a logout by the provider, which needs its keys.
      const failed = translateError(error, this.id);
      // Only silence is borne: a provider that says something else than before is believed.
      if (!isUsable || failed.code !== 'servicekonto.provider.unreachable') throw failed;
      return known.value;
    }
  }

  async #discover(): Promise<oidc.ServerMetadata> {
    const { config, timeout, clock } = this.#surroundings;
    this.#triedAt = clock();
    const discovered = await oidc.discovery(
      new URL(this.options.issuer),
      this.options.clientId,
      this.#clientMetadata(),
      oidc.None(),
      {
        timeout: timeout / 1000,
        [oidc.customFetch]: this.#fetch(undefined),
        execute: config[allowHttp] === true ? [oidc.allowInsecureRequests] : [],
      },
    );
    const value = discovered.serverMetadata();
    if (value.issuer !== this.options.issuer) {
      throw servicekontoError('servicekonto.provider.metadata', {
        message: 'issuer differs from the configured one',
      });
    }
    this.#refuseEmulator(value);
    this.#metadata = { value, at: clock() };
    return value;
  }

  /** An emulator says so, or shows by endpoints on this machine that it is one. */
  #refuseEmulator(metadata: oidc.ServerMetadata): void {
    if (this.#surroundings.config[allowSandbox] === true) return;
    const endpoints = Object.entries(metadata).filter(([name]) => /_(endpoint|uri)$/.test(name));
    const local = endpoints.some(([, value]) => typeof value === 'string' && isLocal(value));
    if (local || metadata['x-rathaus-sandbox'] !== undefined) {
      throw sandboxRefused('a provider', { provider: this.id });
    }
  }

  async #loadKeys(): Promise<JsonWebKeys> {
    const { jwks_uri: address } = await this.metadata();
    const { config, timeout } = this.#surroundings;
    const url = URL.parse(address ?? '');
    if (!url || (url.protocol !== 'https:' && config[allowHttp] !== true))
      throw servicekontoError('servicekonto.provider.metadata', {
        message: 'jwks_uri is missing or no https:',
      });
    try {
      const response = await this.#fetch(undefined)(url.href, {
        body: undefined,
        headers: { accept: 'application/json, application/jwk-set+json' },
        method: 'GET',
        redirect: 'manual',
        signal: AbortSignal.timeout(timeout),
      });
      if (!response.ok) {
        const code = response.status >= 500 || response.status === 429 ? 'unreachable' : 'metadata';
        throw servicekontoError(`servicekonto.provider.${code}`, { status: response.status });
      }
      return (await response.json()) as JsonWebKeys;
    } catch (error) {
      // The foreign error is not kept: it may carry the whole answer.
      if (isRathausError(error)) throw error;
      throw error instanceof SyntaxError
        ? servicekontoError('servicekonto.provider.metadata', { message: 'the keys are no JSON' })
        : translateError(error, this.id);
    }
  }

  #clientMetadata(): Partial<oidc.ClientMetadata> {
    // openid-client reads the system clock; the difference to ours is handed over as skew.
    const skew = Math.round((this.#surroundings.clock() - Date.now()) / 1000);
    return { [oidc.clockSkew]: skew, [oidc.clockTolerance]: 30 };
  }

  /**
   * The library asks for keys and for tokens; keys come from {@link KeySet}, and a token is opened and its key sought
   * before the library sees it. So a key of five seconds ago is known, and a code is never exchanged twice for it.
   */
  #fetchWithKeys(metadata: oidc.ServerMetadata, signal: AbortSignal | undefined): oidc.CustomFetch {
    const send = this.#fetch(signal);
    return async (url, options) => {
      if (url === metadata.jwks_uri) return Response.json(await this.keys.current(signal));
      const response = await send(url, options);
      return url === metadata.token_endpoint && response.ok ? this.#opened(response, signal) : response;
    };
  }

  async #opened(response: Response, signal: AbortSignal | undefined): Promise<Response> {
    // Such as 204, to which no body can be given either.
    if (!response.body) return response;
    const text = await response.text();
    const { status, headers } = response;
    const body = tokensOf(text);
    // Whatever else it is, the library says it better.
    if (typeof body?.id_token !== 'string') return new Response(text, { status, headers });
    const { decrypters } = this.options;
    const timeout = this.#surroundings.applicationTimeout;
    const token = decrypters
      ? await decryptToken(body.id_token, { decrypters, signal, timeout })
      : body.id_token;
    await this.keys.seek(kidOf(token), { isTrusted: true, signal });
    return Response.json({ ...body, id_token: token }, { status });
  }

  #fetch(caller: AbortSignal | undefined): oidc.CustomFetch {
    const { fetch: own, [allowSandbox]: sandbox } = this.#surroundings.config;
    const send = own ?? ((url: string, init: RequestInit) => fetch(url, init));
    return (url, options) =>
      boundedFetch(send, url, options as RequestInit, {
        provider: this.id,
        caller,
        deadline: options.signal,
        sandbox: sandbox === true,
      });
  }
}

function tokensOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Name of the key that has signed a token, before anything of it is believed. */
export function kidOf(token: string): string | undefined {
  const [header = ''] = token.split('.', 1);
  try {
    const bytes = Uint8Array.from(atob(header.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.charCodeAt(0),
    );
    const { kid } = JSON.parse(new TextDecoder().decode(bytes)) as { kid?: unknown };
    return typeof kid === 'string' ? kid : undefined;
  } catch {
    return undefined;
  }
}
