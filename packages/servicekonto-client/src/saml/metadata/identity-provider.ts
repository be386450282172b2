import type { KeyObject } from 'node:crypto';
import { isLocal, isRathausError, sandboxRefused } from '@rathaus/client-core';
import { unlessAborted } from '@rathaus/client-core/abort';
import { allowSandbox } from '../../config/danger.ts';
import { servicekontoError } from '../../errors.ts';
import type { KeyWarning, Surroundings } from '../../login/protocol.ts';
import { type Certificate, isExpired, readCertificate } from '../keys/certificate.ts';
import { keyWarningsOf } from '../keys/key-warnings.ts';
import type { IdentityProvider } from '../options.ts';
import { fetchMetadata } from './fetch-metadata.ts';
import { metadataFault } from './metadata-fault.ts';
import { isXml } from './metadata-xml.ts';
import { type IdentityProviderFacts, isOfEmulator, readIdentityProvider } from './read-identity-provider.ts';

/** A certificate that has left the metadata. */
interface FormerCertificate {
  readonly certificate: Certificate;
  /** It verifies until then. */
  readonly until: number;
}

/** What the metadata have said last. */
interface Known {
  readonly facts: IdentityProviderFacts;
  readonly former: readonly FormerCertificate[];
  readonly at: number;
}

const minute = 60_000;
const hour = 60 * minute;
/** For so long metadata are used without asking again. */
const freshFor = hour;
/** For so long they are used when the provider does not answer. */
const usableFor = 24 * hour;
/** For so long a certificate verifies that the metadata name no more: answers that it has signed are still on their way. */
const overlap = 10 * minute;
/** After a failure it is tried again so often. */
const pauseAfterFailure = minute;
/** For an unknown key it is asked no more often, however many strangers post answers with one. */
const pauseOfRefresh = minute;

/**
 * Addresses and keys of one identity provider: what the configuration says, and what its metadata say. Metadata are fetched
 * every hour and used for a day while the provider is silent; a page of a proxy counts as silence, metadata that say something
 * else than before are believed. What is pasted counts always and needs nobody to answer.
 */
export class IdentityProviderSource {
  readonly #options: IdentityProvider;
  readonly #surroundings: Surroundings;
  #own: readonly Certificate[] | undefined;
  #pasted: IdentityProviderFacts | undefined;
  #known: Known | undefined;
  /** Shared by all who wait for it: whoever gives up leaves alone. */
  #pending: Promise<Known> | undefined;
  #failedAt = Number.NEGATIVE_INFINITY;
  #refreshedAt = Number.NEGATIVE_INFINITY;
  #changedAt = Number.NEGATIVE_INFINITY;

  constructor(options: IdentityProvider, surroundings: Surroundings) {
    this.#options = options;
    this.#surroundings = surroundings;
  }

  /**
   * What is known of the provider; what the configuration says goes before its metadata. Errors:
   * `servicekonto.provider.metadata`, `….unreachable`, `….certificate` (of the connection), `servicekonto.config.invalid` for a
   * pasted certificate, `core.sandbox.refused`, `core.aborted`.
   */
  async facts(signal: AbortSignal | undefined): Promise<IdentityProviderFacts> {
    const own = this.#ownCertificates();
    const known = await this.#metadata(signal);
    const { entityId, ssoUrl, sloUrl, binding = 'POST' } = this.#options;
    return {
      entityId,
      sso: { ...known?.facts.sso, ...(ssoUrl === undefined ? {} : { [binding]: ssoUrl }) },
      slo: { POST: sloUrl ?? known?.facts.slo.POST },
      certificates: this.#joined(own, known),
      validUntil: known?.facts.validUntil,
      isEmulator: own.some(isOfEmulator) || known?.facts.isEmulator === true,
    };
  }

