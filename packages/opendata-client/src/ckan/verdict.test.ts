import { isRathausError } from '@rathaus/client-core';
import type { Progress } from '@rathaus/client-core/observe';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { haushalt, withDistribution } from '../../test/musterstadt.ts';
import { createCkanPublisher, type Dataset, type FileSource } from '../index.ts';
import { createMockCkan } from '../msw.ts';

const baseUrl = 'https://ckan.musterstadt.example';
const publisher = createCkanPublisher({
  tenant: 'musterstadt',
  baseUrl,
  apiToken: 'x',
  organization: 'stadt',
  retry: { limit: 0 },
});
const server = setupServer();
let { site, handlers } = createMockCkan(baseUrl);
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
beforeEach(() => {
  ({ site, handlers } = createMockCkan(baseUrl));
  server.resetHandlers(...handlers);
});
afterAll(() => server.close());

const file = (text: string, distribution = 0): FileSource => ({
  distribution,
  fileName: 'ergebnisplan.csv',
  open: () => new Blob([text]).stream(),
});
const good = 'Produkt;Betrag\nSteuern;1.234.567\n';
const foreign = { ...haushalt, languages: ['XQZ'] };
const upload = (dataset: Dataset) => ({
  ...dataset,
  distributions: dataset.distributions!.map(
    ({ accessURL: _, downloadURL: __, checksum: ___, ...rest }) => rest,
  ),
});

it('follows what failed, then what was not judged', async () => {
  const verdicts = async (dataset: Dataset, text: string) => {
    const { verdict, publishable, report, files } = await publisher.plan(upload(dataset), [file(text)]);
    return [report.verdict, files[0]?.table?.verdict, verdict, publishable];
  };
  expect(await verdicts(haushalt, good)).toEqual(['passed', 'passed', 'passed', true]);
  expect(await verdicts(foreign, good)).toEqual(['not-judged', 'passed', 'not-judged', false]);
  expect(await verdicts(foreign, '%PDF-1.7')).toEqual(['not-judged', 'failed', 'failed', false]);
  expect(await verdicts({ ...haushalt, title: '' }, good)).toEqual(['failed', 'passed', 'failed', false]);
});

it('carries out what was not judged only when a person has accepted it, and what failed never', async () => {
  const open = await publisher.plan(foreign);
  const refused = await publisher.publish(open).catch((error: unknown) => error);
  expect(isRathausError(refused) && [refused.code, refused.details]).toEqual([
    'opendata.publish.not-judged',
    { unchecked: 'opendata.unchecked.language' },
  ]);
  expect(site.datasets.size).toBe(0);
  expect((await publisher.publish(open, { acceptNotJudged: true })).action).toBe('created');
  const failed = await publisher.plan(withDistribution({ accessURL: undefined }));
  await expect(publisher.publish(failed, { acceptNotJudged: true })).rejects.toMatchObject({
    code: 'opendata.publish.dataset-refused',
    details: { rule: 'opendata.dataset.access-url-present', place: '/distributions/0/accessURL' },
  });
});

it('plans what has wrong types, as a failure', async () => {
  const hostile = [
    null,
    5,
    {},
    { ...haushalt, title: 5, publisher: null, spatial: [{ area: 'Köln' }], keywords: [[]] },
  ];
  for (const given of hostile) {
    const plan = await publisher.plan(given as unknown as Dataset);
    expect([plan.verdict, plan.publishable]).toEqual(['failed', false]);
  }
  const wrong = await publisher.plan(withDistribution({ title: [], byteSize: '1' }), [file(good)]);
  expect(wrong.report.findings.map(({ rule }) => rule)).toContain('opendata.dataset.type');
  await expect(publisher.publish(wrong, { acceptNotJudged: true })).rejects.toMatchObject({
    code: 'opendata.publish.dataset-refused',
    details: { rule: 'opendata.dataset.type', place: '/distributions/0/title' },
  });
  expect(site.datasets.size).toBe(0);
});

it('reports each step with what is done of it', async () => {
  const seen: Progress[] = [];
  const onProgress = (progress: Progress) => seen.push(progress);
  const plan = await publisher.plan(upload(haushalt), [file(good)], { onProgress });
  expect(seen).toEqual([{ step: 'read', done: good.length, total: undefined, unit: 'bytes' }]);
  seen.length = 0;
  await publisher.publish(plan, { onProgress });
  expect(seen.map(({ step, done, total, unit }) => `${step} ${done}/${total} ${unit}`)).toEqual([
    'create 0/1 items',
    'create 1/1 items',
    `upload ${good.length}/${good.length} bytes`,
    'activate 0/1 items',
    'activate 1/1 items',
    'verify 0/1 items',
    'verify 1/1 items',
  ]);
  seen.length = 0;
  const next = await publisher.plan(upload(haushalt), [file('Produkt;Betrag\nSteuern;2\n')]);
  await publisher.publish(next, { onProgress });
  expect(seen.map(({ step }) => step)).toEqual(['revise', 'upload', 'revise', 'verify', 'verify']);
});
