import { describe, expect, it } from 'vitest';
import { defineRules, type Place, pointer, type Report, term } from '../findings/index.ts';
import {
  type Catalogue,
  createMask,
  explain,
  maskPlace,
  placeText,
  type RuleTexts,
  reportJson,
  reportText,
  sameText,
  text,
} from './index.ts';

type Words = ReturnType<typeof term>;
type Values = {
  'x.name-long': { name: string; length: number };
  'x.not-allowed': { name: string; parent: Words; expected: Words[] };
};
const rules = defineRules<Values>({
  'x.name-long': { severity: 'error', who: 'authority' },
  'x.not-allowed': { severity: 'warning', who: 'vendor' },
});
const texts: RuleTexts<Values> = {
  'x.name-long': {
    title: text('Ein Name ist zu lang', 'A name is too long'),
    message: ({ name, length }) =>
      text(`„${name}“ hat ${length} Zeichen.`, `"${name}" has ${length} characters.`),
    reason: text('Weil.', 'Because.'),
    repair: text('Kürzen.', 'Shorten it.'),
    source: sameText('Test'),
  },
  'x.not-allowed': {
    title: text('Ein Element ist hier nicht erlaubt', 'An element is not allowed here'),
    message: ({ name, parent, expected }) =>
      text(
        `<${name}> in <${parent}>, möglich: ${expected.join(', ')}.`,
        `<${name}> in <${parent}>, possible: ${expected.join(', ')}.`,
      ),
    reason: text('Weil.', 'Because.'),
    repair: text('Entfernen.', 'Remove it.'),
    source: sameText('Test'),
  },
};
const catalogue: Catalogue = {
  rules: texts,
  unchecked: {
    'x.files': {
      title: text('Dateien fehlen.', 'Files are missing.'),
      remedy: text('Mitgeben.', 'Hand in.'),
    },
  },
  reports: {
    'x.file': {
      title: text('Datei', 'File'),
      verdicts: {
        passed: text('gut', 'good'),
        failed: text('schlecht', 'bad'),
        'not-judged': text('offen', 'open'),
      },
      facts: () => [
        { id: 'subject', label: text('Betreff', 'Subject'), value: 'Đorđe Œuvré-Müller' },
        { id: 'version', label: text('Version', 'Version'), value: term('3.1.0') },
      ],
      next: () => text('Kürzen.', 'Shorten.'),
    },
  },
  isTerm: (word) => ['Akte', 'attachments', 'Betreff'].includes(word),
};
const planted = /Đorđe|Œuvré|Müller|geheim|0171/;
const id = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const report: Report = {
  kind: 'x.file',
  name: `${id}_Antrag Đorđe Müller.pdf`,
  verdict: 'failed',
  findings: [
    rules.finding(
      'x.name-long',
      {
        kind: 'path',
        path: '/Akte[2]/Müller/Betreff',
        line: 3,
        column: 7,
        record: { kind: 'Akte', id, title: 'Đorđe' },
        file: 'Müller.docx',
      },
      { name: 'Đorđe Œuvré-Müller', length: 200 },
    ),
    rules.finding('x.not-allowed', pointer('attachments', 0, 'Müller'), {
      name: 'Müller',
      parent: term('Akte'),
      expected: [term('Betreff')],
    }),
    rules.finding(
      'x.name-long',
      { kind: 'entry', name: 'Müller\u202egpj.exe', offset: 12 },
      { name: id, length: 36 },
    ),
    rules.finding(
      'x.name-long',
      { kind: 'iri', iri: 'https://daten.example/Müller', property: 'Müller' },
      { name: '\u001b[31mMüller', length: 1 },
    ),
    rules.finding('x.name-long', { kind: 'cell', line: 4, column: 2 }, { name: '01712345678', length: 1 }),
  ],
  unchecked: [{ what: 'x.files', place: pointer(), values: {} }],
  counts: { error: 4, warning: 1, info: 0 },
};

