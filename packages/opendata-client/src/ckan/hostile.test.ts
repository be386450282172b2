import { inspect } from 'node:util';
import { isRathausError } from '@rathaus/client-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { haushalt } from '../../test/musterstadt.ts';
import { createCkanPublisher, type Dataset } from '../index.ts';

const dataset = {
  ...haushalt,
  distributions: [{ title: 'Tabelle', format: 'CSV', license: 'dl-zero-de/2.0' }],
} as unknown as Dataset;
const file = { distribution: 0, fileName: 'a.csv', open: () => new Blob(['a;b\n1;2\n']).stream() };

/** A catalogue that answers every action with what `answer` says. */
function hostile(answer: (action: string) => unknown) {
  const calls: string[] = [];
  const publisher = createCkanPublisher({
    tenant: 'musterstadt',
    baseUrl: 'https://ckan.musterstadt.example',
    apiToken: 'geheim-canary',
    organization: 'stadt',
    retry: { limit: 0 },
    fetch: async (input) => {
      const action = new URL(input instanceof Request ? input.url : String(input)).pathname
        .split('/')
        .at(-1)!;
      calls.push(action);
      return Response.json(answer(action) as object);
    },
  });
  return { calls, publisher };
}

const good = { id: 'd1', name: 'x', metadata_modified: 't', extras: [], tags: [], groups: [], resources: [] };
const empty = { success: true, result: { results: [] } };

async function thrownBy(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('a hostile catalogue', () => {
  it.each([
    ['null', null],
    ['a string', 'dataset'],
    ['no lists', { id: 'd1', name: 'x', metadata_modified: 't' }],
    ['lists of null', { ...good, extras: [null], tags: [null], resources: [null] }],
    ['an id that is no text', { ...good, id: { $ne: 1 } }],
    ['texts that are objects', { ...good, extras: [{ key: {}, value: {} }], tags: [{ name: 1 }] }],
  ])('that answers with %s is called broken, not our fault', async (_what, result) => {
    for (const broken of ['package_show', 'package_search', 'package_create']) {
      const { publisher } = hostile((action) => {
        if (action === broken)
          return { success: true, result: broken === 'package_search' ? { results: [result] } : result };
        if (action === 'organization_show') return { success: true, result: { id: 'o', name: 'stadt' } };
        return action === 'package_show' ? { success: true, result: { ...good, name: 'y' } } : empty;
      });
      const error = await thrownBy(async () => publisher.publish(await publisher.plan(dataset, [file])));
      expect([broken, isRathausError(error) ? error.origin : error]).toEqual([broken, 'service']);
    }
  });

  it('never makes anything but a typed error without the token (property)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (one, two) => {
        let turn = 0;
        const { publisher } = hostile(() => (turn++ % 2 === 0 ? { success: true, result: one } : two));
        const error = await thrownBy(() => publisher.plan(dataset, [file]));
        if (error !== undefined) {
          expect(isRathausError(error)).toBe(true);
          expect(inspect(error, { depth: 9 })).not.toContain('canary');
        }
      }),
      { numRuns: 60 },
    );
  }, 30_000);

  it('gets no text of its own into the details that are logged', async () => {
    const publisher = createCkanPublisher({
      tenant: 'musterstadt',
      baseUrl: 'https://ckan.musterstadt.example',
      apiToken: 'x',
      organization: 'stadt',
      retry: { limit: 0 },
      fetch: async () =>
        Response.json(
          {
            success: false,
            error: {
              __type: 'Validation Error',
              'title\n{"event":"login","user":"admin"}': ['x'],
              title: ['y'],
            },
          },
          { status: 409 },
        ),
    });
    const error = await thrownBy(() => publisher.plan(dataset, []));
    expect(isRathausError(error) && error.details.fields).toBe('title');
  });
});
