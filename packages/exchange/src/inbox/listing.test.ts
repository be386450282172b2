import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { benchExchange } from '../../test/bench-exchange.ts';
import { type BenchKeys, createBench, createBenchKeys, last } from '../../test/fit-connect-bench.ts';

let keys: BenchKeys;
beforeAll(() => {
  keys = createBenchKeys();
}, 120_000);

describe('a list with entries that cannot be used', () => {
  const good = () => ({ submissionId: randomUUID(), caseId: randomUUID() });
  const malformed = [
    { submissionId: '../../etc/passwd', caseId: randomUUID() },
    { submissionId: randomUUID(), caseId: 'x' },
    { submissionId: 7, caseId: null },
    null,
    {},
  ];

  it('keeps nobody from the others, on no page, and is told once', async () => {
    const bench = createBench(keys);
    for (let count = 0; count < 3; count += 1) await last(bench.run(await bench.enqueue([])));
    const real = bench.submitted().map(({ id, caseId }) => ({ submissionId: id, caseId }));
    let listed: unknown[] = [real[0], ...malformed, real[1], real[2]];
    bench.script = (operation, request) => {
      if (operation !== 'listSubmissions') return 'pass';
      const offset = Number(new URL(request.url).searchParams.get('offset') ?? 0);
      // Two on a page, whatever was asked for: what is left out must not move the offset.
      const page = listed.slice(offset, offset + 2);
      return Response.json({ offset, count: page.length, totalCount: listed.length, submissions: page });
    };
    const { exchange, seen } = await benchExchange(bench);
    const handed: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      await exchange.inbox.runOnce({ onReceive: ({ remoteId }) => void handed.push(remoteId) });
      bench.advance(10_000);
    }
    expect(handed.sort()).toEqual(real.map(({ submissionId }) => submissionId).sort());
    const notice = {
      type: 'source.notice',
      tenant: 'beispielhausen',
      source: bench.destination.id,
      code: 'exchange.inbox.unusable-answer',
    };
    expect(seen('source.notice')).toEqual([{ ...notice, entries: malformed.length }]);
    expect(seen('work.failed')).toEqual([]);
    // When it gets better it is silent, when it comes back it is told again.
    for (const [next, told] of [
      [[], 1],
      [[{ ...good(), caseId: '' }], 2],
    ] as const) {
      listed = [...next];
      await exchange.inbox.runOnce({});
      bench.advance(10_000);
      expect(seen('source.notice')).toHaveLength(told);
    }
  });

  it('ends the list of whoever does not listen', async () => {
    const bench = createBench(keys);
    bench.script = (operation) =>
      operation === 'listSubmissions'
        ? Response.json({ offset: 0, count: 2, totalCount: 2, submissions: [good(), malformed[0]] })
        : 'pass';
    const { client } = bench.worker('beispielhausen');
    const read = async (onUnusable?: () => void) => {
      const ids: unknown[] = [];
      for await (const { submissionId } of client.listSubmissions(bench.destination.id, { onUnusable }))
        ids.push(submissionId);
      return ids;
    };
    await expect(read()).rejects.toMatchObject({ code: 'exchange.inbox.unusable-answer' });
    let left = 0;
    const tell = () => {
      left += 1;
    };
    expect(await read(tell)).toHaveLength(1);
    expect(left).toBe(1);
    const first = await client.listSubmissions(bench.destination.id, { onUnusable: () => undefined });
    expect(first.items).toHaveLength(1);
  });
});
