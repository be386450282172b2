import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type Dataset, type Distribution, datasetUri, textIn } from '../dcat/model.ts';
import {
  accessRight,
  areaIri,
  codeOf,
  contributor,
  dataTheme,
  distributionStatus,
  fileType,
  frequency,
  geocodingLevel,
  iriOf,
  language,
  license,
  plannedAvailability,
  publisherType,
} from '../dcat/vocabulary/index.ts';
import type { CkanConfig } from './config.ts';
import type { FileFacts } from './files.ts';

/** A dataset in CKAN's terms, comparable with what is stored. */
export interface CkanRecord {
  name: string;
  fields: Record<string, string>;
  /** Legacy extras of ckanext-dcat and ckanext-dcatde; lists are JSON text. */
  extras: Record<string, string>;
  tags: string[];
  groups: string[];
  resources: CkanResourceRecord[];
}

export interface CkanResourceRecord {
  /** What makes it the same resource next time. Stored as resource field `rathaus_key`. */
  key: string;
  fields: Record<string, string>;
  /** Set when the file is uploaded by us. */
  file?: FileFacts;
}

/** The resource field that recognises a distribution again. */
export const resourceKey = 'rathaus_key';

/** Extras this package writes. Others on a stored dataset belong to someone else and stay. */
export const managedExtras: ReadonlySet<string> = new Set(
  `identifier uri issued modified language frequency access_rights conforms_to documentation provenance version_notes
  theme spatial spatial_uri temporal_start temporal_end publisher_uri publisher_name publisher_email publisher_url
  publisher_type contact_uri contact_name contact_email contact_url contact_tel applicable_legislation hvd_category
  contributorID politicalGeocodingLevelURI politicalGeocodingURI geocodingText availability references
  metadata_original_html originator_name originator_email originator_url rathaus_keywords rathaus_run`.split(
    /\s+/,
  ),
);

/** Dataset fields this package writes. */
export const managedFields = [
  'title',
  'notes',
  'url',
  'version',
  'license_id',
  'maintainer',
  'maintainer_email',
  'author',
  'author_email',
] as const;

/**
 * A dataset name for CKAN (`[a-z0-9_-]{2,100}`), derived from the identifier alone, so that the same dataset is
 * found under the same name even when its title changes.
 */
