import { expect, it } from 'vitest';
import { runMutations } from '../../test/proof-mutations.ts';
import { createProofWorld, openssl } from '../../test/proof-world.ts';

it.skipIf(!openssl)(
  'no changed proof is accepted (a share of the fuzz run)',
  async () => {
    const run = await runMutations(await createProofWorld(), { seed: 7, count: 500 });
    expect(run.accepted).toEqual([]);
    expect(run.tried).toBe(500);
    // Whoever loosens the reader sees it here: nearly nothing of a proof can change without being refused.
    expect(run.harmless).toBeLessThan(15);
  },
  120_000,
);
