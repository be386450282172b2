import { expect, it } from 'vitest';
import { provider, stranger } from '../saml/keys.ts';
import { publicKeyOf } from '../saml/reading.ts';
import { diceFor, type Input, responseKinds, saidBy } from './inputs.ts';
import { outcomeOf } from './judge.ts';
import { logout } from './logout-inputs.ts';
import { plainBases, sealedBases } from './messages.ts';
import { metadata } from './metadata-inputs.ts';

/** `RATHAUS_FUZZ_SHARE=0.1` for a tenth; another `RATHAUS_FUZZ_SEED` makes other inputs. */
const share = Math.min(1, Number(process.env.RATHAUS_FUZZ_SHARE ?? 1));
const seed = Number(process.env.RATHAUS_FUZZ_SEED ?? 20_261_130);
const wanted = Math.ceil(110_000 * share);
/** Milliseconds for one input, when it is given again because it took longer. */
const longest = 500;

const kinds = { ...responseKinds, logout, metadata };
type Kind = keyof typeof kinds;
/** Of twenty inputs: the structure-aware ones and those that are signed again are three quarters. */
const turns: readonly Kind[] = [
  ...Array<Kind>(3).fill('bytes'),
  ...Array<Kind>(7).fill('structure'),
  ...Array<Kind>(4).fill('inside'),
  ...Array<Kind>(3).fill('encryption'),
  ...Array<Kind>(2).fill('logout'),
  'metadata',
];
const kindOf = (n: number): Kind => turns[n % turns.length]!;
const inputOf = (n: number): Promise<Input> | Input => kinds[kindOf(n)](diceFor(seed, n));

/** What came of a run. */
interface Tally {
  readonly wrong: string[];
  readonly crashes: string[];
  readonly slow: string[];
  /** Refusals and acceptances by kind. */
  readonly counts: Map<string, number>;
}

/** What a failure says, so that it can be looked at again: the number is that of `inputOf`. */
const told = (n: number, { how, text }: Input, why: string): string =>
  `seed ${seed}, number ${n}, ${kindOf(n)}: ${how}: ${why}\n${text}`;

async function run(numbers: Iterable<number>, keys?: Parameters<Input['read']>[0]): Promise<Tally> {
  const tally: Tally = { wrong: [], crashes: [], slow: [], counts: new Map() };
  for (const n of numbers) {
    const input = await inputOf(n);
    const started = performance.now();
    const outcome = await outcomeOf(() => input.read(keys));
    if (performance.now() - started > longest && (await isSlow(input)))
      tally.slow.push(told(n, input, 'is slow'));
    const what = outcome.is === 'accepted' ? 'accepted' : outcome.is === 'crash' ? 'crash' : outcome.why;
    const key = `${kindOf(n)}: ${what.split('\n', 1)[0]}`;
    tally.counts.set(key, (tally.counts.get(key) ?? 0) + 1);
    if (outcome.is === 'crash') tally.crashes.push(told(n, input, outcome.why));
    if (outcome.is !== 'accepted') continue;
    const fault = input.fault(outcome.says);
    if (fault !== undefined) tally.wrong.push(told(n, input, fault));
  }
  return tally;
}

/** The best of three: something else may have taken the processor. */
async function isSlow({ read }: Input): Promise<boolean> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const started = performance.now();
    await outcomeOf(() => read());
    if (performance.now() - started <= longest) return false;
  }
  return true;
}

function* upTo(count: number, from = 0): Generator<number> {
  for (let n = from; n < from + count; n += 1) yield n;
}

it('messages that are right are accepted, and those of a stranger are not (control)', async () => {
  for (const base of [...plainBases, ...sealedBases]) {
    const outcome = await outcomeOf(() => saidBy(base));
    expect([base.name, outcome.is]).toEqual([base.name, base.isTrusted ? 'accepted' : 'refused']);
  }
});

it('a stranger who is trusted is noticed (control)', async () => {
  const keys = [publicKeyOf(provider), publicKeyOf(stranger)];
  for (let n = 0; n < 5000; n += 100) {
    const { wrong } = await run(upTo(100, n), keys);
    if (wrong.length > 0) return;
  }
  expect.unreachable();
});

it(`${wanted} changed messages: nothing is believed that nobody trusted has said (seed ${seed})`, async () => {
  const { wrong, crashes, slow, counts } = await run(upTo(wanted));
  for (const [what, count] of [...counts].toSorted()) console.log(`${what}: ${count}`);
  const aware = turns.filter((kind) => kind !== 'bytes' && kind !== 'metadata').length / turns.length;
  console.log(`re-signed or structure-aware: ${Math.round(aware * 100)} %`);
  console.log(`figure: servicekonto/fuzz-inputs = ${wanted} n`);
  console.log(`figure: servicekonto/fuzz-accepted = ${wrong.length} n`);
  console.log(`figure: servicekonto/fuzz-crashes = ${crashes.length} n`);
  console.log(`figure: servicekonto/fuzz-slow = ${slow.length} n`);
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(crashes.slice(0, 5)).toEqual([]);
  expect(slow.slice(0, 5)).toEqual([]);
  // Nothing but refusals, or refusals before anything was verified, would prove nothing.
  for (const kind of Object.keys(kinds))
    expect(counts.get(`${kind}: accepted`) ?? 0, kind).toBeGreaterThan(0);
  const behind = ['audience', 'recipient', 'subject', 'conditions', 'issuer', 'in-response-to', 'attribute'];
  const reached = behind.filter((reason) => counts.has(`inside: servicekonto.response.invalid ${reason}`));
  expect(reached.length, String(reached)).toBeGreaterThan(3);
});
