import { expect, it } from 'vitest';
import { simulate } from './simulate.ts';
import { createSimulationKeys } from './town.ts';

/** Faults to reach: `RATHAUS_CHAOS_FAULTS=20000` for a share. `RATHAUS_CHAOS_SEED` is the first seed. */
const wanted = Number(process.env.RATHAUS_CHAOS_FAULTS ?? 1_000_000);
const first = Number(process.env.RATHAUS_CHAOS_SEED ?? 1);

it('nothing is lost, nothing comes twice, nobody has to act', { timeout: 3_600_000 }, async () => {
  const keys = createSimulationKeys();
  const kinds = new Map<string, number>();
  let faults = 0;
  let seed = first;
  for (; faults < wanted; seed += 1) {
    const run = await simulate({ seed, keys });
    expect({ seed, violations: run.violations }).toEqual({ seed, violations: [] });
    faults += run.faults;
    for (const [kind, count] of Object.entries(run.byKind)) kinds.set(kind, (kinds.get(kind) ?? 0) + count);
  }
  console.log([...kinds].map(([kind, count]) => `${kind}: ${count}`).join(', '));
  console.log(`figure: exchange/simulation-faults = ${faults} n`);
  console.log(`figure: exchange/simulation-runs = ${seed - first} n`);
});

it('the same seed gives the same run, down to the last event', { timeout: 600_000 }, async () => {
  const keys = createSimulationKeys();
  const traces = new Set<string>();
  for (let time = 0; time < 3; time += 1) traces.add((await simulate({ seed: 5, keys })).trace);
  expect(traces.size).toBe(1);
});
