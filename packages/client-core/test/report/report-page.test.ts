import { describe, expect, it } from 'vitest';
import { createCollector, type Place, type Report } from '../../src/findings/index.ts';
import { renderReportPage } from '../../src/report/index.ts';
import { type Catalogue, reportText } from '../../src/texts/index.ts';
import { catalogue, digest, options, people, rules, sampleReports } from './sample-reports.ts';

const page = (report: Report, more = {}, by: Catalogue = catalogue) =>
  [...renderReportPage(report, by, { ...options, ...more })].join('');
const count = (html: string, pattern: RegExp) => html.match(pattern)?.length ?? 0;

describe('what a page of a report shows', () => {
  it('comes in the order of reading: verdict, what was checked, causes, proof, hand-over', () => {
    const html = page(sampleReports().failed);
    const order = [
      '<h1>Abgabefähig: nein</h1>',
      'Drei Dateien fehlen und eine ist ein Programm.',
      'Nächster Schritt:',
      '5 Fehler aus 2 Ursachen · 2 Warnungen · 1 Hinweis',
      '<h2 id="geprueft">Was geprüft wurde</h2>',
      'nicht beurteilbar',
      'trifft nicht zu',
      '<h2 id="ursachen">Ursachen, die wichtigste zuerst</h2>',
      '1. Dateien fehlen im Paket',
      '2. Eine Datei ist nicht, was ihr Name sagt',
      '3. Die Aufbewahrungsfrist läuft noch',
      '4. Ein Name wurde nach Gewohnheit gelesen',
      '<h2 id="nachweis">Nachweis</h2>',
      digest.match(/.{8}/g)!.join(' '),
      'Fr 27. November 2026, 15:43 Uhr',
      'rathaus 1.4.0',
      'vollständig, nicht geschwärzt',
      '<span class="word">--profile</span>',
      '<h2 id="angaben">Übergabe</h2>',
      'Zoë Ó Briain-Weiß',
    ];
    const at = order.map((said) => html.lastIndexOf(said));
    expect(at.filter((place) => place < 0)).toEqual([]);
    expect(at).toEqual(at.toSorted((a, b) => a - b));
  });

  it('lists the places of a cause by record, reference, position and file', () => {
    const html = page(sampleReports().failed);
    const [row] = /<tr role="row"><th role="rowheader" scope="row">Anhörung.*?<\/tr>/.exec(html) ?? [];
    expect(row?.replace(/<[^>]+>/g, '|').replace(/\|+/g, '|')).toBe(
      '|Anhörung Ǎna Jürǧensön Nr. 1, Sammelakte Müller|32.12/2010-00001/1|Zeile 137, Spalte 5698|Vorgang/|Dokument|74b0aa5f-0000-4000-8000-000000000001_J̌áni_Łódź.pdf|',
    );
    // Records of two kinds say theirs in front; of one kind, above.
    expect(html).toContain('>Dokument</th>');
    expect(html).toContain('scope="row">Akte Anhörung');
    expect(html).toContain('scope="row">Vorgang Anhörung');
  });

  it.each([
    ['passed', 'good', 'Abgabefähig: ja'],
    ['failed', 'bad', 'Abgabefähig: nein'],
    ['open', 'open', 'Abgabefähig: nicht beurteilbar'],
    ['reply', 'bad', 'Import gescheitert: 3 von 12 Objekten nicht übernommen'],
    ['receipt', 'info', 'Quittung: Empfang bestätigt'],
  ] as const)('gives the verdict of a %s report its form', (name, tone, sentence) => {
    const html = page(sampleReports()[name]);
    expect(html).toContain(`<div class="verdict ${tone}"><svg`);
    expect(html).toContain(`<h1>${sentence}</h1>`);
  });

  it('says the same as text', () => {
    const said = reportText(sampleReports().failed, catalogue);
    expect(said).toContain('  Dateien vollständig: nicht erfüllt (3 von 41 genannten Dateien fehlen)\n');
    expect(said).not.toContain('Prüfsummen');
    expect(reportText(sampleReports().failed, catalogue, { language: 'en' })).toContain(
      'Files complete: not met (',
    );
  });

  it('speaks one language', () => {
    const words = (html: string) => html.replace(/<style>.*<\/style>/s, '').replace(/<[^>]+>/g, ' ');
    for (const report of Object.values(sampleReports())) {
      expect(words(page(report))).not.toMatch(/\b(the|of|is|and|not|with|Places?|Reference|Line|File)\b/);
      const english = words(page(report, { language: 'en' }));
      expect(english).not.toMatch(/\b(der|die|das|und|nicht|Stelle|Zeichen|Zeile|Datei|Nachweis|Uhr)\b/);
    }
  });
});

