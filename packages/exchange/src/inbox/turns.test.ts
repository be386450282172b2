import { beforeAll, describe, expect, it } from 'vitest';
import { benchExchange } from '../../test/bench-exchange.ts';
import { type BenchKeys, createBench, createBenchKeys, last } from '../../test/fit-connect-bench.ts';
import type { Arrival } from '../transport/transport.ts';

let keys: BenchKeys;
beforeAll(() => {
  keys = createBenchKeys();
}, 120_000);

const noArrivals: AsyncIterable<Arrival> = {
  [Symbol.asyncIterator]: () => ({ next: async () => ({ done: true, value: undefined }) }),
};

describe('looks into a source that gives its entries in parts', () => {
  it('are counted in the store, so that each process goes on where another has stopped', async () => {
    const bench = createBench(keys);
    const looks: (number | undefined)[] = [];
    const transport = {
      ...bench.worker('beispielhausen'),
      list(_source: string, { look }: { look?: number | undefined }): AsyncIterable<Arrival> {
        looks.push(look);
        return noArrivals;
      },
    };
    const { store } = await benchExchange(bench, transport);
    for (let round = 0; round < 4; round += 1) {
      const { exchange } = await benchExchange(bench, transport, { store });
      await exchange.inbox.runOnce({});
      bench.advance(10_000);
    }
    expect(looks).toEqual([1, 2, 3, 4]);
  });

  it('keep what came before a list has failed', async () => {
    const bench = createBench(keys);
    await last(bench.run(await bench.enqueue([])));
    const worker = bench.worker('beispielhausen');
    const transport = {
      ...worker,
      async *list(...call: Parameters<typeof worker.list>): AsyncGenerator<Arrival> {
        yield* worker.list(...call);
        throw new TypeError('fetch failed');
      },
    };
    const { exchange } = await benchExchange(bench, transport);
    const handed: string[] = [];
    await exchange.inbox.runOnce({ onReceive: ({ remoteId }) => void handed.push(remoteId) });
    expect(handed).toHaveLength(1);
  });
});
