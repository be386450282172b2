/** Proves the guards: `node --conditions=@rathaus/source packages/servicekonto-client/test/guards/prove.ts [part of a name]`. */
import { checkGuards } from '../../../../tools/testing/guards/removal.ts';
import { guardTable } from './guards.ts';
import { lineOf, proveGuards } from './prove-guards.ts';

checkGuards(guardTable);
const part = process.argv[2] ?? '';
const chosen = guardTable.guards.filter(({ name }) => name.includes(part));
// No guard at all would be none that is unproven.
if (chosen.length === 0) throw new Error(`no guard has "${part}" in its name`);
const proofs = await proveGuards({
  of: chosen,
  processes: 2,
  tell: (proof) => console.log(lineOf(proof)),
});
const proven = proofs.filter(({ isProven }) => isProven).length;
console.log(`figure: servicekonto/guards-proven = ${proven} n`);
console.log(`figure: servicekonto/guards-unproven = ${proofs.length - proven} n`);
process.exitCode = proven === proofs.length ? 0 : 1;
