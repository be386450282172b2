import { beforeAll, describe, expect, it } from 'vitest';
import {
  acceptAll,
  type BenchKeys,
  createBench,
  createBenchKeys,
  last,
  once,
} from '../../../test/fit-connect-bench.ts';
import { createAcceptEvent } from '../../set/create.ts';
import type { Progress } from '../transport.ts';

let keys: BenchKeys;
beforeAll(() => {
  keys = createBenchKeys();
}, 120_000);

describe('the event log', () => {
  it('is asked first when a request to submit may be under way', async () => {
    const bench = createBench(keys);
    const item = await bench.enqueue();
    bench.script = once('submitSubmission', 'lose');
    let progress: Progress | undefined;
    const worker = bench.worker();
    for (let steps = 0; progress?.submitTried !== true && steps < 20; steps += 1)
      ({ progress } = await worker.send(item.delivery, progress, item.context));
    await expect(worker.send(item.delivery, progress, item.context)).rejects.toMatchObject({
      code: 'core.network',
    });
    const before = bench.requests.length;
    const step = await worker.send(item.delivery, progress, item.context);
    expect(step.known.state).toBe('sent');
    expect(bench.requests.slice(before).map(({ operation }) => operation)).toEqual(['getEvents']);
  });

  it('with other tags than were computed here is no receipt', async () => {
    const bench = createBench(keys);
    const item = await bench.enqueue();
    bench.script = (operation) => {
      const [submission] = bench.service.submissions.values();
      if (operation === 'submitSubmission') {
        for (const [id, jwe] of submission!.attachments)
          submission!.attachments.set(id, jwe.replace(/.{22}$/, 'AAAAAAAAAAAAAAAAAAAAAA'));
      }
      return 'pass';
    };
    const sent = await last(bench.run(item));
    const worker = bench.worker();
    const error = await worker.send(item.delivery, sent.progress, item.context).catch((one: unknown) => one);
    expect(error).toMatchObject({ code: 'exchange.outbox.tags-differ' });
    expect(worker.failureClassOf(error)).toBe('refusal');
  });

  it('with a receipt for other content is no receipt', async () => {
    const bench = createBench(keys);
    const item = await bench.enqueue();
    const sent = await last(bench.run(item));
    const [submission] = bench.submitted();
    const { id: submissionId, caseId, destinationId } = submission!;
    const other = 'A'.repeat(22);
    const ids = [...submission!.attachments.keys()];
    const tags = {
      metadata: other,
      data: other,
      attachments: Object.fromEntries(ids.map((id) => [id, other])),
    };
    const { signer } = keys.signature;
    submission!.events.push(
      await createAcceptEvent(tags, { submission: { submissionId, caseId, destinationId }, signer }),
    );
    const worker = bench.worker();
    const error = await worker.send(item.delivery, sent.progress, item.context).catch((one: unknown) => one);
    expect(error).toMatchObject({ code: 'exchange.outbox.receipt-differs' });
    expect(worker.failureClassOf(error)).toBe('refusal');
  });

  it('with unknown signed events goes on, and says so once', async () => {
    const bench = createBench(keys);
    bench.service.unknownEvents = true;
    const item = await bench.enqueue();
    const sent = await last(bench.run(item));
    const worker = bench.worker();
    const first = await worker.send(item.delivery, sent.progress, item.context);
    expect(first).toMatchObject({
      notice: 'exchange.event.unknown',
      known: { state: 'sent' },
      next: 'later',
    });
    const second = await worker.send(item.delivery, first.progress, item.context);
    expect(second.notice).toBeUndefined();
    expect(await acceptAll(bench)).toBe(1);
    expect((await worker.send(item.delivery, second.progress, item.context)).known.state).toBe('accepted');
  });

  it('is read anew at each look, the keys that were checked are not', async () => {
    const bench = createBench(keys);
    const item = await bench.enqueue();
    const worker = bench.worker();
    const sent = await last(bench.run(item, { transport: worker }));
    await worker.send(item.delivery, sent.progress, item.context);
    expect(await acceptAll(bench)).toBe(1);
    const before = bench.requests.length;
    expect((await worker.send(item.delivery, sent.progress, item.context)).known.state).toBe('accepted');
    const asked = bench.requests.slice(before).map(({ operation }) => operation);
    // The log comes in pages.
    expect(asked[0]).toBe('getEvents');
    expect(asked.filter((operation) => operation !== 'getEvents')).toEqual(['getDestinationKey']);
  });
});
