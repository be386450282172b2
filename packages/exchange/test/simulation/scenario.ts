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
  /** Chances between ten events each: a worker with work in hand is killed, */
  readonly kill: number;
  /** stands still, mostly longer than its lease, and goes on, */
  readonly freeze: number;
  /** has its clock set by up to two hours; */
  readonly clockStep: number;
  /** the destination names another key for encryption while something is uploaded. */
  readonly rollOver: number;
  /** The service refuses the credentials of both sides. */
  readonly refuseCredentials: boolean;
}

const noNetwork: NetworkFaults = {
  dropRequest: 0,
  dropListing: 0,
  dropAnswer: 0,
  late: 0,
  repeat: 0,
  status: 0,
  page: 0,
  truncate: 0,
  slow: 0,
  refuse: 0,
  cross: 0,
  corrupt: 0,
  forge: 0,
  lateLog: 0,
};
const noDisk: DiskFaults = {
  write: 0,
  read: 0,
  slow: 0,
  afterWrite: 0,
  torn: 0,
  killAfter: 0,
  lost: 0,
  rotten: 0,
  misread: 0,
};
const noDatabase: DatabaseFaults = { before: 0, afterCommit: 0, killBefore: 0, killAfter: 0 };

const calm: Weather = {
  name: 'calm',
  hours: 1,
  network: noNetwork,
  disk: noDisk,
  database: noDatabase,
  handler: 0,
  kill: 0,
  freeze: 0,
  clockStep: 0,
  rollOver: 0,
  refuseCredentials: false,
};

/** After everything that goes wrong: now all must come to its end by itself. */
export const lastly: Weather = { ...calm, name: 'at last', hours: 24 * 20 };

const storm: Weather = {
  ...calm,
  name: 'storm',
  hours: 2,
  network: {
    ...noNetwork,
    dropRequest: 0.12,
    dropAnswer: 0.12,
    late: 0.06,
    repeat: 0.12,
    status: 0.08,
    page: 0.05,
    truncate: 0.06,
    slow: 0.08,
    refuse: 0.05,
    cross: 0.05,
    corrupt: 0.02,
    forge: 0.1,
    lateLog: 0.02,
  },
  disk: {
    write: 0.05,
    read: 0.03,
    slow: 0.02,
    afterWrite: 0.03,
    torn: 0.01,
    killAfter: 0.01,
    lost: 0.03,
    rotten: 0.03,
    misread: 0.06,
  },
  database: { before: 0.03, afterCommit: 0.08, killBefore: 0.005, killAfter: 0.01 },
  handler: 0.2,
  kill: 0.01,
  freeze: 0.08,
  clockStep: 0.01,
  rollOver: 0.1,
};

/** Often: in a storm everything goes wrong at once; the others are of one kind. */
const often: readonly ((random: Seeded) => Weather)[] = [
  () => storm,
  () => storm,
  () => storm,
  () => storm,
  () => storm,
  () => storm,
  () => ({
    ...calm,
    name: 'kills',
    kill: 0.06,
    database: { ...noDatabase, killBefore: 0.02, killAfter: 0.06 },
    disk: { ...noDisk, torn: 0.03, killAfter: 0.06 },
  }),
  () => ({ ...calm, name: 'standstills', hours: 3, freeze: 0.25, rollOver: 0.1 }),
  () => ({
    ...calm,
    name: 'late requests',
    network: { ...noNetwork, late: 0.3, repeat: 0.3 },
    rollOver: 0.2,
  }),
  () => ({
    ...calm,
    name: 'roll-overs',
    network: { ...noNetwork, dropAnswer: 0.25, slow: 0.1 },
    rollOver: 0.25,
  }),
  () => ({
    ...calm,
    name: 'liars',
    network: { ...noNetwork, forge: 0.4, cross: 0.15, corrupt: 0.2, refuse: 0.15, lateLog: 0.1 },
  }),
  () => ({
    ...calm,
    name: 'bad disk',
    disk: { ...noDisk, lost: 0.15, rotten: 0.15, misread: 0.2, write: 0.05, afterWrite: 0.1 },
  }),
  () => ({ ...calm, name: 'maintenance', hours: 2, network: { ...noNetwork, page: 0.95 } }),
  () => ({ ...calm, name: 'bit rot', disk: { ...noDisk, rotten: 0.25 } }),
  () => ({ ...calm, name: 'slow disk', hours: 2, disk: { ...noDisk, slow: 0.4 } }),
  () => ({ ...calm, name: 'disk full', disk: { ...noDisk, write: 0.9 } }),
  () => ({ ...calm, name: 'database away', database: { ...noDatabase, before: 0.5, afterCommit: 0.3 } }),
  (random) => ({
    ...storm,
    name: 'answers lost',
    network: { ...noNetwork, dropAnswer: 0.3 + random.next() / 3 },
  }),
];

/** Once in a run at most: they take longer than a day. */
const seldom: readonly Weather[] = [
  { ...calm, name: 'outage', hours: 12, network: { ...noNetwork, dropRequest: 1 } },
  { ...calm, name: 'credentials', hours: 24 * 2, refuseCredentials: true },
  { ...calm, name: 'listing away', hours: 24 * 2, network: { ...noNetwork, dropListing: 1 } },
  { ...calm, name: 'disk not read', hours: 12, disk: { ...noDisk, read: 1 } },
];

/** A run of one kind of weather alone, so that what it touches happens often. */
export interface Climate {
  /** Names of weathers. */
  readonly of: readonly string[];
  /** Stretches of time; four when left out. */
  readonly stretches?: number | undefined;
  /** Deliveries; ten when left out. */
  readonly deliveries?: number | undefined;
}

const usual = 4;

/** Stretches of time, one after the other. Errors: for a climate of weather that there is not. */
export function weathers(random: Seeded, climate?: Climate): Weather[] {
  const count = climate?.stretches ?? usual;
  if (climate) {
    const known = [...often.map((make) => make(random)), ...seldom];
    const own = climate.of.map((name) => {
      const weather = known.find((one) => one.name === name);
      if (!weather) throw new Error(`there is no weather ${name}`);
      return weather;
    });
    return Array.from({ length: count }, (_, at) => own[at % own.length]!);
  }
  const found = Array.from({ length: count }, () => random.pick(often)(random));
  if (random.chance(0.25)) found.splice(1 + random.below(count), 0, random.pick(seldom));
  return found;
}
