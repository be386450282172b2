import { expect, it } from 'vitest';
import { doneLines } from './retry-text.ts';

const command = (words: string) => `rathaus exchange ${words}`;
const said = (counts: Parameters<typeof doneLines>[0], language: 'de' | 'en' = 'de') =>
  doneLines(counts, language, command).map(({ line }) => line);

it('says what no longer matched when it was its turn, and nothing of it when all did', () => {
  const done = { count: 2, notAsked: 0 };
  expect(said(done)).toEqual(['2 Zustellungen werden fortgesetzt, sobald ein Worker läuft.']);
  expect(said({ ...done, changed: 0 })).toEqual(said(done));
  expect(said({ ...done, changed: 1 })[1]).toBe(
    'Eine Zustellung hat inzwischen einen anderen Stand und blieb, wie sie ist. Sehen Sie noch einmal nach, was angehalten ist.',
  );
  expect(said({ ...done, changed: 3 }, 'en')[1]).toBe(
    '3 deliveries have another state by now and stay as they are. Look again at what has stopped.',
  );
});
