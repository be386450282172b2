import type { Report } from '@rathaus/client-core/findings';
import { createMask, explain, type Language, reportJson, reportText } from '@rathaus/client-core/texts';
import { describe, expect, it } from 'vitest';
import { ruleIdOf, valuesOf } from '../src/dcat/check-graph/describe.ts';
import { rulesOf, type TableName, tables } from '../src/dcat/profile/index.ts';
import {
  type CatalogReport,
  checkDataset,
  type Dataset,
  type DatasetRuleId,
  inspectTable,
  readRdf,
  type TableRuleId,
} from '../src/index.ts';
import { catalogue } from '../src/texts/index.ts';
import { brokenDatasets } from './broken-datasets.ts';
import { brokenTables } from './broken-tables.ts';
import { haushalt, withDistribution } from './musterstadt.ts';

/** Letters of DIN 91379, in a form that any field could hold. */
const name = 'Đorđe-Œuvré-Müller';
const parts = ['Đorđe', 'Œuvré', 'Müller', 'EVA'];
const languages: readonly Language[] = ['de', 'en'];

type Json = string | number | boolean | null | undefined | Json[] | { [member: string]: Json };

/** Ways to each text in a record. */
function* leaves(value: Json, way: (string | number)[] = []): Generator<(string | number)[]> {
  if (typeof value === 'string') yield way;
  if (typeof value !== 'object' || value === null) return;
  for (const [member, inner] of Object.entries(value)) yield* leaves(inner, [...way, member]);
}

function withName(record: Json, [step, ...way]: (string | number)[]): Json {
  if (step === undefined) return `${record}${name}`;
  const copy = (Array.isArray(record) ? [...record] : { ...(record as object) }) as Record<string, Json>;
  copy[step] = withName(copy[step], way);
  return copy as Json;
}

/** The dataset with the name in every text that can hold it without repairing what is broken. */
function planted(dataset: Dataset, broken: (dataset: Dataset) => boolean): Dataset {
  let result = dataset as unknown as Json;
  for (const way of leaves(result)) {
    const next = withName(result, way);
    if (broken(next as unknown as Dataset)) result = next;
  }
  return result as unknown as Dataset;
}

const seenRules = new Set<string>();
const seenUnchecked = new Set<string>();
const namedRules = new Set<string>();

/** Both renderings of a report: the masked one says the same and names nobody. */
function expectMasked(report: Report): void {
  const mask = createMask(catalogue, { mask: true });
  for (const finding of report.findings) {
    seenRules.add(finding.rule);
    const open = explain(finding, catalogue);
    const masked = explain(finding, catalogue, { mask: true });
    const values = Object.values(finding.values)
      .filter((value) => typeof value === 'string')
      .toSorted((a, b) => b.length - a.length);
    for (const language of languages) {
      let expected = open.message[language];
      for (const value of values) expected = expected.replaceAll(value, mask.word(value));
      expect(masked.message[language]).toBe(expected);
      for (const said of ['title', 'reason', 'repair'] as const)
        expect(masked[said][language]).toBe(open[said][language]);
      expect(masked.message[language].replaceAll('…', '').length).toBeGreaterThan(10);
    }
    if (parts.some((part) => open.message.de.includes(part))) namedRules.add(finding.rule);
  }
  for (const { what } of report.unchecked) seenUnchecked.add(what);
  for (const language of languages) {
    const open = reportText(report, catalogue, { language });
    const masked = reportText(report, catalogue, { language, mask: true });
    expect(masked.split('\n').length).toBe(open.split('\n').length);
    for (const part of parts) expect(masked).not.toContain(part);
  }
  const json = JSON.stringify(reportJson(report, catalogue, { mask: true }));
  for (const part of parts) expect(json).not.toContain(part);
}

describe('reports about datasets, with names in all texts', () => {
  it.each(Object.entries(brokenDatasets) as [DatasetRuleId, readonly [Dataset, string]][])(
    '%s',
    (rule, [dataset]) => {
      const fires = (one: Dataset) => checkDataset(one).findings.some((finding) => finding.rule === rule);
      const record = planted(dataset, fires);
      expect(JSON.stringify(record)).toContain(name);
      expectMasked(checkDataset(record));
    },
  );

  it('hides names that are keys of a record', () => {
    expectMasked(checkDataset({ ...haushalt, title: { [name]: 'Haushalt' } }));
    const checksum = { algorithm: name, value: name } as never;
    expectMasked(checkDataset(withDistribution({ checksum })));
  });

  it('hides them in what was not checked', () => {
    const report = checkDataset(
      { ...haushalt, languages: ['EVA'], hvdCategories: [`http://data.europa.eu/bna/${name}`] },
      { uploads: [0] },
    );
    expect(reportText(report, catalogue)).toContain(name);
    expect(reportText(report, catalogue)).toContain('EVA');
    expectMasked(report);
  });
});

