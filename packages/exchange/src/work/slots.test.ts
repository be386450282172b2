import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBreaker } from './breaker.ts';
import type { DueLane } from './claims.ts';
import { createSlots } from './slots.ts';
import type { WorkItem } from './work-item.ts';

const lane = (tenant: string, name = 'ziel', probing = false): DueLane => ({
  tenant,
  service: 'fit',
  lane: name,
  probing,
});
const item = ({ tenant, service, lane }: DueLane, id = 'd'): WorkItem => ({
  kind: 'delivery',
  id,
  tenant,
  service,
  lane,
  epoch: 1,
  failures: 0,
  failingSince: undefined,
});
/** A breaker that has seen the services of these tenants answer. */
function answering(...tenants: readonly string[]) {
  const breaker = createBreaker(() => 0);
  for (const tenant of tenants) breaker.succeeded(tenant, 'fit');
  return breaker;
}
const shares = (slots: ReturnType<typeof createSlots>, lanes: readonly DueLane[]) =>
  Object.fromEntries(
    [...slots.share(lanes)].map(([{ tenant, lane }, count]) => [`${tenant}/${lane}`, count]),
  );

describe('slots', () => {
  it('gives to all before it gives to one again', () => {
    const slots = createSlots({ concurrency: 5, perTenant: 4 }, answering('a', 'b', 'c'));
    expect(shares(slots, [lane('a'), lane('b'), lane('c')])).toEqual({
      'a/ziel': 2,
      'b/ziel': 2,
      'c/ziel': 1,
    });
  });

  it('begins with who was served longest ago', () => {
    const slots = createSlots(
      { concurrency: 1 },
      createBreaker(() => 0),
    );
    const lanes = [lane('a'), lane('b'), lane('c')];
    const order = Array.from({ length: 6 }, () => Object.keys(shares(slots, lanes))[0]);
    expect(order).toEqual(['a/ziel', 'b/ziel', 'c/ziel', 'a/ziel', 'b/ziel', 'c/ziel']);
  });

  it('a probing lane gets one, and a service that is left alone none', () => {
    let now = 0;
    const breaker = createBreaker(() => now, { failures: 2, firstPause: 100 });
    const slots = createSlots({ concurrency: 8 }, breaker);
    expect(shares(slots, [lane('a', 'eins', true), lane('a', 'zwei', true)])).toEqual({ 'a/eins': 1 });
    breaker.failed('b', 'fit');
    expect(breaker.failed('b', 'fit')).toBe(true);
    expect(shares(slots, [lane('b')])).toEqual({});
    now = 100;
    expect(shares(slots, [lane('b')])).toEqual({ 'b/ziel': 1 });
    slots.take(item(lane('b')));
    expect(shares(slots, [lane('b', 'andere')])).toEqual({});
    breaker.succeeded('b', 'fit');
    slots.free(item(lane('b')));
    expect(shares(slots, [lane('b')])).toEqual({ 'b/ziel': 2 });
  });

  it('one item begins with a service of which nothing is known, the others when it has answered', () => {
    const breaker = createBreaker(() => 0);
    const slots = createSlots({ concurrency: 16 }, breaker);
    const lanes = [lane('a'), lane('a', 'andere'), lane('b')];
    expect(shares(slots, lanes)).toEqual({ 'a/andere': 1, 'b/ziel': 1 });
    slots.take(item(lane('a', 'andere')));
    expect(shares(slots, [lane('a'), lane('a', 'andere')])).toEqual({});
    breaker.answered('a', 'fit');
    expect(shares(slots, [lane('a')])).toEqual({ 'a/ziel': 3 });
  });

  it('a service that failed holds two items of its tenant at most, until it succeeds', () => {
    const breaker = answering('a');
    const slots = createSlots({ concurrency: 16 }, breaker);
    breaker.failed('a', 'fit');
    expect(shares(slots, [lane('a')])).toEqual({ 'a/ziel': 2 });
    breaker.succeeded('a', 'fit');
    expect(shares(slots, [lane('a')])).toEqual({ 'a/ziel': 4 });
  });

  it('never exceeds any cap, whatever is due and in hand', () => {
    const lanes = fc.array(
      fc.record({ tenant: fc.constantFrom('a', 'b', 'c', 'd'), lane: fc.constantFrom('x', 'y', 'z') }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        fc.array(lanes, { maxLength: 8 }),
        (concurrency, perTenant, perLane, rounds) => {
          const slots = createSlots({ concurrency, perTenant, perLane }, answering('a', 'b', 'c', 'd'));
          const held: WorkItem[] = [];
          for (const round of rounds) {
            const unique = [...new Map(round.map((one) => [`${one.tenant}/${one.lane}`, one])).values()];
            const due = unique.map((one) => lane(one.tenant, one.lane));
            for (const [one, count] of slots.share(due))
              for (let n = 0; n < count; n += 1) {
                held.push(item(one));
                slots.take(item(one));
              }
            const of = (test: (one: WorkItem) => boolean) => held.filter(test).length;
            expect(held.length).toBeLessThanOrEqual(concurrency);
            for (const tenant of ['a', 'b', 'c', 'd']) {
              expect(of((one) => one.tenant === tenant)).toBeLessThanOrEqual(perTenant);
              for (const name of ['x', 'y', 'z'])
                expect(of((one) => one.tenant === tenant && one.lane === name)).toBeLessThanOrEqual(perLane);
            }
            const [gone] = held.splice(0, 1);
            if (gone) slots.free(gone);
          }
        },
      ),
    );
  });
});
