import type { DatabaseFaults } from './database.ts';
import type { DiskFaults } from './disk.ts';
import type { NetworkFaults } from './network.ts';
import type { Seeded } from './seeded.ts';

/** What goes wrong during a stretch of time. */
export interface Weather {
  readonly name: string;
  readonly hours: number;
  readonly network: NetworkFaults;
  readonly disk: DiskFaults;
  readonly database: DatabaseFaults;
  /** The application's handler throws. */
  readonly handler: number;
  /** A worker is killed before the next event. */
  readonly kill: number;
  /** A worker stands still for minutes: longer than its leases. */
  readonly freeze: number;
  /** The service refuses the credentials of both sides. */
  readonly refuseCredentials: boolean;
}

const noNetwork: NetworkFaults = {
  dropRequest: 0,
  dropAnswer: 0,
  repeat: 0,
  status: 0,
  page: 0,
  truncate: 0,
  slow: 0,
};
const noDisk: DiskFaults = { write: 0, read: 0, afterWrite: 0, torn: 0, lost: 0 };
const noDatabase: DatabaseFaults = { before: 0, afterCommit: 0 };

const calm: Weather = {
  name: 'calm',
  hours: 1,
  network: noNetwork,
  disk: noDisk,
  database: noDatabase,
  handler: 0,
  kill: 0,
  freeze: 0,
  refuseCredentials: false,
};

/** After everything that goes wrong: now all must come to its end by itself. */
export const lastly: Weather = { ...calm, name: 'at last', hours: 24 * 30 };

const storm: Weather = {
  ...calm,
  name: 'storm',
  hours: 2,
  network: {
    dropRequest: 0.08,
    dropAnswer: 0.1,
    repeat: 0.08,
    status: 0.06,
    page: 0.05,
    truncate: 0.03,
    slow: 0.05,
  },
  disk: { write: 0.05, read: 0.03, afterWrite: 0.03, torn: 0.02, lost: 0.004 },
  database: { before: 0.03, afterCommit: 0.03 },
  handler: 0.2,
  kill: 0.0006,
  freeze: 0.002,
};

/** A storm most often: in it everything goes wrong at once. */
const kinds: readonly ((random: Seeded) => Weather)[] = [
  () => storm,
  () => storm,
  () => storm,
  () => storm,
  () => ({ ...storm, name: 'kills', kill: 0.003, network: noNetwork }),
  () => ({ ...calm, name: 'outage', hours: 24, network: { ...noNetwork, dropRequest: 1 } }),
  () => ({ ...calm, name: 'maintenance', hours: 3, network: { ...noNetwork, page: 1 } }),
  () => ({ ...storm, name: 'credentials', hours: 5, refuseCredentials: true }),
  () => ({ ...calm, name: 'disk full', database: noDatabase, disk: { ...noDisk, write: 0.9 } }),
  () => ({ ...calm, name: 'database away', database: { before: 0.7, afterCommit: 0.3 } }),
  (random) => ({
    ...storm,
    name: 'answers lost',
    network: { ...noNetwork, dropAnswer: 0.3 + random.next() / 3 },
  }),
];

/** Stretches of time, one after the other. */
export const weathers = (random: Seeded, count: number): Weather[] =>
  Array.from({ length: count }, () => random.pick(kinds)(random));
