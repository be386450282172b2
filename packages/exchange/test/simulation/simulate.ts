import { Kysely } from 'kysely';
import type { ExchangeEvent } from '../../src/index.ts';
import { migrate } from '../../src/store/migrations.ts';
import type { ExchangeTables } from '../../src/store/tables.ts';
import { createMemoryContent } from '../memory-content.ts';
import { createApplication } from './application.ts';
import { isInjected, openSimulatedDatabase, plainDialect } from './database.ts';
import { hostileKinds, submitHostile } from './hostile.ts';
import { installSeededIds } from './ids.ts';
import { deadOf, judge, type Verdict } from './judge.ts';
import type { SimulationKeys } from './keys.ts';
import { watchPlaintext } from './plaintext.ts';
import { type Climate, lastly, type Weather, weathers } from './scenario.ts';
import { seeded } from './seeded.ts';
import { createSimulatedService, type Destination } from './service.ts';
import { installSignals } from './signals.ts';
import { destinationId, type SimulatedProcess, startProcess } from './town.ts';
import { installVirtualTime } from './virtual-time.ts';
import { watchRows } from './witness.ts';
import { createWorld } from './world.ts';

export interface SimulationOptions {
  readonly seed: number;
  readonly keys: SimulationKeys;
  readonly deliveries?: number | undefined;
  readonly workers?: number | undefined;
  /** Only such weather; all of it when left out. */
  readonly climate?: Climate | undefined;
  /** Ends at the first thing that must not be: enough to know that there is one. */
  readonly isHasty?: boolean | undefined;
  /** Hears of every event. */
  readonly log?: ((line: string) => void) | undefined;
}

export interface SimulationResult extends Verdict {
  readonly seed: number;
  readonly faults: number;
  readonly byKind: Readonly<Record<string, number>>;
  readonly events: number;
  /** Everything that must never be. Empty in a good run. */
  readonly violations: readonly string[];
  /** The same for the same seed, down to the last event. */
  readonly trace: string;
  /** The last events. */
  readonly tail: readonly string[];
}

const start = Date.parse('2026-11-30T06:00:00Z');
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** More for a delivery than in any run that comes to an end: beyond it nobody gets on. */
const mostEventsEach = 6000;
/** More than three workers make in an hour in which they look and look, and nothing comes. */
const mostEventsHourly = 2000;

