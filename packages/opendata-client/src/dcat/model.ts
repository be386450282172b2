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
  uri?: string | undefined;
  /** `Organization` when left out. */
  kind?: 'Organization' | 'Person' | undefined;
  name: Text;
  type?: CodeOr<PublisherType> | undefined;
  email?: string | undefined;
  homepage?: string | undefined;
}

/**
 * vcard:Kind. § 4 Open Data-Verordnung NRW forbids personal data in metadata: name an office and its function
 * mailbox, not a person.
 */
export interface ContactPoint {
  uri?: string | undefined;
  kind?: 'Organization' | 'Individual' | undefined;
  name?: Text | undefined;
  /** Without `mailto:`. */
  email?: string | undefined;
  url?: string | undefined;
  /** As people write it; written as a `tel:` IRI without spaces. */
  telephone?: string | undefined;
}

/** dcterms:Location. An area key, an IRI or a geometry; WGS 84, longitude before latitude. */
export interface Location {
  area?: AreaKey | undefined;
  uri?: string | undefined;
  label?: Text | undefined;
  /** [west, south, east, north] in degrees. */
  bbox?: readonly [number, number, number, number] | undefined;
  /** [longitude, latitude] in degrees. */
  centroid?: readonly [number, number] | undefined;
}

/** dcterms:PeriodOfTime; at least one end is needed (K38). */
export interface PeriodOfTime {
  start?: DateText | undefined;
  end?: DateText | undefined;
}

/** spdx:Checksum */
export interface Checksum {
  algorithm: 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';
  /** Lower-case hexadecimal. */
  value: string;
}

/** dcat:Distribution: one file or one access to the data. */
export interface Distribution {
  uri?: string | undefined;
  title?: Text | undefined;
  description?: Text | undefined;
  /** Left out for a file that is yet to be uploaded: the catalogue then gives the address. */
  accessURL?: string | undefined;
  downloadURL?: string | undefined;
  /** DCAT-AP.de licence code or IRI; foreign licence IRIs pass unchanged (K34). */
  license: CodeOr<LicenseCode>;
  /** The text users must name as source, for licences with attribution (K35). */
  licenseAttributionByText?: Text | undefined;
  /** EU file-type code (`CSV`) or IRI. */
  format?: string | undefined;
  /** IANA media type (`text/csv`). */
  mediaType?: string | undefined;
  compressFormat?: string | undefined;
  packageFormat?: string | undefined;
  /** Bytes. */
  byteSize?: number | undefined;
  checksum?: Checksum | undefined;
  issued?: DateText | undefined;
  modified?: DateText | undefined;
  availability?: CodeOr<Availability> | undefined;
  status?: CodeOr<DistributionStatus> | undefined;
  /** EU language codes (`DEU`). */
  languages?: readonly string[] | undefined;
  conformsTo?: readonly string[] | undefined;
  pages?: readonly string[] | undefined;
  /** ELI IRIs, for example of the regulation on high-value datasets. */
  applicableLegislation?: readonly string[] | undefined;
}

/**
 * dcat:Dataset with the properties of DCAT-AP.de 3.0 (specification of 2025-03-10). Where 2.0 writes a property
 * differently, the writer knows: the model is one for both.
 */
export interface Dataset {
  /** IRI of the dataset. Left out: `identifier` when that is an HTTP address. */
  uri?: string | undefined;
  /** dcterms:identifier. Never changes once published (K25): it decides what is the same dataset. */
  identifier: string;
  title: Text;
  description: Text;
  publisher: Agent;
  contactPoints?: readonly ContactPoint[] | undefined;
  distributions?: readonly Distribution[] | undefined;
  keywords?: readonly string[] | undefined;
  themes?: readonly CodeOr<Theme>[] | undefined;
  /** GovData's code of the data provider; municipal data of NRW travel under `openNRW`. */
  contributorID?: string | undefined;
  politicalGeocodingLevel?: CodeOr<GeocodingLevel> | undefined;
  spatial?: readonly Location[] | undefined;
  temporal?: readonly PeriodOfTime[] | undefined;
  issued?: DateText | undefined;
  modified?: DateText | undefined;
  accrualPeriodicity?: CodeOr<Frequency> | undefined;
  availability?: CodeOr<Availability> | undefined;
  accessRights?: CodeOr<AccessRight> | undefined;
  /** EU language codes (`DEU`). */
  languages?: readonly string[] | undefined;
  landingPage?: string | undefined;
  pages?: readonly string[] | undefined;
  version?: string | undefined;
  versionNotes?: Text | undefined;
  provenance?: Text | undefined;
  conformsTo?: readonly string[] | undefined;
  /** For example an entry of the Musterdatenkatalog. */
  references?: readonly string[] | undefined;
  applicableLegislation?: readonly string[] | undefined;
  /** High-value category IRIs (`http://data.europa.eu/bna/c_…`). */
  hvdCategories?: readonly string[] | undefined;
  creators?: readonly Agent[] | undefined;
  contributors?: readonly Agent[] | undefined;
  /** 3.0: geodcatap:originator, 2.0: dcatde:originator. */
  originators?: readonly Agent[] | undefined;
  /** 3.0: geodcatap:custodian, 2.0: dcatde:maintainer. */
  custodians?: readonly Agent[] | undefined;
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
