import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createCollector, defineRules, type Report, term } from '../findings/index.ts';
import { escapeHtml } from '../text/index.ts';
import { type Catalogue, type RuleTexts, text } from '../texts/index.ts';
import { type ReportPageOptions, renderReportPage } from './index.ts';
import { reportStyle, reportStyleHash } from './page-style.ts';

type Values = { 'park.meter': { name: string; colour: string }; 'park.line': Record<never, never> };
const rules = defineRules<Values>({
  'park.meter': { severity: 'error', who: 'operator' },
  'park.line': { severity: 'warning', who: 'vendor' },
});
const texts: RuleTexts<Values> = {
  'park.meter': {
    title: text('Die Uhr schweigt', 'The meter is silent'),
    message: ({ name }) => text(`„${name}“ schweigt.`, `"${name}" is silent.`),
    reason: text('Niemand kann zahlen.', 'Nobody can pay.'),
    repair: text('Die Uhr stellen.', 'Wind the meter.'),
    source: text('Parkgesetz, Abschnitt 1', 'parking act, section 1'),
  },
  'park.line': {
    title: text('Die Linie ist verblasst', 'The line is faded'),
    reason: text('Man sieht sie nicht.', 'Nobody sees it.'),
    repair: text('Nachziehen.', 'Paint it again.'),
    source: text('Parkgesetz, Abschnitt 2', 'parking act, section 2'),
  },
};
const catalogue: Catalogue = {
  rules: texts,
  unchecked: {
    'park.gate': {
      title: ({ gate }) =>
        text(`Die Schranke ${gate} wurde nicht geprüft.`, `The gate ${gate} was not checked.`),
      remedy: text('Hingehen.', 'Go there.'),
    },
  },
  reports: {
    park: {
      title: text('Parkplatz', 'Car park'),
      verdicts: {
        passed: text('Befahrbar: ja', 'Open: yes'),
        failed: text('Befahrbar: nein', 'Open: no'),
        'not-judged': text('Befahrbar: nicht beurteilbar', 'Open: not judged'),
      },
      next: () => text('Weiterfahren.', 'Drive on.'),
      facts: () => [{ id: 'owner', label: text('Eigentum', 'Owner'), value: 'Zoë Ó Briain-Weiß' }],
    },
  },
};

const planted = 'Dvořák <script>alert(1)</script>';

function reportOf(what: 'passed' | 'failed' | 'not-judged', meters = 3): Report {
  const collector = createCollector();
  if (what === 'failed') {
    for (let line = 1; line <= meters; line++) {
      const place = { kind: 'entry', name: `${planted}-${line}.pdf` } as const;
      collector.add(rules.finding('park.meter', place, { name: planted, colour: 'rot' }));
    }
    collector.add(rules.finding('park.line', { kind: 'cell', line: 7 }, {}));
  }
  if (what !== 'passed')
    collector.skip('park.gate', { kind: 'pointer', pointer: '/gate' }, { gate: term('B') });
  return { kind: 'park', name: `${planted}.zip`, ...collector.result() };
}

const checkedAt = new Date('2026-11-27T14:43:00Z');
const tool = { name: 'rathaus', version: '1.4.0' };
const page = (report: Report, options: Partial<ReportPageOptions> = {}) =>
  [...renderReportPage(report, catalogue, { checkedAt, tool, ...options })].join('');

describe('renderReportPage', () => {
  it.each([
    ['passed', 'Befahrbar: ja', 'verdict good'],
    ['failed', 'Befahrbar: nein', 'verdict bad'],
    ['not-judged', 'Befahrbar: nicht beurteilbar', 'verdict open'],
  ] as const)('says the verdict %s by heading, title and form', (verdict, sentence, tone) => {
    const html = page(reportOf(verdict));
    expect(html).toContain(`<h1>${sentence}</h1>`);
    expect(html).toContain(`<title>${sentence} – Parkplatz</title>`);
    expect(html).toContain(`class="${tone}"`);
  });

  it('shows cause, repair and place of each finding, and what was not checked', () => {
    const html = page(reportOf('failed'));
    for (const said of [
      '1. Die Uhr schweigt',
      'Fehler, 3 Stellen',
      'Niemand kann zahlen.',
      'Zuständig: Betrieb',
      'Die Uhr stellen.',
      'Parkgesetz, Abschnitt 1',
      'Zeile 7',
      'Die Schranke B wurde nicht geprüft.',
      'Hingehen.',
      'Weiterfahren.',
      'Fr 27. November 2026, 15:43 Uhr',
      'rathaus 1.4.0',
    ]) {
      expect(html).toContain(said);
    }
    expect(page(reportOf('failed'), { language: 'en' })).toContain('<html lang="en">');
  });

  it('masked holds nothing of the checked content and still says each thing', () => {
    const html = page(reportOf('failed'), { mask: true });
    expect(html).not.toMatch(/Dvo|Weiß|script/);
    for (const said of ['„…“ schweigt.', '….pdf', 'Die Schranke B', '….zip', 'geschwärzt: Namen']) {
      expect(html).toContain(said);
    }
  });

  it('runs nothing and loads nothing, whatever the content says', () => {
    const html = page(reportOf('failed'));
    expect(html).toContain('Dvořák &lt;script&gt;');
    expect(html).not.toMatch(/<script|\son\w+=|style="|(src|href)="(?!#)/);
    const digest = createHash('sha256').update(reportStyle).digest('base64');
    expect(reportStyleHash).toBe(`sha256-${digest}`);
    expect(html).toContain(`default-src 'none'; style-src '${reportStyleHash}'`);
    expect(html).toContain(`<style>${reportStyle}</style>`);
  });

  it('counts the places beyond the bound instead of listing them', () => {
    const html = page(reportOf('failed', 5000), { places: 10 });
    expect(html.match(/<tr role="row"><th role="rowheader"/g)).toHaveLength(11);
    expect(page(reportOf('failed', 5000), { places: 11 })).toContain(
      '<summary>11 von 5.000 Stellen</summary>',
    );
    expect(html).toContain('Fehler, 5.000 Stellen');
    expect(html).toContain('und 4.990 weitere Stellen gleicher Art');
    // Only 200 are kept: the last of them stands for the others.
    expect(page(reportOf('failed', 5000), { places: 1000 })).toContain(
      'Dvořák &lt;script&gt;alert(1)&lt;/script&gt;-200.pdf<small>und 4.800 weitere',
    );
  });

  it('adds sections with the mask of the page', () => {
    const sections = [
      {
        id: 'inhalt',
        title: text('Inhalt', 'Content'),
        *render({ mask, language }: { mask: { word(text: string): string }; language: string }) {
          yield `<p lang="${language}">${escapeHtml(mask.word(planted))}</p>`;
        },
      },
    ];
    expect(page(reportOf('passed'), { sections })).toContain('<p lang="de">Dvořák &lt;script&gt;');
    const masked = page(reportOf('passed'), { sections, mask: true });
    expect(masked).toContain('<h2 id="inhalt">Inhalt</h2>\n<p lang="de">…</p>');
    expect(masked).toContain('<a href="#inhalt">');
  });

  it('comes in pieces', () => {
    const pieces = [...renderReportPage(reportOf('failed', 200), catalogue, { checkedAt, tool })];
    expect(pieces.length).toBeGreaterThan(15);
  });

  it('shows a report of an unknown kind without hiding its verdict', () => {
    expect(page({ ...reportOf('failed'), kind: 'unheard.of' })).toContain('<h1>Nicht bestanden</h1>');
  });
});
