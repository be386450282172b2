import { Kysely, sql } from 'kysely';
import {
  allowInsecurePublicKey,
  createExchange,
  type Exchange,
  type ExchangeEvent,
  type OnReceive,
} from '../../src/index.ts';
import type { ExchangeStore } from '../../src/store/exchange-store.ts';
import type { ExchangeTables } from '../../src/store/tables.ts';
import type { MemoryContent } from '../memory-content.ts';
import { type SimulatedDatabase, simulatedDialect } from './database.ts';
import { simulatedDisk } from './disk.ts';
import type { SimulationKeys } from './keys.ts';
import { simulatedFetch } from './network.ts';
import type { Weather } from './scenario.ts';
import type { Seeded } from './seeded.ts';
import { endpoints, type SimulatedService } from './service.ts';
import { running } from './virtual-time.ts';
import type { World } from './world.ts';

export const destinationId = '6e1c4f0a-9b57-4c1e-8f3d-2a7b5c9d0e14';

/** How long failing work is tried in a simulation: longer than any weather but for credentials and lists. */
export const stopAfter = 36 * 3_600_000;

/** What all processes share. */
export interface Surroundings {
  readonly world: World;
  readonly content: MemoryContent;
  readonly service: SimulatedService;
  readonly keys: SimulationKeys;
  readonly weather: () => Weather;
  readonly database: SimulatedDatabase;
  /** Hears what an exchange observes. */
  hear(worker: string, event: ExchangeEvent): void;
}

/** A process that was started, for both towns. What it reaches of the world is its own. */
export interface SimulatedProcess {
  readonly name: string;
  readonly sender: Exchange;
  readonly receiver: Exchange;
  /** Works until it is killed or stopped; `ended` hears when it ends by itself. */
  work(onReceive: OnReceive, ended: (error: unknown) => void): void;
  stop(): void;
  /** Its clock is set, by so many milliseconds against the true time. */
  setClock(offset: number): void;
}

export const startProcess = (name: string, random: Seeded, surroundings: Surroundings): SimulatedProcess =>
  running.run(name, () => start(name, random, surroundings));

function start(name: string, random: Seeded, surroundings: Surroundings): SimulatedProcess {
  const { world, content, service, keys, weather, database } = surroundings;
  let offset = 0;
  const clock = () => world.time.now + offset;
  const store: ExchangeStore = {
    db: new Kysely<ExchangeTables>({
      dialect: simulatedDialect(name, database, world, random, () => weather().database),
    }),
    content: simulatedDisk(name, content, world, random, () => weather().disk),
    dialect: 'sqlite',
    // The database has a clock of its own, whatever that of a worker says.
    now: () => sql<number>`${world.time.now}`,
    ready: async () => undefined,
    close: async () => undefined,
  };
  const fitConnect = {
    endpoints,
    clientSecret: 'geheim',
    userAgent: 'Simulation/1.0',
    trust: { [allowInsecurePublicKey]: true as const },
    fetch: simulatedFetch(name, world, service, keys.forger, random, () => weather().network),
  };
  const shared = {
    store,
    clock,
    observer: (event: ExchangeEvent) => surroundings.hear(name, event),
    random: () => random.next(),
    createId: () => random.uuid(),
    // Seldom, so that a day of outage is no million events.
    work: { interval: 1_800_000, concurrency: 4, patience: { stopAfter } },
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
    inbox: { interval: 900_000, retention: { accepted: 0, rejected: 0 } },
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
    setClock(by) {
      offset = by;
    },
  };
}
