import { createTokenSource } from '@rathaus/client-core';
import type { Abortable } from '@rathaus/client-core/abort';
import { type components, createDestinationApi } from '../api/destination-v2.ts';
import type { PublicJwk } from '../keys/check-jwk.ts';
import { publishedMembersOf } from '../keys/public-members.ts';
import { checkClientOptions, coreOptions, type FitConnectClientOptions } from './client-options.ts';

/** What the operator of a destination can change. */
export type DestinationPatch = components['schemas']['DestinationPatch'];
/** A public key as it is registered at a destination. */
export type PublishedJwk = components['schemas']['Jwk'];

/** Calls of the Destination API for the operator of a destination. Errors: `core.*` of client-core. */
export interface DestinationClient {
  getDestination(destinationId: string, call?: Abortable): Promise<components['schemas']['Destination']>;
  /** All public keys, old ones included: receipts stay checkable after a roll-over. */
  listKeys(destinationId: string, call?: Abortable): Promise<PublicJwk[]>;
  /**
   * First step of a roll-over. The inbox must have the private key before the second step. Only the members of
   * `PublishedJwk` are sent. Errors: `exchange.key.private` for a private key, before anything is sent.
   */
  addKey(destinationId: string, key: PublishedJwk, call?: Abortable): Promise<void>;
  /** Second step of a roll-over (`encryptionKid`), or change of the status. */
  patch(destinationId: string, change: DestinationPatch, call?: Abortable): Promise<void>;
}

/**
 * Makes a client for the Destination API (paths partly unverified, see `openapi/fit-connect-destination.v2.yaml`). Errors: `exchange.config.invalid`.
 *
 * @example
 * const client = createDestinationClient({
 *   endpoints: fitConnectEnvironments.test,
 *   clientId,
 *   clientSecret,
 *   userAgent: 'Posteingang-Musterstadt/1.0 (it@musterstadt.example)',
 * });
 * await client.addKey(destinationId, key);
 * await client.patch(destinationId, { encryptionKid: key.kid });
 */
export function createDestinationClient(options: FitConnectClientOptions): DestinationClient {
  checkClientOptions(options);
  const { endpoints, clientId, clientSecret } = options;
  const base = coreOptions(options);
  const auth = createTokenSource({
    ...base,
    tokenUrl: endpoints.tokenUrl,
    clientId,
    clientSecret,
    applicationTimeout: options.applicationTimeout,
  });
  const api = createDestinationApi({ ...base, baseUrl: endpoints.destinationApi, auth });
  return {
    getDestination: (destinationId, call) =>
      api.get('/v2/destinations/{destinationId}', { path: { destinationId }, ...call }),
    async listKeys(destinationId, call) {
      const { keys } = await api.get('/v2/destinations/{destinationId}/keys', {
        path: { destinationId },
        ...call,
      });
      return keys.map((key) => ({ ...key }));
    },
    async addKey(destinationId, key, call) {
      const body = publishedMembersOf(key);
      await api.post('/v2/destinations/{destinationId}/keys', { path: { destinationId }, body, ...call });
    },
    async patch(destinationId, body, call) {
      await api.patch('/v2/destinations/{destinationId}', { path: { destinationId }, body, ...call });
    },
  };
}
