import { type FindingValues, term } from '@rathaus/client-core/findings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenDatasets } from '../../../test/broken-datasets.ts';
import { haushalt, withDistribution } from '../../../test/musterstadt.ts';
import {
  type CheckDatasetOptions,
  checkDataset,
  type Dataset,
  type DatasetRuleId,
  writeDatasets,
} from '../../index.ts';
import type { DatasetRule } from './rule.ts';
import { hvdRegulation } from './rules/distributions.ts';
import { rules } from './rules/index.ts';

const change = (fields: object) => ({ ...haushalt, ...fields }) as Dataset;
const passes = (dataset: Dataset, options?: CheckDatasetOptions) =>
  checkDataset(dataset, options).verdict === 'passed';
const rulesById = Object.entries(rules) as [DatasetRuleId, DatasetRule][];

describe('checkDataset', () => {
  it('finds nothing in a complete record', () => {
    expect(checkDataset(haushalt)).toEqual({
      kind: 'opendata.dataset',
      version: '3.0',
      verdict: 'passed',
      findings: [],
      unchecked: [],
      counts: { error: 0, warning: 0, info: 0 },
    });
    expect(checkDataset(haushalt, { version: '2.0' }).findings).toEqual([]);
  });

  it.each(rulesById)('%s fires at its place and only where broken', (id, rule) => {
    const [dataset, place] = brokenDatasets[id];
    const found = checkDataset(dataset).findings.filter((finding) => finding.rule === id);
    expect(found).toMatchObject([{ place: { kind: 'pointer', pointer: place }, count: 1 }]);
    expect([...rule.find(haushalt, { version: '3.0', isUpload: () => false, wrongTypes: [] })]).toEqual([]);
  });

  it('suggests the code that was meant', () => {
    const suggestion = (dataset: Dataset, rule: string) => {
      const found = checkDataset(dataset).findings.find((one) => one.rule === `opendata.dataset.${rule}`);
      return (found?.values as FindingValues | undefined)?.suggestion;
    };
    expect(suggestion(change({ accrualPeriodicity: 'monatlich' }), 'frequency-known')).toEqual(
      term('MONTHLY'),
    );
    expect(suggestion(withDistribution({ format: 'csv' }), 'format-known')).toEqual(term('CSV'));
    expect(suggestion(change({ issued: '15.01.2026' }), 'date-form')).toBe('2026-01-15');
    expect(suggestion(change({ contributorID: 'OPENNRW' }), 'contributor-known')).toEqual(term('openNRW'));
    expect(suggestion(change({ accrualPeriodicity: 'irgendwann' }), 'frequency-known')).toBeUndefined();
  });

  it('asks for a licence as an error in 3.0 and as a warning in 2.0', () => {
    const severity = (version: '2.0' | '3.0') =>
      checkDataset(withDistribution({ license: '' }), { version }).findings.find(
        ({ rule }) => rule === 'opendata.dataset.license-present',
      )?.severity;
    expect([severity('3.0'), severity('2.0')]).toEqual(['error', 'warning']);
  });

  it('accepts a missing address for a file that is still to be uploaded, and only there', () => {
    const dataset = withDistribution({ accessURL: undefined, downloadURL: undefined });
    expect(passes(dataset, { uploads: [0], inspected: [0] })).toBe(true);
    expect(checkDataset(dataset, { uploads: [1] }).verdict).toBe('failed');
  });

  it('does not judge a dataset whose table nobody has inspected, or whose code it cannot compare', () => {
    const open = (dataset: Dataset, options?: CheckDatasetOptions) => {
      const { verdict, unchecked, findings } = checkDataset(dataset, options);
      return [
        verdict,
        findings.length,
        ...unchecked.map(({ what, place }) => `${what} ${JSON.stringify(place)}`),
      ];
    };
    const at = (pointer: string) => JSON.stringify({ kind: 'pointer', pointer });
    expect(open(haushalt, { uploads: [0] })).toEqual([
      'not-judged',
      0,
      `opendata.unchecked.upload ${at('/distributions/0')}`,
    ]);
    // What is no table is not inspected by anyone.
    const pdf = withDistribution({ format: 'PDF', mediaType: 'application/pdf' });
    expect(open(pdf, { uploads: [0] })).toEqual(['passed', 0]);
    expect(open(change({ languages: ['DEU', 'XQZ'] }))).toEqual([
      'not-judged',
      0,
      `opendata.unchecked.language ${at('/languages/1')}`,
    ]);
    const highValue = (category: string) => ({
      ...withDistribution({ applicableLegislation: [hvdRegulation] }),
      applicableLegislation: [hvdRegulation],
      hvdCategories: [`http://data.europa.eu/bna/${category}`],
    });
    expect(open(highValue('c_e1da4e07'))).toEqual(['passed', 0]);
    expect(open(highValue('c_00000000'))).toEqual([
      'not-judged',
      0,
      `opendata.unchecked.hvd-category ${at('/hvdCategories/0')}`,
    ]);
    // An error decides, whatever else was not checked.
    expect(open(change({ title: '', languages: ['XQZ'] }))[0]).toBe('failed');
  });

  it('keeps reports small, whatever a dataset repeats', () => {
    const { findings, counts } = checkDataset(change({ keywords: Array(5_000).fill('x') }));
    expect([findings.length, counts.warning, findings.at(-1)?.count]).toEqual([200, 5_000, 4_801]);
    const long = checkDataset(change({ contributorID: 'ä'.repeat(1_000_000) }));
    expect(JSON.stringify(long).length).toBeLessThan(1_000);
  });

  it('does not take an algorithm of the record for a word of the standard', () => {
    const checksum = { algorithm: 'Đorđe', value: 'ab' };
    const [finding] = checkDataset(withDistribution({ checksum })).findings;
    expect(finding?.values).toEqual({ algorithm: 'Đorđe', digits: 0 });
  });

  it('refuses addresses with credentials and other schemes', () => {
    for (const accessURL of [
      'https://a:b@c.example/',
      'javascript:alert(1)',
      'file:///etc/passwd',
      '//a.example/',
    ]) {
      expect(checkDataset(withDistribution({ accessURL })).verdict, accessURL).toBe('failed');
    }
  });

  it('knows leap days and real months', () => {
    const ok = (issued: string) => passes(change({ issued, modified: undefined }));
    expect(['2024-02-29', '2026', '2026-11', '2026-11-23T10:00:00.5+01:00'].map(ok)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['2026-02-29', '2026-13', '2026-00-01', '2026-11-23T24:00:00Z', '26'].map(ok)).toEqual(
      Array(5).fill(false),
    );
  });

  it('passes only what the writers can write (property)', () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('GOVE', 'DEU', 'dl-by-de/2.0', 'https://a.example/'),
    );
    const text = fc.oneof(word, fc.dictionary(fc.constantFrom('de', 'en', 'x y', ''), word, { minKeys: 1 }));
    const record = fc.record(
      {
        identifier: word,
        title: text,
        landingPage: word,
        themes: fc.array(word, { maxLength: 2 }),
        politicalGeocodingLevel: word,
        contributorID: word,
        languages: fc.array(word, { maxLength: 2 }),
        references: fc.array(word, { maxLength: 2 }),
        license: word,
        format: word,
        mediaType: word,
        email: word,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(record, ({ license, format, mediaType, email, ...fields }) => {
        const distribution = {
          ...(license && { license }),
          ...(format && { format }),
          ...(mediaType && { mediaType }),
        };
        const base = withDistribution(distribution);
        const contactPoints = email === undefined ? base.contactPoints : [{ email }];
        const dataset = { ...base, ...fields, uri: undefined, contactPoints } as unknown as Dataset;
        if (checkDataset(dataset).verdict === 'failed') return;
        for (const syntax of ['text/turtle', 'application/rdf+xml', 'application/ld+json'] as const) {
          writeDatasets(dataset, { syntax });
        }
      }),
      { numRuns: 1000 },
    );
  }, 30_000);
});
