import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { benchExchange } from '../bench-exchange.ts';
import { type BenchKeys, createBench, createBenchKeys } from '../fit-connect-bench.ts';
import { postgresMissing, startPostgres, type TestPostgres } from '../postgres.ts';
import { openPostgresStore } from '../postgres-pool.ts';
import { waiting } from '../waiting-submission.ts';

const missing = postgresMissing();
if (missing) console.warn(`skipped: ${missing}`);

describe.skipIf(missing !== undefined)('a PostgreSQL that dies in the middle', () => {
  let server: TestPostgres;
  let keys: BenchKeys;
  beforeAll(async () => {
    keys = createBenchKeys();
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  // Where it dies: while content comes in, while the application has it, while the answer is posted.
  it.each(['getAttachment', 'onReceive', 'postEvent'])(
    '(at %s) and comes back: each submission is accepted once, and nobody acts',
    async (moment) => {
      const bench = createBench(keys);
      const { submission } = await waiting(bench);
      let crashed = 0;
      const crashOnce = async (at: string) => {
        if (at !== moment || crashed > 0) return;
        crashed += 1;
        await server.crash();
      };
      bench.script = async (operation) => {
        await crashOnce(operation);
        return 'pass' as const;
      };
      const store = openPostgresStore(server.url, {
        max: 6,
        content: bench.content,
        schema: `beispielhausen_${moment.toLowerCase()}`,
      });
      const { exchange, seen } = await benchExchange(bench, undefined, {
        store,
        inbox: { interval: 20 },
        work: { interval: 20, lease: 2000, patience: { firstPause: 1, longestPause: 20 } },
      });
      const effects = new Set<string>();
      const stop = new AbortController();
      const running = exchange.inbox.run({
        signal: stop.signal,
        async onReceive({ key }) {
          await crashOnce('onReceive');
          effects.add(key);
        },
      });
      await expect.poll(() => submission.state, { timeout: 120_000, interval: 50 }).toBe('accepted');
      // The database learns of it as well, not only the service.
      const states = async () => {
        const found: string[] = [];
        for await (const { state } of exchange.inbox.list()) found.push(state);
        return found.join();
      };
      await expect.poll(states, { timeout: 60_000, interval: 50 }).toBe('accepted');
      stop.abort();
      await running;
      expect([crashed, effects.size]).toEqual([1, 1]);
      const answers = bench.requests.filter(({ operation }) => operation === 'postEvent');
      expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
      expect(seen('work.stopped')).toEqual([]);
      // The true cause is told, each time as a fault that no delivery is to blame for.
      const faults = seen('worker.fault').map(({ error }) => error);
      for (const { code, cause } of faults) {
        expect(code).toBe('exchange.worker.unexpected');
        expect(cause).toBeInstanceOf(Error);
      }
      console.log(
        `${moment}: ${faults.length} faults, first: ${String((faults[0]?.cause as Error)?.message)}`,
      );
      await store.close();
    },
  );
});
