import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { haushalt, withDistribution } from '../../../test/musterstadt.ts';
import { checkDataset, type Dataset, writeDatasets } from '../../index.ts';
import { rules } from './rules/index.ts';

const change = (fields: object) => ({ ...haushalt, ...fields }) as Dataset;
const without = (field: keyof Dataset) => {
  const { [field]: _left, ...rest } = haushalt;
  return rest as Dataset;
};
const hvd = 'http://data.europa.eu/eli/reg_impl/2023/138/oj';

/** For each rule: a dataset that breaks it, and the place the finding must name. */
const broken: Record<string, readonly [Dataset, string]> = {
  'identifier-present': [change({ identifier: ' ' }), 'identifier'],
  'language-tag': [change({ title: { deutsch_DE: 'Haushalt' } }), 'title'],
  'title-present': [change({ title: { de: 'Haushalt', en: '' } }), 'title'],
  'title-length': [change({ title: 'x'.repeat(131) }), 'title'],
  'description-present': [change({ description: '' }), 'description'],
  'description-length': [change({ description: 'x'.repeat(3001) }), 'description'],
  'description-html': [change({ description: 'Text <script>1</script>' }), 'description'],
  'keyword-present': [change({ keywords: [] }), 'keywords'],
  'keyword-text': [change({ keywords: ['Haushalt', 'x'] }), 'keywords[1]'],
  'publisher-name': [change({ publisher: { name: '' } }), 'publisher.name'],
  'publisher-type': [change({ publisher: { name: 'Stadt', type: 'Stadt' } }), 'publisher.type'],
  'contributor-present': [without('contributorID'), 'contributorID'],
  'contributor-known': [change({ contributorID: 'stadtMusterstadt' }), 'contributorID'],
  'contact-present': [without('contactPoints'), 'contactPoints'],
  'contact-reachable': [change({ contactPoints: [{ name: 'Amt' }] }), 'contactPoints[0]'],
  'contact-email': [change({ contactPoints: [{ email: 'mailto:a b@c' }] }), 'contactPoints[0].email'],
  'contact-telephone': [
    change({ contactPoints: [{ url: 'https://a.example/', telephone: 'keins' }] }),
    'contactPoints[0].telephone',
  ],
  'contact-not-personal': [
    change({ contactPoints: [{ kind: 'Individual', email: 'a@b.example' }] }),
    'contactPoints[0]',
  ],
  'theme-present': [change({ themes: [] }), 'themes'],
  'theme-known': [change({ themes: ['GOVE', 'FINANZEN'] }), 'themes[1]'],
  'frequency-known': [change({ accrualPeriodicity: 'monatlich' }), 'accrualPeriodicity'],
  'availability-known': [withDistribution({ availability: 'stabil' }), 'distributions[0].availability'],
  'access-rights-known': [change({ accessRights: 'SENSITIVE' }), 'accessRights'],
  'status-known': [withDistribution({ status: 'UnderDevelopment' }), 'distributions[0].status'],
  'format-known': [withDistribution({ format: 'csv' }), 'distributions[0].format'],
  'language-code': [withDistribution({ languages: ['de'] }), 'distributions[0].languages[0]'],
  'geocoding-level-present': [without('politicalGeocodingLevel'), 'politicalGeocodingLevel'],
  'geocoding-level-known': [change({ politicalGeocodingLevel: 'Kommune' }), 'politicalGeocodingLevel'],
  'spatial-present': [without('spatial'), 'spatial'],
  'area-key-valid': [change({ spatial: [{ area: { ags: '5315000' } }] }), 'spatial[0].area'],
  'place-located': [change({ spatial: [{ label: 'Musterstadt' }] }), 'spatial[0]'],
  'coordinates-wgs84': [change({ spatial: [{ centroid: [356000, 5645000] }] }), 'spatial[0]'],
  'date-form': [change({ issued: '15.01.2026' }), 'issued'],
  'modified-not-before-issued': [change({ modified: '2026-01-14' }), 'modified'],
  'period-bounded': [change({ temporal: [{}] }), 'temporal[0]'],
  'period-order': [change({ temporal: [{ start: '2026', end: '2025-12-31' }] }), 'temporal[0]'],
  'license-present': [withDistribution({ license: '' }), 'distributions[0].license'],
  'license-known': [withDistribution({ license: 'DL-BY-DE/2.0' }), 'distributions[0].license'],
  'license-open': [withDistribution({ license: 'other-closed' }), 'distributions[0].license'],
  'license-attribution': [
    withDistribution({ licenseAttributionByText: undefined }),
    'distributions[0].licenseAttributionByText',
  ],
  'distribution-present': [change({ distributions: [] }), 'distributions'],
  'access-url-present': [withDistribution({ accessURL: undefined }), 'distributions[0].accessURL'],
  'download-is-access': [
    withDistribution({ downloadURL: 'https://b.example/' }),
    'distributions[0].accessURL',
  ],
  'format-present': [withDistribution({ format: undefined }), 'distributions[0].format'],
  'media-type-form': [withDistribution({ mediaType: 'CSV-Datei' }), 'distributions[0].mediaType'],
  'byte-size': [withDistribution({ byteSize: 2.5 }), 'distributions[0].byteSize'],
  'checksum-form': [
    withDistribution({ checksum: { algorithm: 'sha256', value: 'abc' } }),
    'distributions[0].checksum',
  ],
  'hvd-complete': [
    change({ hvdCategories: ['http://data.europa.eu/bna/c_e1da4e07'], applicableLegislation: [hvd] }),
    'distributions[0].applicableLegislation',
  ],
  'web-address-valid': [
    withDistribution({ accessURL: 'https://a.example/mit leerzeichen' }),
    'distributions[0].accessURL',
  ],
  'iri-valid': [change({ references: ['Musterdatensatz Haushalt'] }), 'references[0]'],
};