describe('causes', () => {
  it('are apart where the repair or the party differs, masked as well', () => {
    const collector = createCollector({ keep: 100 });
    for (const name of ['Anna', 'Anna', 'Emil'])
      collector.add(rules.finding('bag.file-missing', { kind: 'entry', name }, { name }));
    const report = { kind: 'bag.failed', ...collector.result() };
    const own = {
      ...report,
      findings: report.findings.map((one, index) => (index === 0 ? { ...one, who: 'vendor' as const } : one)),
    };
    const said = catalogue.rules['bag.file-missing'] as unknown as Catalogue['rules'][string];
    const repair = ({ name }: { name: string }) => ({ de: `„${name}“ suchen.`, en: `Look for "${name}".` });
    const byName = {
      ...catalogue,
      rules: { 'bag.file-missing': { ...said, repair } },
    } as unknown as Catalogue;
    for (const mask of [false, true]) {
      expect(count(page(report, { mask }), /<article/g)).toBe(1);
      expect(count(page(own, { mask }), /<article/g)).toBe(2);
      expect(count(page(report, { mask }, byName), /<article/g)).toBe(2);
    }
  });

  it('that all say the same say it once, above their places', () => {
    const html = page(sampleReports().reply);
    expect(count(html, /Grund laut Archiv: „Prüfsumme Łódź“\./g)).toBe(1);
    expect(html).not.toContain('Was dort nicht stimmt');
    expect(count(page(sampleReports().failed), /ist ein (Windows-Programm|Skript)\./g)).toBe(2);
  });
});

/** Names as registers hold them, and such as somebody makes up to break a page. */
function anyName(random: () => number): string {
  const letters = [
    'Ǎ',
    'ł',
    'Ó',
    'ß',
    'J̌',
    'é',
    'ẞ',
    'ğ',
    'Ø',
    '<',
    '&',
    '"',
    '„',
    '/',
    '.pdf',
    '-',
    ' ',
    '’',
    '€',
  ];
  const one = () => letters[Math.floor(random() * letters.length)]!;
  return `Q${Array.from({ length: 4 + Math.floor(random() * 20) }, one).join('')}Q`;
}

/** The same numbers each time: a failure can be repeated. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe('a masked page', () => {
  it.each(Array.from({ length: 40 }, (_, seed) => seed))('keeps each statement and no name (%i)', (seed) => {
    const random = seeded(seed);
    const names: string[] = [];
    const name = () => {
      names.push(anyName(random));
      return names.at(-1)!;
    };
    const place = (): Place =>
      random() < 0.3
        ? { kind: 'entry', entry: 3, name: name() }
        : {
            kind: 'path',
            path: `/${name()}/Akte[2]/${name()}`,
            line: random() < 0.8 ? 12 : undefined,
            record: { kind: random() < 0.5 ? 'Akte' : name(), id: name(), title: name(), reference: name() },
            file: name(),
          };
    const collector = createCollector();
    for (let index = 0; index < 12; index++) {
      collector.add(rules.finding('bag.refused', place(), { said: name() }));
      collector.add(
        rules.finding('bag.wrong-kind', place(), { name: name(), kind: { term: 'Skript' } as never }),
      );
      collector.add(rules.finding('bag.file-missing', place(), { name: name() }));
    }
    collector.skip('bag.files', place(), { files: 3 });
    const report = { kind: 'bag.failed', name: name(), ...collector.result() };
    for (const language of ['de', 'en'] as const) {
      const open = page(report, { language });
      const masked = page(report, { language, mask: true });
      for (const pattern of [/<article/g, /<tr role="row">/g, /<h[1-3]/g, /<dt>/g, /<li>/g])
        expect(count(masked, pattern)).toBe(count(open, pattern));
      expect(masked).toContain(
        language === 'de' ? 'Grund laut Archiv: „…“.' : 'Reason given by the archive: &quot;…&quot;.',
      );
      expect(masked.replaceAll(/sha256-[^']*'/g, '')).not.toMatch(/Q[^<>]{3,}Q/);
      expect(masked).not.toMatch(/Ǎ|ł|ẞ|J̌|Ø/);
      for (const one of people) expect(masked).not.toContain(one);
      expect(masked).toContain(digest.match(/.{8}/g)!.join(' '));
    }
  });
});

describe('the size of a page', () => {
  // Generous, because the machine may be busy with other tests.
  it('stays below 5 MB for 100,000 findings of long names in many causes', { timeout: 120_000 }, () => {
    const long = '"&<>'.repeat(80);
    const findings = Array.from({ length: 100_000 }, (_, index) => ({
      ...rules.finding(
        'bag.refused',
        {
          kind: 'path' as const,
          path: `/${long}/${long}`,
          line: index + 1,
          record: { kind: 'Akte', id: long, title: `${index}${long}`, reference: long },
          file: long,
        },
        { said: `${index}${long}` },
      ),
      rule: `bag.refused-${index % 500}`,
    }));
    const report: Report = {
      kind: 'bag.failed',
      verdict: 'failed',
      findings,
      unchecked: [],
      counts: { error: 100_000, warning: 0, info: 0 },
    };
    for (const mask of [false, true]) {
      const html = page(report, { mask });
      expect(Buffer.byteLength(html)).toBeLessThan(5_000_000);
      expect(html).toContain('100.000 Fehler aus 500 Ursachen');
      expect(count(html, /<article/g)).toBe(400);
      expect(html).toContain('und 100 weitere Ursachen');
      // What is not listed is counted.
      expect(html).toMatch(/und \d+ weitere Stellen gleicher Art/);
    }
  });
});