describe('reports about tables, with names in header, cells and file name', () => {
  const fileName = `Akte ${name}.csv`;
  const inspect = (bytes: Uint8Array) => inspectTable(bytes, { fileName });

  it.each(brokenTables)('%s', async (rule: TableRuleId, bytes) => {
    const text = new TextDecoder('windows-1252').decode(bytes);
    const named = new TextEncoder().encode(
      bytes.length > 50_000
        ? text
        : text.replaceAll(/(?<=^|[;"])(Name|Wert|wert|x|y|z|Köln)(?=$|[;"\n])/gm, name),
    );
    const report = await inspect(named);
    const fires = report.findings.some((finding) => finding.rule === rule);
    const shown = fires ? report : await inspect(bytes);
    expect(reportText(shown, catalogue)).toContain(name);
    expectMasked(shown);
  });

  it('hides them in what was not checked', async () => {
    expectMasked(await inspectTable(new Blob([`${name};b\n`.repeat(100)]), { fileName, maxBytes: 10 }));
  });
});

describe('reports about catalogues, with names in addresses, titles and values', () => {
  const report = (findings: Report['findings'], unchecked: Report['unchecked'] = []): CatalogReport => ({
    kind: 'opendata.catalog',
    profile: '3.0',
    datasets: 1,
    distributions: 1,
    services: 1,
    series: 1,
    verdict: 'failed',
    findings,
    unchecked,
    counts: { error: findings.length, warning: 0, info: 0 },
  });
  const place = {
    kind: 'iri',
    iri: `https://daten.example/${name}`,
    property: 'dcterms:publisher',
    record: { kind: { de: 'Datensatz', en: 'dataset' }, id: `https://daten.example/${name}`, title: name },
  } as const;

  it.each(Object.keys(tables) as TableName[])('%s', (table) => {
    for (const rule of rulesOf(table).rules) {
      const values = valuesOf(rule, { value: name, datatype: 'xsd:string' });
      expectMasked(
        report([{ rule: ruleIdOf(rule), severity: 'error', who: 'authority', place, count: 1, values }]),
      );
    }
  });

  it('hides them in what was not checked', () => {
    for (const what of ['opendata.unchecked.concept', 'opendata.unchecked.no-dataset'])
      expectMasked(report([], [{ what, place, values: { value: name } }]));
  });

  const xml = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">';
  it.each([
    [`<https://a.example/${name}> <http://p.example/> .`, 'text/turtle'],
    [`<https://a.example/${name} x> <http://p.example/> <${name}>, ${name}:x .`, 'text/turtle'],
    [`<http://a.example/> <http://p.example/> "x"@toolongatagtobeone .`, 'text/turtle'],
    ['', 'text/turtle'],
    [`<!DOCTYPE html><html>${name}</html>`, 'text/turtle'],
    [`${xml}<a`, 'application/rdf+xml'],
    [`<!DOCTYPE rdf:RDF [<!ENTITY a "${name}">]>${xml}</rdf:RDF>`, 'application/rdf+xml'],
    [`{"@context": "https://${name}.example/", "@id": "http://a.example/"}`, 'application/ld+json'],
    [`{"@context": {}, "@id": "http://a.example/", "${name}": 1}`, 'application/ld+json'],
    ['<http://a.example/> <http://p.example/> 1 .', 'application/rdf+xml'],
  ] as const)('reading %s', async (text, syntax) => {
    expectMasked((await readRdf(text, { syntax })).report);
  });

  it('reading what is too large or of another encoding', async () => {
    expectMasked((await readRdf('<http://a.example/> <http://p.example/> 1, 2 .', { maxTriples: 1 })).report);
    expectMasked((await readRdf(new Uint8Array([60, 97, 62, 255, 10]), { syntax: 'text/turtle' })).report);
  });
});

it('covers every rule, everything unchecked, and rules that do name what they found', () => {
  expect([...seenRules].sort()).toEqual(Object.keys(catalogue.rules).sort());
  expect([...seenUnchecked].sort()).toEqual(Object.keys(catalogue.unchecked).sort());
  expect([...namedRules].filter((rule) => !/^opendata\.(?:graph|rdf)\./.test(rule)).sort()).toEqual(
    [
      ...['language-tag', 'publisher-type', 'contributor-known', 'theme-known', 'frequency-known'],
      ...['availability-known', 'access-rights-known', 'status-known', 'format-known', 'language-code'],
      ...['geocoding-level-known', 'date-form', 'license-known', 'media-type-form', 'checksum-form'],
    ]
      .map((rule) => `opendata.dataset.${rule}`)
      .concat('opendata.table.header-duplicate')
      .sort(),
  );
});
