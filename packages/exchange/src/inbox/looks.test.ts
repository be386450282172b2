import { beforeAll, describe, expect, it } from 'vitest';
import { benchExchange } from '../../test/bench-exchange.ts';
import { type BenchKeys, createBench, createBenchKeys, last } from '../../test/fit-connect-bench.ts';
import { memoryStore } from '../../test/work-store.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';

let keys: BenchKeys;
beforeAll(() => {
  keys = createBenchKeys();
}, 120_000);

const hour = 3_600_000;

describe('looks into a source', () => {
  it('never stop, however long the service does not answer', async () => {
    const bench = createBench(keys);
    await last(bench.run(await bench.enqueue([])));
    const more = { work: { patience: { stopAfter: 36 * hour } } };
    const { exchange, seen } = await benchExchange(bench, undefined, more);
    bench.script = (operation) => (operation === 'listSubmissions' ? 'drop' : 'pass');
    for (let day = 0; day < 4; day += 1)
      for (let looks = 0; looks < 12; looks += 1) {
        await exchange.inbox.runOnce({});
        bench.advance(2 * hour);
      }
    expect(seen('work.failed').length).toBeGreaterThan(12);
    expect(seen('work.stopped')).toEqual([]);
    bench.script = () => 'pass';
    const handed: string[] = [];
    await exchange.inbox.runOnce({ onReceive: ({ remoteId }) => void handed.push(remoteId) });
    expect(handed).toHaveLength(1);
  });

  it('of two workers that find a delivery at the same moment make one row, handed over once', async () => {
    const bench = createBench(keys);
    await last(bench.run(await bench.enqueue([])));
    const store = await memoryStore(bench.clock, bench.content);
    const handed: string[] = [];
    const onReceive = ({ key }: { key: string }) => void handed.push(key);
    const other = await benchExchange(bench, undefined, { store });
    let isListed = false;
    let inBetween = 0;
    bench.script = (operation) => {
      isListed ||= operation === 'listSubmissions';
      return 'pass';
    };
    // It has looked for a row and found none. Before it writes one it stands still for longer than its lease.
    const slow = withPause(store, async () => {
      if (!isListed || inBetween++ > 0) return;
      bench.advance(2 * hour);
      await other.exchange.inbox.runOnce({ onReceive });
    });
    const { exchange } = await benchExchange(bench, undefined, { store: slow });
    await exchange.inbox.runOnce({ onReceive });
    await other.exchange.inbox.runOnce({ onReceive });
    expect(inBetween).toBeGreaterThan(0);
    expect(handed).toHaveLength(1);
    const rows = await store.db.selectFrom('received').select('step').execute();
    expect(rows).toEqual([{ step: 'accepted' }]);
  });
});

/** A store that waits for something before each transaction. */
function withPause(store: ExchangeStore, pause: () => Promise<void>): ExchangeStore {
  const db = new Proxy(store.db, {
    get(target, name) {
      if (name !== 'transaction') {
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      }
      return () => {
        const begun = target.transaction();
        return {
          execute: async (work: Parameters<typeof begun.execute>[0]) => {
            await pause();
            return begun.execute(work);
          },
        };
      };
    },
  });
  return { ...store, db };
}
