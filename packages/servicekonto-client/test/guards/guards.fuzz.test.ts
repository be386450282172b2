import { availableParallelism } from 'node:os';
import { expect, it } from 'vitest';
import { guardTable } from './guards.ts';
import { lineOf, proveGuards } from './prove-guards.ts';

/** `RATHAUS_FUZZ_SHARE=0.1` for every tenth of them; `RATHAUS_FUZZ_SEED` says with which it begins. */
const share = Math.min(1, Number(process.env.RATHAUS_FUZZ_SHARE ?? 1));
const seed = Number(process.env.RATHAUS_FUZZ_SEED ?? 0);
const step = Math.max(1, Math.round(1 / share));
const chosen = guardTable.guards.filter((_guard, n) => n % step === seed % step);

it(`${chosen.length} of ${guardTable.guards.length} guards are noticed when they are gone`, async () => {
  const proofs = await proveGuards({
    of: chosen,
    processes: Math.min(2, availableParallelism()),
    tell: (proof) => console.log(lineOf(proof)),
  });
  const unproven = proofs.filter(({ isProven }) => !isProven);
  console.log(`figure: servicekonto/guards-proven = ${proofs.length - unproven.length} n`);
  console.log(`figure: servicekonto/guards-unproven = ${unproven.length} n`);
  expect(unproven.map(lineOf)).toEqual([]);
  expect(proofs).toHaveLength(chosen.length);
});
