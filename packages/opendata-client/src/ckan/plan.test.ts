import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  baseUrl,
  config,
  csv,
  dataset,
  failed,
  file,
  mocked,
  server,
  token,
} from '../../test/mocked-ckan.ts';
import { createCkanPublisher, datasetName } from '../index.ts';
import { type CkanAnswers, createMockCkanHandlers, mockCkanProblem } from '../msw.ts';

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

describe('createCkanPublisher', () => {
  it('plans without writing', async () => {
    const { site, publisher } = mocked();
    const plan = await publisher.plan(dataset, [file()]);
    expect(plan).toMatchObject({
      action: 'create',
      publishable: true,
      base: undefined,
      name: datasetName(dataset.identifier),
    });
    expect(plan.uploads).toEqual([
      expect.objectContaining({
        distribution: 0,
        size: csv.length,
        table: expect.objectContaining({ rows: 1 }),
      }),
    ]);
    expect(plan.changes).toContainEqual({ place: 'title', kind: 'add', after: 'Haushaltsplan' });
    expect(site.calls).toEqual(['organization_show', 'package_show', 'package_search']);
    expect(JSON.stringify(plan)).not.toContain(token);
  });

  it('refuses metadata with errors, a foreign plan, a double file and a file that is too large', async () => {
    const { publisher } = mocked();
    const bad = await publisher.plan({ ...dataset, title: '' }, [file()]);
    expect(await failed(publisher.publish(bad))).toMatchObject({
      code: 'opendata.publish.dataset-refused',
      details: { rule: 'opendata.dataset.title-present', place: '/title' },
    });
    expect(await failed(publisher.publish({ ...bad }))).toMatchObject({
      code: 'opendata.publish.foreign-plan',
    });
    expect(await failed(publisher.plan(dataset, [file(), file()]))).toMatchObject({
      code: 'opendata.publish.file-without-distribution',
    });
    const small = createCkanPublisher({ ...config, maxUploadBytes: 10 });
    expect(await failed(small.plan(dataset, [file()]))).toMatchObject({
      code: 'opendata.publish.file-too-large',
      origin: 'local',
    });
  });

  it.each([
    ['package_show', () => mockCkanProblem.forbidden(), 'opendata.ckan.forbidden', 'service', false],
    ['package_show', () => mockCkanProblem.unavailable(), 'opendata.ckan.unavailable', 'service', true],
    ['package_show', () => mockCkanProblem.badRequest(), 'opendata.ckan.bad-request', 'service', false],
    ['package_search', () => mockCkanProblem.search(), 'opendata.ckan.search', 'service', false],
    ['package_search', () => mockCkanProblem.searchQuery(), 'opendata.ckan.search', 'service', false],
    [
      'organization_show',
      () => mockCkanProblem.notFound(),
      'opendata.ckan.organization-unknown',
      'local',
      false,
    ],
    ['organization_show', 'network-error' as const, 'core.network', 'service', true],
  ] as const)('says what failed while planning: %s', async (action, answer, code, origin, retryable) => {
    const { publisher } = mocked({ [action]: answer } as CkanAnswers);
    const error = await failed(publisher.plan(dataset, [file()]));
    expect(error).toMatchObject({ code, origin, retryable });
    const shown =
      inspect(error, { showHidden: true, depth: 10 }) + JSON.stringify(error) + error.message + error.stack;
    expect(shown).not.toContain(token);
    expect(shown).not.toContain('identifier:');
  });

  it('takes an error page instead of the API for what it is', async () => {
    server.use(
      ...createMockCkanHandlers(baseUrl, {
        organization_show: () => ({ status: 404, contentType: 'application/json', body: {} as never }),
      }),
    );
    expect((await failed(createCkanPublisher(config).plan(dataset))).code).toBe('opendata.ckan.no-api');
  });

  it('finds a dataset that another tool created under another name', async () => {
    const { site, publisher } = mocked();
    const { id } = await publisher.publish(await publisher.plan(dataset, [file()]));
    const stored = site.datasets.get(id);
    if (stored) stored.name = 'haushalt';
    expect(await publisher.plan(dataset, [file()])).toMatchObject({
      action: 'none',
      name: 'haushalt',
      base: { id },
    });
  });
});
