import { describe, expect, it } from 'vitest';
import { cases } from '../../../test/rules/cases.ts';
import { akte, idsOf, transfer } from '../../../test/rules/messages.ts';
import { ruleTexts } from '../../texts/rules/index.ts';
import { checkMessage, messageRules, ruleOf, rules, writeMessageText, type XdomeaValues } from '../index.ts';

describe.each(messageRules.map((rule) => [rule.id as keyof XdomeaValues, rule] as const))(
  '%s',
  (id, rule) => {
    it('has its texts in two languages, a source and an example', () => {
      const { title, reason, repair, source, example } = ruleTexts[id];
      // Those that follow the values are read for each fault in test/rules/rendering.test.ts.
      for (const text of [title, reason, repair, source].filter((one) => typeof one !== 'function')) {
        expect(text.de.length).toBeGreaterThan(5);
        expect(text.en.length).toBeGreaterThan(5);
        expect(text.de).not.toBe(text.en);
      }
      expect(example.wrong).not.toEqual(example.right);
      expect(ruleOf(id)).toBe(rule);
    });

    it('finds the message that breaks it', async () => {
      expect([...(await idsOf(cases[id]!.wrong))]).toContain(id);
    });

    it('leaves the right message alone', async () => {
      expect([...(await idsOf(cases[id]!.right))]).not.toContain(id);
    });
  },
);

describe('the rules of messages', () => {
  it('has R01 to R35, A01 to A14 and Q01 to Q07 in order, and knows no other', () => {
    const ids = (letter: string, length: number) =>
      Array.from({ length }, (_, at) => `${letter}${String(at + 1).padStart(2, '0')}`);
    expect(rules.map((rule) => rule.id)).toEqual([...ids('R', 35), ...ids('A', 14), ...ids('Q', 7)]);
    expect(messageRules.map((rule) => rule.id)).toEqual(['XML', 'XSD', ...rules.map((rule) => rule.id)]);
    expect(ruleOf('constructor')).toBeUndefined();
  });

  it('finds nothing in a clean message', async () => {
    expect([...(await idsOf({ message: transfer() }))]).toEqual([]);
  });

  it('lets a profile change the severity of a rule or silence it', async () => {
    const wrong = await writeMessageText(transfer(akte({ verweis: [{ sgoTyp: { code: '001' } }] })), {
      version: '3.0.0',
    });
    const counts = async (severity?: 'warning' | 'off') =>
      (await checkMessage(wrong, { profile: { severities: severity && { R20: severity } } })).counts;
    expect(await counts()).toEqual({ error: 1, warning: 0, info: 0 });
    expect(await counts('warning')).toEqual({ error: 0, warning: 1, info: 0 });
    expect(await counts('off')).toEqual({ error: 0, warning: 0, info: 0 });
  });

  it('takes a transfer without appraisal data as information only, as Landesarchiv NRW practises it', async () => {
    const { aussonderungsmetadaten: _, ...record } = akte();
    const report = await checkMessage(await writeMessageText(transfer(record), { version: '3.0.0' }));
    expect(report.findings.map((finding) => [finding.rule, finding.severity])).toEqual([['R11', 'info']]);
    expect(report.counts.error).toBe(0);
  });
});
