import type { Report } from '@rathaus/client-core/findings';
import type { Progress } from '@rathaus/client-core/observe';
import { reportText } from '@rathaus/client-core/texts';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/texts/index.ts';
import { checkMessage, type Rule, rules, writeMessageText } from '../../src/xdomea/index.ts';
import { akte, file, system, transfer, vorgang } from '../rules/messages.ts';

const clock = () => Date.parse('2026-11-23T12:00:00Z');
/** Appraised, so that nothing but the transfer itself decides. */
const kept = {
  aussonderungsmetadaten: { aussonderungsart: { code: 'A' }, aufbewahrungsdauer: { anzahlJahre: 10 } },
};
const withoutFiles = transfer(akte({ ...kept, vorgang: [vorgang({ dokument: [] })] }));
const xml = (message = withoutFiles) => writeMessageText(message, { version: '3.0.0' });
const entries = [{ name: file, size: 3 }];
const whats = ({ unchecked }: Report) => unchecked.map(({ what }) => what);

describe('the report of a message', () => {
  it('is passed only when everything that decides was looked at', async () => {
    const report = await checkMessage(await xml(), { clock });
    expect(report).toMatchObject({
      kind: 'eakte.message',
      verdict: 'passed',
      unchecked: [],
      counts: { error: 0, warning: 0, info: 0 },
      version: '3.0.0',
      messageType: '0503',
      schemaBasis: 'official',
      complete: true,
    });
  });

  it('leaves the verdict open when the message refers to files and no container is there', async () => {
    const text = await xml(transfer(akte(kept)));
    for (const container of [undefined, { fileName: 'x.zip' }]) {
      const open = await checkMessage(text, { clock, container });
      expect(open.verdict).toBe('not-judged');
      expect(open.unchecked).toEqual([
        {
          what: 'eakte.unchecked.files',
          place: expect.objectContaining({ kind: 'path', path: '/Aussonderung.Aussonderung.0503' }),
          values: { files: 1 },
        },
      ]);
    }
    expect((await checkMessage(text, { clock, container: { entries } })).verdict).toBe('passed');
  });

  it('names the rules that were left out', async () => {
    const text = await xml();
    const structure = await checkMessage(text, { clock, rules: [] });
    expect([structure.verdict, whats(structure)]).toEqual(['not-judged', ['eakte.unchecked.rules']]);
    expect(structure.unchecked[0]!.values.rules).toContainEqual({ term: 'R12' });
    // Rules for other versions or messages were not left out, and the reader's own cannot be.
    expect(structure.unchecked[0]!.values.rules).not.toContainEqual({ term: 'R10' });
    expect(structure.unchecked[0]!.values.rules).not.toContainEqual({ term: 'R32' });
    const own: Rule<{ length: number }> = {
      id: 'town.long',
      severity: 'error',
      who: 'authority',
      visit: (context) => ({ enter: (object) => context.report({ length: 1 }, { object }) }),
    };
    const more = await checkMessage(text, { clock, rules: [...rules, own] });
    expect([more.verdict, whats(more), more.counts.error]).toEqual(['failed', [], 2]);
    expect(more.findings[0]).toMatchObject({
      rule: 'town.long',
      who: 'authority',
      values: { length: 1 },
      place: { kind: 'path', record: { kind: 'Akte' } },
    });
  });

  it('is never passed for what was not read, whatever a profile turns off', async () => {
    const silent = { severities: { XML: 'off', XSD: 'off', R32: 'off' } } as const;
    const broken = await checkMessage((await xml()).slice(0, -40), { clock, profile: silent });
    expect([broken.verdict, whats(broken), broken.complete]).toEqual([
      'not-judged',
      ['eakte.unchecked.rest'],
      false,
    ]);
    const unknown = (version: string) =>
      `<x:Abgabe.Abgabe.0499 xmlns:x="urn:xoev-de:xdomea:schema:${version}"/>`;
    for (const text of ['<a/>', unknown('3.0.0'), unknown('4.0.0'), unknown('9.9.9')]) {
      const foreign = await checkMessage(text, { clock, profile: silent });
      expect([foreign.verdict, whats(foreign), foreign.schemaBasis]).toEqual([
        'not-judged',
        [text.includes('9.9.9') ? 'eakte.unchecked.version' : 'eakte.unchecked.content'],
        undefined,
      ]);
    }
    const empty = await checkMessage('', { clock, profile: silent });
    expect([empty.verdict, whats(empty)]).toEqual(['not-judged', ['eakte.unchecked.rest']]);
  });

  it('says of a derived structure that it is none of the official schema', async () => {
    const message = { ...withoutFiles, messageType: '0401' as const };
    const text = await writeMessageText(
      { ...message, kopf: { ...message.kopf, sendendesSystem: system } } as typeof withoutFiles,
      { version: '4.0.0' },
    );
    const report = await checkMessage(text, { clock });
    expect(report.schemaBasis).toBe('derived');
    expect(report.findings.filter(({ rule }) => rule === 'XSD')).toEqual([]);
    expect(reportText(report, catalogue)).toContain('gegen eine abgeleitete Beschreibung geprüft');
  });

  it('counts repeats that it does not list', async () => {
    const report = await checkMessage(
      (await xml()).replaceAll('<xdomea:Identifikation>', '<xdomea:Falsch/><xdomea:Identifikation>'),
      { clock, maxFindingsPerRule: 1 },
    );
    const listed = report.findings.filter(({ rule }) => rule === 'XSD');
    expect(listed.map(({ count }) => count)).toEqual([2]);
    expect(report.counts.error).toBe(2);
  });

  it('reports progress to an observer that cannot disturb', async () => {
    const text = await xml();
    const seen: Progress[] = [];
    const lines: string[] = [];
    const report = await checkMessage(text, {
      clock,
      logger: ({ code }) => lines.push(code),
      onProgress(progress) {
        seen.push(progress);
        throw new Error('an observer');
      },
    });
    expect(report.verdict).toBe('passed');
    expect(seen.at(-1)).toEqual({ step: 'message', done: text.length, total: undefined, unit: 'bytes' });
    expect(lines).toEqual(['core.observer.failed']);
  });

  it('shows visitors what the rules see, and they report nothing', async () => {
    const seen: string[] = [];
    const report = await checkMessage(await xml(), {
      clock,
      visitors: [{ visit: ({ instant }) => ({ enter: ({ kind }) => seen.push(`${kind} ${instant}`) }) }],
    });
    expect(seen).toEqual(['Akte', 'Vorgang'].map((kind) => `${kind} ${clock()}`));
    expect(report.verdict).toBe('passed');
  });
});
