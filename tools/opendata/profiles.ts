/** The files that make up a profile of the official validator, below the folder `shacl` of the collected material. */
export interface OfficialProfile {
  /** Name of our table. */
  readonly table: string;
  /** Where the files come from. */
  readonly source: string;
  readonly files: readonly string[];
}

const german = 'GovDataOfficial/DCAT-AP.de-SHACL-Validation @ 0715dd63 (2025-10-23)';
const semic = 'SEMICeu/DCAT-AP @ 7c531da7 (2025-07-10)';

/** As `config.properties` of the validator names them: v30_de_spec, v20_de_spec, its conventions, dashboard_live. */
export const officialProfiles: readonly OfficialProfile[] = [
  {
    table: 'dcat-ap-de-3.0',
    source: `${german}, shapes v3.0 (CC0 GovData), with DCAT-AP 3.0.0 of ${semic} (CC BY 4.0, European Union)`,
    files: [
      'semic/3.0.0/shacl/dcat-ap-SHACL.ttl',
      'dcat-ap.de/v3.0/shapes/dcat-ap-SHACL-DE.ttl',
      'dcat-ap.de/v3.0/shapes/dcat-ap-de-deprecated.ttl',
      'dcat-ap.de/v3.0/shapes/dcat-ap-spec-german-additions.ttl',
      'dcat-ap.de/v3.0/shapes/dcat-ap-de-controlledvocabularies.ttl',
    ],
  },
  {
    table: 'dcat-ap-de-2.0',
    source: `${german}, shapes v2.0 (CC BY 4.0, ]init[ AG für GovData), with DCAT-AP 2.1.1 (CC BY 4.0, European Union)`,
    files: [
      'semic/2.1.1/dcat-ap_2.1.1_shacl_shapes.ttl',
      'dcat-ap.de/v2.0/shapes/dcat-ap-spec-german-messages.ttl',
      'dcat-ap.de/v2.0/shapes/dcat-ap-spec-german-additions.ttl',
      'dcat-ap.de/v2.0/shapes/dcat-ap-de-deprecated.ttl',
    ],
  },
  {
    table: 'conventions-2.0',
    source: `${german}, conventions v2.0 (CC BY 4.0, ]init[ AG für GovData)`,
    files: ['dcat-ap.de/v2.0/shapes/dcat-ap-konventionen.ttl'],
  },
  {
    table: 'govdata',
    source: `${german}, dashboard-live`,
    files: ['dcat-ap.de/dashboard-live/shapes/db-shapes.ttl'],
  },
  {
    table: 'hvd-3.0',
    source: `${semic}, DCAT-AP HVD 3.0.0 (CC BY 4.0, European Union)`,
    files: ['semic/3.0.0-hvd/shacl/hvd-SHACL.ttl'],
  },
  {
    table: 'hvd-2.2',
    source: `${semic}, DCAT-AP HVD 2.2.0 (CC BY 4.0, European Union)`,
    files: ['semic/2.2.0-hvd/html/hvd-SHACL-full.ttl'],
  },
];
