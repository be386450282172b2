import { Buffer } from 'node:buffer';
import { expect, it } from 'vitest';
import { createBench, createBenchKeys } from '../../../test/fit-connect-bench.ts';
import { memoryStore } from '../../../test/work-store.ts';
import { createExchange, type ExchangeEvent } from '../../index.ts';

const hour = 3_600_000;
const day = 24 * hour;
const missing = 'https://schema.fitko.de/fit-connect/submission-api/problems/attachments-missing';

it('a service that misses attachments for ever is not uploaded to for ever', async () => {
  const bench = createBench(createBenchKeys());
  bench.script = async (operation) =>
    operation === 'submitSubmission'
      ? Response.json(
          { type: missing, title: 'missing', status: 422 },
          { status: 422, headers: { 'content-type': 'application/problem+json' } },
        )
      : 'pass';
  const events: ExchangeEvent[] = [];
  const store = await memoryStore(bench.clock, bench.content);
  const exchange = createExchange({
    tenant: 'musterstadt',
    transports: [bench.worker('musterstadt')],
    clock: bench.clock,
    random: () => 0.5,
    observer: (event) => void events.push(event),
    work: { patience: { stopAfter: 20 * hour } },
    store,
  });
  await exchange.outbox.enqueue({
    key: 'v-1',
    to: { transport: 'fit-connect', destinationId: bench.destination.id },
    service: { identifier: 'urn:de:fim:leika:leistung:99102013104000', name: 'Hundesteuer' },
    data: {
      mimeType: 'application/json',
      schemaUri: 'https://schema.musterstadt.example/hundesteuer/1.0.0.json',
      content: Buffer.from('{"a":1}'),
    },
    attachments: [{ fileName: 'a.txt', mimeType: 'text/plain', content: Buffer.from('x') }],
  });
  const begun = bench.clock();
  const hasStopped = () => events.some(({ type }) => type === 'work.stopped');
  // Slower than an hour for an upload: each of them succeeds, and it never comes further.
  while (!hasStopped() && bench.clock() - begun < 3 * day) {
    await exchange.outbox.runOnce();
    bench.advance(660_000);
  }
  expect(hasStopped()).toBe(true);
  expect(bench.clock() - begun).toBeLessThan(22 * hour);
  const uploads = bench.requests.filter(({ operation }) => operation === 'putAttachment').length;
  expect(uploads, 'once an hour at most').toBeLessThanOrEqual(23);
  const notices = events.filter(({ type }) => type === 'delivery.notice');
  expect(notices.length).toBeGreaterThan(0);
});
