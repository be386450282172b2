import { term } from '@rathaus/client-core/findings';
import { createMask, explain, placeText, reportJson, reportText } from '@rathaus/client-core/texts';
import { describe, expect, it, vi } from 'vitest';
import { containerRules, readContainer } from '../../src/package/index.ts';
import { type TransferValues, transferRuleSet } from '../../src/package/transfer-rules.ts';
import { checkFile, renderReport } from '../../src/report/index.ts';
import { samplePdf } from '../../src/sample/index.ts';
import { catalogue } from '../../src/texts/index.ts';
import { createAbgabe, writeMessageText } from '../../src/xdomea/index.ts';
import { forgeZip } from '../package/forge-zip.ts';
import { hostileContainers } from '../package/hostile-containers.ts';
import { clock } from '../report/abgabe.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

// Letters of DIN 91379, composed where Unicode can, with a combining mark where it cannot.
const planted = ['Dvořák', 'Łukaszewicz', 'Ó Briain-Weiß', 'Ņikolajevs', 'J̌áni'];
const name = `${planted.join(' ')}.pdf`;
const plain = createMask(catalogue);

function expectNoName(text: string): void {
  for (const one of planted) expect(text).not.toContain(one);
}

describe('every rule about containers', () => {
  it.each(Object.keys(containerRules))('%s says the same masked, without the name', async (rule) => {
    const hostile = hostileContainers.find((one) => one.rule === rule)!;
    await using container = await readContainer(hostile.make(), { fileName: 'x.zip', findings: 'collect' });
    for await (const _ of container.verify());
    const finding = container.findings.find((one) => one.rule === rule)!;
    const found = { ...finding, place: { ...finding.place, name } as typeof finding.place };
    const open = explain(found, catalogue);
    const hidden = explain(found, catalogue, { mask: true });
    for (const language of ['de', 'en'] as const) {
      const sentences = (['title', 'message', 'reason', 'repair'] as const).map(
        (part) => open[part][language],
      );
      expect(sentences).toEqual(
        (['title', 'message', 'reason', 'repair'] as const).map((part) => hidden[part][language]),
      );
      for (const sentence of sentences) expect(sentence).toMatch(/^[\p{L}\d„"].{7,}/u);
      expect(sentences.join(' ')).not.toMatch(/undefined|NaN|\[object/);
      expect(new Set([sentences[0], sentences[2], sentences[3]]).size).toBe(3);
      expect(placeText(open.place, language, plain)).toContain(planted[0]);
      expectNoName(placeText(hidden.place, language, plain));
    }
    expect(open.source.de.length).toBeGreaterThan(5);
  });
});

describe('every rule about transfers', () => {
  const values: TransferValues = {
    'eakte.transfer.missing': { parts: [term('2'), term('4-6')], more: 1, missing: 9, total: 12 },
    'eakte.transfer.foreign': {},
    'eakte.transfer.total': { total: 3, known: 4 },
    'eakte.transfer.conflict': { part: 2 },
    'eakte.transfer.unnumbered': {},
    'eakte.transfer.unreadable': {},
    'eakte.transfer.repeated': { part: 2 },
  };
  it.each(Object.keys(transferRuleSet.kinds) as (keyof TransferValues)[])(
    '%s says the same masked, without the name',
    (rule) => {
      const finding = transferRuleSet.finding(rule, { kind: 'entry', entry: 1, name }, values[rule]);
      const open = explain(finding, catalogue);
      const hidden = explain(finding, catalogue, { mask: true });
      expect({ ...hidden, place: undefined }).toEqual({ ...open, place: undefined });
      for (const language of ['de', 'en'] as const) {
        expect(open.message[language]).not.toMatch(/undefined|NaN/);
        expectNoName(placeText(hidden.place, language, plain));
      }
    },
  );
});

it.each(Object.keys(catalogue.unchecked))('%s has a title and a remedy, with and without values', (what) => {
  for (const values of [{ files: 2, rules: ['R12'] }, { files: 1 }, {}]) {
    const { title, remedy } = catalogue.unchecked[what]!;
    for (const said of [title, remedy]) {
      const text = typeof said === 'function' ? said(values as never) : said;
      for (const language of ['de', 'en'] as const) {
        expect(text[language]).toMatch(/\.$/);
        expect(text[language]).not.toMatch(/undefined|NaN/);
      }
    }
  }
});

describe('a report on a file', () => {
  it('hides a root element that the standard does not have, whatever its namespace', async () => {
    const xml = `<x:${planted[0]}.1975 xmlns:x="urn:xoev-de:xdomea:schema:3.0.0"/>`;
    const report = await checkFile(Buffer.from(xml), { fileName: `${planted[0]}.xml`, clock });
    expect(report).toMatchObject({ verdict: 'failed', version: '3.0.0' });
    expect(reportText(report, catalogue)).toContain(`Nachricht: ${planted[0]}.1975`);
    const hidden = reportText(report, catalogue, { mask: true });
    expectNoName(hidden);
    expect(hidden).not.toContain('1975');
  });

  async function reportWithNames() {
    const { message, files } = createAbgabe({
      autor: `Stadt ${planted[0]}`,
      leser: 'Stadt Beispielhausen',
      clock: () => Date.parse('2026-11-20T08:00:00Z'),
      akte: {
        betreff: `Beschwerde ${planted[1]}`,
        kennzeichen: `22/${planted[3]}`,
        typ: `Akte ${planted[4]}`,
      },
      vorgaenge: [
        {
          betreff: `Anhörung ${planted[2]}`,
          dokumente: ['a', 'b'].map((letter) => ({
            betreff: `Antrag ${planted[0]} ${letter}`,
            fileName: `${planted[2]}.pdf`,
          })),
        },
      ],
    });
    const xml = await writeMessageText(message, { version: '3.0.0' });
    const zip = forgeZip([
      { name: `${message.kopf.prozessId}_Abgabe.Abgabe.0401.xml`, data: Buffer.from(xml), method: 8 },
      { name: files[0]!.dateiname, data: Buffer.from(samplePdf('Antrag')).subarray(0, 100) },
      { name: `akten/${name}`, data: Buffer.from('x'), both: { crc: 1 } },
      { name: `${planted[0]}.exe`, data: Buffer.from('MZ'), both: { flags: 1 } },
    ]);
    return checkFile(zip, { fileName: `${planted.join(' ')}.zip`, clock });
  }

  it.each(['de', 'en'] as const)(
    'holds the names as text, JSON and page, and none of them masked (%s)',
    async (language) => {
      const report = await reportWithNames();
      expect(report.findings.length).toBeGreaterThan(4);
      const all = (mask: boolean) => [
        reportText(report, catalogue, { language, mask, places: 1000 }),
        JSON.stringify(reportJson(report, catalogue, { mask })),
        [
          ...renderReport(report, {
            language,
            mask,
            checkedAt: new Date(clock()),
            tool: { name: 'rathaus', version: '1.4.0' },
          }),
        ].join(''),
      ];
      for (const text of all(false)) for (const one of planted.slice(0, 4)) expect(text).toContain(one);
      const hidden = all(true);
      for (const text of hidden) expectNoName(text);
      // Rules, kinds and words of the standard stay: a vendor needs them.
      for (const { rule } of report.findings) expect(hidden[0]).toContain(rule);
      expect(hidden[0]).toContain('Abgabe.Abgabe.0401');
      expect(hidden[2]).toContain('Vorgang</span>');
    },
  );
});
