import type { Decrypter } from '@rathaus/client-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ExchangeErrorCode } from '../../src/index.ts';
import { benchExchange } from '../bench-exchange.ts';
import { type BenchKeys, createBench, createBenchKeys } from '../fit-connect-bench.ts';
import { createTestKey, type TestKey } from '../keys.ts';
import { waiting } from '../waiting-submission.ts';
import { hasRemedy } from './remedy.ts';

let keys: BenchKeys;
let foreign: TestKey;
beforeAll(() => {
  keys = createBenchKeys();
  foreign = createTestKey('beispielhausen-enc-1', 'encryption');
}, 120_000);

describe('a receiver with a private key that does not work', () => {
  const gone = (): Promise<never> =>
    Promise.reject(Object.assign(new Error('no such file'), { code: 'ENOENT' }));
  it.each<[string, ExchangeErrorCode, () => readonly { readonly decrypter: Decrypter }[]]>([
    ['of another file', 'exchange.jwe.wrong-private-key', () => [foreign]],
    ['that is not configured', 'exchange.jwe.unknown-kid', () => [keys.encryption[1]!]],
    [
      'whose file is gone',
      'exchange.jwe.decrypter-failed',
      () => [{ decrypter: { ...keys.encryption[0]!.decrypter, unwrapKey: gone } }],
    ],
  ])(
    '(%s) rejects nobody for days, and goes on by itself with the right one',
    async (_, code, encryption) => {
      const bench = createBench(keys);
      const { submission } = await waiting(bench);
      const wrong = await benchExchange(bench, bench.worker('beispielhausen', encryption()));
      for (let round = 0; round < 8; round += 1) {
        await wrong.exchange.inbox.runOnce({});
        bench.advance(12 * 3_600_000);
      }
      const failed = wrong.seen('work.failed');
      expect(failed.length).toBeGreaterThan(3);
      expect(
        new Set(failed.map(({ error, class: failureClass }) => `${failureClass} ${error.code}`)),
      ).toEqual(new Set([`local ${code}`]));
      hasRemedy(code);
      const entries = [];
      for await (const entry of wrong.exchange.inbox.list()) entries.push(entry);
      expect(entries).toMatchObject([{ state: 'found' }]);
      expect(submission.state).toBe('submitted');
      expect(bench.requests.filter(({ operation }) => operation === 'postEvent')).toEqual([]);

      // The same store with the right file, as after a restart: nobody calls `retry`.
      const right = await benchExchange(bench, bench.worker('beispielhausen'), { store: wrong.store });
      let handed = 0;
      await right.exchange.inbox.runOnce({
        onReceive: () => {
          handed += 1;
        },
      });
      expect([handed, submission.state]).toEqual([1, 'accepted']);
    },
  );
});