describe('checkDataset', () => {
  it('finds nothing in a complete record', () => {
    expect(checkDataset(haushalt)).toEqual({
      version: '3.0',
      ok: true,
      findings: [],
      counts: { error: 0, warning: 0, info: 0 },
    });
    expect(checkDataset(haushalt, { version: '2.0' }).findings).toEqual([]);
  });

  it('has an example for every rule and no example without a rule', () => {
    expect(rules.map(({ id }) => id).sort()).toEqual(Object.keys(broken).sort());
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))(
    '%s fires at its place and only where broken',
    (id, rule) => {
      const [dataset, place] = broken[id] as readonly [Dataset, string];
      const found = checkDataset(dataset).findings.filter((finding) => finding.rule === id);
      expect(found.map((finding) => finding.place)).toEqual([place]);
      expect([...rule.find(haushalt, { version: '3.0', isUpload: () => false })]).toEqual([]);
    },
  );

  it.each(rules.map((rule) => [rule.id, rule] as const))('%s speaks German and English', (_id, rule) => {
    for (const text of [rule.message, rule.reason, rule.repair]) {
      expect(text.de.length).toBeGreaterThan(10);
      expect(text.en.length).toBeGreaterThan(10);
      expect(text.de).not.toBe(text.en);
    }
    expect(rule.source).not.toBe('');
  });

  it('suggests the code that was meant', () => {
    const suggestion = (dataset: Dataset, rule: string) =>
      checkDataset(dataset).findings.find((finding) => finding.rule === rule)?.suggestion;
    expect(suggestion(change({ accrualPeriodicity: 'monatlich' }), 'frequency-known')).toBe('MONTHLY');
    expect(suggestion(withDistribution({ format: 'csv' }), 'format-known')).toBe('CSV');
    expect(suggestion(change({ issued: '15.01.2026' }), 'date-form')).toBe('2026-01-15');
    expect(suggestion(change({ contributorID: 'OPENNRW' }), 'contributor-known')).toBe('openNRW');
    expect(suggestion(change({ accrualPeriodicity: 'irgendwann' }), 'frequency-known')).toBeUndefined();
  });

  it('asks for a licence as an error in 3.0 and as a warning in 2.0', () => {
    const severity = (version: '2.0' | '3.0') =>
      checkDataset(withDistribution({ license: '' }), { version }).findings.find(
        ({ rule }) => rule === 'license-present',
      )?.severity;
    expect([severity('3.0'), severity('2.0')]).toEqual(['error', 'warning']);
  });

  it('accepts a missing address for a file that is still to be uploaded, and only there', () => {
    const dataset = withDistribution({ accessURL: undefined, downloadURL: undefined });
    expect(checkDataset(dataset, { uploads: [0] }).ok).toBe(true);
    expect(checkDataset(dataset, { uploads: [1] }).ok).toBe(false);
  });

  it('refuses addresses with credentials and other schemes', () => {
    for (const accessURL of [
      'https://a:b@c.example/',
      'javascript:alert(1)',
      'file:///etc/passwd',
      '//a.example/',
    ]) {
      expect(checkDataset(withDistribution({ accessURL })).ok, accessURL).toBe(false);
    }
  });

  it('knows leap days and real months', () => {
    const ok = (issued: string) => checkDataset(change({ issued, modified: undefined })).ok;
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
        if (!checkDataset(dataset).ok) return;
        for (const syntax of ['text/turtle', 'application/rdf+xml', 'application/ld+json'] as const) {
          writeDatasets(dataset, { syntax });
        }
      }),
      { numRuns: 1000 },
    );
  }, 30_000);
});
