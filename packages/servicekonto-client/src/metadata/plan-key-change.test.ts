import { describe, expect, it } from 'vitest';
import { dice } from '../../test/dice.ts';
import { addDays, berlinInstant, dayOf, weekdayOf } from './berlin-time.ts';
import {
  type KeyChangeOptions,
  type LoadingDays,
  type LoadingProvider,
  loadingDays,
  planKeyChange,
} from './index.ts';

const day = 86_400_000;
const at = (text: string) => Date.parse(text);
const plan = (changes: Partial<KeyChangeOptions> = {}) =>
  planKeyChange({
    provider: 'bundid-integration',
    use: 'signing',
    // A Friday.
    now: at('2026-11-27T10:00:00Z'),
    ...changes,
  });
const timeOf = (name: string, changes: Partial<KeyChangeOptions> = {}) => {
  const found = plan(changes).steps.find(({ step }) => step === name);
  return found && [found.from, found.by];
};

describe('a key for signatures', () => {
  it('is loaded by the provider before it signs, and leaves after an overlap', () => {
    expect(plan()).toEqual({
      use: 'signing',
      steps: [
        { step: 'make-key', from: '2026-11-27T10:00:00.000Z', by: '2026-11-30T11:00:00.000Z' },
        { step: 'publish-both', from: '2026-11-27T10:00:00.000Z', by: '2026-11-30T11:00:00.000Z' },
        { step: 'hand-in', from: '2026-11-27T10:00:00.000Z', by: '2026-11-30T11:00:00.000Z' },
        { step: 'loading', from: '2026-11-30T23:00:00.000Z', by: '2026-12-01T23:00:00.000Z' },
        { step: 'sign-with-new', from: '2026-12-01T23:00:00.000Z', by: undefined },
        { step: 'watch', from: '2026-12-01T23:00:00.000Z', by: '2026-12-15T23:00:00.000Z' },
        { step: 'take-out-old', from: '2026-12-15T23:00:00.000Z', by: '2026-12-21T11:00:00.000Z' },
        { step: 'hand-in-without-old', from: '2026-12-15T23:00:00.000Z', by: '2026-12-21T11:00:00.000Z' },
        { step: 'loading-without-old', from: '2026-12-21T23:00:00.000Z', by: '2026-12-22T23:00:00.000Z' },
        { step: 'destroy-old', from: '2026-12-22T23:00:00.000Z', by: undefined },
      ],
      isInTime: true,
      lastHandIn: undefined,
      assumptions: [],
    });
  });
});

describe('a key for encryption', () => {
  it('opens here before the provider has it, and nobody has to swap at the right moment', () => {
    const names = plan({ use: 'encryption' }).steps.map(({ step }) => step);
    expect(names).toEqual([
      'make-key',
      'open-both',
      'hand-in',
      'loading',
      'watch',
      'take-out-old',
      'destroy-old',
    ]);
    expect(timeOf('take-out-old', { use: 'encryption', overlapDays: 7 })).toEqual([
      '2026-12-08T23:00:00.000Z',
      undefined,
    ]);
  });
});

describe('what is handed in', () => {
  it.each([
    ['at the cut-off', '2026-11-30T11:00:00Z', '2026-11-30T23:00:00.000Z'],
    ['a moment later', '2026-11-30T11:00:00.001Z', '2026-12-07T23:00:00.000Z'],
    ['on the loading day', '2026-12-01T08:00:00Z', '2026-12-07T23:00:00.000Z'],
  ])('%s is loaded on %s or later', (_when, now, loaded) => {
    expect(timeOf('loading', { now: at(now) })?.[0]).toBe(loaded);
  });

  it('for production is loaded on Thursdays; that the cut-off is Wednesday nobody has said', () => {
    const changes = { provider: 'bundid-production' } as const;
    expect(timeOf('hand-in', changes)?.[1]).toBe('2026-12-02T11:00:00.000Z');
    expect(timeOf('loading', changes)?.[0]).toBe('2026-12-02T23:00:00.000Z');
    expect(plan(changes).assumptions).toEqual(['cut-off']);
  });

  it('follows what the operator has said, once somebody has asked', () => {
    const { weekday, kind } = loadingDays['bundid-production'];
    const loads: LoadingDays = { kind, weekday, cutOff: { weekday: 2, time: '16:30' } };
    expect(timeOf('hand-in', { provider: { loads } })?.[1]).toBe('2026-12-01T15:30:00.000Z');
    expect(plan({ provider: { loads } }).assumptions).toEqual([]);
  });

  it('by hand takes days, from whatever moment on', () => {
    const changes = { provider: 'unternehmenskonto' } as const;
    expect(timeOf('hand-in', changes)).toEqual(['2026-11-27T10:00:00.000Z', undefined]);
    expect(timeOf('loading', changes)).toEqual(['2026-11-27T10:00:00.000Z', '2026-12-11T23:00:00.000Z']);
    expect(plan(changes).assumptions).toEqual(['processing-days']);
    const fast = { provider: { loads: { kind: 'by-hand', days: 0 } } } as const;
    expect(timeOf('sign-with-new', fast)?.[0]).toBe('2026-11-27T23:00:00.000Z');
  });
});

