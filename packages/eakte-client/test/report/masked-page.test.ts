import { reportText } from '@rathaus/client-core/texts';
import { describe, expect, it, vi } from 'vitest';
import { checkFile, type FileReport, renderReport } from '../../src/report/index.ts';
import { sampleMessage, sampleMessageTypes } from '../../src/sample/index.ts';
import { catalogue } from '../../src/texts/index.ts';
import { writeMessageText, type XdomeaVersion } from '../../src/xdomea/index.ts';
import { clock } from './abgabe.ts';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 120_000 });

// Letters of DIN 91379, such that no text of the page has them.
const planted = 'Đorđe Œuvré-Ŝaŭli';
const pieces = /Đorđe|Œuvré|Ŝaŭli/;
const tool = { name: 'rathaus', version: '1.4.0' };

const page = (report: FileReport, mask: boolean, language: 'de' | 'en') =>
  [...renderReport(report, { mask, language, tool, checkedAt: new Date(clock()) })].join('');
const count = (html: string, pattern: RegExp) => html.match(pattern)?.length ?? 0;

/** The name in each text of a message that has letters, in an element nobody knows and in an attribute. */
const withNames = (xml: string) =>
  xml
    .replaceAll(/>([^<>]*\p{L}{3}[^<>]*)</gu, (_, text: string) =>
      /^[0-9a-f-]{36}$|^\d{4}-\d\d-\d\dT/.test(text) ? `>${text}<` : `>${text} ${planted}<`,
    )
    .replace(/<\/((?:\w+:)?(?:Kopf|nachrichtenkopf))>/, `<Ŝaŭli Đorđe="Œuvré">${planted}</Ŝaŭli></$1>`);

const versions: readonly XdomeaVersion[] = ['2.4.0', '3.1.0', '4.0.0'];
const cases = versions.flatMap((version) =>
  sampleMessageTypes(version).map((messageType) => [version, messageType] as const),
);

describe('the masked page of a message full of names', () => {
  it.each(cases)('of xdomea %s, %s, holds none of them and each statement', async (version, messageType) => {
    const { message } = sampleMessage({ version, messageType, documents: 2 });
    const xml = withNames(await writeMessageText(message, { version }));
    expect(xml).toMatch(pieces);
    const report = await checkFile(Buffer.from(xml), { fileName: `${planted}.xml`, clock });
    for (const language of ['de', 'en'] as const) {
      const open = page(report, false, language);
      const masked = page(report, true, language);
      expect(open).toMatch(pieces);
      expect(masked).not.toMatch(pieces);
      expect(reportText(report, catalogue, { mask: true, language, places: 1000 })).not.toMatch(pieces);
      for (const pattern of [/<article/g, /<tr role="row">/g, /<h[1-3]/g, /<dt>/g, /<li/g])
        expect(count(masked, pattern)).toBe(count(open, pattern));
      expect(masked).toContain(report.sha512.match(/.{8}/g)!.join(' '));
      for (const { rule } of report.findings) expect(masked).toContain(`<code>${rule}</code>`);
    }
  });
});
