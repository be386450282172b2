import { expect, it } from 'vitest';
import { hideSqliteWarning } from './sqlite-warning.ts';

it('hides what Node 22 says of its SQLite, and nothing else', () => {
  const seen: unknown[][] = [];
  const process = { emitWarning: (...all: unknown[]) => void seen.push(all) };
  hideSqliteWarning(process);
  const { emitWarning } = process as { emitWarning(...all: unknown[]): void };
  emitWarning('SQLite is an experimental feature and might change at any time', 'ExperimentalWarning');
  emitWarning('Buffer() is deprecated', 'DeprecationWarning', 'DEP0005');
  emitWarning(new Error('MaxListenersExceededWarning'));
  expect(seen).toEqual([
    ['Buffer() is deprecated', 'DeprecationWarning', 'DEP0005'],
    [new Error('MaxListenersExceededWarning')],
  ]);
});
