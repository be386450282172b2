import type { TestedGuard } from './guard.ts';
import type { TestBench } from './test-bench.ts';

/** What came of a test without the guard, and with it. */
export interface TestProof {
  /** What the first test that turned red says; `undefined` when some stayed green. */
  readonly violation?: string | undefined;
  /** What was red without it, when nothing was that means what it is for. */
  readonly unmeant?: readonly string[] | undefined;
  /** It was red as often as it was run. */
  readonly replayed: boolean;
  /** With the guard in its place it is green. */
  readonly isClean: boolean;
  readonly isProven: boolean;
}

/** By a test: red without the guard, as often as it is run and for the reason that is meant, and green with it. */
export async function proveByTest(
  bench: TestBench,
  guard: TestedGuard,
  { times = 1 }: { times?: number } = {},
): Promise<TestProof> {
  const messages: (string | undefined)[] = [];
  const unmeant = new Set<string>();
  for (let n = 0; n < times; n += 1) {
    const { passed, failed } = await bench.run(guard.provenBy, guard);
    for (const test of passed) unmeant.add(`green: ${test}`);
    const foreign = failed.filter(({ message }) => !isMeant(guard, message));
    for (const { test, message } of foreign) unmeant.add(`${test}: ${firstLine(message)}`);
    const isRed = passed.length === 0 && foreign.length === 0;
    messages.push(isRed ? firstLine(failed[0]?.message ?? '') : undefined);
  }
  const { failed, broken } = await bench.run(guard.provenBy);
  const isClean = failed.length === 0 && broken.length === 0;
  const replayed = messages.every((message) => message !== undefined);
  const [violation] = messages;
  return {
    violation: violation === undefined ? undefined : `${guard.provenBy.join(' > ')}: ${violation}`,
    unmeant: [...unmeant],
    replayed,
    isClean,
    isProven: replayed && isClean,
  };
}

const isMeant = ({ shows }: TestedGuard, message: string): boolean =>
  shows?.some((part) => message.includes(part)) ?? true;

/** What it says, without the whole of what it says it about. */
const firstLine = (message: string): string => (message.split('\n', 1)[0] ?? '').slice(0, 300);
