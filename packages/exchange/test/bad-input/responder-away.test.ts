import { describe, expect, it } from 'vitest';
import { exchangeError } from '../../src/errors.ts';
import { failureClassOf } from '../../src/fit-connect/failure-class.ts';
import { letter, minute, openPostOffice } from '../post-office.ts';
import { hasRemedy } from './remedy.ts';

/** Ten deliveries of which each fails like this; how often the service is left alone, and how many were tried. */
async function tenFail(error: () => unknown) {
  const office = await openPostOffice();
  office.post.failureClass = failureClassOf;
  office.post.fault = () => {
    throw error();
  };
  const exchange = office.exchange('musterstadt', { work: { concurrency: 1 } });
  for (let at = 0; at < 10; at += 1) await exchange.outbox.enqueue(letter(`v-${at}`));
  await exchange.outbox.runOnce();
  const tried = office.post.calls.length;
  const breaker = office.events.filter(({ type }) => type === 'work.breaker').length;
  office.post.fault = undefined;
  office.pass(5 * minute);
  await exchange.outbox.runOnce();
  const sent = office.post.letters.size;
  await office.store.close();
  return { tried, breaker, sent };
}

describe('an OCSP responder that is away', () => {
  it('makes nobody leave the delivery service alone; all go on by themselves', async () => {
    const away = () => exchangeError('exchange.revocation.unknown', { details: { why: 'network' } });
    expect(await tenFail(away)).toEqual({ tried: 10, breaker: 0, sent: 10 });
    hasRemedy('exchange.revocation.unknown');
  });

  it('is not the delivery service that is away, which is left alone', async () => {
    const answer = await tenFail(() => exchangeError('exchange.outbox.unusable-answer'));
    expect(answer.breaker).toBe(1);
    expect(answer.tried).toBeLessThan(10);
  });
});

describe('what is wrong with one destination or one submission', () => {
  it.each([
    ['exchange.outbox.destination-not-active', { status: 'inactive' }],
    ['exchange.outbox.outcome-unknown', {}],
    ['exchange.event.refused', { reason: 'iss' }],
    ['exchange.key.unknown', {}],
  ] as const)('%s: the work for all others does not wait for it', async (code, details) => {
    expect(await tenFail(() => exchangeError(code, { details }))).toEqual({
      tried: 10,
      breaker: 0,
      sent: 10,
    });
    hasRemedy(code);
  });
});
