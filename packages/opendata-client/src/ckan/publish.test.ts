import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { baseUrl, csv, dataset, failed, file, mocked, server, upload } from '../../test/mocked-ckan.ts';
import { haushalt } from '../../test/musterstadt.ts';
import { type Dataset, datasetName } from '../index.ts';
import { mockCkanProblem } from '../msw.ts';

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

describe('createCkanPublisher', () => {
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

  it('names the fields CKAN refused, not their values', async () => {
    const { publisher } = mocked({
      package_create: () =>
        mockCkanProblem.validation({ owner_org: ['Organisation Geheim existiert nicht'] }),
    });
    const error = await failed(publisher.publish(await publisher.plan(dataset, [file()])));
    expect(error).toMatchObject({ code: 'opendata.ckan.validation', details: { fields: 'owner_org' } });
    expect(inspect(error)).not.toContain('Geheim');
  });
});