  /**
   * Keys that verify now: of pasted certificates, of the metadata, and for ten minutes those that have left them. Expired ones
   * do not. Errors: as `facts`; `servicekonto.provider.certificate` when only expired ones are left.
   */
  async keys(signal: AbortSignal | undefined): Promise<readonly KeyObject[]> {
    const own = this.#ownCertificates();
    const certificates = this.#joined(own, await this.#metadata(signal));
    const now = this.#surroundings.clock();
    const valid = certificates.filter((one) => !isExpired(one, now));
    const provider = this.#surroundings.id;
    if (valid.length > 0) return valid.map(({ publicKey }) => publicKey);
    if (certificates.length === 0) throw metadataFault('keys');
    throw servicekontoError('servicekonto.provider.certificate', {
      message: 'every certificate for signatures has expired',
      details: {
        provider,
        reason: 'expired',
        fingerprint: certificates.map(({ fingerprint }) => fingerprint).join(' '),
      },
    });
  }

  /**
   * Looks at the metadata once more, because a signature was made by a key that is not known; at most once a minute. True
   * when there are other keys than a minute ago, so that it is worth to verify again. A provider that does not answer changes
   * nothing. Errors: `core.aborted`.
   */
  async refresh(signal: AbortSignal | undefined): Promise<boolean> {
    const { clock } = this.#surroundings;
    if (this.#address === undefined) return false;
    const isDue = !isWithin(pauseOfRefresh, this.#refreshedAt, clock());
    if (isDue) this.#refreshedAt = clock();
    // Who comes while it is under way waits with the others.
    const asked = isDue ? this.#ask() : this.#pending;
    try {
      if (asked) await unlessAborted(asked, signal, 'The metadata of a provider');
    } catch (error) {
      if (signal?.aborted || !isRathausError(error)) throw error;
      return false;
    }
    return isWithin(pauseOfRefresh, this.#changedAt, clock());
  }

  /**
   * What has to be done about the certificates of the provider. One that ends is no trouble while there is another that lasts
   * longer. Errors: as `facts`, but a pasted certificate that cannot be read is a warning.
   */
  async warnings(signal: AbortSignal | undefined): Promise<readonly KeyWarning[]> {
    const { entityId, certificates = [] } = this.#options;
    const now = this.#surroundings.clock();
    const unreadable = keyWarningsOf(certificates, entityId, now).filter(({ code }) => code === 'unreadable');
    if (unreadable.length > 0) return unreadable;
    const all = (await this.facts(signal)).certificates;
    const [longest] = all.toSorted((one, other) => other.notAfter - one.notAfter);
    return longest ? keyWarningsOf([longest], entityId, now) : [];
  }

  /** Address of the metadata; `undefined` when there are none, or they are pasted. */
  get #address(): string | undefined {
    const { metadata } = this.#options;
    return metadata === undefined || isXml(metadata) ? undefined : metadata;
  }

  /** Whether a login needs no metadata. */
  get #isComplete(): boolean {
    const { ssoUrl, certificates = [] } = this.#options;
    return ssoUrl !== undefined && certificates.length > 0;
  }

  #ownCertificates(): readonly Certificate[] {
    if (this.#own) return this.#own;
    const { entityId, ssoUrl, sloUrl, certificates = [] } = this.#options;
    const own = certificates.map(readCertificate);
    const addresses = [entityId, ssoUrl, sloUrl].filter((one) => one !== undefined);
    this.#refuseEmulator(own.some(isOfEmulator) || addresses.some((one) => isLocal(one)));
    this.#own = own;
    return own;
  }

  #refuseEmulator(isEmulator: boolean): void {
    const { config, id } = this.#surroundings;
    if (isEmulator && config[allowSandbox] !== true) throw sandboxRefused('a provider', { provider: id });
  }

