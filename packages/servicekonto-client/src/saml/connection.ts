import type { KeyObject } from 'node:crypto';
import { isRathausError } from '@rathaus/client-core';
import { servicekontoError } from '../errors.ts';
import { reachedLevel } from '../level/level-words.ts';
import type {
  FinishedLogin,
  Passage,
  ProviderAnswer,
  StartedLogin,
  Surroundings,
} from '../login/protocol.ts';
import { randomToken } from '../sealing/random.ts';
import { allowCbc, allowNonConformingOaep } from './danger.ts';
import { decryptOnce } from './encryption/decrypt.ts';
import { readCertificate } from './keys/certificate.ts';
import { logoutRequest, sessionName } from './logout/logout-request.ts';
import { IdentityProviderSource } from './metadata/identity-provider.ts';
import type { SamlOptions } from './options.ts';
import type { NameId, SamlProfile } from './profile.ts';
import { authnRequest, forcesAuthn, requestIdOf } from './request/authn-request.ts';
import { redirectUrl } from './request/redirect.ts';
import { postedMessage } from './response/message.ts';
import { readResponse } from './response/read-response.ts';
import { refusalError } from './response/status.ts';
import { type Signing, signMessage } from './signature/sign.ts';

/** What of a login the logout needs; stays sealed beside the session. */
interface LogoutMemory {
  readonly nameId: NameId;
  readonly sessionIndex?: string | undefined;
}

/** One identity provider in use by one tenant. */
export class SamlConnection {
  readonly profile: SamlProfile;
  readonly options: SamlOptions;
  readonly surroundings: Surroundings;
  readonly #source: IdentityProviderSource;
  #signingKey: KeyObject | undefined;

  constructor(profile: SamlProfile, options: SamlOptions, surroundings: Surroundings) {
    this.profile = profile;
    this.options = options;
    this.surroundings = surroundings;
    this.#source = new IdentityProviderSource(options.identityProvider, surroundings);
  }

  /** Our key for signatures: the first of the configuration. */
  signing(signal: AbortSignal | undefined): Signing {
    const { signer, certificate } = this.options.keys.signing[0]!;
    this.#signingKey ??= readCertificate(certificate).publicKey;
    return {
      signer,
      publicKey: this.#signingKey,
      timeout: this.surroundings.applicationTimeout,
      signal,
    };
  }

