import { afterAll, expect, it } from 'vitest';
import { hasFaketime, postgresMissing } from '../postgres.ts';
import { type Database, openChaos } from './chaos-world.ts';
import { runCourse } from './course.ts';
import { comeToRest, explain, judge, type Verdict } from './rest.ts';

/** Kills over both stores: `RATHAUS_CHAOS_KILLS=40` for a share. `RATHAUS_CHAOS_SEED` repeats the choices of a run. */
const kills = Number(process.env.RATHAUS_CHAOS_KILLS ?? 1000);
const seed = Number(process.env.RATHAUS_CHAOS_SEED ?? Date.now() % 1_000_000_000);
const missing =
  postgresMissing() ?? (hasFaketime ? undefined : 'no libfaketime. Install it: apt-get install libfaketime');
if (missing) console.warn(`PostgreSQL is left out: ${missing}`);
const databases: readonly Database[] = ['sqlite', 'postgres'];
const isMissing = (database: Database) => database === 'postgres' && missing !== undefined;
const share = Math.ceil(kills / databases.filter((database) => !isMissing(database)).length);

const figures = { runs: 0, lost: 0, twice: 0, dead: 0, orphans: 0 };
const judged: Database[] = [];
afterAll(() => {
  // Half a run says nothing.
  if (databases.some((database) => !judged.includes(database) && !isMissing(database))) return;
  for (const [name, count] of Object.entries(figures))
    console.log(`figure: exchange/chaos-${name} = ${count} n`);
});
const none: Verdict = { lost: [], twice: [], dead: [], orphans: [], reused: [] };

for (const database of databases)
  it.skipIf(isMissing(database))(`four workers on ${database} that are killed all the time`, async () => {
    console.log(`seed ${seed}, ${database}`);
    const chaos = await openChaos(database, { seed });
    try {
      const asked = await runCourse(chaos, share);
      await comeToRest(chaos, asked);
      await chaos.herd.end();
      const verdict = await judge(chaos, asked);
      const kinds = [...chaos.kills].sort(([a], [b]) => (a < b ? -1 : 1));
      console.log(kinds.map(([name, count]) => `${name}: ${count}`).join(', '));
      console.log([...chaos.line.counts].map(([fate, count]) => `${fate}: ${count}`).join(', '));
      console.log([...chaos.told].map(([what, { count }]) => `${what}: ${count}`).join(', '));
      console.log(
        `${database}: ${chaos.killed()} kills, ${asked} deliveries, ${chaos.line.ledger.ciphertexts} ciphertexts`,
      );
      figures.runs += chaos.killed();
      for (const name of ['lost', 'twice', 'dead', 'orphans'] as const) figures[name] += verdict[name].length;
      judged.push(database);
      if (JSON.stringify(verdict) !== JSON.stringify(none)) console.error(await explain(chaos, verdict));
      expect({ seed, ...verdict }).toEqual({ seed, ...none });
      expect(chaos.herd.crashes).toEqual([]);
      expect(asked).toBeGreaterThan(0);
    } finally {
      await chaos.close();
    }
  });
