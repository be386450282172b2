import { beforeAll, describe, expect, it } from 'vitest';
import {
  acceptAll,
  type Bench,
  type BenchKeys,
  createBench,
  createBenchKeys,
  last,
} from '../../../test/fit-connect-bench.ts';
import { eventToken, waiting } from '../../../test/waiting-submission.ts';
import { createAcceptEvent } from '../../set/create.ts';
import type { Progress } from '../transport.ts';

let keys: BenchKeys;
beforeAll(() => {
  keys = createBenchKeys();
}, 120_000);

const called = (bench: Bench, operation: string) =>
  bench.requests.filter((request) => request.operation === operation).length;
const problem = {
  type: 'https://schema.fitko.de/fit-connect/events/problems/x',
  title: 't',
  detail: 'd',
  instance: 'data',
};

/** A delivery that was sent, and what a dump of before any ciphertext knows of it. */
async function sentSinceTheDump(bench: Bench) {
  const item = await bench.enqueue(['Impfpass']);
  let dump: Progress | undefined;
  for await (const { progress } of bench.run(item)) dump ??= progress;
  expect(dump).toMatchObject({ submission: {}, sealed: {} });
  const forget = (what: RegExp) => {
    for (const name of bench.content.objects.keys())
      if (name.startsWith('musterstadt/') && what.test(name)) bench.content.objects.delete(name);
  };
  return { item, dump, forget };
}

/** Ciphertexts and what opens them, and nothing else. */
const sealed = /\.(jwe|opening)$/;
const everything = /./;