  /** Where the provider takes logouts by POST; `undefined` when it has no such address. */
  async sloUrl(signal: AbortSignal | undefined): Promise<string | undefined> {
    const { sloUrl } = this.options.identityProvider;
    return sloUrl ?? (await this.#source.facts(signal)).slo.POST;
  }

  /** Sends the browser on with a signed request. */
  async start(login: StartedLogin, signal: AbortSignal | undefined): Promise<Passage> {
    const { entityId, identityProvider } = this.options;
    const binding = identityProvider.binding ?? 'POST';
    const destination = await this.#ssoUrl(binding, signal);
    const acsUrl = this.surroundings.callbackUrl;
    const now = this.surroundings.clock();
    const request = await authnRequest(this.profile, login, { entityId, destination, acsUrl }, now);
    if (binding === 'Redirect')
      return {
        kind: 'redirect',
        url: await redirectUrl(destination, request, login.state, this.signing(signal)),
      };
    const signed = await signMessage(request, this.signing(signal));
    const SAMLRequest = Buffer.from(signed).toString('base64');
    return { kind: 'form', action: destination, fields: { SAMLRequest, RelayState: login.state } };
  }

  async #ssoUrl(binding: 'POST' | 'Redirect', signal: AbortSignal | undefined): Promise<string> {
    const url = this.options.identityProvider.ssoUrl ?? (await this.#source.facts(signal)).sso[binding];
    if (url !== undefined) return url;
    throw servicekontoError('servicekonto.provider.metadata', {
      message: `the metadata have no address for requests by ${binding}`,
      details: { provider: this.surroundings.id },
    });
  }

  /** Turns an answer into an identity, whose level is what was asked for at least. */
  async finish(
    { method, parameters }: ProviderAnswer,
    login: StartedLogin,
    signal: AbortSignal | undefined,
  ): Promise<FinishedLogin> {
    // An address with a response in it would be kept in logs and histories (SAML Bindings, section 3.4.1).
    if (method !== 'POST') throw servicekontoError('servicekonto.request.form');
    const message = postedMessage(parameters, 'SAMLResponse');
    const { entityId, identityProvider } = this.options;
    const expected = {
      entityId,
      issuer: identityProvider.entityId,
      acsUrl: this.surroundings.callbackUrl,
      requestId: await requestIdOf(login),
      startedAt: login.startedAt,
      fresh: forcesAuthn(this.profile, login),
      now: this.surroundings.clock(),
    };
    const decrypt = decryptOnce(this.#decryption(signal));
    const assertion = await this.withKeys(signal, (keys) =>
      readResponse(message, expected, {
        policy: this.profile.policy,
        keys,
        mayBeCbc: this.options[allowCbc] === true,
        decrypt,
        refusal: (refusal) => this.profile.refusal?.(refusal) ?? refusalError(refusal, this.profile),
      }),
    );
    const level = reachedLevel(this.profile.levelOf(assertion), login.level);
    const identity = this.profile.identity(assertion, { provider: this.surroundings.id, level });
    const { nameId, sessionIndex, sessionEndsAt, authenticatedAt } = assertion;
    const memory: LogoutMemory = { nameId, sessionIndex };
    const id = sessionIndex === undefined ? undefined : sessionName(nameId.value, sessionIndex);
    const providerSession = { id, subject: nameId.value, memory };
    return { identity, providerSession, authenticatedAt, endsAt: sessionEndsAt };
  }

  #decryption(signal: AbortSignal | undefined) {
    return {
      decrypters: this.options.keys.encryption.map(({ decrypter }) => decrypter),
      allow: {
        cbc: this.options[allowCbc] === true,
        nonConformingOaep: this.options[allowNonConformingOaep] === true,
      },
      signal,
      timeout: this.surroundings.applicationTimeout,
    };
  }

  /**
   * Verifies with the keys of the provider. When none of them has made a signature, its metadata are looked at once more:
   * it may have changed its key a moment ago.
   */
  async withKeys<T>(
    signal: AbortSignal | undefined,
    verify: (keys: readonly KeyObject[]) => Promise<T>,
  ): Promise<T> {
    try {
      return await verify(await this.#source.keys(signal));
    } catch (error) {
      const isUnknownKey = isRathausError(error) && error.details?.reason === 'signature';
      if (!isUnknownKey || !(await this.#source.refresh(signal))) throw error;
    }
    return verify(await this.#source.keys(signal));
  }

  /** Where to send the browser for a logout there as well; `undefined` when the provider has none. */
  async end(memory: unknown, state: string, signal: AbortSignal | undefined) {
    const destination = await this.sloUrl(signal);
    const { nameId, sessionIndex } = (memory ?? {}) as Partial<LogoutMemory>;
    if (destination === undefined || nameId === undefined) return undefined;
    const { entityId } = this.options;
    const now = this.surroundings.clock();
    const facts = { id: `_${randomToken()}`, entityId, destination, nameId, sessionIndex, now };
    const signed = await signMessage(logoutRequest(facts), this.signing(signal));
    const SAMLRequest = Buffer.from(signed).toString('base64');
    return {
      kind: 'form',
      action: destination,
      fields: { SAMLRequest, RelayState: state },
    } as const satisfies Passage;
  }

  /** Certificates of both sides that need somebody's attention. */
  async keyWarnings(signal: AbortSignal | undefined) {
    return this.#source.warnings(signal);
  }
}
