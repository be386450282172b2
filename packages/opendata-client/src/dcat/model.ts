import type {
  AccessRight,
  AreaKey,
  Availability,
  DistributionStatus,
  Frequency,
  GeocodingLevel,
  LicenseCode,
  PublisherType,
  Theme,
} from './vocabulary/index.ts';

/**
 * Text for people. A plain string is German and is written without a language tag (K03: tags only where the text
 * is not German); a record has BCP 47 tags as keys.
 */
export type Text = string | Readonly<Record<string, string>>;

/** A code of a vocabulary, or a full IRI that is passed through unchanged. */
export type CodeOr<Code extends string> = Code | `http://${string}` | `https://${string}`;

/** `2026`, `2026-11`, `2026-11-23` or `2026-11-23T10:00:00Z`: the four lexical forms DCAT-AP.de 3.0 allows. */
export type DateText = string;

/** foaf:Agent: an organisation or person behind a dataset. */
export interface Agent {
  uri?: string;
  /** `Organization` when left out. */
  kind?: 'Organization' | 'Person';
  name: Text;
  type?: CodeOr<PublisherType>;
  email?: string;
  homepage?: string;
}

/**
 * vcard:Kind. § 4 Open Data-Verordnung NRW forbids personal data in metadata: name an office and its function
 * mailbox, not a person.
 */
export interface ContactPoint {
  uri?: string;
  kind?: 'Organization' | 'Individual';
  name?: Text;
  /** Without `mailto:`. */
  email?: string;
  url?: string;
  /** As people write it; written as a `tel:` IRI without spaces. */
  telephone?: string;
}

/** dcterms:Location. An area key, an IRI or a geometry; WGS 84, longitude before latitude. */
export interface Place {
  area?: AreaKey;
  uri?: string;
  label?: Text;
  /** [west, south, east, north] in degrees. */
  bbox?: readonly [number, number, number, number];
  /** [longitude, latitude] in degrees. */
  centroid?: readonly [number, number];
}

/** dcterms:PeriodOfTime; at least one end is needed (K38). */
export interface PeriodOfTime {
  start?: DateText;
  end?: DateText;
}

/** spdx:Checksum */
export interface Checksum {
  algorithm: 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';
  /** Lower-case hexadecimal. */
  value: string;
}

/** dcat:Distribution: one file or one access to the data. */
export interface Distribution {
  uri?: string;
  title?: Text;
  description?: Text;
  /** Left out for a file that is yet to be uploaded: the catalogue then gives the address. */
  accessURL?: string;
  downloadURL?: string;
  /** DCAT-AP.de licence code or IRI; foreign licence IRIs pass unchanged (K34). */
  license: CodeOr<LicenseCode>;
  /** The text users must name as source, for licences with attribution (K35). */
  licenseAttributionByText?: Text;
  /** EU file-type code (`CSV`) or IRI. */
  format?: string;
  /** IANA media type (`text/csv`). */
  mediaType?: string;
  compressFormat?: string;
  packageFormat?: string;
  /** Bytes. */
  byteSize?: number;
  checksum?: Checksum;
  issued?: DateText;
  modified?: DateText;
  availability?: CodeOr<Availability>;
  status?: CodeOr<DistributionStatus>;
  /** EU language codes (`DEU`). */
  languages?: readonly string[];
  conformsTo?: readonly string[];
  pages?: readonly string[];
  /** ELI IRIs, for example of the regulation on high-value datasets. */
  applicableLegislation?: readonly string[];
}

/**
 * dcat:Dataset with the properties of DCAT-AP.de 3.0 (specification of 2025-03-10). Where 2.0 writes a property
 * differently, the writer knows: the model is one for both.
 */
export interface Dataset {
  /** IRI of the dataset. Left out: `identifier` when that is an HTTP address. */
  uri?: string;
  /** dcterms:identifier. Never changes once published (K25): it decides what is the same dataset. */
  identifier: string;
  title: Text;
  description: Text;
  publisher: Agent;
  contactPoints?: readonly ContactPoint[];
  distributions?: readonly Distribution[];
  keywords?: readonly string[];
  themes?: readonly CodeOr<Theme>[];
  /** GovData's code of the data provider; municipal data of NRW travel under `openNRW`. */
  contributorID?: string;
  politicalGeocodingLevel?: CodeOr<GeocodingLevel>;
  spatial?: readonly Place[];
  temporal?: readonly PeriodOfTime[];
  issued?: DateText;
  modified?: DateText;
  accrualPeriodicity?: CodeOr<Frequency>;
  availability?: CodeOr<Availability>;
  accessRights?: CodeOr<AccessRight>;
  /** EU language codes (`DEU`). */
  languages?: readonly string[];
  landingPage?: string;
  pages?: readonly string[];
  version?: string;
  versionNotes?: Text;
  provenance?: Text;
  conformsTo?: readonly string[];
  /** For example an entry of the Musterdatenkatalog. */
  references?: readonly string[];
  applicableLegislation?: readonly string[];
  /** High-value category IRIs (`http://data.europa.eu/bna/c_…`). */
  hvdCategories?: readonly string[];
  creators?: readonly Agent[];
  contributors?: readonly Agent[];
  /** 3.0: geodcatap:originator, 2.0: dcatde:originator. */
  originators?: readonly Agent[];
  /** 3.0: geodcatap:custodian, 2.0: dcatde:maintainer. */
  custodians?: readonly Agent[];
}

/** Version of DCAT-AP.de a dataset is checked against and written in. */
export type DcatApDeVersion = '2.0' | '3.0';

/** The text in a language, else in German, else the first one. Empty when there is none. */
export function textIn(text: Text | undefined, language = 'de'): string {
  if (text === undefined) return '';
  if (typeof text === 'string') return text;
  return text[language] ?? text.de ?? Object.values(text)[0] ?? '';
}

/** The IRI a dataset is known by; `undefined` when it has none and its identifier is not an address. */
export function datasetUri(dataset: Pick<Dataset, 'uri' | 'identifier'>): string | undefined {
  if (dataset.uri !== undefined) return dataset.uri;
  return /^(https?|urn):/.test(dataset.identifier) ? dataset.identifier : undefined;
}
