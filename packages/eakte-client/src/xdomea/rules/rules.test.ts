import { describe, expect, it } from 'vitest';
import { cases } from '../../../test/rules/cases.ts';
import { akte, idsOf, transfer } from '../../../test/rules/messages.ts';
import { catalogue, checkMessage, quirks, ruleOf, rules, writeMessageText } from '../index.ts';

describe.each(catalogue.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('has all its texts in two languages, a source and an example', () => {
    for (const text of [rule.title, rule.reason, rule.repair.how]) {
      expect(text.de.length).toBeGreaterThan(5);
      expect(text.en.length).toBeGreaterThan(5);
      expect(text.de).not.toBe(text.en);
    }
    expect(rule.source.length).toBeGreaterThan(5);
    expect(rule.example.wrong).not.toBe(rule.example.right);
    expect(['authority', 'vendor', 'archive']).toContain(rule.repair.who);
    expect(ruleOf(id)).toBe(rule);
  });

  it('finds the message that breaks it', async () => {
    expect([...(await idsOf(cases[id]!.wrong))]).toContain(id);
  });

  it('leaves the right message alone', async () => {
    expect([...(await idsOf(cases[id]!.right))]).not.toContain(id);
  });
});

describe('the catalogue', () => {
  it('has R01 to R34 in order', () => {
    expect(rules.map((rule) => rule.id)).toEqual(
      Array.from({ length: 34 }, (_, at) => `R${String(at + 1).padStart(2, '0')}`),
    );
    expect(quirks.length).toBeGreaterThan(3);
  });

  it('finds nothing in a clean message', async () => {
    expect([...(await idsOf({ message: transfer() }))]).toEqual([]);
  });

  it('lets a profile change the severity of a rule or silence it', async () => {
    const wrong = await writeMessageText(transfer(akte({ verweis: [{ sgoTyp: { code: '001' } }] })), {
      version: '3.0.0',
    });
    expect((await checkMessage(wrong)).acceptable).toBe(false);
    expect((await checkMessage(wrong, { profile: { severities: { R20: 'warning' } } })).acceptable).toBe(
      true,
    );
    expect((await checkMessage(wrong, { profile: { severities: { R20: 'off' } } })).counts).toEqual({});
  });

  it('takes a transfer without appraisal data as information only, as Landesarchiv NRW practises it', async () => {
    const { aussonderungsmetadaten: _, ...record } = akte();
    const report = await checkMessage(await writeMessageText(transfer(record), { version: '3.0.0' }));
    expect(report.findings.map((finding) => [finding.rule, finding.severity])).toEqual([['R11', 'info']]);
    expect(report.acceptable).toBe(true);
  });
});
