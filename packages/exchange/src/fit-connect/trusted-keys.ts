import { allowSandbox, isSandboxKey, sandboxRefused } from '@rathaus/client-core';
import type { Clock } from '@rathaus/client-core/observe';
import { exchangeError } from '../errors.ts';
import type { KeyUse, PublicJwk, PublicKeyTrust } from '../keys/check-jwk.ts';
import { type CheckedPublicKey, importPublicJwk } from '../keys/import-jwk.ts';
import { type SecurityEvent, verifyEventLog } from '../set/verify.ts';
import type { FitConnectClient, SubmissionReference } from './client.ts';
import type { FitConnectEndpoints } from './environments.ts';

export interface TrustedKeysOptions {
  client: FitConnectClient;
  endpoints: FitConnectEndpoints;
  trust: PublicKeyTrust & { [allowSandbox]?: true | undefined };
  clock?: Clock | undefined;
  /** Milliseconds `trust.isRevoked` may take. */
  applicationTimeout?: number | undefined;
  /** Milliseconds a checked key is kept. Default 600,000: revocation and roll-over must be seen. */
  cacheTime?: number | undefined;
}

/** Checked keys of the service and of destinations, and event logs verified with them. */
export interface TrustedKeys {
  /** The key with which content for a destination is encrypted. */
  encryptionKey(destinationId: string, kid: string, signal?: AbortSignal): Promise<CheckedPublicKey>;
  /** Reads and verifies the whole log of a submission. Errors: `exchange.event.refused`, `exchange.key.*`, `core.*`. */
  verifiedEvents(submission: SubmissionReference, signal?: AbortSignal): Promise<SecurityEvent[]>;
  /** Public keys that were used to verify, as published: evidence that stays checkable when the service has gone. */
  usedKeys(kids: readonly string[]): PublicJwk[];
}

const unknownKey = (author: string) => exchangeError('exchange.key.unknown', { message: author });

export function createTrustedKeys(options: TrustedKeysOptions): TrustedKeys {
  const { client, endpoints, trust, clock = Date.now, applicationTimeout, cacheTime = 600_000 } = options;
  const serviceIssuers = endpoints.serviceIssuers ?? [endpoints.submissionApi];
  const cache = new Map<string, { until: number; key: CheckedPublicKey }>();
  const published = new Map<string, PublicJwk>();

  async function checked(
    id: string,
    use: KeyUse,
    fetchJwk: () => Promise<PublicJwk>,
    signal: AbortSignal | undefined,
  ): Promise<CheckedPublicKey> {
    const entry = cache.get(`${use} ${id}`);
    if (entry && entry.until > clock()) return entry.key;
    const jwk = await fetchJwk();
    if (typeof jwk.kid === 'string' && isSandboxKey(jwk.kid) && trust[allowSandbox] !== true)
      throw sandboxRefused(`a public key for ${use}`);
    const key = await importPublicJwk(jwk, use, { trust, clock, signal, applicationTimeout });
    if (!id.endsWith(` ${key.kid}`)) throw unknownKey(use);
    cache.set(`${use} ${id}`, { until: clock() + cacheTime, key });
    published.set(key.kid, jwk);
    return key;
  }

  return {
    encryptionKey: (destinationId, kid, signal) =>
      checked(
        `${destinationId} ${kid}`,
        'encryption',
        () => client.getDestinationKey(destinationId, kid, { signal }),
        signal,
      ),

    async verifiedEvents(submission, signal) {
      const { submissionId, caseId, destinationId } = submission;
      const tokens = await client.getEvents(submissionId, { signal });
      return verifyEventLog(tokens, {
        expected: { submissionId, caseId, destinationId },
        serviceIssuers,
        serviceKey: (kid) =>
          checked(
            `service ${kid}`,
            'signature',
            async () => {
              const jwk = (await client.getServiceKeys({ signal })).find(
                (candidate) => candidate.kid === kid,
              );
              if (!jwk) throw unknownKey('delivery service');
              return jwk;
            },
            signal,
          ),
        destinationKey: (kid) =>
          checked(
            `${destinationId} ${kid}`,
            'signature',
            () => client.getDestinationKey(destinationId, kid, { signal }),
            signal,
          ),
      });
    },

    usedKeys: (kids) =>
      [...new Set(kids)].flatMap((kid) => {
        const jwk = published.get(kid);
        return jwk ? [jwk] : [];
      }),
  };
}
