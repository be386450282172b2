import { Buffer } from 'node:buffer';
import { beforeAll, expect, it } from 'vitest';
import { type Bench, type BenchKeys, createBench, createBenchKeys } from '../../../test/fit-connect-bench.ts';
import { waiting } from '../../../test/waiting-submission.ts';
import { failureClassOf } from '../../fit-connect/failure-class.ts';

let keys: BenchKeys;
beforeAll(() => {
  keys = createBenchKeys();
}, 120_000);

const twoHours = 7_200_000;

/** What the service does with an event whose time has not come. */
function refuseTheFuture(bench: Bench): void {
  const type = 'https://schema.fitko.de/fit-connect/submission-api/problems/invalid-set';
  bench.script = async (operation, request) => {
    if (operation !== 'postEvent') return 'pass';
    const claims: { iat: number } = JSON.parse(
      Buffer.from((await request.clone().text()).split('.')[1] ?? '', 'base64url').toString(),
    );
    if (claims.iat * 1000 <= bench.clock() + 60_000) return 'pass';
    return new Response(JSON.stringify({ type, title: 'Invalid security event token', status: 422 }), {
      status: 422,
      headers: { 'content-type': 'application/problem+json' },
    });
  };
}

it('an answer that a worker with a fast clock has signed is signed anew by one with a right clock', async () => {
  const bench = createBench(keys);
  const { delivery, context, progress } = await waiting(bench);
  refuseTheFuture(bench);
  const worker = bench.worker('beispielhausen');
  const fast = { ...context, clock: () => context.clock() + twoHours };
  const fetched = await worker.receive(delivery('fetch'), progress, fast);
  const signed = await worker.receive(delivery('accept'), fetched.progress, fast);
  const refused = await worker
    .receive(delivery('accept'), signed.progress, fast)
    .catch((error: unknown) => error);
  // Nobody has to revive it: it is our clock that is wrong.
  expect(failureClassOf(refused)).toBe('local');

  const anew = await worker.receive(delivery('accept'), signed.progress, context);
  expect(anew).toMatchObject({ type: 'progress', progress: { answer: { as: 'accepted' } } });
  expect(anew.progress.answer).not.toEqual(signed.progress.answer);
  const answered = await worker.receive(delivery('accept'), anew.progress, context);
  expect(answered).toMatchObject({ type: 'answered', as: 'accepted' });
  expect(bench.submitted()[0]!.state).toBe('accepted');

  // Whoever still holds the first one, when its time has come, finds the answer in the log.
  bench.advance(twoHours);
  const late = await worker.receive(delivery('accept'), signed.progress, context);
  expect(late).toMatchObject({ type: 'answered', as: 'accepted' });
});
