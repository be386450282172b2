import type { Finding } from '@rathaus/client-core/findings';
import { type Explained, explain, reportJson, reportText } from '@rathaus/client-core/texts';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/texts/index.ts';
import { ruleOf, messageRules as rules } from '../../src/xdomea/index.ts';
import { cases } from './cases.ts';
import { type Case, reportOf } from './messages.ts';
import { planted, sentences } from './sentences.ts';

const pieces = /Đorđe|Œuvré|Müller|Ærøskøbing/;

const finding = (rule: string, values: Finding['values']): Finding => ({
  rule,
  severity: 'error',
  who: 'vendor',
  place: { kind: 'path', path: '/Abgabe.Abgabe.0401' },
  count: 1,
  values,
});

/** All sentences of a finding are there and made of words. */
function expectSentences({ title, message, reason, repair, source }: Explained): void {
  for (const text of [title, message, reason, repair]) {
    for (const sentence of [text.de, text.en]) {
      expect(sentence.length).toBeGreaterThan(5);
      expect(sentence).not.toMatch(/undefined|null|NaN|\[object|function|^\s|\s$| {2}/);
    }
    expect(text.de).not.toBe(text.en);
  }
  expect(source.de).not.toBe('nicht bekannt');
}

describe('every sentence of every rule', () => {
  it.each(sentences)('%s %s', (rule, _fault, values) => {
    const shown = explain(finding(rule, values), catalogue);
    const masked = explain(finding(rule, values), catalogue, { mask: true });
    expectSentences(shown);
    expectSentences(masked);
    const isNamed = JSON.stringify(values).includes(planted);
    for (const language of ['de', 'en'] as const) {
      expect(shown.message[language].includes(planted)).toBe(isNamed);
      expect(masked.message[language]).not.toMatch(pieces);
      // The statement is the same, only the name is hidden.
      expect(masked.message[language]).toBe(shown.message[language].replaceAll(planted, '…'));
    }
  });

  it('is there for every rule, and each rule has different ones', () => {
    expect([...new Set(sentences.map(([rule]) => rule))].toSorted()).toEqual(
      rules.map(({ id }) => id).toSorted(),
    );
    for (const { id } of rules) {
      const said = sentences
        .filter(([rule]) => rule === id)
        .map(([rule, , values]) => explain(finding(rule, values), catalogue).message.de);
      expect(new Set(said).size).toBe(said.length);
    }
  });
});

/** Records anywhere in a message get the name as their subject. */
function withSubjects(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSubjects);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withSubjects(one)]));
  const isRecord = ['Akte', 'Vorgang', 'Dokument'].includes(String(copy.kind));
  if (!isRecord) return copy;
  const { betreff = '', ...general } = (copy.allgemeineMetadaten ?? {}) as { betreff?: string };
  return { ...copy, allgemeineMetadaten: { ...general, betreff: `${planted} ${betreff}` } };
}

/** A message with the name in subjects, contacts and file names, and in an element and an attribute nobody knows. */
function plant(one: Case): Case {
  const { container, ...options } = one.options ?? {};
  const fileName = (name: string) => name.replace('_a.pdf', `_${planted}.pdf`);
  return {
    ...one,
    message: withSubjects(one.message) as Case['message'],
    options: {
      ...options,
      container: container && {
        ...container,
        entries: container.entries?.map((entry) => ({ ...entry, name: fileName(entry.name) })),
      },
    },
    edit: (xml) =>
      fileName((one.edit ?? ((same) => same))(xml))
        .replaceAll('Stadt Musterstadt', planted)
        .replaceAll('_a.pdf', `_${planted}.pdf`)
        .replace(/<\/(\w+:)?Kopf>/, '<Ærøskøbing/>$&')
        .replace(/<(\w+:)?ProzessID>/, '<$1ProzessID Ærøskøbing="Müller">'),
  };
}

describe('a message that breaks a rule and is full of names', () => {
  it.each(rules.map(({ id }) => id))('%s', async (id) => {
    const report = { name: `${planted}.xml`, ...(await reportOf(plant(cases[id]!.wrong))) };
    const own = report.findings.filter(({ rule }) => rule === id);
    expect(own.length).toBeGreaterThan(0);
    for (const one of report.findings) {
      expect(one.who).toBe(ruleOf(one.rule)?.who);
      expectSentences(explain(one, catalogue));
      expectSentences(explain(one, catalogue, { mask: true }));
    }
    for (const language of ['de', 'en'] as const) {
      expect(reportText(report, catalogue, { language })).toMatch(pieces);
      expect(reportText(report, catalogue, { language, mask: true, places: 1000 })).not.toMatch(pieces);
    }
    expect(JSON.stringify(reportJson(report, catalogue))).toMatch(pieces);
    const masked = reportJson(report, catalogue, { mask: true });
    expect(JSON.stringify(masked)).not.toMatch(pieces);
    // What was found is still all there.
    expect(masked.findings.map(({ rule, count }) => [rule, count])).toEqual(
      report.findings.map(({ rule, count }) => [rule, count]),
    );
  });

  it('names subject, file, element and attribute when nothing is masked', async () => {
    const text = reportText(await reportOf(plant(cases.R34!.wrong)), catalogue, { places: 1000 });
    expect(text).toContain(`„${planted} Antrag“`);
    expect(text).toContain(`_${planted}.pdf`);
    expect(text).toContain('<Ærøskøbing>');
    expect(text).toContain('Das Attribut Ærøskøbing');
  });
});
