import { expect, it } from 'vitest';
import { mutations, runMutations } from '../../test/proof-mutations.ts';
import { createProofWorld, openssl } from '../../test/proof-world.ts';

/** The size of the run: `RATHAUS_FUZZ_SHARE=0.1` for a tenth. A failing mutation names seed and turn. */
const share = Number(process.env.RATHAUS_FUZZ_SHARE ?? 1);
const seed = Number(process.env.RATHAUS_FUZZ_SEED ?? 1);

it.skipIf(!openssl)('no changed proof is accepted', async () => {
  const run = await runMutations(await createProofWorld(), { seed, count: Math.ceil(12_000 * share) });
  console.log(`figure: exchange/proof-mutations = ${run.tried} n`);
  console.log(`figure: exchange/proof-accepted = ${run.accepted.length} n`);
  console.log(`accepted and saying the same: ${run.harmless}`);
  expect(run.accepted).toEqual([]);
  expect(run.perMutation.size).toBe(Object.keys(mutations).length);
});