describe('an old certificate that ends', () => {
  it.each([
    ['after the loading', '2026-12-01T23:00:00Z', true, '2026-11-30T11:00:00.000Z'],
    ['on the loading day', '2026-12-01T22:59:59Z', false, '2026-11-23T11:00:00.000Z'],
    ['months later', '2027-03-01T00:00:00Z', true, '2027-02-22T11:00:00.000Z'],
    ['never', '9999-12-31T23:59:59Z', true, '8999-12-30T11:00:00.000Z'],
  ])('%s', (_when, oldExpires, isInTime, lastHandIn) => {
    expect(plan({ oldExpires: at(oldExpires) })).toMatchObject({ isInTime, lastHandIn });
  });

  it('leaves days for work by hand', () => {
    const changes = { provider: 'unternehmenskonto', oldExpires: at('2026-12-20T11:00:00Z') } as const;
    expect(plan(changes)).toMatchObject({ isInTime: true, lastHandIn: '2026-12-04T23:00:00.000Z' });
    // What is handed in at that moment is through before it ends.
    expect(plan({ ...changes, now: at('2026-12-04T23:00:00Z') }).isInTime).toBe(true);
  });
});

describe('clocks in Germany', () => {
  it('show the same cut-off in summer and in winter', () => {
    expect(timeOf('hand-in', { now: at('2027-03-24T10:00:00Z') })?.[1]).toBe('2027-03-29T10:00:00.000Z');
    expect(timeOf('hand-in', { now: at('2026-10-21T10:00:00Z') })?.[1]).toBe('2026-10-26T11:00:00.000Z');
    // A loading day that follows the night with an hour less, and one with an hour more.
    const sunday: LoadingDays = { kind: 'weekly', weekday: 7, cutOff: { weekday: 6, time: '12:00' } };
    const length = (now: string) => {
      const [from, by] = timeOf('loading', { provider: { loads: sunday }, now: at(now) }) ?? [];
      return (at(by!) - at(from!)) / 3_600_000;
    };
    expect([length('2027-03-25T10:00:00Z'), length('2026-10-22T10:00:00Z')]).toEqual([23, 25]);
  });

  it('show each time of each day where it is', () => {
    const shown = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/Berlin',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    for (let date = '2026-01-01'; date < '2030-01-01'; date = addDays(date, 1)) {
      for (const time of ['00:00', '01:59', '02:30', '03:00', '12:00', '23:59']) {
        const isLeftOut = time === '02:30' && weekdayOf(date) === 7 && /-03-(2[5-9]|3[01])$/.test(date);
        const expected = isLeftOut ? '03:30' : time;
        expect(shown.format(berlinInstant(date, time))).toBe(`${date} ${expected}`);
      }
      expect(dayOf(berlinInstant(date, '00:00'))).toBe(date);
      expect(dayOf(berlinInstant(date, '00:00') - 1)).toBe(addDays(date, -1));
    }
  });
});

it('a plan keeps its order, whenever it is made and for whomever', () => {
  const roll = dice(3);
  const providers = Object.keys(loadingDays) as LoadingProvider[];
  for (let run = 0; run < 3000; run += 1) {
    const now = at('2026-01-01T00:00:00Z') + roll(3000) * day + roll(day);
    const oldExpires = now + (roll(200) - 20) * day;
    const options: KeyChangeOptions = {
      provider: providers[roll(providers.length)]!,
      use: roll(2) ? 'signing' : 'encryption',
      now,
      oldExpires,
      overlapDays: roll(60),
    };
    const { steps, isInTime, lastHandIn } = planKeyChange(options);
    const times = steps.map(({ from }) => at(from));
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    for (const { from, by } of steps) if (by !== undefined) expect(at(by)).toBeGreaterThanOrEqual(at(from));
    const loading = steps.find(({ step }) => step === 'loading')!;
    const handIn = steps.find(({ step }) => step === 'hand-in')!;
    if (handIn.by !== undefined) expect(at(handIn.by)).toBeGreaterThanOrEqual(now);
    expect(isInTime).toBe(at(loading.by!) <= oldExpires);
    // Whoever hands in at the last moment is in time; a moment later is too late, where there is a weekly day.
    const last = at(lastHandIn!);
    expect(planKeyChange({ ...options, now: last }).isInTime).toBe(true);
    if (options.provider !== 'unternehmenskonto')
      expect(planKeyChange({ ...options, now: last + 1 }).isInTime).toBe(false);
  }
});

it('names all faults of its options at once', () => {
  const call = () =>
    planKeyChange({
      provider: 'bund-id' as LoadingProvider,
      use: 'beides' as 'signing',
      now: Number.NaN,
      oldExpires: Number.NaN,
      overlapDays: -1,
    });
  expect(call).toThrow(
    expect.objectContaining({
      code: 'servicekonto.config.invalid',
      details: { faults: 5, members: 'use, now, oldExpires, overlapDays, provider' },
    }),
  );
  const loads = {
    kind: 'weekly',
    weekday: 8,
    cutOff: { weekday: 0, time: '24:00' },
  } as unknown as LoadingDays;
  expect(() => plan({ provider: { loads }, overlapDays: 4000 })).toThrow(
    expect.objectContaining({
      details: {
        faults: 4,
        members:
          'overlapDays, provider.loads.weekday, provider.loads.cutOff.weekday, provider.loads.cutOff.time',
      },
    }),
  );
});