describe('a sender that was restored from a dump of before the submission', () => {
  it.each([
    ['ciphertexts', sealed],
    ['all content', everything],
  ])('without its %s follows the log, claims no proof, sends nothing again', async (_, what) => {
    const bench = createBench(keys);
    const { item, dump, forget } = await sentSinceTheDump(bench);
    forget(what);
    const notices: unknown[] = [];
    let sent: Progress | undefined;
    for await (const { progress, known } of bench.run(item, { progress: dump }))
      if (known.state === 'sent') sent = progress;
    const worker = bench.worker();
    for (let look = 0; look < 3; look += 1) {
      const step = await worker.send(item.delivery, sent, item.context);
      expect(step.known).toEqual({ state: 'sent', at: '2026-11-29T08:00:00.000Z' });
      notices.push(step.notice);
      sent = step.progress;
    }
    expect(notices).toEqual(['exchange.outbox.not-provable', undefined, undefined]);
    expect(await acceptAll(bench)).toBe(1);
    const done = await worker.send(item.delivery, sent, item.context);
    expect(done).toMatchObject({ next: 'done', notice: 'exchange.outbox.not-provable' });
    expect(done.known).toEqual({ state: 'accepted', at: expect.any(String) });
    expect(called(bench, 'submitSubmission')).toBe(1);
    expect(called(bench, 'createSubmission')).toBe(1);
  });

  it('with its ciphertexts has a proof; also when they are put back before the answer', async () => {
    for (const putBack of [false, true]) {
      const bench = createBench(keys);
      const { item, dump, forget } = await sentSinceTheDump(bench);
      const backup = new Map(bench.content.objects);
      if (putBack) forget(sealed);
      const sent = await last(bench.run(item, { progress: dump }));
      const look = await bench.worker().send(item.delivery, sent.progress, item.context);
      expect(look.notice).toBe(putBack ? 'exchange.outbox.not-provable' : undefined);
      for (const [name, object] of backup) bench.content.objects.set(name, object);
      await acceptAll(bench);
      const done = await bench.worker().send(item.delivery, look.progress, item.context);
      expect(done.known).toMatchObject({ state: 'accepted', proof: { version: expect.anything() } });
      expect(done.notice).toBeUndefined();
    }
  });

  it('is told of a rejection', async () => {
    const bench = createBench(keys);
    const { item, dump, forget } = await sentSinceTheDump(bench);
    forget(everything);
    const sent = await last(bench.run(item, { progress: dump }));
    const [submission] = bench.submitted();
    const event = { 'https://schema.fitko.de/fit-connect/events/reject-submission': { problems: [problem] } };
    submission!.events.push(await eventToken(keys.service, submission!, event));
    const done = await bench.worker().send(item.delivery, sent.progress, item.context);
    expect(done).toMatchObject({
      known: { state: 'rejected', problems: [problem] },
      next: 'done',
      notice: 'exchange.outbox.not-provable',
    });
  });

  it('believes no log of other attachments, and no receipt for other content', async () => {
    const bench = createBench(keys);
    const { item, dump, forget } = await sentSinceTheDump(bench);
    forget(everything);
    const sent = await last(bench.run(item, { progress: dump }));
    const other = { ...item.delivery, parts: item.delivery.parts.slice(0, 1) };
    const worker = bench.worker();
    await expect(worker.send(other, sent.progress, item.context)).rejects.toMatchObject({
      code: 'exchange.outbox.tags-differ',
    });
    const [submission] = bench.submitted();
    const { id: submissionId, caseId, destinationId } = submission!;
    const tag = 'A'.repeat(22);
    const attachments = Object.fromEntries([...submission!.attachments.keys()].map((id) => [id, tag]));
    const about = { submission: { submissionId, caseId, destinationId }, signer: keys.signature.signer };
    submission!.events.push(await createAcceptEvent({ metadata: tag, data: tag, attachments }, about));
    await expect(worker.send(item.delivery, sent.progress, item.context)).rejects.toMatchObject({
      code: 'exchange.outbox.receipt-differs',
    });
  });

  it('that has tried to submit knows its tags: other ones stay an alarm', async () => {
    const bench = createBench(keys);
    const item = await bench.enqueue(['Impfpass']);
    const sent = await last(bench.run(item));
    const strange = JSON.parse(
      JSON.stringify(sent.progress).replaceAll(/"tag":"[^"]{22}"/g, `"tag":"${'A'.repeat(22)}"`),
    );
    for (const name of [...bench.content.objects.keys()]) bench.content.objects.delete(name);
    await expect(bench.worker().send(item.delivery, strange, item.context)).rejects.toMatchObject({
      code: 'exchange.outbox.tags-differ',
    });
  });

  it('goes on waiting for content that is missing while the log does not have it', async () => {
    const bench = createBench(keys);
    const item = await bench.enqueue(['Impfpass']);
    const worker = bench.worker();
    const { progress } = await worker.send(item.delivery, undefined, item.context);
    for (const name of [...bench.content.objects.keys()]) bench.content.objects.delete(name);
    await expect(worker.send(item.delivery, progress, item.context)).rejects.toMatchObject({
      code: 'exchange.content.missing',
    });
  });
});

describe('a receiver that was restored from a dump of before the answer', () => {
  const notice = 'exchange.inbox.answered-before';

  it.each(['accept', 'reject'] as const)(
    'that was %sed ends so at once, and asks for no content',
    async (task) => {
      const bench = createBench(keys);
      const { delivery, context, progress } = await waiting(bench);
      const transport = bench.worker('beispielhausen');
      let step = await transport.receive(delivery('fetch'), progress, context);
      while (step.type !== 'answered')
        step = await transport.receive(delivery(task, [problem]), step.progress, context);
      const before = called(bench, 'getSubmission');
      const again = await transport.receive(delivery('fetch'), progress, context);
      expect(again).toMatchObject({ type: 'answered', as: `${task}ed`, notice });
      expect(called(bench, 'getSubmission')).toBe(before);
    },
  );

  it('with the decision but without the content ends as well', async () => {
    const bench = createBench(keys);
    const { delivery, context, progress } = await waiting(bench);
    const transport = bench.worker('beispielhausen');
    const fetched = await transport.receive(delivery('fetch'), progress, context);
    let step = fetched;
    while (step.type !== 'answered')
      step = await transport.receive(delivery('accept'), step.progress, context);
    for (const name of [...bench.content.objects.keys()])
      if (name.startsWith('beispielhausen/')) bench.content.objects.delete(name);
    const again = await transport.receive(delivery('accept'), fetched.progress, context);
    expect(again).toMatchObject({ type: 'answered', as: 'accepted', notice });
  });
});
