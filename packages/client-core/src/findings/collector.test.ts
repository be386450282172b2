import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCollector, defineRules, pointer, type Severity, verdictOf, verdictOfAll } from './index.ts';

const rules = defineRules<{
  'a.one': { name: string };
  'a.two': Record<never, never>;
  'a.note': { bits: number };
}>({
  'a.one': { severity: 'error', who: 'vendor' },
  'a.two': { severity: 'warning', who: 'authority' },
  'a.note': { severity: 'info', who: 'operator' },
});
const one = (name: string) => rules.finding('a.one', pointer('x', name), { name });

describe('a collector', () => {
  it('keeps some findings of each rule and counts all of them', () => {
    const collector = createCollector({ keep: 3 });
    for (let index = 0; index < 1_000; index++) collector.add(one(`n${index}`));
    collector.add(rules.finding('a.two', pointer(), {}));
    const { findings, counts, verdict } = collector.result();
    expect(findings.map(({ rule, count }) => [rule, count])).toEqual([
      ['a.one', 1],
      ['a.one', 1],
      ['a.one', 998],
      ['a.two', 1],
    ]);
    expect(counts).toEqual({ error: 1_000, warning: 1, info: 0 });
    expect(verdict).toBe('failed');
  });

  it('groups repeats by what the check says counts as one', () => {
    const collector = createCollector({
      keep: 1,
      group: ({ place }) => (place.kind === 'cell' ? `${place.column}` : ''),
    });
    for (const [line, column] of [
      [1, 1],
      [2, 1],
      [3, 2],
      [4, 1],
    ] as const)
      collector.add(rules.finding('a.two', { kind: 'cell', line, column }, {}));
    expect(collector.result().findings.map(({ place, count }) => [place, count])).toEqual([
      [{ kind: 'cell', line: 1, column: 1 }, 3],
      [{ kind: 'cell', line: 3, column: 2 }, 1],
    ]);
  });

  it('weighs a rule as a profile wants, and silences it', () => {
    const collector = createCollector({ severities: { 'a.one': 'info', 'a.two': 'off' } });
    collector.add(one('x'));
    collector.add(rules.finding('a.two', pointer(), {}));
    expect(collector.result()).toMatchObject({
      verdict: 'passed',
      counts: { error: 0, warning: 0, info: 1 },
      findings: [{ rule: 'a.one', severity: 'info' }],
    });
  });

  it('tells of what a profile made lighter, and of nothing else', () => {
    const heard: unknown[] = [];
    const collector = createCollector({
      severities: { 'a.one': 'info', 'a.two': 'off', 'a.note': 'error' },
      onSilenced: ({ rule, severity, count }, set) => heard.push([rule, severity, count, set]),
    });
    collector.add({ ...one('x'), count: 3 });
    collector.add(rules.finding('a.two', pointer(), {}));
    collector.add(rules.finding('a.note', pointer(), {} as never));
    expect(heard).toEqual([
      ['a.one', 'error', 3, 'info'],
      ['a.two', rules.kinds['a.two'].severity, 1, 'off'],
    ]);
  });

  it('never lets unchecked things pass', () => {
    const collector = createCollector();
    collector.skip('a.unchecked.files', pointer());
    expect(collector.result().verdict).toBe('not-judged');
    collector.add(one('x'));
    expect(collector.result().verdict).toBe('failed');
  });

  it('loses no finding, whatever comes, and stays small', () => {
    const finding = fc.record({
      rule: fc.constantFrom('a.one' as const, 'a.two' as const, 'a.note' as const),
      column: fc.integer({ min: 1, max: 30_000 }),
      severity: fc.constantFrom<Severity>('error', 'warning', 'info'),
    });
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 300 }), fc.integer({ min: 1, max: 5 }), (all, keep) => {
        const collector = createCollector({ keep, group: ({ place }) => JSON.stringify(place) });
        for (const { rule, column, severity } of all)
          collector.add(rules.finding(rule, { kind: 'cell', column }, {} as never, severity));
        const { findings, counts } = collector.result();
        expect(findings.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
        expect(counts.error + counts.warning + counts.info).toBe(all.length);
        expect([...collector.perRule.values()].reduce((sum, count) => sum + count, 0)).toBe(all.length);
      }),
      { numRuns: 200 },
    );
  });

  it('a million hostile groups end in a bounded list', () => {
    const collector = createCollector({ keep: 1, group: ({ place }) => JSON.stringify(place) });
    for (let column = 1; column <= 50_000; column++)
      collector.add(rules.finding('a.one', { kind: 'cell', column }, { name: 'x' }));
    const { findings, counts } = collector.result();
    expect(findings.length).toBe(10_000);
    expect(counts.error).toBe(50_000);
    expect(findings.reduce((sum, { count }) => sum + count, 0)).toBe(50_000);
  });
});

it('a verdict needs everything: errors fail, gaps leave it open, nothing at all is not judged', () => {
  expect([verdictOf(0, 0), verdictOf(0, 1), verdictOf(1, 0), verdictOf(1, 1)]).toEqual([
    'passed',
    'not-judged',
    'failed',
    'failed',
  ]);
  expect(verdictOfAll([])).toBe('not-judged');
  expect(verdictOfAll(['passed', 'passed'])).toBe('passed');
  expect(verdictOfAll(['passed', 'not-judged'])).toBe('not-judged');
  expect(verdictOfAll(['not-judged', 'failed', 'passed'])).toBe('failed');
});

it('a pointer escapes what RFC 6901 reserves', () => {
  expect(pointer('a/b', 0, 'm~n').pointer).toBe('/a~1b/0/m~0n');
  expect(pointer().pointer).toBe('');
});
