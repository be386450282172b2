import { createReadStream } from 'node:fs';
import { isRathausError } from '@rathaus/client-core';
import type { Progress } from '@rathaus/client-core/observe';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { haushalt, withDistribution } from '../../test/musterstadt.ts';
import { type CkanConfig, createCkanPublisher, type FileSource } from '../index.ts';
import { createMockCkan } from '../msw.ts';

const baseUrl = 'https://ckan.musterstadt.example';
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

/** A publisher whose site answers the first request with 503. */
function stumbling(more: Partial<CkanConfig>) {
  const { site, handlers } = createMockCkan(baseUrl);
  server.use(...handlers);
  let requests = 0;
  const publisher = createCkanPublisher({
    tenant: 'musterstadt',
    baseUrl,
    apiToken: 'x',
    organization: 'stadt',
    fetch: async (...request) =>
      ++requests === 1 ? new Response('', { status: 503 }) : globalThis.fetch(...request),
    ...more,
  });
  return { site, publisher, requests: () => requests };
}

it('repeats a request after a pause that `random` decides', async () => {
  let asked = 0;
  const random = () => {
    asked++;
    return 0;
  };
  // By `Math.random` the pause would be one of hours.
  const retry = { limit: 1, baseDelay: 10_000_000, maxDelay: 10_000_000 };
  const { publisher, requests } = stumbling({ random, retry, clock: () => 0 });
  expect((await publisher.plan(haushalt)).action).toBe('create');
  expect([asked, requests()]).toEqual([1, 4]);
});

it('does not repeat a request when the time is over that `clock` tells', async () => {
  let hour = 0;
  const { publisher, requests } = stumbling({ clock: () => hour++ * 3_600_000, random: () => 0 });
  const error = await publisher.plan(haushalt).catch((thrown: unknown) => thrown);
  expect(isRathausError(error) && error.origin).toBe('service');
  expect(requests()).toBe(1);
});

it('tells the logger when a watcher is at fault', async () => {
  const lines: string[] = [];
  const fail = () => {
    throw new Error('broken');
  };
  const { publisher } = stumbling({
    observer: fail,
    logger: ({ message }) => void lines.push(message),
    random: () => 0,
  });
  await publisher.plan(haushalt);
  expect(lines).toEqual([expect.stringContaining('observer of the publisher')]);
});

it('takes the bytes of a file in any shape', async () => {
  const path = new URL('../../README.md', import.meta.url);
  const bytes = new TextEncoder().encode('Produkt;Betrag\nSteuern;1\n');
  const given: FileSource['open'][] = [
    () => [bytes],
    function* () {
      yield bytes;
    },
    async function* () {
      yield* [bytes.subarray(0, 5), bytes.subarray(5)];
    },
    async () => new Blob([bytes]).stream(),
  ];
  const dataset = withDistribution({ accessURL: undefined, downloadURL: undefined, checksum: undefined });
  for (const open of given) {
    const { site, publisher } = stumbling({ random: () => 0 });
    const seen: Progress[] = [];
    const plan = await publisher.plan(dataset, [{ distribution: 0, fileName: 'a.csv', open }]);
    expect(plan.files[0]).toMatchObject({ size: bytes.length, table: { rows: 1 } });
    await publisher.publish(plan, { onProgress: (progress) => void seen.push(progress) });
    expect(site.datasets.size).toBe(1);
    expect(seen.findLast(({ step }) => step === 'upload')).toMatchObject({ done: bytes.length });
    server.resetHandlers();
  }
  const { publisher } = stumbling({ random: () => 0 });
  const open = () => createReadStream(path);
  const pdf = withDistribution({ format: 'PDF', mediaType: 'application/pdf' });
  const plan = await publisher.plan(pdf, [{ distribution: 0, fileName: 'a.pdf', open }]);
  expect(plan.files[0]?.size).toBeGreaterThan(1_000);
});