/** Runs the whole exchange once: applications, workers, service, database, disk and time, all by one seed. */
export async function simulate({ seed, keys, ...options }: SimulationOptions): Promise<SimulationResult> {
  const { climate, workers: staff = 3 } = options;
  const deliveries = options.deliveries ?? climate?.deliveries ?? 10;
  const random = seeded(seed);
  const shared = openSimulatedDatabase();
  await migrate({ db: new Kysely<ExchangeTables>({ dialect: plainDialect(shared) }), dialect: 'sqlite' });
  const time = installVirtualTime(start);
  const ids = installSeededIds(random.fork('ids'));
  const signals = installSignals();
  let processes: SimulatedProcess[] = [];
  try {
    const world = createWorld(random.fork('order'), time, options.log);
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
    const { violations } = application;
    watchRows(shared, service, () => time.now, violations);
    const content = watchPlaintext(shared, createMemoryContent({ clock: () => time.now }), violations);
    watchContent();
    const surroundings = { world, content, service, keys, weather: () => weather, database: shared, hear };
    const choices = random.fork('choices');
    service.knownWords = choices.chance(0.5);

    let begun = 0;
    const begin = (kind: 'worker' | 'office'): SimulatedProcess => {
      const name = `${kind}${++begun}`;
      const process = startProcess(name, random.fork(name), surroundings);
      if (kind === 'worker') {
        process.work(application.onReceive, (error) => violations.push(`a worker ended: ${String(error)}`));
        processes.push(process);
      }
      return process;
    };
    let office = begin('office');
    let inOffice: 'nothing' | 'enqueuing' | 'other' | 'deciding' = 'nothing';
    const atOffice = (task: typeof inOffice, work: Promise<void>) => {
      inOffice = task;
      const own = office.name;
      work.then(() => {
        if (office.name === own) inOffice = 'nothing';
      });
    };

    const stretches = [...weathers(random.fork('weather'), climate), lastly];
    const hoursOfWeather = stretches.slice(0, -1).reduce((sum, { hours }) => sum + hours, 0);
    const mostEvents = Math.max(10, deliveries) * mostEventsEach + hoursOfWeather * mostEventsHourly;
    let hostile = 0;
    for (const [at, stretch] of stretches.entries()) {
      weather = stretch;
      world.note(`weather ${weather.name}`);
      const isLast = stretch === lastly;
      const quota = isLast ? deliveries : Math.ceil((deliveries * (at + 1)) / (stretches.length - 1));
      service.unknownEvents = choices.chance(0.3);
      for (const client of ['musterstadt', 'beispielhausen'])
        if (weather.refuseCredentials) service.refused.add(client);
        else service.refused.delete(client);
      if (!isLast && choices.chance(0.5)) {
        hostile += 1;
        const key = destination.encryptionKeys[0]!;
        await submitHostile(choices.pick(hostileKinds), service, destinationId, key, choices, time.now);
      }
      const end = time.now + weather.hours * hour;
      while (time.now < end && !(isLast && isAllDone()) && !isKnown()) {
        keepStaff();
        visitOffice(quota, isLast);
        if (!isLast) mischief();
        await world.goOn(10);
        if (world.events > mostEvents) {
          violations.push(`nobody gets on: more than ${mostEvents} events in ${weather.name}`);
          break;
        }
      }
    }
    // What nobody owns is younger than a day at first; then an hour until the next sweep, of a worker whose clock may be
    // hours behind. One that stood still may write once more when time goes on.
    for (
      let sweeps = 0;
      sweeps === 0 || (sweeps < 3 && content.objects.size > 0 && !isKnown());
      sweeps += 1
    ) {
      const most = world.events + 5000;
      for (const end = time.now + 31 * hour; time.now < end && world.events < most && !isKnown(); ) {
        if (time.now < end - 6 * hour) time.skip(day);
        keepStaff();
        await world.goOn(50);
      }
    }
    // What was cut short has not lost what it has not come to.
    const verdict: Verdict = isKnown()
      ? { lost: [], twice: [], dead: deadOf(shared.database), wrong: violations }
      : judge(shared.database, application, service, content, hostile);
    return {
      seed,
      faults: world.faultCount,
      byKind: Object.fromEntries(world.faults),
      events: world.events,
      ...verdict,
      violations: [...verdict.lost, ...verdict.twice, ...verdict.dead, ...verdict.wrong],
      trace: world.trace(),
      tail: world.tail(),
    };

    function keepStaff(): void {
      processes = processes.filter(({ name }) => !world.isDead(name));
      while (processes.length < staff) begin('worker');
      if (!world.isDead(office.name)) return;
      office = begin('office');
      inOffice = 'nothing';
    }

    function visitOffice(quota: number, isLast: boolean): void {
      if (inOffice !== 'nothing') return;
      // What was in hand when the office was killed comes first, by itself.
      const left = application.wanted.size < quota || application.isInHand;
      if (left && (isLast || choices.chance(0.1)))
        atOffice('enqueuing', application.enqueueNext(office.sender));
      else if (application.later.size > 0 && choices.chance(0.05))
        atOffice('deciding', application.decideLater(office.receiver));
      else if (!isLast && choices.chance(0.005)) atOffice('other', application.enqueueOther(office.sender));
    }

    /** What nobody has injected is a fault of the program, and must not hide among the others. */
    function hear(worker: string, event: ExchangeEvent): void {
      world.note(`${worker} says ${event.type}`);
      if (event.type !== 'worker.fault') return;
      let cause: unknown = event.error;
      while ((cause as { cause?: unknown }).cause !== undefined) cause = (cause as { cause: unknown }).cause;
      if (isInjected(cause)) return;
      violations.push(`a fault of the program: ${event.error.code}: ${String(cause)}`);
    }

    /** What happens to machines. Only to those with work in hand: the others would not notice. */
    function mischief(): void {
      const busy = world.busy();
      if (busy.length === 0) return;
      if (choices.chance(weather.kill)) {
        world.fault('kill');
        world.kill(choices.pick(busy));
      } else if (choices.chance(weather.freeze)) {
        world.fault('standstill');
        // From half a minute to an hour, short ones more often; in the office rather long.
        const name = choices.pick(busy);
        world.freeze(name, time.now + minute * 2 ** (choices.next() * 7 - 1));
      }
      const worker = processes.find(({ name }) => busy.includes(name));
      if (worker && choices.chance(weather.clockStep)) {
        world.fault('clock set');
        worker.setClock((choices.next() * 4 - 2) * hour);
      }
      if (world.isWaiting('PUT') && choices.chance(weather.rollOver)) {
        world.fault('key rolled over');
        destination.encryptionKeys.reverse();
      }
    }

    function isKnown(): boolean {
      if (options.isHasty !== true) return false;
      return violations.length > 0 || deadOf(shared.database).length > 0;
    }

    function isAllDone(): boolean {
      const open = shared.execute<{ open: number }>({
        sql: `select count(*) as open from work_item where kind in ('delivery', 'received') and state <> 'done'`,
        parameters: [],
      }).rows[0]?.open;
      const waiting = [...service.submissions.values()].some(({ state }) => state === 'submitted');
      return (
        open === 0 &&
        !waiting &&
        application.wanted.size === deliveries &&
        inOffice === 'nothing' &&
        !application.isInHand
      );
    }

    /** Nothing is accepted that is not here: looked at when it is logged. */
    function watchContent(): void {
      service.onAccept = (submissionId, by) => {
        const { rows } = shared.execute<{ content: string }>({
          sql: `select content from received_part join received on received.id = received_id where remote_id = ?`,
          parameters: [submissionId],
        });
        const names = rows.map(({ content: name }) => name);
        if (names.length === 0) violations.push('accepted, and no content is named');
        // Whoever has posted it has felt before that it was gone; another one's loss may have come in between.
        else if (names.some((name) => !content.objects.has(name) && world.lossOf(name) === by))
          violations.push('accepted, and the content is not here');
      };
    }
  } finally {
    for (const process of processes) process.stop();
    ids.restore();
    time.restore();
    signals.restore();
    shared.close();
  }
}
