import { beforeAll, describe, expect, it } from 'vitest';
import {
  acceptAll,
  type BenchKeys,
  createBench,
  createBenchKeys,
  kidOf,
  last,
} from '../../../test/fit-connect-bench.ts';

let keys: BenchKeys;
beforeAll(() => {
  keys = createBenchKeys();
}, 120_000);

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
