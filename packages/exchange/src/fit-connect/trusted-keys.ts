import { allowSandbox, isSandboxKey, sandboxRefused } from '@rathaus/client-core';
import type { Clock } from '@rathaus/client-core/observe';
import { exchangeError } from '../errors.ts';
import type { KeyUse, PublicJwk, PublicKeyTrust } from '../keys/check-jwk.ts';
import { type CheckedPublicKey, importPublicJwk } from '../keys/import-jwk.ts';
import type { EventSubject } from '../set/events.ts';
import { type SecurityEvent, verifyEventLog } from '../set/verify.ts';
import type { FitConnectClient, SubmissionReference } from './client.ts';
import type { FitConnectEndpoints } from './environments.ts';
import { createServiceKeys } from './service-keys.ts';
import { createSingleFlight } from './single-flight.ts';

export interface TrustedKeysOptions {
  client: FitConnectClient;
  endpoints: FitConnectEndpoints;
  trust: PublicKeyTrust & { [allowSandbox]?: true | undefined };
  clock?: Clock | undefined;
  /** Milliseconds `trust.isRevoked` may take. */
  applicationTimeout?: number | undefined;
  /** Milliseconds a checked key is kept. Default 600,000: revocation and roll-over must be seen. */
  cacheTime?: number | undefined;
  /** Milliseconds after which a `kid` that the service did not publish is looked for again. Default 10,000. */
  lookAgain?: number | undefined;
}

/** A key as its owner published it. */
export interface PublishedKey {
  /** `service`, or the id of the destination: a `kid` means something only together with its owner. */
  owner: string;
  jwk: PublicJwk;
}

/** Checked keys of the service and of destinations, and event logs verified with them. */
export interface TrustedKeys {
  /** The key with which content for a destination is encrypted. */
  encryptionKey(destinationId: string, kid: string, signal?: AbortSignal): Promise<CheckedPublicKey>;
  /** Reads and verifies the whole log of a submission. Errors: `exchange.event.refused`, `exchange.key.*`, `core.*`. */
  verifiedEvents(submission: SubmissionReference, signal?: AbortSignal): Promise<SecurityEvent[]>;
  /** The same of a reply, whose id stands for that of the submission. */
  verifiedReplyEvents(reply: SubmissionReference, signal?: AbortSignal): Promise<SecurityEvent[]>;
  /**
   * The keys with which the events of a destination's submission were verified, with their owners: evidence that stays
   * checkable when the service has gone.
   */
  keysOf(events: readonly Pick<SecurityEvent, 'author' | 'kid'>[], destinationId: string): PublishedKey[];
}

interface CachedKey {
  readonly at: number;
  readonly key: CheckedPublicKey;
  readonly jwk: PublicJwk;
}

const unknownKey = (author: string) => exchangeError('exchange.key.unknown', { message: author });

export function createTrustedKeys(options: TrustedKeysOptions): TrustedKeys {
  const { client, endpoints, trust, clock = Date.now, applicationTimeout } = options;
  const { cacheTime = 600_000, lookAgain = 10_000 } = options;
  const serviceIssuers = endpoints.serviceIssuers ?? [endpoints.submissionApi];
  const serviceJwk = createServiceKeys({ client, clock, cacheTime, lookAgain });
  const once = createSingleFlight<CheckedPublicKey>();
  /** By use, owner and kid. Only what was checked gets in, so it is as big as the sets of keys of those we talk with. */
  const cache = new Map<string, CachedKey>();
  const nameOf = (owner: string, use: KeyUse, kid: string) => `${use} ${owner} ${kid}`;

  function checked(
    owner: string,
    use: KeyUse,
    kid: string,
    fetchJwk: () => Promise<PublicJwk | undefined>,
    signal: AbortSignal | undefined,
  ): Promise<CheckedPublicKey> {
    const name = nameOf(owner, use, kid);
    const held = cache.get(name);
    if (held && Math.abs(clock() - held.at) < cacheTime) return Promise.resolve(held.key);
    const check = async () => {
      const at = clock();
      const jwk = await fetchJwk();
      if (!jwk) throw unknownKey(use);
      if (typeof jwk.kid === 'string' && isSandboxKey(jwk.kid) && trust[allowSandbox] !== true)
        throw sandboxRefused(`a public key for ${use}`);
      const key = await importPublicJwk(jwk, use, { trust, clock, applicationTimeout });
      // The service may answer with another key than was asked for; it is not the one that the event names.
      if (key.kid !== kid) throw unknownKey(use);
      cache.set(name, { at, key, jwk });
      return key;
    };
    return once(name, check, `Checking a public key for ${use}`, { signal });
  }

  const destinationKey = (destinationId: string, use: KeyUse, kid: string, signal: AbortSignal | undefined) =>
    checked(
      destinationId.toLowerCase(),
      use,
      kid,
      () => client.getDestinationKey(destinationId, kid),
      signal,
    );

  const verified = (
    tokens: readonly string[],
    { submissionId, caseId, destinationId }: SubmissionReference,
    subject: EventSubject,
    signal: AbortSignal | undefined,
  ) =>
    verifyEventLog(tokens, {
      expected: { submissionId, caseId, destinationId },
      subject,
      serviceIssuers,
      serviceKey: (kid) => checked('service', 'signature', kid, () => serviceJwk(kid), signal),
      destinationKey: (kid) => destinationKey(destinationId, 'signature', kid, signal),
    });

  return {
    encryptionKey: (destinationId, kid, signal) => destinationKey(destinationId, 'encryption', kid, signal),

    async verifiedEvents(submission, signal) {
      const tokens = await client.getEvents(submission.submissionId, { signal });
      return verified(tokens, submission, 'submission', signal);
    },
    async verifiedReplyEvents(reply, signal) {
      const tokens = await client.replies.getEvents(reply.submissionId, { signal });
      return verified(tokens, reply, 'reply', signal);
    },

    keysOf(events, destinationId) {
      const found = new Map<string, PublishedKey>();
      for (const { author, kid } of events) {
        const owner = author === 'service' ? 'service' : destinationId.toLowerCase();
        const name = nameOf(owner, 'signature', kid);
        const held = cache.get(name);
        if (held) found.set(name, { owner, jwk: held.jwk });
      }
      return [...found.values()];
    },
  };
}
