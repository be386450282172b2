import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { proveByTest } from '../../../../../tools/testing/guards/prove-by-test.ts';
import { openTestBench, type TestBench } from '../../../../../tools/testing/guards/test-bench.ts';
import type { KeyTexts } from '../keys.ts';
import type { ShareAnswer } from '../share.ts';
import { replaysTheSame, runShare } from '../shares.ts';
import { type Guard, guards, guardTable } from './guards.ts';

/** What came of the simulation without a guard. */
export interface GuardProof {
  readonly guard: Guard;
  /** The run that has noticed, and what it said. */
  readonly seed?: number | undefined;
  readonly violation?: string | undefined;
  /** Runs until then. */
  readonly runs: number;
  /** The same seed went the same way three times more. */
  readonly replayed: boolean;
  /** With the guard in its place nothing is wrong with that seed: it is the guard that was missed. */
  readonly isClean: boolean;
  readonly isProven: boolean;
  /** What else was wrong without it, when nothing was that means what it is for. */
  readonly unmeant?: readonly string[] | undefined;
  /** Why it could not be looked at. What ends with an error has noticed nothing. */
  readonly error?: string | undefined;
}

export interface ProveOptions {
  readonly keys: KeyTexts;
  readonly first: number;
  /** Runs after which it is given up. */
  readonly mostRuns: number;
  /** Guards that are looked at side by side. */
  readonly processes: number;
  /** Guards to look at; all of them when left out. */
  readonly of?: readonly Guard[] | undefined;
  /** Only guards whose name has this in it. */
  readonly only?: string | undefined;
  /** Hears of each as soon as it is known. */
  tell(proof: GuardProof): void;
}

/** Takes each guard out in turn and runs seeds until something must not be; then replays that seed three times. */
export async function proveGuards({
  of = guards,
  only = '',
  ...options
}: ProveOptions): Promise<GuardProof[]> {
  const waiting = of.filter(({ name }) => name.includes(only));
  const proofs: GuardProof[] = [];
  const work = async (): Promise<void> => {
    const bench = openTestBench(guardTable);
    for (let guard = waiting.shift(); guard; guard = waiting.shift()) {
      const proof = await prove(guard, bench, options).catch((error: unknown) => failed(guard, error));
      proofs.push(proof);
      options.tell(proof);
    }
    bench.close();
  };
  await Promise.all(Array.from({ length: options.processes }, work));
  return proofs;
}

const failed = (guard: Guard, error: unknown): GuardProof => ({
  guard,
  runs: 0,
  replayed: false,
  isClean: false,
  isProven: false,
  error: String(error),
});

async function prove(
  guard: Guard,
  bench: TestBench,
  { keys, first, mostRuns }: Pick<ProveOptions, 'keys' | 'first' | 'mostRuns'>,
): Promise<GuardProof> {
  const sources = digestOfSources();
  if (guard.provenBy) return { guard, runs: 1, ...(await proveByTest(bench, guard, { times: 3 })) };
  let runs = 0;
  let found: ShareAnswer | undefined;
  const unmeant = new Set<string>();
  const { name, climate, shows } = guard;
  await runShare({ keys, first, step: 1, guard: name, climate }, (answer) => {
    runs += 1;
    if (meant(answer, shows) !== undefined) found = answer;
    else for (const violation of answer.violations) unmeant.add(violation);
    return found !== undefined || runs >= mostRuns;
  });
  if (!found) {
    const none = { runs, replayed: false, isClean: false, isProven: false };
    return { guard, ...none, unmeant: [...unmeant] };
  }
  const replayed = await replaysTheSame(found, { keys, guard: name, climate });
  let isClean = false;
  await runShare({ keys, climate, first: found.seed, step: 0, replay: 1 }, ({ violations }) => {
    isClean = violations.length === 0;
    return true;
  });
  if (digestOfSources() !== sources) throw new Error('the sources were changed during the proof');
  return {
    guard,
    seed: found.seed,
    violation: meant(found, shows),
    runs,
    replayed,
    isClean,
    isProven: replayed && isClean,
  };
}

/** The first violation that is what the guard is for. */
const meant = ({ violations }: ShareAnswer, shows: readonly string[]): string | undefined =>
  violations.find((violation) => shows.some((part) => violation.includes(part)));

/** A run is only the same as another one when the sources are. */
function digestOfSources(): string {
  const hash = createHash('sha256');
  const folder = fileURLToPath(new URL('../../../', import.meta.url));
  for (const file of globSync(['src/**/*.ts', 'test/simulation/**/*.ts'], { cwd: folder }).sort())
    hash.update(readFileSync(`${folder}${file}`));
  return hash.digest('hex');
}

/** One line about a proof. */
export function lineOf(proof: GuardProof): string {
  const { guard, seed, violation, runs, replayed, isClean, unmeant = [], error } = proof;
  if (error !== undefined) return `${guard.name}: NOT PROVEN, it ended with an error: ${error}`;
  if (violation === undefined) {
    const instead = unmeant.length === 0 ? '' : `, but: ${unmeant.slice(0, 3).join('; ')}`;
    return `${guard.name}: NOT NOTICED in ${runs} runs${instead}`;
  }
  const by = seed === undefined ? 'by its test' : `seed ${seed} (${runs} runs)`;
  const again = replayed ? 'three times' : 'OTHERWISE';
  return `${guard.name}: ${by}, replayed ${again}${isClean ? '' : ', BUT RED WITH IT AS WELL'}: ${violation}`;
}
