import { beforeAll, describe, expect, it } from 'vitest';
import { verifyCallback } from '../../src/index.ts';
import { benchExchange } from '../bench-exchange.ts';
import { bodyOf, now, secret, signed } from '../callback-world.ts';
import { type BenchKeys, createBench, createBenchKeys } from '../fit-connect-bench.ts';
import { waiting } from '../waiting-submission.ts';
import { memoryStore } from '../work-store.ts';
import { hasRemedy } from './remedy.ts';

const day = 86_400_000;
let keys: BenchKeys;
beforeAll(() => {
  keys = createBenchKeys();
}, 120_000);

const wrong = [
  ['a day fast', day],
  ['a day slow', -day],
] as const;

describe('a clock that is', () => {
  it.each(wrong)('%s at the receiver delays at most: each submission is accepted once', async (_, shift) => {
    const bench = createBench(keys);
    const { submission } = await waiting(bench);
    const ownClock = () => bench.clock() + shift;
    const transport = bench.worker('beispielhausen', undefined, { ownClock });
    const { exchange, seen } = await benchExchange(bench, transport, { clock: ownClock });
    let handed = 0;
    const onReceive = () => {
      handed += 1;
    };
    for (let round = 0; round < 4; round += 1) {
      await exchange.inbox.runOnce({ onReceive });
      bench.advance(3_600_000);
    }
    expect([handed, submission.state]).toEqual([1, 'accepted']);
    expect(seen('work.stopped')).toEqual([]);
    const posted = bench.requests.filter(({ operation }) => operation === 'postEvent');
    expect(new Set(posted.map(({ body }) => body)).size).toBe(1);
  });

  it.each(wrong)('%s at the database, and then put right, hands nothing over twice', async (_, shift) => {
    const bench = createBench(keys);
    const { submission } = await waiting(bench);
    let databaseShift = shift;
    const store = await memoryStore(() => bench.clock() + databaseShift, bench.content);
    const { exchange } = await benchExchange(bench, undefined, { store });
    let handed = 0;
    const onReceive = () => {
      handed += 1;
      // Put right while the work is in hand.
      databaseShift = 0;
    };
    for (let round = 0; round < 30 && submission.state === 'submitted'; round += 1) {
      await exchange.inbox.runOnce({ onReceive });
      bench.advance(3_600_000);
    }
    expect([handed, submission.state]).toEqual([1, 'accepted']);
  });

  it.each([
    ['a day fast', day, 'too-old'],
    ['a day slow', -day, 'future'],
  ])('%s refuses callbacks and says in which direction; polling goes on', async (_, shift, reason) => {
    const body = bodyOf('new-submissions');
    const refused = verifyCallback(Buffer.from(body), signed(body), {
      secrets: [secret],
      clock: () => now + shift,
    });
    await expect(refused).rejects.toMatchObject({ code: 'exchange.callback.refused', details: { reason } });
    hasRemedy('exchange.callback.refused');
  });
});
