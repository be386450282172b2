import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Breaker, createBreaker } from './breaker.ts';
import type { DueLane } from './claims.ts';
import { createServices } from './services.ts';
import { createSlots, type SlotOptions } from './slots.ts';
import type { WorkItem } from './work-item.ts';

const lane = (tenant: string, name = 'ziel', probing = false, service = 'fit'): DueLane => ({
  tenant,
  service,
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
/** Slots with services of which these have answered. */
function openSlots(
  options: SlotOptions,
  breaker: Breaker,
  { clock = () => 0, answers = ['fit'] }: { clock?: () => number; answers?: readonly string[] } = {},
) {
  const services = createServices(clock);
  for (const service of answers) services.answered(item(lane('a', 'ziel', false, service)));
  return { services, slots: createSlots(options, { breaker, services }) };
}
const shares = (slots: ReturnType<typeof createSlots>, lanes: readonly DueLane[]) =>
  Object.fromEntries(
    [...slots.share(lanes)].map(([{ tenant, lane }, count]) => [`${tenant}/${lane}`, count]),
  );

describe('slots', () => {
  it('gives to all before it gives to one again', () => {
    const { slots } = openSlots({ concurrency: 5, perTenant: 4 }, answering('a', 'b', 'c'));
    expect(shares(slots, [lane('a'), lane('b'), lane('c')])).toEqual({
      'a/ziel': 2,
      'b/ziel': 2,
      'c/ziel': 1,
    });
  });

  it('begins with who was served longest ago', () => {
    const { slots } = openSlots(
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
    const { slots } = openSlots({ concurrency: 8 }, breaker);
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
    const { slots } = openSlots({ concurrency: 16 }, breaker);
    const lanes = [lane('a'), lane('a', 'andere'), lane('b')];
    expect(shares(slots, lanes)).toEqual({ 'a/andere': 1, 'b/ziel': 1 });
    slots.take(item(lane('a', 'andere')));
    expect(shares(slots, [lane('a'), lane('a', 'andere')])).toEqual({});
    breaker.answered('a', 'fit');
    expect(shares(slots, [lane('a')])).toEqual({ 'a/ziel': 3 });
  });

  it('a service that failed holds two items of its tenant at most, until it succeeds', () => {
    const breaker = answering('a');
    const { slots } = openSlots({ concurrency: 16 }, breaker);
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
          const { slots } = openSlots({ concurrency, perTenant, perLane }, answering('a', 'b', 'c', 'd'));
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

describe('a service, whoever asks it', () => {
  const many = (service: string, count = 16) =>
    Array.from({ length: count }, (_, n) => lane(`${service}-${n}`, 'ziel', false, service));
  const names = (lanes: readonly DueLane[]) => lanes.map(({ tenant }) => tenant);
  /** Takes what is given; resolves to the number for each service. */
  function fill(slots: ReturnType<typeof createSlots>, lanes: readonly DueLane[]) {
    const taken: WorkItem[] = [];
    for (const [one, count] of slots.share(lanes))
      for (let n = 0; n < count; n += 1) {
        taken.push(item(one));
        slots.take(taken.at(-1)!);
      }
    return taken;
  }
  const countOf = (items: readonly WorkItem[], service: string) =>
    items.filter((one) => one.service === service).length;
  const all = [...many('archiv'), ...many('fit')];
  const calm = () => {
    const breaker = createBreaker(() => 0);
    for (const { tenant, service } of [...all, ...many('post')]) breaker.succeeded(tenant, service);
    return breaker;
  };

  it('gets half of the slots while others wait', () => {
    const { slots } = openSlots({}, calm(), { answers: ['archiv', 'fit'] });
    const taken = fill(slots, [...many('archiv'), ...many('fit')]);
    expect([countOf(taken, 'archiv'), countOf(taken, 'fit')]).toEqual([4, 4]);
  });

  it('gets what others leave, but not the last: work of another service begins at once', () => {
    const { slots } = openSlots({}, calm(), { answers: ['archiv', 'fit'] });
    expect(fill(slots, many('archiv'))).toHaveLength(7);
    expect(fill(slots, many('archiv'))).toEqual([]);
    expect(countOf(fill(slots, [...many('archiv'), ...many('fit')]), 'fit')).toBe(1);
  });

  it('gets all when it is the only one, also later', () => {
    let now = 0;
    const { slots } = openSlots({}, calm(), { answers: ['archiv'], clock: () => now });
    expect(fill(slots, many('archiv'))).toHaveLength(8);
    const other = openSlots({}, calm(), { answers: ['archiv', 'fit'], clock: () => now });
    now = 600_000;
    other.services.answered(item(many('archiv')[0]!));
    expect(fill(other.slots, many('archiv'))).toHaveLength(8);
  });

  it('gets one while others wait, two when nobody does, until it has answered one of its tenants', () => {
    const { slots, services } = openSlots({}, calm(), { answers: ['fit', 'post'] });
    const [first] = fill(slots, [...all, ...many('post')]).filter((one) => one.service === 'archiv');
    expect(services.inHand('archiv')).toBe(1);
    const idle = openSlots({}, calm(), { answers: ['fit'] });
    expect(fill(idle.slots, many('archiv'))).toHaveLength(2);
    expect(fill(idle.slots, many('archiv'))).toEqual([]);
    expect(services.answered(first!)).toBe(true);
    expect(services.answered(first!)).toBe(false);
    slots.free(first!);
    expect(countOf(fill(slots, all), 'archiv')).toBe(1);
  });

  it('that hangs for two of its tenants is tried for another from time to time, up to half of the slots', () => {
    let now = 0;
    const { slots, services } = openSlots({}, calm(), { answers: ['fit'], clock: () => now });
    const inHand = [];
    for (; now <= 12_000; now += 2000) {
      fill(slots, many('archiv'));
      fill(slots, many('archiv'));
      inHand.push(services.inHand('archiv'));
    }
    expect(inHand).toEqual([2, 3, 4, 4, 4, 4, 4]);
    services.answered(item(many('archiv').at(-1)!));
    expect(fill(slots, many('archiv'))).not.toEqual([]);
  });

  it('is slow when it answers nobody any more, until it does, also when nothing waits for it', () => {
    let now = 0;
    const { slots, services } = openSlots({}, calm(), { answers: ['archiv', 'fit'], clock: () => now });
    const held = fill(slots, [...many('archiv'), ...many('fit')]).filter((one) => one.service === 'archiv');
    now = 9999;
    expect(services.slow()).toEqual([]);
    now = 10_000;
    services.answered(item(many('fit')[0]!));
    expect(services.slow()).toEqual(['archiv']);
    for (const one of held) slots.free(one);
    expect(services.inHand('archiv')).toBe(0);
    const [first] = fill(slots, many('archiv'));
    expect(services.inHand('archiv')).toBe(2);
    services.answered(first!);
    expect(fill(slots, many('archiv')).length).toBeGreaterThan(0);
  });

  it('is not slow for one that waits long while others are answered, nor for a function of the application', async () => {
    let now = 0;
    const { slots, services } = openSlots({}, calm(), { answers: ['fit'], clock: () => now });
    const [first, second] = fill(slots, many('fit'));
    now = 60_000;
    services.answered(second!);
    expect([services.slow(), services.answers('fit')]).toEqual([[], true]);
    expect(services.keepsWaiting(first!.tenant, 'fit')).toBe(true);
    const alone = openSlots({ perTenant: 1 }, calm(), { answers: ['fit'], clock: () => now });
    const [handed] = fill(alone.slots, many('fit', 1));
    await alone.services.apart(handed!, async () => {
      now += 900_000;
      expect(alone.services.keepsWaiting(handed!.tenant, 'fit')).toBe(false);
    });
    expect(alone.services.keepsWaiting(handed!.tenant, 'fit')).toBe(false);
  });

  it('that answers others leaves a quarter to the tenants for which it fails or hangs', () => {
    let now = 0;
    const breaker = calm();
    const { slots } = openSlots({ concurrency: 16 }, breaker, {
      answers: ['fit', 'archiv'],
      clock: () => now,
    });
    const lanes = many('fit');
    const failing = new Set(names(lanes.slice(0, 6)));
    for (const tenant of failing) breaker.failed(tenant, 'fit');
    const held = fill(slots, lanes).filter(({ tenant }) => failing.has(tenant));
    expect(held).toHaveLength(4);
    expect(slots.busy).toBe(14);
    // Those that wait long count as well, although they have not failed.
    const hanging = openSlots({ concurrency: 16 }, calm(), { answers: ['fit', 'archiv'], clock: () => now });
    const waiting = fill(hanging.slots, lanes.slice(0, 2));
    expect(waiting).toHaveLength(8);
    now = 20_000;
    hanging.services.answered(item(lane('other')));
    const more = fill(hanging.slots, lanes);
    const late = new Set(waiting.map(({ tenant }) => tenant));
    expect(more.filter(({ tenant }) => late.has(tenant))).toEqual([]);
    expect(more.length).toBeGreaterThan(0);
    expect(hanging.services.slow()).toEqual([]);
  });

  it('never holds more than its share, whatever is due, in hand and answered, and never nothing for ever', () => {
    const origins = ['archiv', 'fit', 'post'];
    const lanes = fc.array(
      fc.record({ tenant: fc.constantFrom('a', 'b', 'c', 'd', 'e'), service: fc.constantFrom(...origins) }),
      { minLength: 1, maxLength: 15 },
    );
    const answers = fc.option(fc.constantFrom(...origins), { nil: undefined });
    const rounds = fc.array(fc.tuple(lanes, answers, fc.integer({ min: 0, max: 12_000 })), { maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 16 }), rounds, (concurrency, steps) => {
        let now = 0;
        const { slots, services } = openSlots({ concurrency }, calm(), { answers: [], clock: () => now });
        services.saw(origins);
        const held: WorkItem[] = [];
        for (const [due, answering, time] of steps) {
          now += time;
          const unique = new Map(due.map((one) => [`${one.tenant} ${one.service}`, one]));
          const all = [...unique.values()].map(({ tenant, service }) => lane(tenant, 'ziel', false, service));
          const taken = fill(slots, all);
          held.push(...taken);
          expect(held.length).toBeLessThanOrEqual(concurrency);
          // Some work goes on as long as there is room for all.
          if (slots.busy === 0) expect(all).toEqual([]);
          for (const service of origins)
            expect(countOf(held, service)).toBeLessThanOrEqual(
              concurrency > 2 ? concurrency - Math.ceil(concurrency / 8) : concurrency,
            );
          const answered = held.find(({ service }) => service === answering);
          if (answered) services.answered(answered);
          const gone = held.shift();
          if (gone) slots.free(gone);
        }
      }),
    );
  });
});
