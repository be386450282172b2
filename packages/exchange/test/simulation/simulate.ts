import { DatabaseSync } from 'node:sqlite';
import { createNodeSqliteDialect } from '@rathaus/client-core/sqlite';
import { Kysely } from 'kysely';
import { migrate } from '../../src/store/migrations.ts';
import type { ExchangeTables } from '../../src/store/tables.ts';
import { createMemoryContent } from '../memory-content.ts';
import { createApplication } from './application.ts';
import { installSeededIds } from './ids.ts';
import { judge } from './judge.ts';
import { lastly, type Weather, weathers } from './scenario.ts';
import { seeded } from './seeded.ts';
import { createSimulatedService, type Destination } from './service.ts';
import { destinationId, type SimulatedProcess, type SimulationKeys, startProcess } from './town.ts';
import { installVirtualTime } from './virtual-time.ts';
import { createWorld } from './world.ts';

export interface SimulationOptions {
  readonly seed: number;
  readonly keys: SimulationKeys;
  readonly deliveries?: number | undefined;
  readonly workers?: number | undefined;
  readonly weathers?: number | undefined;
  /** Hears of every event. */
  readonly log?: ((line: string) => void) | undefined;
}

export interface SimulationResult {
  readonly seed: number;
  readonly faults: number;
  readonly byKind: Readonly<Record<string, number>>;
  readonly events: number;
  /** What must never be. Empty in a good run. */
  readonly violations: readonly string[];
  /** The same for the same seed, down to the last event. */
  readonly trace: string;
  /** The last events. */
  readonly tail: readonly string[];
}

const start = Date.parse('2026-11-30T06:00:00Z');
const hour = 3_600_000;
const day = 24 * hour;
const mostEvents = 500_000;

let runs = 0;

/** Runs the whole exchange once: applications, workers, service, database, disk and time, all by one seed. */
export async function simulate({ seed, keys, ...options }: SimulationOptions): Promise<SimulationResult> {
  const { deliveries = 8, workers: staff = 3 } = options;
  const random = seeded(seed);
  const file = `file:simulation-${++runs}?mode=memory&cache=shared`;
  // Keeps the database there while no worker has it open.
  const database = openDatabase(file);
  await migrate({
    db: new Kysely<ExchangeTables>({ dialect: createNodeSqliteDialect(database) }),
    dialect: 'sqlite',
  });
  const time = installVirtualTime(start);
  const ids = installSeededIds(random.fork('ids'));
  let processes: SimulatedProcess[] = [];
  try {
    const world = createWorld(random.fork('order'), time, options.log);
    const content = createMemoryContent({ clock: () => time.now });
    const destination: Destination = {
      id: destinationId,
      encryptionKeys: [...keys.encryption],
      signatureKey: keys.signature,
      client: 'beispielhausen',
    };
    const service = createSimulatedService({
      random: random.fork('service'),
      now: () => time.now,
      serviceKey: keys.service,
      destinations: [destination],
    });
    let weather: Weather = lastly;
    const application = createApplication(world, random.fork('application'), () => weather.handler);
    const surroundings = {
      world,
      content,
      service,
      keys,
      weather: () => weather,
      openDatabase: () => openDatabase(file),
    };
    const choices = random.fork('choices');
    const ended = (error: unknown) => application.violations.push(`a worker ended: ${String(error)}`);
    let begun = 0;
    const begin = () => {
      const name = `w${++begun}`;
      const process = startProcess(name, random.fork(name), surroundings);
      process.work(application.onReceive, ended);
      processes.push(process);
    };
    const office = startProcess('office', random.fork('office'), surroundings);
    let isEnqueuing = false;
    const enqueue = () => {
      isEnqueuing = true;
      application.enqueueNext(office.sender).then(() => {
        isEnqueuing = false;
      });
    };
    const isAllDone = () =>
      application.wanted.size === deliveries && !isEnqueuing && doneIn(database) === deliveries;

    const stretches = [...weathers(random.fork('weather'), options.weathers ?? 5), lastly];
    for (const stretch of stretches) {
      weather = stretch;
      world.note(`weather ${weather.name}`);
      const isLast = stretch === lastly;
      service.unknownEvents = choices.chance(0.5);
      if (choices.chance(0.3)) destination.encryptionKeys.reverse();
      for (const client of ['musterstadt', 'beispielhausen'])
        if (weather.refuseCredentials) service.refused.add(client);
        else service.refused.delete(client);
      const end = time.now + weather.hours * hour;
      while (time.now < end && !(isLast && isAllDone())) {
        processes = processes.filter(({ name }) => !world.isDead(name));
        while (processes.length < staff) begin();
        if (!isEnqueuing && application.wanted.size < deliveries && (isLast || choices.chance(0.1)))
          enqueue();
        if (choices.chance(weather.kill * 10)) {
          world.fault('kill');
          world.kill(choices.pick(processes).name);
        }
        if (choices.chance(weather.freeze * 10)) {
          world.fault('standstill');
          world.freeze(choices.pick(processes).name, time.now + 60_000 * (1 + choices.below(20)));
        }
        await world.goOn(10);
        if (world.events > mostEvents) throw new Error(`seed ${seed}: more than ${mostEvents} events`);
      }
    }
    // What nobody owns is younger than a day at first.
    for (const end = time.now + 2 * day; time.now < end; ) await world.goOn(50);
    return {
      seed,
      faults: world.faultCount,
      byKind: Object.fromEntries(world.faults),
      events: world.events,
      violations: judge(database, application, service, content),
      trace: world.trace(),
      tail: world.tail(),
    };
  } finally {
    for (const process of processes) process.stop();
    ids.restore();
    time.restore();
    database.close();
  }
}

function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  // Nobody waits for another: between two events nobody holds a lock.
  database.exec('pragma busy_timeout = 0');
  database.exec('pragma foreign_keys = on');
  return database;
}

const doneIn = (database: DatabaseSync): number =>
  (
    database
      .prepare(`select count(*) as done from work_item where kind = 'delivery' and state = 'done'`)
      .get() as { done: number }
  ).done;
