import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { baseUrl, config, csv, dataset, failed, file, mocked, server } from '../../test/mocked-ckan.ts';
import { createCkanPublisher, type FileSource } from '../index.ts';
import { type CkanAnswers, createMockCkan, mockCkanProblem } from '../msw.ts';

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

describe('createCkanPublisher', () => {
  it.each([
    [
      'refused upload',
      { resource_create: () => mockCkanProblem.validation({ upload: ['File upload too large'] }) },
      'opendata.ckan.too-large',
    ],
    [
      'proxy refuses the size',
      { resource_create: () => mockCkanProblem.tooLarge() },
      'opendata.ckan.too-large',
    ],
    [
      'crash while uploading',
      { resource_create: () => mockCkanProblem.internal() },
      'opendata.ckan.unavailable',
    ],
    ['lost connection while uploading', { resource_create: 'network-error' as const }, 'core.network'],
    [
      'crash while activating',
      { package_revise: () => mockCkanProblem.internal('Search Index Error') },
      'opendata.ckan.unavailable',
    ],
    [
      'token loses its right',
      { package_revise: () => mockCkanProblem.forbidden() },
      'opendata.ckan.forbidden',
    ],
  ] satisfies [string, CkanAnswers, string][])(
    'leaves nothing behind after: %s',
    async (_name, answers, code) => {
      const { site, publisher } = mocked(answers);
      const plan = await publisher.plan(dataset, [file()]);
      const error = await failed(publisher.publish(plan));
      expect(error).toMatchObject({ code, origin: 'service', details: { cleanup: 'purged' } });
      expect([site.datasets.size, site.files.size]).toEqual([0, 0]);
    },
  );

  it('says so when it may not purge, and when it cannot clean up', async () => {
    const refuse: CkanAnswers = {
      resource_create: 'network-error',
      dataset_purge: () => mockCkanProblem.forbidden(),
    };
    const soft = mocked(refuse);
    const plan = await soft.publisher.plan(dataset, [file()]);
    expect((await failed(soft.publisher.publish(plan))).details.cleanup).toBe('deleted');
    expect([...soft.site.datasets.values()][0]).toMatchObject({ state: 'deleted', private: true });
    server.resetHandlers();
    const down = mocked({ resource_create: 'network-error', package_delete: 'network-error' });
    const error = await failed(down.publisher.publish(await down.publisher.plan(dataset, [file()])));
    expect(error.details).toMatchObject({ cleanup: 'failed', dataset: [...down.site.datasets.keys()][0] });
  });

  it('finds and removes what it created when the answer to the creation is lost', async () => {
    const { site, handlers } = createMockCkan(baseUrl);
    server.use(...handlers);
    const publisher = createCkanPublisher({
      ...config,
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const response = await fetch(request);
        if (new URL(request.url).pathname.endsWith('package_create')) throw new TypeError('fetch failed');
        return response;
      },
    });
    const plan = await publisher.plan(dataset, [file()]);
    expect((await failed(publisher.publish(plan))).details.cleanup).toBe('purged');
    expect(site.calls).toContain('package_create');
    expect(site.datasets.size).toBe(0);
  });

  it('does not remove the dataset of another run', async () => {
    const { site, publisher } = mocked();
    const [one, two] = [await publisher.plan(dataset, [file()]), await publisher.plan(dataset, [file()])];
    await publisher.publish(one);
    const error = await failed(publisher.publish(two));
    expect(error).toMatchObject({
      code: 'opendata.ckan.name-taken',
      details: { cleanup: 'nothing-created' },
    });
    expect(site.datasets.size).toBe(1);
  });

  it('cleans up when the caller aborts in the middle of an upload', async () => {
    const { site, publisher } = mocked();
    const controller = new AbortController();
    let opened = 0;
    const slow: FileSource = {
      distribution: 0,
      fileName: 'ergebnisplan.csv',
      open: () => {
        if (++opened === 2) controller.abort();
        return new Blob([csv]).stream();
      },
    };
    const plan = await publisher.plan(dataset, [slow]);
    const error = await failed(publisher.publish(plan, { signal: controller.signal }));
    expect(error).toMatchObject({ code: 'core.aborted', details: { cleanup: 'purged' } });
    expect(site.datasets.size).toBe(0);
  });

  it('ends an aborted change as aborted, and says that it was written all the same', async () => {
    const { handlers, site } = createMockCkan(baseUrl);
    server.use(...handlers);
    const gone = new AbortController();
    const publisher = createCkanPublisher({
      ...config,
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const response = await fetch(request);
        if (new URL(request.url).pathname.endsWith('package_revise') && site.calls.includes('abort'))
          gone.abort();
        return response;
      },
    });
    const { id } = await publisher.publish(await publisher.plan(dataset, [file()]));
    const change = await publisher.plan({ ...dataset, title: 'Neu' }, [file()]);
    site.calls.push('abort');
    const error = await failed(publisher.publish(change, { signal: gone.signal }));
    expect(error).toMatchObject({ code: 'core.aborted', details: { cleanup: 'written', dataset: id } });
    expect(site.datasets.get(id)?.title).toBe('Neu');
  });

  it('does not claim that nothing is left when the site cannot be asked any more', async () => {
    const { site } = mocked();
    let gone = false;
    const publisher = createCkanPublisher({
      ...config,
      async fetch(input, init) {
        if (gone) throw new TypeError('fetch failed');
        gone = (input instanceof Request ? input.url : String(input)).endsWith('/package_create');
        const answer = await globalThis.fetch(input, init);
        if (gone) throw new TypeError('fetch failed');
        return answer;
      },
    });
    const error = await failed(publisher.publish(await publisher.plan(dataset, [file()])));
    expect(error).toMatchObject({ code: 'core.network', details: { cleanup: 'unknown' } });
    expect(site.datasets.size).toBe(1);
  });
});
