import { inspect } from 'node:util';
import { isRathausError, type RathausError } from '@rathaus/client-core';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { haushalt } from '../../test/musterstadt.ts';
import {
  type CkanConfig,
  createCkanPublisher,
  type Dataset,
  datasetName,
  type FileSource,
} from '../index.ts';
import { type CkanAnswers, createMockCkan, createMockCkanHandlers, mockCkanProblem } from '../msw.ts';
import { tagName } from './mapping.ts';

const baseUrl = 'https://ckan.musterstadt.example';
const token = 'geheimes-token-7f3a';
const config: CkanConfig = {
  tenant: 'musterstadt',
  baseUrl,
  apiToken: token,
  organization: 'stadt',
  retry: { limit: 0 },
};
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const csv = 'Produkt;Betrag\nSteuern;1.234.567\n';
const [first = {}] = haushalt.distributions ?? [];
const {
  accessURL: _a,
  downloadURL: _d,
  checksum: _c,
  byteSize: _b,
  ...upload
} = first as Record<string, unknown>;
const dataset = { ...haushalt, distributions: [upload] } as unknown as Dataset;
const file = (text: string | (() => string) = csv, distribution = 0): FileSource => ({
  distribution,
  fileName: 'ergebnisplan.csv',
  open: () => new Blob([typeof text === 'string' ? text : text()]).stream(),
});

