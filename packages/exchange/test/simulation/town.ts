import type { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { allowInsecurePublicKey, createExchange, type Exchange, type OnReceive } from '../../src/index.ts';
import type { ExchangeStore } from '../../src/store/exchange-store.ts';
import type { ExchangeTables } from '../../src/store/tables.ts';
import { createTestKey, type TestKey } from '../keys.ts';
import type { MemoryContent } from '../memory-content.ts';
import { simulatedDialect } from './database.ts';
import { simulatedDisk } from './disk.ts';
import { simulatedFetch } from './network.ts';
import type { Weather } from './scenario.ts';
import type { Seeded } from './seeded.ts';
import { endpoints, type SimulatedService } from './service.ts';
import { running } from './virtual-time.ts';
import type { World } from './world.ts';

export const destinationId = '6e1c4f0a-9b57-4c1e-8f3d-2a7b5c9d0e14';

/** Keys take seconds to make and may be the same in all runs: nothing depends on their bits. */
export interface SimulationKeys {
  readonly service: TestKey;
  readonly encryption: readonly TestKey[];
  readonly signature: TestKey;
}

export const createSimulationKeys = (): SimulationKeys => ({
  service: createTestKey('service-signature-1', 'signature'),
  encryption: [
    createTestKey('destination-encryption-1', 'encryption'),
    createTestKey('destination-encryption-2', 'encryption'),
  ],
  signature: createTestKey('destination-signature-1', 'signature'),
});

/** What all processes share. */
export interface Surroundings {
  readonly world: World;
  readonly content: MemoryContent;
  readonly service: SimulatedService;
  readonly keys: SimulationKeys;
  readonly weather: () => Weather;
  openDatabase(): DatabaseSync;
}

/** A process that was started, for both towns. What it reaches of the world is its own. */
export interface SimulatedProcess {
  readonly name: string;
  readonly sender: Exchange;
  readonly receiver: Exchange;
  /** Works until it is killed or stopped; `ended` hears when it ends by itself. */
  work(onReceive: OnReceive, ended: (error: unknown) => void): void;
  stop(): void;
}

export const startProcess = (name: string, random: Seeded, surroundings: Surroundings): SimulatedProcess =>
  running.run(name, () => start(name, random, surroundings));

function start(name: string, random: Seeded, surroundings: Surroundings): SimulatedProcess {
  const { world, content, service, keys, weather } = surroundings;
  const clock = () => world.time.now;
  const database = surroundings.openDatabase();
  const store: ExchangeStore = {
    db: new Kysely<ExchangeTables>({
      dialect: simulatedDialect(name, database, world, random, () => weather().database),
    }),
    content: simulatedDisk(name, content, world, random, () => weather().disk),
    dialect: 'sqlite',
    now: () => sql.lit(clock()),
    ready: async () => undefined,
    close: async () => database.close(),
  };
  const fitConnect = {
    endpoints,
    clientSecret: 'geheim',
    userAgent: 'Simulation/1.0',
    trust: { [allowInsecurePublicKey]: true as const },
    fetch: simulatedFetch(name, world, service, random, () => weather().network),
  };
  const shared = {
    store,
    clock,
    random: () => random.next(),
    createId: () => random.uuid(),
    // Seldom, so that a day of outage is no million events.
    work: { interval: 300_000, concurrency: 4 },
  };
  const sender = createExchange({
    ...shared,
    tenant: 'musterstadt',
    fitConnect: { ...fitConnect, clientId: 'musterstadt' },
  });
  const receiver = createExchange({
    ...shared,
    tenant: 'beispielhausen',
    fitConnect: {
      ...fitConnect,
      clientId: 'beispielhausen',
      destinations: [
        {
          destinationId,
          decrypters: keys.encryption.map(({ decrypter }) => decrypter),
          signer: keys.signature.signer,
        },
      ],
    },
    inbox: { interval: 600_000, retention: { accepted: 0, rejected: 0 } },
  });
  const stop = new AbortController();
  return {
    name,
    sender,
    receiver,
    work(onReceive, ended) {
      const { signal } = stop;
      const runs = running.run(name, () => [
        sender.outbox.run({ signal }),
        receiver.inbox.run({ signal, onReceive }),
      ]);
      for (const run of runs)
        run.then(
          () => signal.aborted || ended(new Error('it has ended by itself')),
          (error: unknown) => ended(error),
        );
    },
    stop: () => stop.abort(),
  };
}
