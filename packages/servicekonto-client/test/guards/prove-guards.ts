import type { TestedGuard } from '../../../../tools/testing/guards/guard.ts';
import { proveByTest, type TestProof } from '../../../../tools/testing/guards/prove-by-test.ts';
import { openTestBench } from '../../../../tools/testing/guards/test-bench.ts';
import { guardTable } from './guards.ts';

/** What came of a guard. */
export interface GuardProof extends TestProof {
  readonly guard: TestedGuard;
  /** Why it could not be looked at. */
  readonly error?: string | undefined;
}

export interface ProveOptions {
  readonly of: readonly TestedGuard[];
  /** Guards that are looked at side by side. */
  readonly processes: number;
  /** Hears of each as soon as it is known. */
  tell(proof: GuardProof): void;
}

/** Takes each guard out in turn, and runs the test that has to notice it. */
export async function proveGuards({ of, processes, tell }: ProveOptions): Promise<GuardProof[]> {
  const waiting = [...of];
  const proofs: GuardProof[] = [];
  const work = async (): Promise<void> => {
    const bench = openTestBench(guardTable);
    for (let guard = waiting.shift(); guard; guard = waiting.shift()) {
      const tested = guard;
      const proof = await proveByTest(bench, tested).then(
        (found) => ({ guard: tested, ...found }),
        (error: unknown) => ({
          guard: tested,
          replayed: false,
          isClean: false,
          isProven: false,
          error: String(error),
        }),
      );
      proofs.push(proof);
      tell(proof);
    }
    bench.close();
  };
  await Promise.all(Array.from({ length: processes }, work));
  return proofs;
}

/** One line about a proof. */
export function lineOf({ guard, violation, isClean, isProven, unmeant = [], error }: GuardProof): string {
  if (error !== undefined) return `${guard.name}: NOT PROVEN, it ended with an error: ${error}`;
  const name = isProven ? guard.name : `NOT PROVEN: ${guard.name}`;
  const otherwise = isClean ? '' : ' BUT RED WITH IT AS WELL';
  if (violation !== undefined) return `${name}:${otherwise} ${violation}`;
  return `${name}:${otherwise} not noticed by ${guard.provenBy.join(' > ')}: ${unmeant.slice(0, 3).join('; ')}`;
}
