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
} from '../../../test/fit-connect-bench.ts';
import type { Progress } from '../transport.ts';

let keys: BenchKeys;
beforeAll(() => {
  keys = createBenchKeys();
}, 120_000);

/** The texts that were uploaded for one submission, by attachment. */
function uploads(bench: Bench): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { operation, path, body } of bench.requests)
    if (operation === 'putAttachment') found.set(path, (found.get(path) ?? new Set()).add(body));
  return found;
}

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
