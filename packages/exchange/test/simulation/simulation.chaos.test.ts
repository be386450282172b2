import { availableParallelism } from 'node:os';
import { beforeAll, describe, expect, it } from 'vitest';
import { createKeyTexts, type KeyTexts } from './keys.ts';
import type { ShareAnswer } from './share.ts';
import { replaysTheSame, runShare, runShares } from './shares.ts';

const million = 1_000_000;
/** Faults to reach: `RATHAUS_CHAOS_FAULTS=100000` for a share. `RATHAUS_CHAOS_SEED` is the first seed. */
const wanted = Number(process.env.RATHAUS_CHAOS_FAULTS ?? million);
const first = Number(process.env.RATHAUS_CHAOS_SEED ?? 1);
const processes = availableParallelism();
const hours = 3_600_000;

let keys: KeyTexts;
beforeAll(() => {
  keys = createKeyTexts();
}, 120_000);

it('nothing is lost, nothing comes twice, nobody has to act', { timeout: 6 * hours }, async () => {
  const kinds = new Map<string, number>();
  const failed: ShareAnswer[] = [];
  const used = new Map<number, ShareAnswer['process']>();
  let [faults, runs, lost, twice, dead] = [0, 0, 0, 0, 0];
  await runShares({ keys, first, processes }, (run) => {
    faults += run.faults;
    runs += 1;
    used.set(run.process.id, run.process);
    lost += run.lost.length;
    twice += run.twice.length;
    dead += run.dead.length;
    for (const [kind, count] of Object.entries(run.byKind)) kinds.set(kind, (kinds.get(kind) ?? 0) + count);
    if (run.violations.length > 0) failed.push(run);
    return faults >= wanted || failed.length >= 3;
  });
  console.log([...kinds].map(([kind, count]) => `${kind}: ${count}`).join(', '));
  console.log(`figure: exchange/simulation-faults = ${faults} n`);
  console.log(`figure: exchange/simulation-runs = ${runs} n`);
  const cpuSeconds = [...used.values()].reduce((sum, one) => sum + one.cpuSeconds, 0);
  const mostMegabytes = Math.max(...[...used.values()].map((one) => one.mostMegabytes));
  console.log(`figure: exchange/simulation-faults-per-cpu-second = ${Math.round(faults / cpuSeconds)} n/s`);
  console.log(`figure: exchange/simulation-most-memory = ${mostMegabytes} MB`);
  console.log(`figure: exchange/simulation-lost = ${lost} n`);
  console.log(`figure: exchange/simulation-twice = ${twice} n`);
  console.log(`figure: exchange/simulation-dead = ${dead} n`);
  for (const run of failed) {
    const same = await replaysTheSame(run, { keys });
    console.log(`seed ${run.seed}: ${run.violations.join('; ')}`);
    console.log(
      `replayed three times: ${same ? 'the same' : 'OTHERWISE'}\n${run.tail.slice(-100).join('\n')}`,
    );
  }
  expect(failed.map(({ seed, violations }) => ({ seed, violations }))).toEqual([]);
});

describe('a failure', () => {
  it('replays three times from its seed, down to the last event', { timeout: hours }, async () => {
    const guard = 'the application has it before it is accepted';
    let found: ShareAnswer | undefined;
    await runShare({ keys, first, step: 1, guard }, (run) => {
      if (run.violations.length > 0) found = run;
      return found !== undefined;
    });
    expect(found?.lost.length).toBeGreaterThan(0);
    expect(await replaysTheSame(found!, { keys, guard })).toBe(true);
  });
});