describe('a report', () => {
  it('masked holds nothing of the content and keeps every statement', () => {
    for (const language of ['de', 'en'] as const) {
      const masked = reportText(report, catalogue, { language, mask: true });
      expect(masked).not.toMatch(planted);
      expect(masked).toContain(id);
      expect(masked).toContain('3.1.0');
      expect(masked.split('\n').length).toBe(reportText(report, catalogue, { language }).split('\n').length);
    }
    const json = JSON.stringify(reportJson(report, catalogue, { mask: true }));
    expect(json).not.toMatch(planted);
    expect(json).toContain('"length":200');
    expect(json).toContain('/Akte[2]/…/Betreff');
    expect(json).toContain('„…“ hat 200 Zeichen.');
  });

  it('unmasked shows the content, but nothing that changes how it looks', () => {
    const shown = reportText(report, catalogue, {});
    expect(shown).toContain('„Đorđe Œuvré-Müller“ hat 200 Zeichen.');
    expect(shown).toContain('<Müller> in <Akte>, möglich: Betreff.');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
    expect(shown).not.toMatch(/[\u001b\u202e]/);
    const json = JSON.parse(JSON.stringify(reportJson(report, catalogue, {})));
    expect(json).toMatchObject({
      kind: 'x.file',
      verdict: 'failed',
      facts: { subject: { de: 'Đorđe Œuvré-Müller' } },
      nextStep: { en: 'Shorten.' },
    });
    expect(json.findings).toHaveLength(5);
  });

  it('names what was not checked', () => {
    expect(reportText(report, catalogue, {})).toContain('Nicht geprüft:\n  – Dateien fehlen. Mitgeben.');
  });

  it('says nothing is wrong only where everything was checked, and counts what was not', () => {
    const open = { ...report, findings: [], counts: { error: 0, warning: 0, info: 0 } };
    const unchecked = Array.from({ length: 8 }, () => report.unchecked[0]!);
    const some = reportText({ ...open, verdict: 'not-judged', unchecked }, catalogue, {});
    expect(some).not.toContain('Nichts beanstandet');
    expect(some.match(/Dateien fehlen/g)).toHaveLength(5);
    expect(some).toContain('  und 3 weitere\n');
    const all = reportText({ ...open, verdict: 'passed', unchecked: [] }, catalogue, {});
    expect(all).toContain('Nichts beanstandet');
    const reports = { 'x.file': { ...catalogue.reports['x.file']!, tone: () => 'open' as const } };
    const reserved: Catalogue = { ...catalogue, reports };
    const held = reportText({ ...open, verdict: 'passed', unchecked: [] }, reserved, {});
    expect(held).not.toContain('Nichts beanstandet');
  });

  it('begins with the verdict and ends with it and the next step', () => {
    const lines = reportText(report, catalogue, {}).trimEnd().split('\n');
    expect(lines[1]).toBe('schlecht');
    expect(lines.slice(-2)).toEqual(['schlecht', 'Nächster Schritt: Kürzen.']);
    const clean: Report = {
      kind: 'x',
      verdict: 'passed',
      findings: [],
      unchecked: [],
      counts: report.counts,
    };
    expect(reportText({ ...clean, counts: { error: 0, warning: 0, info: 0 } }, catalogue)).toBe(
      'Prüfung\nBestanden\nNichts beanstandet\n',
    );
  });

  it('counts the places it does not list', () => {
    const many = {
      ...report,
      findings: [
        { ...report.findings[0]!, count: 1 },
        { ...report.findings[0]!, count: 41 },
      ],
    };
    const shown = reportText(many, catalogue, { places: 1 });
    expect(shown).toContain('(42 ×)');
    expect(shown).toContain('und 41 weitere');
  });

  it('names the files whose own reports have the details, and tells the rest in full', () => {
    const placed = (file: string | undefined, severity: 'error' | 'info' = 'error') => ({
      ...report.findings[0]!,
      severity,
      place: { kind: 'path', path: '/a', line: 1, column: 1, file } as const,
    });
    const shownOf = (...findings: ReturnType<typeof placed>[]) =>
      reportText({ ...report, findings, unchecked: [] }, catalogue, { places: 2, fileReportsShown: true });
    const one = shownOf(placed('a.xml'), placed('a.xml'));
    expect(one).toContain('Ein Name ist zu lang (2 ×): siehe Datei a.xml\n');
    expect(one).not.toMatch(/Zu tun|Weil/);
    expect(shownOf(placed('a.xml'), placed('b.xml'), placed('c.xml'))).toContain(
      '(3 ×): siehe Dateien a.xml, b.xml und 1 weitere\n',
    );
    // One is placed in no file; hints are in no short report on a file.
    for (const shown of [shownOf(placed('a.xml'), placed(undefined)), shownOf(placed('a.xml', 'info'))]) {
      expect(shown).toContain('Zu tun');
      expect(shown).not.toContain('siehe');
    }
  });

  it('says something true about rules and kinds it does not know', () => {
    const foreign: Report = {
      ...report,
      kind: 'other',
      findings: [{ ...report.findings[0]!, rule: '__proto__' }],
    };
    expect(reportText(foreign, catalogue, {})).toContain('Eine Regel ist verletzt');
    expect(explain(foreign.findings[0]!, catalogue).repair.en).toContain('whoever made the rule');
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'takes no member that every object has (%s) for a text',
    (name) => {
      const foreign: Report = {
        ...report,
        kind: name,
        findings: [{ ...report.findings[0]!, rule: name }],
        unchecked: [{ what: name, place: pointer(), values: { [name]: 'Müller' } }],
      };
      const shown = reportText(foreign, catalogue, { mask: true });
      expect(shown).toContain('Nicht bestanden');
      expect(shown).toContain('Ein Teil wurde nicht geprüft');
      expect(JSON.stringify(reportJson(foreign, catalogue, { mask: true }))).not.toMatch(planted);
    },
  );

  it('masked tells positions from dates of birth and telephone numbers', () => {
    const mask = createMask(catalogue, { mask: true });
    expect(mask.path('/Akte[12]/Betreff')).toBe('/Akte[12]/Betreff');
    expect(mask.path('/attachments/0/12345')).toBe('/attachments/0/12345');
    for (const foreign of ['19850312', '01719876', '0123', 'Akte[01719876543]', 'Akte[19850312]', '7\n'])
      expect(mask.path(`/${foreign}`)).toBe('/…');
    expect(maskPlace({ kind: 'iri', iri: '_:b12' }, mask)).toMatchObject({ iri: '_:b12' });
    const record = { kind: text('Datensatz', 'dataset'), id: 'https://daten.example/a', title: 'Đorđe' };
    const hidden = maskPlace({ kind: 'iri', iri: '_:b12', record }, mask);
    expect(hidden).toMatchObject({ record: { kind: record.kind, id: '…', title: '…' } });
    expect(maskPlace({ kind: 'iri', iri: '_:b19850312' }, mask)).toMatchObject({ iri: '…' });
  });
});

describe('the place of a node of RDF', () => {
  const kind = text('Datensatz', 'dataset');
  const iri = 'https://daten.example/hunde';
  const show = (place: Place, language: 'de' | 'en' = 'de') => placeText(place, language, createMask({}));

  it('begins with what the node belongs to, and says no label of a blank node', () => {
    const record = { kind, id: iri, title: 'Hunde' };
    expect(show({ kind: 'iri', iri: '_:b3', property: 'vcard:hasEmail', record })).toBe(
      `Datensatz „Hunde“ ${iri}, vcard:hasEmail`,
    );
    expect(show({ kind: 'iri', iri, property: 'dcterms:publisher', record }, 'en')).toBe(
      `dataset „Hunde“ ${iri}, dcterms:publisher`,
    );
    expect(show({ kind: 'iri', iri: 'https://a.example/amt', record: { kind, id: iri } })).toBe(
      `Datensatz ${iri}, https://a.example/amt`,
    );
  });

  it('is the node where nothing is known about it', () => {
    expect(show({ kind: 'iri', iri, property: 'dcterms:title' })).toBe(`${iri} dcterms:title`);
    expect(show({ kind: 'iri', iri: '_:b3' })).toBe('_:b3');
  });
});
