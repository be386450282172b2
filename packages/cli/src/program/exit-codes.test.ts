import type { Verdict } from '@rathaus/client-core/findings';
import { describe, expect, it } from 'vitest';
import { exitCodeOf } from './exit-codes.ts';

describe('exit code of verdicts', () => {
  it.each<[Verdict[], number]>([
    [['passed'], 0],
    [['failed'], 1],
    [['not-judged'], 4],
    [['passed', 'not-judged'], 4],
    [['not-judged', 'failed', 'passed'], 1],
    [[], 4],
  ])('%j: %i', (verdicts, code) => {
    expect(exitCodeOf(...verdicts)).toBe(code);
  });
});
