import { beforeAll, expect, it } from 'vitest';
import { benchExchange } from '../../test/bench-exchange.ts';
import { type BenchKeys, createBench, createBenchKeys, last } from '../../test/fit-connect-bench.ts';

let keys: BenchKeys;
beforeAll(() => {
  keys = createBenchKeys();
}, 120_000);

it('an answer of our own that nobody heard of is no gap, also when the store has lost the content since', async () => {
  const bench = createBench(keys);
  await last(bench.run(await bench.enqueue([])));
  const { exchange, seen } = await benchExchange(bench);
  bench.script = (operation) => (operation === 'postEvent' ? 'lose' : 'pass');
  const handed: string[] = [];
  const onReceive = ({ id }: { id: string }) => void handed.push(id);
  await exchange.inbox.runOnce({ onReceive });
  expect([...bench.service.submissions.values()].map(({ state }) => state)).toEqual(['accepted']);
  expect(seen('work.failed')).toHaveLength(1);
  for (const name of bench.content.objects.keys())
    if (name.includes('/inbox/')) bench.content.objects.delete(name);
  bench.script = () => 'pass';
  bench.advance(3_600_000);
  await exchange.inbox.runOnce({ onReceive });
  expect(handed).toHaveLength(1);
  const entry = await exchange.inbox.entry(handed[0]!);
  expect(entry?.state).toBe('accepted');
  expect(entry?.gap).toBeUndefined();
  expect((await exchange.reconcile()).answeredBefore).toEqual([]);
});
