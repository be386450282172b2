import { describe, expect, it } from 'vitest';
import { text } from '../texts/index.ts';
import { type CandidateFile, type Certainty, type Recogniser, recognise } from './index.ts';

const file: CandidateFile = {
  name: 'a.csv',
  size: 3,
  head: new Uint8Array([97, 59, 98]),
  async *open() {
    yield new Uint8Array([97, 59, 98]);
  },
};
const area = (name: string, certainty: Certainty | undefined, checks = true): Recogniser => ({
  area: name,
  recognise: () =>
    certainty && {
      kind: `${name}.thing`,
      title: text(name, name),
      certainty,
      ...(checks && {
        check: async () => ({
          kind: `${name}.thing`,
          verdict: 'passed' as const,
          findings: [],
          unchecked: [],
          counts: { error: 0, warning: 0, info: 0 },
        }),
      }),
    },
  catalogue: async () => ({ rules: {}, unchecked: {}, reports: {} }),
});
const kindOf = async (...areas: Recogniser[]) => {
  const { recognition, rivals } = await recognise(file, areas);
  return recognition?.kind ?? rivals.map(({ kind }) => kind);
};

describe('recognising a file', () => {
  it('believes the surest area', async () => {
    expect(await kindOf(area('a', 'guess'), area('b', 'certain'), area('c', 'likely'))).toBe('b.thing');
  });

  it('guesses nothing when two are equally sure', async () => {
    expect(await kindOf(area('a', 'likely'), area('b', 'likely'))).toEqual(['a.thing', 'b.thing']);
  });

  it('prefers who can check to who only knows the name', async () => {
    expect(await kindOf(area('a', 'likely', false), area('b', 'likely'))).toBe('b.thing');
  });

  it('knows that nobody knows it', async () => {
    expect(await kindOf(area('a', undefined))).toEqual([]);
  });

  it('ends at once for a caller who has gone', async () => {
    await expect(
      recognise(file, [area('a', 'certain')], { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({
      code: 'core.aborted',
    });
  });
});