  #joined(own: readonly Certificate[], known: Known | undefined): readonly Certificate[] {
    const now = this.#surroundings.clock();
    const former = known?.former.filter(({ until }) => now < until) ?? [];
    const all = [
      ...own,
      ...(known?.facts.certificates ?? []),
      ...former.map(({ certificate }) => certificate),
    ];
    return [...new Map(all.map((one) => [one.fingerprint, one])).values()];
  }

  /** The metadata that count now; `undefined` when there are none and none are needed. */
  async #metadata(signal: AbortSignal | undefined): Promise<Known | undefined> {
    if (this.#options.metadata === undefined) return undefined;
    if (this.#address === undefined) return this.#pastedMetadata(this.#options.metadata);
    const { clock } = this.#surroundings;
    const now = clock();
    const known = this.#usable(now);
    if (known && isWithin(freshFor, known.at, now)) return known;
    // After a failure it is tried again at each pause, not at each login.
    if ((known || this.#isComplete) && isWithin(pauseAfterFailure, this.#failedAt, now)) return known;
    try {
      return await unlessAborted(this.#ask(), signal, 'The metadata of a provider');
    } catch (error) {
      if (signal?.aborted || !isRathausError(error) || error.code === 'core.sandbox.refused') throw error;
      const still = this.#usable(clock());
      if (still || this.#isComplete) return still;
      throw error;
    }
  }

  #pastedMetadata(xml: string): Known {
    const { clock, config } = this.#surroundings;
    const now = clock();
    this.#pasted ??= readIdentityProvider(xml, this.#options.entityId, now, config);
    if (this.#pasted.validUntil !== undefined && now >= this.#pasted.validUntil)
      throw metadataFault('expired');
    this.#refuseEmulator(this.#pasted.isEmulator);
    return { facts: this.#pasted, former: [], at: now };
  }

  #usable(now: number): Known | undefined {
    const known = this.#known;
    if (!known || !isWithin(usableFor, known.at, now)) return undefined;
    const { validUntil } = known.facts;
    return validUntil === undefined || now < validUntil ? known : undefined;
  }

  #ask(): Promise<Known> {
    this.#pending ??= this.#load().finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  async #load(): Promise<Known> {
    const { clock, config } = this.#surroundings;
    try {
      const xml = await fetchMetadata(this.#address!, this.#surroundings);
      const facts = readIdentityProvider(xml, this.#options.entityId, clock(), config);
      this.#refuseEmulator(facts.isEmulator);
      return this.#learn(facts, clock());
    } catch (error) {
      this.#failedAt = clock();
      if (!isSilence(error)) this.#known = undefined;
      throw error;
    }
  }

  #learn(facts: IdentityProviderFacts, at: number): Known {
    const before = this.#known;
    const hasFailed = this.#failedAt !== Number.NEGATIVE_INFINITY;
    if (before ? !isSame(before.facts.certificates, facts.certificates) : hasFailed) this.#changedAt = at;
    this.#known = { facts, former: formerOf(before, facts, at), at };
    this.#failedAt = Number.NEGATIVE_INFINITY;
    return this.#known;
  }
}

/** Whether something was less than so long ago. What seems to come was noted before a clock was set back. */
const isWithin = (time: number, then: number, now: number): boolean => then <= now && now - then < time;

/** Reasons of metadata that are no word of the provider: a page of a proxy, of a login, of works on the line. */
const pages: readonly unknown[] = ['xml', 'not-metadata', 'redirect'];

/** Whether nothing was heard of the provider. */
const isSilence = (error: unknown): boolean =>
  isRathausError(error) &&
  (error.code === 'servicekonto.provider.metadata'
    ? pages.includes(error.details?.reason)
    : error.code.startsWith('servicekonto.provider.'));

const isSame = (one: readonly Certificate[], other: readonly Certificate[]): boolean =>
  one.length === other.length && one.every((each) => hasCertificate(other, each));

const hasCertificate = (all: readonly Certificate[], { fingerprint }: Certificate): boolean =>
  all.some((one) => one.fingerprint === fingerprint);

/** What goes with new metadata, and what has gone a moment ago. */
function formerOf(before: Known | undefined, facts: IdentityProviderFacts, now: number): FormerCertificate[] {
  const gone = before?.facts.certificates.map((certificate) => ({ certificate, until: now + overlap })) ?? [];
  return [...(before?.former ?? []), ...gone].filter(
    ({ certificate, until }) => now < until && !hasCertificate(facts.certificates, certificate),
  );
}
