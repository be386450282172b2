import type { Dataset, DatasetRuleId } from '../src/index.ts';
import { haushalt, withDistribution } from './musterstadt.ts';

const change = (fields: object) => ({ ...haushalt, ...fields }) as Dataset;
const without = (field: keyof Dataset) => {
  const { [field]: _left, ...rest } = haushalt;
  return rest as Dataset;
};
const hvd = 'http://data.europa.eu/eli/reg_impl/2023/138/oj';

/** For each rule: a dataset that breaks it, and the place the finding must name. */
export const brokenDatasets: Record<DatasetRuleId, readonly [Dataset, string]> = {
  'opendata.dataset.type': [change({ spatial: [{ area: '059999999999' }] }), '/spatial/0/area'],
  'opendata.dataset.identifier-present': [change({ identifier: ' ' }), '/identifier'],
  'opendata.dataset.language-tag': [change({ title: { deutsch_DE: 'Haushalt' } }), '/title'],
  'opendata.dataset.title-present': [change({ title: { de: 'Haushalt', en: '' } }), '/title'],
  'opendata.dataset.title-length': [change({ title: 'x'.repeat(131) }), '/title'],
  'opendata.dataset.description-present': [change({ description: '' }), '/description'],
  'opendata.dataset.description-length': [change({ description: 'x'.repeat(3001) }), '/description'],
  'opendata.dataset.description-html': [change({ description: 'Text <script>1</script>' }), '/description'],
  'opendata.dataset.keyword-present': [change({ keywords: [] }), '/keywords'],
  'opendata.dataset.keyword-text': [change({ keywords: ['Haushalt', 'x'] }), '/keywords/1'],
  'opendata.dataset.publisher-name': [change({ publisher: { name: '' } }), '/publisher/name'],
  'opendata.dataset.publisher-type': [
    change({ publisher: { name: 'Stadt', type: 'Stadt' } }),
    '/publisher/type',
  ],
  'opendata.dataset.contributor-present': [without('contributorID'), '/contributorID'],
  'opendata.dataset.contributor-known': [change({ contributorID: 'stadtMusterstadt' }), '/contributorID'],
  'opendata.dataset.contact-present': [without('contactPoints'), '/contactPoints'],
  'opendata.dataset.contact-reachable': [change({ contactPoints: [{ name: 'Amt' }] }), '/contactPoints/0'],
  'opendata.dataset.contact-email': [
    change({ contactPoints: [{ email: 'mailto:a b@c' }] }),
    '/contactPoints/0/email',
  ],
  'opendata.dataset.contact-telephone': [
    change({ contactPoints: [{ url: 'https://a.example/', telephone: 'keins' }] }),
    '/contactPoints/0/telephone',
  ],
  'opendata.dataset.contact-not-personal': [
    change({ contactPoints: [{ kind: 'Individual', email: 'a@b.example' }] }),
    '/contactPoints/0',
  ],
  'opendata.dataset.theme-present': [change({ themes: [] }), '/themes'],
  'opendata.dataset.theme-known': [change({ themes: ['GOVE', 'FINANZEN'] }), '/themes/1'],
  'opendata.dataset.frequency-known': [change({ accrualPeriodicity: 'monatlich' }), '/accrualPeriodicity'],
  'opendata.dataset.availability-known': [
    withDistribution({ availability: 'stabil' }),
    '/distributions/0/availability',
  ],
  'opendata.dataset.access-rights-known': [change({ accessRights: 'SENSITIVE' }), '/accessRights'],
  'opendata.dataset.status-known': [
    withDistribution({ status: 'UnderDevelopment' }),
    '/distributions/0/status',
  ],
  'opendata.dataset.format-known': [withDistribution({ format: 'csv' }), '/distributions/0/format'],
  'opendata.dataset.language-code': [withDistribution({ languages: ['de'] }), '/distributions/0/languages/0'],
  'opendata.dataset.geocoding-level-present': [
    without('politicalGeocodingLevel'),
    '/politicalGeocodingLevel',
  ],
  'opendata.dataset.geocoding-level-known': [
    change({ politicalGeocodingLevel: 'Kommune' }),
    '/politicalGeocodingLevel',
  ],
  'opendata.dataset.spatial-present': [without('spatial'), '/spatial'],
  'opendata.dataset.area-key-valid': [change({ spatial: [{ area: { ags: '5315000' } }] }), '/spatial/0/area'],
  'opendata.dataset.place-located': [change({ spatial: [{ label: 'Musterstadt' }] }), '/spatial/0'],
  'opendata.dataset.coordinates-wgs84': [
    change({ spatial: [{ centroid: [356000, 5645000] }] }),
    '/spatial/0',
  ],
  'opendata.dataset.date-form': [change({ issued: '15.01.2026' }), '/issued'],
  'opendata.dataset.modified-not-before-issued': [change({ modified: '2026-01-14' }), '/modified'],
  'opendata.dataset.period-bounded': [change({ temporal: [{}] }), '/temporal/0'],
  'opendata.dataset.period-order': [
    change({ temporal: [{ start: '2026', end: '2025-12-31' }] }),
    '/temporal/0',
  ],
  'opendata.dataset.license-present': [withDistribution({ license: '' }), '/distributions/0/license'],
  'opendata.dataset.license-known': [
    withDistribution({ license: 'DL-BY-DE/2.0' }),
    '/distributions/0/license',
  ],
  'opendata.dataset.license-open': [
    withDistribution({ license: 'other-closed' }),
    '/distributions/0/license',
  ],
  'opendata.dataset.license-attribution': [
    withDistribution({ licenseAttributionByText: undefined }),
    '/distributions/0/licenseAttributionByText',
  ],
  'opendata.dataset.distribution-present': [change({ distributions: [] }), '/distributions'],
  'opendata.dataset.access-url-present': [
    withDistribution({ accessURL: undefined }),
    '/distributions/0/accessURL',
  ],
  'opendata.dataset.download-is-access': [
    withDistribution({ downloadURL: 'https://b.example/' }),
    '/distributions/0/accessURL',
  ],
  'opendata.dataset.format-present': [withDistribution({ format: undefined }), '/distributions/0/format'],
  'opendata.dataset.media-type-form': [
    withDistribution({ mediaType: 'CSV-Datei' }),
    '/distributions/0/mediaType',
  ],
  'opendata.dataset.byte-size': [withDistribution({ byteSize: 2.5 }), '/distributions/0/byteSize'],
  'opendata.dataset.checksum-form': [
    withDistribution({ checksum: { algorithm: 'sha256', value: 'abc' } }),
    '/distributions/0/checksum',
  ],
  'opendata.dataset.hvd-complete': [
    change({ hvdCategories: ['http://data.europa.eu/bna/c_e1da4e07'], applicableLegislation: [hvd] }),
    '/distributions/0/applicableLegislation',
  ],
  'opendata.dataset.web-address-valid': [
    withDistribution({ accessURL: 'https://a.example/mit leerzeichen' }),
    '/distributions/0/accessURL',
  ],
  'opendata.dataset.iri-valid': [change({ references: ['Musterdatensatz Haushalt'] }), '/references/0'],
};
