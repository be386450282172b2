/** Proves the guards: `node --conditions=@rathaus/source packages/exchange/test/simulation/guards/prove.ts [part of a name]`. */
import { availableParallelism } from 'node:os';
import { checkGuards } from '../../../../../tools/testing/guards/removal.ts';
import { createKeyTexts } from '../keys.ts';
import { guardTable } from './guards.ts';
import { lineOf, proveGuards } from './prove-guards.ts';

checkGuards(guardTable);
const proofs = await proveGuards({
  keys: createKeyTexts(),
  first: Number(process.env.RATHAUS_CHAOS_SEED ?? 1),
  mostRuns: Number(process.env.RATHAUS_CHAOS_RUNS ?? 40),
  processes: Math.min(4, availableParallelism()),
  only: process.argv[2],
  tell: (proof) => console.log(lineOf(proof)),
});
const unproven = proofs.filter(({ isProven }) => !isProven);
console.log(`figure: exchange/guards-proven = ${proofs.length - unproven.length} n`);
console.log(`figure: exchange/guards-unproven = ${unproven.length} n`);
process.exitCode = unproven.length === 0 ? 0 : 1;
