import { availableParallelism } from 'node:os';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkGuards } from '../../../tools/testing/guards/removal.ts';
import { guardTable } from './simulation/guards/guards.ts';
import { type GuardProof, lineOf, proveGuards } from './simulation/guards/prove-guards.ts';
import { createKeyTexts, type KeyTexts } from './simulation/keys.ts';

/** `RATHAUS_CHAOS_SEED` is the first seed. */
const first = Number(process.env.RATHAUS_CHAOS_SEED ?? 1);
const processes = availableParallelism();
const hours = 3_600_000;

let keys: KeyTexts;
beforeAll(() => {
  keys = createKeyTexts();
}, 120_000);

describe('guards', () => {
  it('are where the list says', () => {
    expect(() => checkGuards(guardTable)).not.toThrow();
  });

  it('are not proven by a run that ends with an error, and that is said', async () => {
    const unknown = { name: 'none of them', why: 'nobody knows', shows: [''], edits: [] };
    const lines: string[] = [];
    const tell = (proof: GuardProof) => lines.push(lineOf(proof));
    const proofs = await proveGuards({ keys, first, mostRuns: 1, processes: 1, of: [unknown], tell });
    expect(proofs.map(({ isProven }) => isProven)).toEqual([false]);
    expect(lines).toEqual([expect.stringContaining('none of them: NOT PROVEN, it ended with an error')]);
  });

  // Twenty minutes: left out where a share of the faults is asked for, as in CI.
  it.runIf(process.env.RATHAUS_CHAOS_FAULTS === undefined)(
    'are noticed when they are gone, every one',
    { timeout: 6 * hours },
    async () => {
      const proofs = await proveGuards({
        keys,
        first,
        mostRuns: 40,
        processes,
        tell: (proof) => console.log(lineOf(proof)),
      });
      const unproven = proofs.filter(({ isProven }) => !isProven);
      console.log(`figure: exchange/guards-proven = ${proofs.length - unproven.length} n`);
      console.log(`figure: exchange/guards-unproven = ${unproven.length} n`);
      expect(unproven.map(lineOf)).toEqual([]);
    },
  );
});
