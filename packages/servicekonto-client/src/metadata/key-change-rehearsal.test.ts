import { describe, expect, it } from 'vitest';
import { type Dice, dice } from '../../test/dice.ts';
import { type KeyChangeStepName, type KeyUse, planKeyChange } from './index.ts';
import { type Loading, loadingAfter, loadingDays } from './loading-days.ts';

const hour = 3_600_000;
const day = 24 * hour;
type Key = 'old' | 'new';

/** What the operator has configured, and what was handed in and loaded. */
interface Town {
  /** In the order of the configuration. */
  keys: Key[];
  loaded: readonly Key[];
  handedIn: { at: number; keys: readonly Key[] } | undefined;
}

/** What is published of the keys: all for signatures, of those for encryption the first. */
const published = (use: KeyUse, keys: readonly Key[]) => (use === 'signing' ? [...keys] : keys.slice(0, 1));

/** What the operator does in a step. */
const done: Readonly<Record<KeyChangeStepName, (town: Town, use: KeyUse, at: number) => void>> = {
  'make-key': () => undefined,
  'publish-both': (town) => void town.keys.push('new'),
  'open-both': (town) => void town.keys.unshift('new'),
  'hand-in': (town, use, at) => {
    town.handedIn = { at, keys: published(use, town.keys) };
  },
  loading: () => undefined,
  'sign-with-new': (town) => void town.keys.reverse(),
  watch: () => undefined,
  'take-out-old': (town) => {
    town.keys = town.keys.filter((key) => key !== 'old');
  },
  'hand-in-without-old': (town, use, at) => {
    town.handedIn = { at, keys: published(use, town.keys) };
  },
  'loading-without-old': () => undefined,
  'destroy-old': (town) => void expect(town.keys).toEqual(['new']),
};

/** Whether somebody can log in at this moment. */
function isUsable({ keys, loaded }: Town, use: KeyUse): boolean {
  return use === 'signing'
    ? loaded.includes(keys[0]!)
    : // A provider encrypts for any that it has loaded.
      loaded.every((key) => keys.includes(key));
}

/** Goes through a plan hour by hour; `late`: how much later than planned the provider loads. */
function rehearse(use: KeyUse, roll: Dice, late: number): Town {
  const loads = loadingDays[roll(2) ? 'bundid-integration' : 'bundid-production'];
  const start = Date.UTC(2026, 0, 1) + roll(1500) * day + roll(24) * hour;
  const town: Town = { keys: ['old'], loaded: ['old'], handedIn: undefined };
  const { steps } = planKeyChange({ provider: { loads }, use, now: start, overlapDays: roll(30) });
  let loading: Loading | undefined;
  let loadsAt = Number.POSITIVE_INFINITY;
  let now = start;
  const pass = (until: number) => {
    for (; now < until; now += hour) {
      if (town.handedIn && now >= loadsAt) {
        town.loaded = town.handedIn.keys;
        town.handedIn = undefined;
        loadsAt = Number.POSITIVE_INFINITY;
      }
      expect(isUsable(town, use), `${use} at ${new Date(now).toISOString()}`).toBe(true);
    }
  };
  for (const { step, from, by } of steps) {
    const earliest = Math.max(now, Date.parse(from) + late);
    // Some do it at once, some at the last moment.
    const latest =
      by === undefined || step.startsWith('loading') ? earliest + roll(48) * hour : Date.parse(by);
    pass(roll(2) || latest < earliest ? earliest : latest);
    if (step.startsWith('loading')) {
      // Confirmed only when it has happened.
      pass(Math.max(now, loading!.until + late) + hour);
      continue;
    }
    done[step](town, use, now);
    if (step.startsWith('hand-in')) {
      loading = loadingAfter(now, loads);
      loadsAt = loading.from + roll(Math.floor((loading.until - loading.from) / hour)) * hour + late;
    }
  }
  pass(now + 30 * day);
  return town;
}

describe.each(['signing', 'encryption'] as const)('a key for %s', (use) => {
  it.each([
    ['on its day', 0],
    ['a week late', 7 * day],
  ])('changes without an hour in which nobody can log in, when the provider loads %s', (_when, late) => {
    const roll = dice(late + use.length);
    for (let run = 0; run < 30; run += 1)
      expect(rehearse(use, roll, late)).toMatchObject({ keys: ['new'], loaded: ['new'] });
  });
});

it('the order is needed: to sign before the loading, or to publish what does not open, locks everybody out', () => {
  const early: Town = { keys: ['new', 'old'], loaded: ['old'], handedIn: undefined };
  expect(isUsable(early, 'signing')).toBe(false);
  const closed: Town = { keys: ['old'], loaded: ['new'], handedIn: undefined };
  expect(isUsable(closed, 'encryption')).toBe(false);
});