function mocked(answers?: CkanAnswers) {
  const { site, handlers } = createMockCkan(baseUrl, { answers });
  server.use(...handlers);
  return { site, publisher: createCkanPublisher(config) };
}
const failed = async (call: Promise<unknown>): Promise<RathausError> => {
  const error = await call.then(
    () => expect.fail('should have failed'),
    (reason: unknown) => reason,
  );
  if (!isRathausError(error)) throw error;
  return error;
};

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

  it('creates hidden, uploads, then shows; a second run writes nothing', async () => {
    const { site, publisher } = mocked();
    const result = await publisher.publish(await publisher.plan(dataset, [file()]));
    expect(result).toMatchObject({
      action: 'created',
      url: `${baseUrl}/dataset/${datasetName(dataset.identifier)}`,
    });
    const [stored] = site.datasets.values();
    expect(stored).toMatchObject({
      private: false,
      state: 'active',
      title: 'Haushaltsplan',
      owner_org: 'stadt',
    });
    expect(new TextDecoder().decode([...site.files.values()][0])).toBe(csv);
    const extras = Object.fromEntries((stored?.extras ?? []).map(({ key, value }) => [key, value]));
    expect(extras).toMatchObject({
      identifier: dataset.identifier,
      contributorID: '["http://dcat-ap.de/def/contributors/openNRW"]',
      frequency: 'http://publications.europa.eu/resource/authority/frequency/ANNUAL',
      politicalGeocodingURI: '["http://dcat-ap.de/def/politicalGeocoding/regionalKey/059999999999"]',
    });
    expect(extras).not.toHaveProperty('rathaus_run');

    site.calls.length = 0;
    const again = await publisher.plan(dataset, [file()]);
    expect([again.action, again.changes, again.uploads]).toEqual(['none', [], []]);
    expect((await publisher.publish(again)).action).toBe('unchanged');
    expect(site.calls).toEqual(['organization_show', 'package_show']);
  });

  it('never shows the dataset before all files have arrived', async () => {
    const { site, publisher } = mocked();
    const seen: boolean[] = [];
    const watched = file(() => {
      seen.push([...site.datasets.values()].every((stored) => stored.private));
      return csv;
    });
    await publisher.publish(await publisher.plan(dataset, [watched]));
    expect(seen).toEqual([true, true]);
  });

  it('changes metadata and file in one request, keeps resource ids and the extras of others', async () => {
    const { site, publisher } = mocked();
    const first = await publisher.publish(await publisher.plan(dataset, [file()]));
    site.datasets.get(first.id)?.extras.push({ key: 'vergeben_von_anderen', value: 'x' });
    site.calls.length = 0;
    const changed = { ...dataset, title: 'Haushalt 2026', keywords: ['Haushalt'] } as Dataset;
    const plan = await publisher.plan(changed, [file('Produkt;Betrag\nSteuern;2\n')]);
    expect(plan.changes.map(({ place }) => place)).toEqual(
      expect.arrayContaining(['title', 'tags', 'resources[file:ergebnisplan.csv].hash']),
    );
    const second = await publisher.publish(plan);
    expect(second).toMatchObject({
      action: 'updated',
      id: first.id,
      resources: [{ id: first.resources[0]?.id }],
    });
    expect(site.calls.filter((name) => !name.endsWith('_show'))).toEqual(['package_revise']);
    expect(site.datasets.get(first.id)?.extras).toContainEqual({ key: 'vergeben_von_anderen', value: 'x' });
    expect(new TextDecoder().decode([...site.files.values()][0])).toBe('Produkt;Betrag\nSteuern;2\n');
  });

  it('removes a distribution that is gone and restores a deleted dataset', async () => {
    const { site, publisher } = mocked();
    const link = {
      ...haushalt.distributions?.[0],
      title: 'Finanzplan',
      accessURL: 'https://a.example/f.csv',
      downloadURL: 'https://a.example/f.csv',
    };
    const both = { ...dataset, distributions: [upload, link] } as unknown as Dataset;
    const { id } = await publisher.publish(await publisher.plan(both, [file()]));
    expect(site.datasets.get(id)?.resources.map(({ name }) => name)).toEqual([
      'Ergebnisplan (CSV)',
      'Finanzplan',
    ]);
    const stored = site.datasets.get(id);
    if (stored) stored.state = 'deleted';
    const plan = await publisher.plan(dataset, [file()]);
    expect(plan.changes).toEqual([
      { place: 'state', kind: 'change', before: 'deleted', after: 'active' },
      { place: 'resources[Finanzplan]', kind: 'remove' },
    ]);
    await publisher.publish(plan);
    expect(site.datasets.get(id)).toMatchObject({
      state: 'active',
      resources: [{ name: 'Ergebnisplan (CSV)' }],
    });
  });

  it('refuses a plan when the dataset has changed since', async () => {
    const { site, publisher } = mocked();
    const { id } = await publisher.publish(await publisher.plan(dataset, [file()]));
    const plan = await publisher.plan({ ...dataset, title: 'Neu' }, [file()]);
    const stored = site.datasets.get(id);
    if (stored) stored.metadata_modified = '2030-01-01T00:00:00.000000';
    const error = await failed(publisher.publish(plan));
    expect(error).toMatchObject({
      code: 'opendata.ckan.conflict',
      origin: 'service',
      status: 409,
      retryable: false,
    });
    expect(site.datasets.get(id)?.title).toBe('Haushaltsplan');
  });

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

  it('notices a file that changed between plan and upload', async () => {
    const { site, publisher } = mocked();
    let read = 0;
    const plan = await publisher.plan(dataset, [file(() => (++read === 1 ? csv : csv.replace('1', '9')))]);
    const error = await failed(publisher.publish(plan));
    expect(error).toMatchObject({
      code: 'opendata.publish.file-changed',
      origin: 'local',
      details: { cleanup: 'purged' },
    });
    expect(site.datasets.size).toBe(0);
  });

  it('refuses a CSV that is not text before anything is written', async () => {
    const { site, publisher } = mocked();
    const plan = await publisher.plan(dataset, [file('%PDF-1.7 Haushalt')]);
    expect(plan.publishable).toBe(false);
    const error = await failed(publisher.publish(plan));
    expect(error).toMatchObject({
      code: 'opendata.publish.table-refused',
      origin: 'local',
      details: { rule: 'opendata.table.not-text' },
    });
    expect(site.datasets.size).toBe(0);
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

  it('names the fields CKAN refused, not their values', async () => {
    const { publisher } = mocked({
      package_create: () =>
        mockCkanProblem.validation({ owner_org: ['Organisation Geheim existiert nicht'] }),
    });
    const error = await failed(publisher.publish(await publisher.plan(dataset, [file()])));
    expect(error).toMatchObject({ code: 'opendata.ckan.validation', details: { fields: 'owner_org' } });
    expect(inspect(error)).not.toContain('Geheim');
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

describe('names for CKAN', () => {
  it('derives a valid, stable name from any identifier', () => {
    expect(datasetName('https://a.example/daten/Größe & Fläche/')).toMatch(/^groesse-flaeche-[0-9a-f]{10}$/);
    expect(datasetName('urn:uuid:x')).toMatch(/^x-[0-9a-f]{10}$/);
    for (const odd of ['', '///', '日本', 'x'.repeat(500)])
      expect(datasetName(odd)).toMatch(/^[a-z0-9_-]{2,100}$/);
    expect(datasetName('a/b')).not.toBe(datasetName('c/b'));
  });

  it('cleans keywords to what CKAN takes as tags', () => {
    expect(['Bau, Wohnen', 'Kfz/Verkehr (neu)', 'Äpfel & Birnen'].map(tagName)).toEqual([
      'Bau Wohnen',
      'Kfz Verkehr neu',
      'Äpfel Birnen',
    ]);
  });
});
