import { Buffer } from 'node:buffer';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  acceptAll,
  type Bench,
  type BenchKeys,
  createBench,
  createBenchKeys,
  last,
  once,
} from '../../../test/fit-connect-bench.ts';
import type { Progress, SendStep } from '../transport.ts';

let keys: BenchKeys;
beforeAll(() => {
  keys = createBenchKeys();
}, 120_000);

const page = (status: number) =>
  new Response('<!doctype html><title>Wartung</title>', {
    status,
    headers: { 'content-type': 'text/html' },
  });

/** Sends, lets the other side accept, and looks for the receipt. */
async function deliver(bench: Bench, item?: Awaited<ReturnType<Bench['enqueue']>>): Promise<SendStep> {
  const own = item ?? (await bench.enqueue());
  const sent = await last(bench.run(own));
  expect(sent.known.state).toBe('sent');
  expect(bench.submitted()).toHaveLength(1);
  bench.script = () => 'pass';
  expect(await acceptAll(bench)).toBe(1);
  return last(bench.run(own, { progress: sent.progress }));
}

const operations = [
  'token',
  'getDestination',
  'getDestinationKey',
  'createSubmission',
  'putAttachment',
  'submitSubmission',
  'getEvents',
  'getServiceKeys',
];

describe('a delivery over FIT-Connect', () => {
  it('is created, encrypted, uploaded, submitted, accepted and proven', async () => {
    const bench = createBench(keys);
    const item = await bench.enqueue();
    const states: string[] = [];
    for await (const { known, next, remoteId } of bench.run(item)) {
      states.push(`${known.state} ${next}`);
      if (states.length === 1) expect(remoteId).toBe([...bench.service.submissions.keys()][0]);
    }
    // Create, two attachments of two steps each, data, metadata, the mark, the request.
    expect(states).toEqual([...Array.from({ length: 8 }, () => 'sending now'), 'sent later']);
    const done = await deliver(createBench(keys));
    expect(done).toMatchObject({ next: 'done', known: { state: 'accepted' } });
    const { proof } = done.known as { proof?: { format?: string; opening?: object; events?: object[] } };
    expect(proof?.format).toBe('rathaus-delivery-proof');
    expect(proof?.opening).toBeDefined();
    expect(proof?.events).toHaveLength(4);
  });

  it('stores the ciphertext and its tag before the service sees a byte of it', async () => {
    const bench = createBench(keys);
    const item = await bench.enqueue();
    let progress: Progress | undefined;
    bench.script = (operation, request) => {
      if (operation !== 'putAttachment') return 'pass';
      const id = new URL(request.url).pathname.split('/').at(-1) ?? '';
      const { sealed } = progress as { sealed: Record<string, { content: string; tag: string }[]> };
      const { content, tag } = sealed[id]!.at(-1)!;
      const stored = Buffer.from(bench.content.objects.get(content)!.bytes).toString();
      expect(bench.requests.at(-1)?.body).toBe(stored);
      expect(stored.endsWith(`.${tag}`)).toBe(true);
      return 'pass';
    };
    for await (const step of bench.run(item)) progress = step.progress;
    expect(bench.submitted()).toHaveLength(1);
  });

  it('rejected by the other side it ends with the problems, as bounded texts', async () => {
    const bench = createBench(keys);
    const item = await bench.enqueue();
    const sent = await last(bench.run(item));
    const receiver = bench.worker('beispielhausen');
    const [submission] = bench.submitted();
    const problem = { type: 'urn:t', title: 'Nein', detail: 'x'.repeat(9000), instance: 'data' };
    const delivery = {
      id: 'i',
      tenant: 'b',
      source: bench.destination.id,
      remoteId: submission!.id,
      task: 'reject' as const,
      problems: [problem],
    };
    const context = bench.contextFor('beispielhausen/inbox/i/');
    let step = await receiver.receive(delivery, { version: 1, caseId: submission!.caseId }, context);
    while (step.type !== 'answered') step = await receiver.receive(delivery, step.progress, context);
    const done = await last(bench.run(item, { progress: sent.progress }));
    expect(done.known).toMatchObject({
      state: 'rejected',
      problems: [{ ...problem, detail: 'x'.repeat(4000) }],
    });
  });
});

describe('whatever gets lost', () => {
  it.each(operations.flatMap((operation) => [[operation, 'lose'] as const, [operation, 'drop'] as const]))(
    'of %s (%s): exactly one submission, accepted',
    async (operation, fate) => {
      const bench = createBench(keys);
      bench.script = once(operation, fate);
      expect((await deliver(bench)).known.state).toBe('accepted');
    },
  );

  it.each(
    operations.flatMap((operation) =>
      [200, 503, 403, 404, 401].map((status) => [operation, status] as const),
    ),
  )('of %s behind a page with %i: transient, and it goes on', async (operation, status) => {
    const bench = createBench(keys);
    const worker = bench.worker();
    const item = await bench.enqueue();
    let hits = 0;
    bench.script = (called) => (called === operation && ++hits <= 3 ? page(status) : 'pass');
    const classes: string[] = [];
    const { send } = worker;
    const noting = {
      ...worker,
      send: (...input: Parameters<typeof send>) =>
        send(...input).catch((error: unknown) => {
          classes.push(worker.failureClassOf(error));
          throw error;
        }),
    };
    const sent = await last(bench.run(item, { transport: noting }));
    expect(sent.known.state).toBe('sent');
    // A bare 401 of the token endpoint cannot be told from a refusal; it pauses the tenant, not the delivery.
    const expected = operation === 'token' && status === 401 ? 'credential' : 'transient';
    expect(new Set([...classes, expected])).toEqual(new Set([expected]));
    expect(bench.submitted()).toHaveLength(1);
  });

  it('a crash after any step, before its result is stored, changes nothing', async () => {
    for (let lost = 0; lost < 9; lost += 1) {
      const bench = createBench(keys);
      const item = await bench.enqueue();
      let stored: Progress | undefined;
      let at = 0;
      for (const first = bench.worker(); ; at += 1) {
        // The process dies: what the step has returned is gone, another process makes it again.
        if (at === lost) await bench.worker().send(item.delivery, stored, item.context);
        const step = await (at < lost ? first : bench.worker()).send(item.delivery, stored, item.context);
        stored = JSON.parse(JSON.stringify(step.progress)) as Progress;
        if (step.known.state === 'sent') break;
      }
      expect(bench.submitted()).toHaveLength(1);
      expect(await acceptAll(bench)).toBe(1);
      const done = await last(bench.run(item, { progress: stored }));
      expect(done.known.state).toBe('accepted');
      expect((done.known as { proof?: { opening?: object } }).proof?.opening).toBeDefined();
      expect(bench.service.reusedKeys()).toBe(0);
    }
  }, 60_000);
});
