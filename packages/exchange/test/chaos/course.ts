import { setTimeout as sleep } from 'node:timers/promises';
import type { Chaos } from './chaos-world.ts';

const hour = 3_600_000;

/** Something that happens to everybody, at a part of the kills. */
interface Turn {
  readonly at: number;
  readonly name: string;
  run(chaos: Chaos): void | Promise<void>;
}

/** The course of a run: a bad week. Each trouble has its time, and the storm goes on between them. */
const turns: readonly Turn[] = [
  { at: 0, name: 'storm', run: ({ line }) => line.set('storm') },
  { at: 0.06, name: 'the credentials expire', run: ({ line }) => line.set('expired') },
  { at: 0.11, name: 'the credentials are renewed', run: ({ line }) => line.set('storm') },
  { at: 0.15, name: 'maintenance page, 503', run: ({ line }) => line.set('maintenance') },
  { at: 0.18, name: 'maintenance page, 200', run: ({ line }) => line.set('maintenance-200') },
  { at: 0.21, name: 'page of a firewall, 403', run: ({ line }) => line.set('firewall') },
  { at: 0.24, name: 'storm', run: ({ line }) => line.set('storm') },
  {
    at: 0.3,
    name: 'key roll-over while something is uploaded',
    run: ({ sandbox }) => sandbox.fault({ service: 'fitconnect', rollOver: true }),
  },
  { at: 0.4, name: 'clock of the database +2 h', run: (chaos) => chaos.skewDatabase(2 * hour) },
  { at: 0.47, name: 'clock of the database right again', run: (chaos) => chaos.skewDatabase(0) },
  // What was put off by the fast clock is due when the right one comes there.
  { at: 0.5, name: 'two hours pass', run: (chaos) => chaos.advance(2 * hour) },
  { at: 0.56, name: 'clock of the database -2 h', run: (chaos) => chaos.skewDatabase(-2 * hour) },
  { at: 0.59, name: 'two hours pass', run: (chaos) => chaos.advance(2 * hour) },
  { at: 0.64, name: 'clock of the database right again', run: (chaos) => chaos.skewDatabase(0) },
  { at: 0.66, name: 'clock of the service +2 h', run: ({ sandbox }) => sandbox.skew(2 * hour) },
  { at: 0.69, name: 'clock of the service -2 h', run: ({ sandbox }) => sandbox.skew(-2 * hour) },
  { at: 0.72, name: 'clock of the service right again', run: ({ sandbox }) => sandbox.skew(0) },
  { at: 0.76, name: 'outage', run: ({ line }) => line.set('outage') },
  { at: 0.78, name: 'twelve hours of it', run: (chaos) => chaos.advance(12 * hour) },
  { at: 0.81, name: 'twenty-four hours of it', run: (chaos) => chaos.advance(12 * hour) },
  { at: 0.83, name: 'storm', run: ({ line }) => line.set('storm') },
  { at: 0.9, name: 'the database crashes', run: ({ postgres }) => postgres?.crash() },
];

/** Milliseconds between two deliveries that the application wants sent. */
const betweenDeliveries = 700;
/** How many may be under way before the application waits. */
const mostUnderWay = 40;
/** Milliseconds that each trouble lasts at least, so that a short run has all of them. */
const shortestTurn = 1200;

/** Kills so many times, through the whole course. Resolves to how many deliveries were asked for. */
export async function runCourse(chaos: Chaos, kills: number): Promise<number> {
  const { herd, effects } = chaos;
  let asked = 0;
  const enqueuing = setInterval(() => {
    if (asked - effects.count() < mostUnderWay) herd.enqueue(asked++);
  }, betweenDeliveries);
  try {
    herd.begin();
    for (const { at, name, run } of turns) {
      while (chaos.killed() < at * kills) await sleep(50);
      console.log(
        `${chaos.database} ${chaos.killed()} kills, ${asked} asked for, ${effects.count()} arrived: ${name}`,
      );
      await run(chaos);
      await sleep(shortestTurn);
    }
    while (chaos.killed() < kills) await sleep(50);
  } finally {
    clearInterval(enqueuing);
  }
  chaos.line.set('clear');
  await herd.calm();
  await chaos.line.calm();
  return asked;
}
