import { expect, it } from 'vitest';
import { exchangeWithDelivery } from '../../../test/fit-connect-exchange.ts';

const hour = 3_600_000;
const day = 24 * hour;
const missing = 'https://schema.fitko.de/fit-connect/submission-api/problems/attachments-missing';

it('a service that misses attachments for ever is not uploaded to for ever', async () => {
  const { bench, exchange, events } = await exchangeWithDelivery({ patience: { stopAfter: 20 * hour } });
  bench.script = async (operation) =>
    operation === 'submitSubmission'
      ? Response.json(
          { type: missing, title: 'missing', status: 422 },
          { status: 422, headers: { 'content-type': 'application/problem+json' } },
        )
      : 'pass';
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
