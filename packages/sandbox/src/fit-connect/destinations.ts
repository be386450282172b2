import type { JWK } from 'jose';
import type { components } from '../generated/fit-connect-submission.v2.ts';
import {
  beispielhausenEncryption,
  beispielhausenNextEncryption,
  beispielhausenSigning,
  type TestKey,
} from '../seed/test-keys.ts';
import { leistung, type Towns } from '../seed/towns.ts';
import type { StateStore } from '../state/state-store.ts';
import { Problem } from './problem.ts';

export type Destination = components['schemas']['Destination'];
export type PublicJwk = components['schemas']['Jwk'];

/** A destination with its registered keys and the client that may pick up. */
export interface DestinationRecord {
  destination: Destination;
  subscriberClientId: string;
  keys: Map<string, PublicJwk>;
}

export function publicKeyOf(key: TestKey): PublicJwk {
  return {
    kty: 'RSA',
    kid: key.kid,
    alg: key.alg === 'RSA-OAEP-256' ? 'RSA-OAEP-256' : 'PS512',
    key_ops: [key.alg === 'RSA-OAEP-256' ? 'wrapKey' : 'verify'],
    n: key.n,
    e: 'AQAB',
    x5c: [...key.x5c],
  };
}

export function seedDestinations(towns: Towns): Map<string, DestinationRecord> {
  const { subscriber } = towns;
  const record = (destinationId: string, name: string, status: Destination['status']): DestinationRecord => ({
    subscriberClientId: subscriber.clientId,
    keys: new Map(
      [beispielhausenEncryption, beispielhausenNextEncryption, beispielhausenSigning].map((key) => [
        key.kid,
        publicKeyOf(key),
      ]),
    ),
    destination: {
      destinationId,
      name,
      status,
      encryptionKid: beispielhausenEncryption.kid,
      metadataVersions: ['2.1.0'],
      publicServices: [
        {
          identifier: leistung.hundesteuer,
          name: 'Hundesteuer: Anmeldung',
          regions: ['DE'],
          submissionSchemas: [
            {
              schemaUri: 'https://schema.musterstadt.example/hundesteuer/1.0.0/hundesteuer.schema.json',
              mimeType: 'application/json',
            },
          ],
        },
        {
          identifier: leistung.akte,
          name: 'Akte zwischen Behörden',
          regions: ['DE'],
          submissionSchemas: [
            { schemaUri: 'urn:xoev-de:xdomea:schema:3.0.0', mimeType: 'application/xml' },
            {
              schemaUri: 'https://schema.musterstadt.example/akte/1.0.0/akte.schema.json',
              mimeType: 'application/json',
            },
          ],
        },
      ],
      replyChannels: { eMail: {}, fitConnect: {} },
      contactInformation: {
        legalName: 'Stadt Beispielhausen (erfunden)',
        eMail: 'zustellung@beispielhausen.example',
      },
    },
  });
  return new Map([
    [subscriber.destinationId, record(subscriber.destinationId, 'Stadt Beispielhausen', 'active')],
    [
      subscriber.inactiveDestinationId,
      record(subscriber.inactiveDestinationId, 'Stadt Beispielhausen, stillgelegt', 'inactive'),
    ],
  ]);
}

/** Checks a key that a subscriber registers: fact sheet of the delivery service, JWK profile. */
export function readKey(value: unknown): PublicJwk {
  const refuse = (detail: string) => new Problem(422, 'invalid-key', 'Invalid key', detail);
  if (typeof value !== 'object' || value === null) throw refuse('not a JWK');
  const jwk = value as JWK;
  if (jwk.kty !== 'RSA' || jwk.e !== 'AQAB') throw refuse("'kty' must be RSA and 'e' AQAB");
  if (typeof jwk.kid !== 'string' || jwk.kid.length < 8 || jwk.kid.length > 64) {
    throw refuse("'kid' must have 8 to 64 characters");
  }
  if (typeof jwk.n !== 'string' || jwk.n.length < 683) throw refuse("'n' is shorter than 4096 bit");
  if (jwk.d !== undefined) throw refuse('a private key must never be sent');
  const [operation] = jwk.key_ops ?? [];
  const encryption = jwk.alg === 'RSA-OAEP-256' && operation === 'wrapKey';
  const signature = jwk.alg === 'PS512' && operation === 'verify';
  if (jwk.key_ops?.length !== 1 || !(encryption || signature)) throw refuse("'alg' and 'key_ops' do not fit");
  return {
    kty: 'RSA',
    kid: jwk.kid,
    alg: encryption ? 'RSA-OAEP-256' : 'PS512',
    key_ops: [encryption ? 'wrapKey' : 'verify'],
    n: jwk.n,
    e: 'AQAB',
    ...(jwk.x5c ? { x5c: jwk.x5c } : {}),
  };
}

/** The destinations of the emulated service, with their keys; what changes is stored at once. */
export interface Destinations {
  all(): readonly DestinationRecord[];
  find(id: string): DestinationRecord | undefined;
  change(id: string, change: Partial<Destination>): Destination;
  addKey(id: string, key: PublicJwk): void;
  /** Names the next registered encryption key, after the last one the first; the old ones stay registered. */
  rollOver(id: string): string;
  reset(): void;
}

const stored = 'destination';

interface StoredRecord {
  destination: Destination;
  subscriberClientId: string;
  keys: PublicJwk[];
}

export function createDestinations(towns: Towns, store: StateStore): Destinations {
  let records = seedDestinations(towns);
  for (const value of store.all(stored)) {
    const { destination, subscriberClientId, keys } = value as StoredRecord;
    records.set(destination.destinationId, {
      destination,
      subscriberClientId,
      keys: new Map(keys.map((key) => [key.kid, key])),
    });
  }
  const known = (id: string): DestinationRecord => {
    const record = records.get(id);
    if (!record) throw new Problem(404, 'not-found', 'Not found', 'no such destination');
    return record;
  };
  const save = (record: DestinationRecord) =>
    store.set(stored, record.destination.destinationId, { ...record, keys: [...record.keys.values()] });
  const change = (id: string, changed: Partial<Destination>): Destination => {
    const record = known(id);
    record.destination = { ...record.destination, ...changed };
    save(record);
    return record.destination;
  };
  return {
    all: () => [...records.values()],
    find: (id) => records.get(id),
    change,
    addKey(id, key) {
      const record = known(id);
      record.keys.set(key.kid, key);
      save(record);
    },
    rollOver(id) {
      const { destination, keys } = known(id);
      const kids = [...keys.values()].filter(({ alg }) => alg === 'RSA-OAEP-256').map(({ kid }) => kid);
      const next = kids[(kids.indexOf(destination.encryptionKid) + 1) % kids.length];
      if (next === undefined) throw new Problem(404, 'not-found', 'Not found', 'no encryption key');
      return change(id, { encryptionKid: next }).encryptionKid;
    },
    reset() {
      store.clear([stored]);
      records = seedDestinations(towns);
    },
  };
}
