import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterGlob, mergeDict, mergeFlattened, readPatterns, unmatched, valueAt } from './merge.ts';

const dataset = () => ({
  id: 'd',
  title: 'Titel',
  notes: 'Text',
  resources: [
    { id: '1f9ab000-1', name: 'eins', url: 'u1' },
    { id: '19cfad00-2', name: 'zwei', url: 'u2' },
  ],
});

describe('package_revise operations', () => {
  it('compares only what is named, and names what differs', () => {
    expect(unmatched(dataset(), { title: 'Titel', resources: [{ name: 'eins' }] })).toEqual([]);
    expect(unmatched(dataset(), { title: 'x', resources: [{}, { name: 'y' }, { name: 'z' }] })).toEqual([
      'title',
      'resources__1__name',
      'resources__2',
    ]);
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(unmatched(structuredClone(value), value)).toEqual([]);
      }),
    );
  });

  it('finds list items by index, from the end and by the start of the id', () => {
    const data = dataset();
    for (const key of ['resources__1__name', 'resources__-1__name', 'resources__19cfa__name']) {
      expect(valueAt(data, key)).toBe('zwei');
    }
    expect(valueAt(data, 'resources__19cf__name')).toBeUndefined();
    mergeFlattened(data, 'resources__1f9ab', { url: 'neu' });
    mergeFlattened(data, 'resources__extend', [{ name: 'drei' }]);
    mergeFlattened(data, 'resources__-1__url', 'u3');
    expect(data.resources).toMatchObject([{ name: 'eins', url: 'neu' }, {}, { name: 'drei', url: 'u3' }]);
    expect(() => mergeFlattened(data, 'resources__9__url', 'x')).toThrow();
    expect(() => mergeFlattened(data, 'title__extend', [])).toThrow();
  });

  it('merges deep and keeps the rest', () => {
    const data = dataset();
    mergeDict(data, { notes: 'neu', resources: [{ name: 'uno' }] });
    expect(data).toMatchObject({
      title: 'Titel',
      notes: 'neu',
      resources: [{ name: 'uno', url: 'u1' }, { name: 'zwei' }],
    });
  });

  it.each([
    [['-notes'], { id: 'd', title: 'Titel', resources: 2 }],
    [['+title', '+resources', '-*'], { title: 'Titel', resources: 2 }],
    [['-resources__1'], { id: 'd', title: 'Titel', notes: 'Text', resources: 1 }],
    [['-*'], {}],
    [['+*', '-*'], { id: 'd', title: 'Titel', notes: 'Text', resources: 2 }],
  ])('filters by the first pattern that fits: %j', (patterns, expected) => {
    const data: Record<string, unknown> = dataset();
    filterGlob(data, readPatterns(patterns));
    const counted = {
      ...data,
      ...(data.resources ? { resources: (data.resources as unknown[]).length } : {}),
    };
    expect(counted).toEqual(expected);
  });

  it('keeps a member inside of what is otherwise emptied', () => {
    const data = dataset();
    filterGlob(data, readPatterns('+resources__1f9ab__id,-resources__1f9ab__*'));
    expect(data.resources).toEqual([{ id: '1f9ab000-1' }, dataset().resources[1]]);
    expect(() => readPatterns('resources')).toThrow();
  });
});
