import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  acceptAll,
  type Bench,
  type BenchKeys,
  createBench,
  createBenchKeys,
  kidOf,
  last,
  type Script,
} from '../../../test/fit-connect-bench.ts';
import { createAcceptEvent } from '../../set/create.ts';
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

/** A script in which each operation goes wrong once, at its first call. */
function once(operation: string, fate: Awaited<ReturnType<Script>>): Script {
  let used = false;
  return (called) => {
    if (used || called !== operation) return 'pass';
    used = true;
    return fate;
  };
}

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

/** The texts that were uploaded for one submission, by attachment. */
function uploads(bench: Bench): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { operation, path, body } of bench.requests)
    if (operation === 'putAttachment') found.set(path, (found.get(path) ?? new Set()).add(body));
  return found;
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

describe('two workers', () => {
  it('that make each step at the same time send the same bytes', async () => {
    const bench = createBench(keys);
    const item = await bench.enqueue();
    const [a, b] = [bench.worker(), bench.worker()];
    let stored: Progress | undefined;
    for (let steps = 0; steps < 20; steps += 1) {
      const results = await Promise.allSettled([
        a.send(item.delivery, stored, item.context),
        b.send(item.delivery, stored, item.context),
      ]);
      const done = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      // Only one of them holds the lease: the other one's result is not stored.
      const step = done[steps % done.length]!;
      stored = JSON.parse(JSON.stringify(step.progress)) as Progress;
      if (step.known.state === 'sent') break;
    }
    expect(bench.submitted()).toHaveLength(1);
    for (const bodies of uploads(bench).values()) expect(bodies.size).toBe(1);
    expect(bench.service.reusedKeys()).toBe(0);
    expect(await acceptAll(bench)).toBe(1);
    expect((await last(bench.run(item, { progress: stored }))).known.state).toBe('accepted');
  });

  it('of which stale ones wake up at any time: one submission, accepted, whatever they still send', async () => {
    const plan = fc.array(
      fc.record({ before: fc.nat(12), former: fc.nat(12), roll: fc.boolean(), lose: fc.nat(40) }),
      { maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(plan, async (wakes) => {
        const bench = createBench(keys);
        const item = await bench.enqueue(['Impfpass']);
        const history: (Progress | undefined)[] = [undefined];
        const worker = bench.worker();
        let calls = 0;
        bench.script = () => (wakes.some(({ lose }) => lose === calls++) ? 'lose' : 'pass');
        for (let at = 0; at < 60; at += 1) {
          for (const { former, roll } of wakes.filter(({ before }) => before === at)) {
            const stale = history[Math.min(former, history.length - 1)];
            if (roll) bench.rollOver(keys.encryption[at % 2]);
            await bench
              .worker()
              .send(item.delivery, stale, item.context)
              .catch(() => undefined);
          }
          const step = await worker
            .send(item.delivery, history.at(-1), item.context)
            .catch(() => bench.advance(2000));
          if (!step) continue;
          history.push(JSON.parse(JSON.stringify(step.progress)) as Progress);
          if (step.known.state === 'sent') break;
          if (step.next === 'later') bench.advance(60_000);
        }
        bench.script = () => 'pass';
        expect(bench.submitted()).toHaveLength(1);
        expect(bench.service.reusedKeys()).toBe(0);
        expect(await acceptAll(bench)).toBe(1);
        const done = await last(bench.run(item, { progress: history.at(-1) }));
        expect(done.known.state).toBe('accepted');
      }),
      { numRuns: 40, endOnFailure: true },
    );
  }, 120_000);

  it('of which a stale one uploads a former ciphertext last: it is ours, and accepted', async () => {
    const bench = createBench(keys);
    const item = await bench.enqueue(['Impfpass']);
    let early: string | undefined;
    let stored: Progress | undefined;
    for await (const { progress } of bench.run(item)) {
      stored = progress;
      const { uploaded, sealed } = progress as {
        uploaded: Record<string, string>;
        sealed: Record<string, { content: string }[]>;
      };
      const [id = ''] = Object.keys(uploaded);
      if (id !== '' && early === undefined) {
        early = Buffer.from(bench.content.objects.get(sealed[id]![0]!.content)!.bytes).toString();
        bench.rollOver();
      }
      // The late request arrives after the new ciphertext, just before submission.
      if (early && 'metadata' in sealed)
        [...bench.service.submissions.values()][0]!.attachments.set(id, early);
    }
    const [submission] = bench.submitted();
    expect([...submission!.attachments.values()].map(kidOf)).toEqual([keys.encryption[0]!.kid]);
    expect(kidOf(submission!.data)).toBe(keys.encryption[1]!.kid);
    expect(await acceptAll(bench)).toBe(1);
    const done = await last(bench.run(item, { progress: stored }));
    expect(done.known.state).toBe('accepted');
    // The metadata speak of the new ciphertext: nothing is claimed about the plaintext of the former.
    const { proof } = done.known as { proof?: { opening?: object } };
    expect(proof).toBeDefined();
    expect(proof?.opening).toBeUndefined();
  });
});

describe('a roll-over of the encryption key', () => {
  it('before any step ends in an accepted delivery for the new key', async () => {
    for (let at = 0; at < 9; at += 1) {
      const bench = createBench(keys);
      const item = await bench.enqueue();
      const worker = bench.worker();
      const sending = { ...worker, send: worker.send };
      let made = 0;
      sending.send = (...input) => {
        if (made++ === at) bench.rollOver();
        return worker.send(...input);
      };
      const sent = await last(bench.run(item, { transport: sending }));
      const [submission] = bench.submitted();
      const jwes = [submission!.metadata, submission!.data, ...submission!.attachments.values()];
      expect(new Set(jwes.map(kidOf))).toEqual(new Set([keys.encryption[1]!.kid]));
      expect(await acceptAll(bench)).toBe(1);
      const done = await last(bench.run(item, { progress: sent.progress }));
      expect(done.known.state).toBe('accepted');
      expect((done.known as { proof?: { opening?: object } }).proof?.opening).toBeDefined();
    }
  }, 60_000);

  it('and back while nobody hears whether an attachment has arrived: the proof binds what was sent', async () => {
    const bench = createBench(keys);
    const item = await bench.enqueue(['Impfpass']);
    let uploaded = 0;
    bench.script = (operation) => {
      if (operation !== 'putAttachment' || ++uploaded !== 2) return 'pass';
      // The service has the ciphertext for the second key, and names the first again.
      return 'lose';
    };
    const worker = bench.worker();
    const sending: typeof worker = {
      ...worker,
      send: async (delivery, progress, context) => {
        if (uploaded === 1) bench.rollOver();
        if (uploaded === 2) bench.rollOver(keys.encryption[0]);
        return worker.send(delivery, progress, context);
      },
    };
    const sent = await last(bench.run(item, { transport: sending }));
    const [submission] = bench.submitted();
    expect([...submission!.attachments.values()].map(kidOf)).toEqual([keys.encryption[0]!.kid]);
    expect(await acceptAll(bench)).toBe(1);
    const done = await last(bench.run(item, { progress: sent.progress }));
    expect((done.known as { proof?: { opening?: object } }).proof?.opening).toBeDefined();
  });

  it('while an attachment is under way costs one retry', async () => {
    const bench = createBench(keys);
    const item = await bench.enqueue();
    bench.script = (operation) => {
      if (operation === 'putAttachment') bench.rollOver();
      return 'pass';
    };
    const worker = bench.worker();
    let failures = 0;
    const counting = {
      ...worker,
      send: (...input: Parameters<typeof worker.send>) =>
        worker.send(...input).catch((error: unknown) => {
          failures += 1;
          expect(worker.failureClassOf(error)).toBe('transient');
          throw error;
        }),
    };
    expect((await last(bench.run(item, { transport: counting }))).known.state).toBe('sent');
    expect(failures).toBe(1);
  });
});

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
