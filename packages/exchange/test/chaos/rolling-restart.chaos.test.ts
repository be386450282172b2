import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { postgresMissing } from '../postgres.ts';
import { type Chaos, type Database, openChaos } from './chaos-world.ts';
import { comeToRest, explain, judge } from './rest.ts';

const seed = Number(process.env.RATHAUS_CHAOS_SEED ?? Date.now() % 1_000_000_000);
const missing = postgresMissing();
if (missing) console.warn(`PostgreSQL is left out: ${missing}`);
const databases: readonly Database[] = ['sqlite', 'postgres'];

/** How often every worker is replaced, and how many deliveries are under way all the time. */
const [rounds, mostUnderWay] = [3, 24];

/** Deliveries all the time, while each worker is ended by SIGTERM and replaced, one after the other. */
async function restartUnderLoad({ herd, effects }: Chaos): Promise<number> {
  let asked = 0;
  const load = setInterval(() => {
    if (asked - effects.count() < mostUnderWay) herd.enqueue(asked++);
  }, 120);
  try {
    herd.beginCalm();
    for (let round = 0; round < rounds; round += 1)
      for (let worker = 0; worker < herd.size; worker += 1) {
        await herd.replace(worker);
        await sleep(300);
      }
  } finally {
    clearInterval(load);
  }
  return asked;
}

for (const database of databases)
  it.skipIf(database === 'postgres' && missing)(
    `four workers on ${database} that are restarted one after the other lose nothing`,
    async () => {
      const chaos = await openChaos(database, { seed });
      try {
        const asked = await restartUnderLoad(chaos);
        await comeToRest(chaos, asked);
        await chaos.herd.end();
        const verdict = await judge(chaos, asked);
        const told = [...chaos.told].map(([what, { count }]) => `${what}: ${count}`);
        console.log(
          `${database}: ${rounds * chaos.herd.size} restarts, ${asked} deliveries; ${told.join(', ') || 'no failure'}`,
        );
        if (Object.values(verdict).some(({ length }) => length > 0))
          console.error(await explain(chaos, verdict));
        expect({ seed, ...verdict }).toEqual({
          seed,
          lost: [],
          twice: [],
          dead: [],
          orphans: [],
          reused: [],
        });
        // Every one of them put its work down and ended well.
        expect(chaos.herd.crashes).toEqual([]);
        expect(chaos.killed()).toBe(0);
        expect(asked).toBeGreaterThan(mostUnderWay);
      } finally {
        await chaos.close();
      }
    },
  );
