import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSqliteStore } from '../../src/node/index.ts';
import { benchExchange } from '../bench-exchange.ts';
import { type BenchKeys, createBench, createBenchKeys } from '../fit-connect-bench.ts';
import { waiting } from '../waiting-submission.ts';
import { hasRemedy } from './remedy.ts';

let keys: BenchKeys;
let folder = '';
beforeAll(() => {
  keys = createBenchKeys();
}, 120_000);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rathaus-gone-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A receiver whose database another program can hold. */
async function receiver() {
  const bench = createBench(keys);
  const { submission } = await waiting(bench);
  const store = createSqliteStore({ folder, content: bench.content, busyTimeout: 20, clock: bench.clock });
  const { exchange, seen } = await benchExchange(bench, undefined, { store });
  let other: DatabaseSync | undefined;
  return {
    bench,
    submission,
    store,
    exchange,
    causes: () =>
      seen('worker.fault').map(
        ({ error }) => `${error.code}: ${error.cause instanceof Error ? error.cause.message : ''}`,
      ),
    hold() {
      other = new DatabaseSync(join(folder, 'exchange.sqlite'));
      other.exec('begin immediate');
    },
    release: () => other?.close(),
  };
}

describe('a database that another program holds', () => {
  it('between two rounds stops nobody for good: the fault has its cause, then it goes on', async () => {
    const { exchange, hold, release, submission, store } = await receiver();
    await store.ready();
    hold();
    const failure = await exchange.inbox.runOnce({}).catch((error: unknown) => error);
    expect(failure).toMatchObject({ message: expect.stringMatching(/locked|busy/) });
    expect(submission.state).toBe('submitted');
    release();
    await exchange.inbox.runOnce({});
    expect(submission.state).toBe('accepted');
    await store.close();
  });

  it('in the middle of a delivery repeats the step and hands nothing over unstored', async () => {
    const { exchange, hold, release, submission, store, bench, causes } = await receiver();
    // Held from the first attachment on, while content is written, until the round has ended.
    let held = false;
    bench.script = (operation) => {
      if (operation === 'getAttachment' && !held) {
        held = true;
        hold();
      }
      return 'pass';
    };
    let handed = 0;
    const onReceive = () => {
      handed += 1;
    };
    await exchange.inbox.runOnce({ onReceive }).catch(() => undefined);
    expect([held, handed, submission.state]).toEqual([true, 0, 'submitted']);
    expect(causes().join()).toMatch(/exchange\.worker\.unexpected: .*(locked|busy)/);
    hasRemedy('exchange.worker.unexpected');
    release();
    // Its lease has to run out: nobody could put it down.
    bench.advance(60_000);
    await exchange.inbox.runOnce({ onReceive });
    expect([handed, submission.state]).toEqual([1, 'accepted']);
    await store.close();
  });
});
