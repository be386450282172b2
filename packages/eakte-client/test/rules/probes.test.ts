import { describe, expect, it } from 'vitest';
import { ruleOf } from '../../src/xdomea/index.ts';
import { four, idsOf, reportOf, timesOf, transfer } from './messages.ts';
import { probes, rejected } from './probes.ts';

describe('messages the schema accepts although they are wrong', () => {
  it.each(probes.map((probe) => [probe.name, probe.rule, probe] as const))(
    '%s: %s',
    async (_, rule, probe) => {
      const report = await reportOf(probe);
      const found = report.findings.filter((finding) => finding.rule === rule);
      expect(found.length).toBeGreaterThan(0);
      // The structure is right: what tells is the rule alone.
      expect(timesOf(report, 'XSD')).toBe(0);
      for (const { who, place } of found) {
        expect(who).toBe(ruleOf(rule)?.who);
        // What is wrong with the message as a whole has no line.
        expect(place.kind === 'path' && (place.line ?? place.path)).toBeTruthy();
      }
    },
  );

  it('are wrong by nothing but their fault: the messages they were made from are clean', async () => {
    expect([...(await idsOf({ message: transfer() }))]).toEqual([]);
    expect([...(await idsOf(four(transfer())))]).toEqual([]);
    expect(probes.length).toBeGreaterThanOrEqual(20);
  });
});

describe('messages the schema rejects', () => {
  it.each(rejected.map((probe) => [probe.name, probe.rule, probe] as const))(
    '%s: %s',
    async (_, rule, probe) => {
      expect([...(await idsOf(probe))]).toContain(rule);
      expect((await reportOf(probe)).verdict).toBe('failed');
    },
  );
});
