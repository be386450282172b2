import { isRathausError } from '@rathaus/client-core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  acceptAll,
  type Bench,
  type BenchKeys,
  createBench,
  createBenchKeys,
  last,
  type Script,
} from '../../../test/fit-connect-bench.ts';
import type { Progress } from '../transport.ts';

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

/** The bytes with another one at this place: random text may already hold whatever letter a test writes. */
const withOtherByteAt = (bytes: Uint8Array, place: number) =>
  bytes.map((byte, index) => (index === place ? (byte === 65 ? 66 : 65) : byte));

const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (isRathausError(error) ? error.code : String(error)),
  );

describe('what the service and the disk forget', () => {
  const hour = 3_600_000;

  it('an incomplete submission that was forgotten is begun anew, once', async () => {
    const bench = createBench(keys);
    const item = await bench.enqueue();
    const notices: unknown[] = [];
    let steps = 0;
    for await (const { notice } of bench.run(item)) {
      if (notice) notices.push(notice);
      if (++steps === 3) bench.advance(25 * hour);
    }
    expect(notices).toEqual(['exchange.outbox.restarted']);
    expect(bench.submitted()).toHaveLength(1);
    expect(bench.service.submissions.size).toBe(2);
  });

  /** Steps until the mark is stored: a request to submit may be under way. */
  async function tried(bench: Bench, item: Awaited<ReturnType<Bench['enqueue']>>): Promise<Progress> {
    for await (const { progress } of bench.run(item)) if (progress.submitTried === true) return progress;
    throw new Error('it was never tried');
  }

  it('a request to submit that was lost in a day of outage is made anew, after the service has said twice that it is gone', async () => {
    const bench = createBench(keys);
    const item = await bench.enqueue();
    const progress = await tried(bench, item);
    bench.advance(25 * hour);
    const notices: string[] = [];
    let waited = 0;
    for await (const { notice, next } of bench.run(item, { progress })) {
      if (notice) notices.push(notice);
      if (next === 'later') waited += 1;
    }
    expect(new Set(notices)).toEqual(
      new Set(['exchange.outbox.outcome-unknown', 'exchange.outbox.restarted']),
    );
    expect(waited).toBeGreaterThan(10);
    expect(bench.submitted()).toHaveLength(1);
  });

  it('one that vanished too early, or so late that an answer could be forgotten, is not sent again', async () => {
    for (const after of [hour, 15 * 24 * hour]) {
      const bench = createBench(keys);
      const item = await bench.enqueue();
      const progress = await tried(bench, item);
      const [submission] = bench.service.submissions.values();
      submission!.state = 'deleted';
      bench.advance(after);
      const worker = bench.worker();
      for (let looks = 0; looks < 3; looks += 1) {
        expect(await codeOf(worker.send(item.delivery, progress, item.context))).toBe(
          'exchange.outbox.outcome-unknown',
        );
        bench.advance(hour);
      }
      expect(bench.service.submissions.size).toBe(1);
    }
  });

  it('a proxy that answers 404 in its place for a while begins nothing anew', async () => {
    const bench = createBench(keys);
    const item = await bench.enqueue();
    let until = Number.POSITIVE_INFINITY;
    bench.script = (operation) => {
      if (operation !== 'putAttachment') return 'pass';
      until = Math.min(until, bench.clock() + 5 * 60_000);
      return bench.clock() < until ? page(404) : 'pass';
    };
    await last(bench.run(item));
    expect(bench.service.submissions.size).toBe(1);
    expect(bench.submitted()).toHaveLength(1);
  });

  it('a proxy that answers 404 for days when it may have been submitted begins nothing anew', async () => {
    const bench = createBench(keys);
    const item = await bench.enqueue();
    let progress = await tried(bench, item);
    const worker = bench.worker();
    bench.script = (operation) => (/submitSubmission|getEvents/.test(operation) ? page(404) : 'pass');
    for (let looks = 0; looks < 72; looks += 1) {
      bench.advance(hour);
      expect(await codeOf(worker.send(item.delivery, progress, item.context))).toBe(
        'exchange.outbox.outcome-unknown',
      );
    }
    expect(bench.service.submissions.size).toBe(1);
    // What the proxy hid was submitted all the time.
    const [submission] = bench.service.submissions.values();
    const { body } = bench.requests.findLast(({ operation }) => operation === 'submitSubmission')!;
    Object.assign(submission!, { createdAt: bench.clock() });
    const url = `https://zustellung.example/submission-api/v2/submissions/${submission!.id}`;
    await bench.service.handle(
      new Request(url, { method: 'PUT', body, headers: { authorization: 'Bearer token-musterstadt' } }),
    );
    bench.script = () => 'pass';
    ({ progress } = await worker.send(item.delivery, progress, item.context));
    expect(progress.submittedAt).toBeDefined();
    expect(await acceptAll(bench)).toBe(1);
  });

  it('a success of somebody else is no submission: the log is missing, and it is submitted again', async () => {
    const bench = createBench(keys);
    const item = await bench.enqueue();
    bench.script = once('submitSubmission', Response.json({}));
    const sent = await last(bench.run(item));
    expect(sent.known.state).toBe('sent');
    expect(bench.submitted()).toHaveLength(0);
    const states: string[] = [];
    for await (const { known, notice } of bench.run(item, { progress: sent.progress }))
      states.push(`${known.state} ${notice}`);
    expect(states[0]).toBe('sent exchange.outbox.not-in-log');
    expect(bench.submitted()).toHaveLength(1);
    expect(await acceptAll(bench)).toBe(1);
  });

  it('a service that misses attachments gets all of them once more', async () => {
    const bench = createBench(keys);
    const item = await bench.enqueue();
    const progress = await tried(bench, item);
    const [submission] = bench.service.submissions.values();
    submission!.attachments.clear();
    expect((await last(bench.run(item, { progress }))).known.state).toBe('sent');
    expect(await acceptAll(bench)).toBe(1);
  });

  it('attachments that have to be encrypted anew after the metadata have metadata of their own again', async () => {
    const bench = createBench(keys);
    const item = await bench.enqueue();
    const progress = await tried(bench, item);
    const [submission] = bench.service.submissions.values();
    submission!.attachments.clear();
    const { id } = item.delivery.parts[1]!;
    for (const name of [...bench.content.objects.keys()])
      if (name.includes(`/${id}.`)) bench.content.objects.delete(name);
    const sent = await last(bench.run(item, { progress }));
    expect(await acceptAll(bench)).toBe(1);
    const done = await last(bench.run(item, { progress: sent.progress }));
    expect((done.known as { proof?: { opening?: object } }).proof?.opening).toBeDefined();
  });

  it('a ciphertext that the disk lost or changed is encrypted anew and never sent as a whole', async () => {
    for (const harm of ['lost', 'changed', 'shortened']) {
      const bench = createBench(keys);
      const item = await bench.enqueue(['x'.repeat(100_000)]);
      let harmed = false;
      const notices: unknown[] = [];
      for await (const { progress, notice } of bench.run(item)) {
        if (notice) notices.push(notice);
        const [name] = [...bench.content.objects.keys()].filter((one) => one.endsWith('.jwe'));
        if (harmed || name === undefined || 'data' in (progress.sealed as object)) continue;
        harmed = true;
        const object = bench.content.objects.get(name)!;
        if (harm === 'lost') bench.content.objects.delete(name);
        else if (harm === 'changed') object.bytes = withOtherByteAt(object.bytes, 5000);
        else object.bytes = object.bytes.slice(0, -1);
      }
      expect(notices).toEqual(['exchange.outbox.ciphertext-lost']);
      expect(bench.submitted()).toHaveLength(1);
      expect(await acceptAll(bench)).toBe(1);
    }
  });

  it('content that was changed since it was enqueued is not sent', async () => {
    const bench = createBench(keys);
    for (const change of [(bytes: Uint8Array) => bytes.fill(66), (bytes: Uint8Array) => bytes.subarray(1)]) {
      const item = await bench.enqueue();
      const object = bench.content.objects.get(item.delivery.parts[1]!.content)!;
      object.bytes = change(Uint8Array.from(object.bytes));
      await expect(last(bench.run(item))).rejects.toMatchObject({ code: 'exchange.outbox.content-changed' });
    }
    expect(bench.requests.filter(({ operation }) => operation === 'putAttachment')).toEqual([]);
    expect([...bench.content.objects.keys()].filter((name) => name.endsWith('.jwe'))).toEqual([]);
  });

  it('a database that was restored from before submission finds in the log that it was submitted', async () => {
    const bench = createBench(keys);
    const item = await bench.enqueue();
    const history: Progress[] = [];
    for await (const { progress } of bench.run(item)) history.push(progress);
    expect(await acceptAll(bench)).toBe(1);
    for (const restored of history.slice(0, -1)) {
      const sent = await last(bench.run(item, { progress: restored }));
      const done = sent.next === 'done' ? sent : await last(bench.run(item, { progress: sent.progress }));
      expect(done.known.state).toBe('accepted');
    }
    expect(bench.submitted()).toHaveLength(1);
  });
});