export function datasetName(identifier: string): string {
  const last =
    identifier
      .replace(/[?#].*$/, '')
      .replace(/\/+$/, '')
      .split(/[/:]/)
      .at(-1) ?? '';
  const slug = last
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
  const digest = bytesToHex(sha256(new TextEncoder().encode(identifier))).slice(0, 10);
  return slug === '' ? `datensatz-${digest}` : `${slug}-${digest}`;
}

/** Maps by the tables of ckanext-dcat (legacy extras) and ckanext-dcatde. CKAN's core is monolingual: German. */
export function toCkan(
  dataset: Dataset,
  files: ReadonlyMap<number, FileFacts>,
  config: CkanConfig,
): CkanRecord {
  const list = (values: readonly string[] | undefined) =>
    values?.length ? JSON.stringify(values) : undefined;
  const iris = (vocabulary: Parameters<typeof iriOf>[0], values: readonly string[] | undefined) =>
    list(values?.map((value) => iriOf(vocabulary, value)));
  const one = (vocabulary: Parameters<typeof iriOf>[0], value: string | undefined) =>
    value === undefined ? undefined : iriOf(vocabulary, value);
  const { publisher } = dataset;
  const contact = dataset.contactPoints?.[0];
  const originator = dataset.originators?.[0];
  const custodian = dataset.custodians?.[0];
  const creator = dataset.creators?.[0];
  const areas = (dataset.spatial ?? []).flatMap(({ area }) => (area ? [areaIri(area)] : []));
  const box = dataset.spatial?.find(({ bbox }) => bbox)?.bbox;
  const labels = (dataset.spatial ?? []).flatMap(({ label }) => (label === undefined ? [] : [textIn(label)]));
  const tags = [...new Set((dataset.keywords ?? []).map(tagName).filter((tag) => tag.length >= 2))].sort();
  const changed = (dataset.keywords ?? []).some((word) => tagName(word) !== word);
  const licenses = new Set((dataset.distributions ?? []).map((item) => codeOf(license, item.license)));
  const common = licenses.size === 1 ? [...licenses][0] : undefined;
  const entry = common === undefined ? undefined : license.entries[common];
  return {
    name: datasetName(dataset.identifier),
    fields: defined({
      title: textIn(dataset.title),
      notes: textIn(dataset.description),
      url: dataset.landingPage,
      version: dataset.version?.slice(0, 100),
      license_id: entry && 'ckan' in entry ? entry.ckan : undefined,
      maintainer: custodian && textIn(custodian.name),
      maintainer_email: custodian?.email,
      author: creator && textIn(creator.name),
      author_email: creator?.email,
    }),
    extras: defined({
      identifier: dataset.identifier,
      uri: datasetUri(dataset),
      issued: dataset.issued,
      modified: dataset.modified,
      language: iris(language, dataset.languages),
      frequency: one(frequency, dataset.accrualPeriodicity),
      access_rights: one(accessRight, dataset.accessRights),
      conforms_to: list(dataset.conformsTo),
      documentation: list(dataset.pages),
      provenance: dataset.provenance === undefined ? undefined : textIn(dataset.provenance),
      version_notes: dataset.versionNotes === undefined ? undefined : textIn(dataset.versionNotes),
      theme: iris(dataTheme, dataset.themes),
      spatial: box && geoJson(box),
      spatial_uri: dataset.spatial?.find(({ uri }) => uri)?.uri ?? areas[0],
      temporal_start: dataset.temporal?.[0]?.start,
      temporal_end: dataset.temporal?.[0]?.end,
      publisher_uri: publisher.uri,
      publisher_name: textIn(publisher.name),
      publisher_email: publisher.email,
      publisher_url: publisher.homepage,
      publisher_type: one(publisherType, publisher.type),
      contact_uri: contact?.uri,
      contact_name: contact?.name === undefined ? undefined : textIn(contact.name),
      contact_email: contact?.email,
      contact_url: contact?.url,
      contact_tel: contact?.telephone,
      applicable_legislation: list(dataset.applicableLegislation),
      hvd_category: list(dataset.hvdCategories),
      contributorID:
        dataset.contributorID === undefined ? undefined : iris(contributor, [dataset.contributorID]),
      politicalGeocodingLevelURI: one(geocodingLevel, dataset.politicalGeocodingLevel),
      politicalGeocodingURI: list(areas),
      geocodingText: list(labels),
      availability: one(plannedAvailability, dataset.availability),
      references: list(dataset.references),
      metadata_original_html: dataset.landingPage,
      originator_name: originator && textIn(originator.name),
      originator_email: originator?.email,
      originator_url: originator?.homepage,
      // CKAN tags lose characters such as comma and slash; the words as written are kept beside them.
      rathaus_keywords: changed ? list(dataset.keywords) : undefined,
    }),
    tags,
    groups: config.themesAsGroups
      ? (dataset.themes ?? []).flatMap((theme) => codeOf(dataTheme, theme)?.toLowerCase() ?? []).sort()
      : [],
    resources: (dataset.distributions ?? []).map((item, index) => resource(item, index, files.get(index))),
  };

  function resource(item: Distribution, index: number, file: FileFacts | undefined): CkanResourceRecord {
    const checksum = file ? ({ algorithm: 'sha256', value: file.sha256 } as const) : item.checksum;
    const key =
      item.uri ?? (file ? `file:${file.fileName}` : (item.downloadURL ?? item.accessURL ?? `index:${index}`));
    const size = file?.size ?? item.byteSize;
    const fields = defined({
      [resourceKey]: key,
      uri: item.uri,
      name: item.title === undefined ? file?.fileName : textIn(item.title),
      description: item.description === undefined ? undefined : textIn(item.description),
      format: item.format === undefined ? undefined : (codeOf(fileType, item.format) ?? item.format),
      mimetype: item.mediaType,
      license: one(license, item.license),
      licenseAttributionByText:
        item.licenseAttributionByText === undefined ? undefined : textIn(item.licenseAttributionByText),
      availability: one(plannedAvailability, item.availability),
      status: one(distributionStatus, item.status),
      size: size === undefined ? undefined : String(size),
      hash: checksum?.value.toLowerCase(),
      hash_algorithm: checksum && `http://spdx.org/rdf/terms#checksumAlgorithm_${checksum.algorithm}`,
      issued: item.issued,
      modified: item.modified,
      language: iris(language, item.languages),
      conforms_to: list(item.conformsTo),
      documentation: list(item.pages),
      applicable_legislation: list(item.applicableLegislation),
      compress_format: item.compressFormat,
      package_format: item.packageFormat,
    });
    if (file) return { key, fields, file };
    const { accessURL, downloadURL } = item;
    const addresses = defined({
      url: downloadURL ?? accessURL,
      access_url: accessURL,
      download_url: downloadURL,
    });
    return { key, fields: { ...fields, ...addresses } };
  }
}

/** CKAN tags: letters, digits, blank, `-`, `_`, `.`; 2 to 100 characters. */
export function tagName(keyword: string): string {
  return keyword
    .replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, 100);
}

function geoJson([w, s, e, n]: readonly [number, number, number, number]): string {
  const ring = [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ];
  return JSON.stringify({ type: 'Polygon', coordinates: [ring] });
}

function defined(values: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter(
      (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '',
    ),
  );
}
