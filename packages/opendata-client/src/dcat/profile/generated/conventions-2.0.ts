// Made by tools/opendata/shape-tables.ts. Do not edit.
import type { ShapeTable } from '../../../shapes/notation.ts';

/** GovDataOfficial/DCAT-AP.de-SHACL-Validation @ 0715dd63 (2025-10-23), conventions v2.0 (CC BY 4.0, ]init[ AG für GovData). */
export const conventions20: ShapeTable = {
  source: 'GovDataOfficial/DCAT-AP.de-SHACL-Validation @ 0715dd63 (2025-10-23), conventions v2.0 (CC BY 4.0, ]init[ AG für GovData)',
  shapes: [
    {
      name: 'objects-of-contactPoint',
      target: ['objects-of', 'dcat:contactPoint'],
      rules: [
        ['vcard:hasURL|vcard:hasEmail', ['min', 1]],
      ],
    },
    {
      name: 'Dataset',
      target: ['class', 'dcat:Dataset'],
      rules: [
        ['dcatde:contributorID', ['count', ['scheme', '<http://dcat-ap.de/def/contributors>'], 1, 1]],
        ['dcterms:publisher', ['min', 1]],
        ['dcat:theme', ['min', 1], 'warning'],
        ['dcat:keyword', ['min', 1], 'warning'],
        ['dcat:landingPage', ['min', 1], 'warning'],
        ['dcterms:issued', ['min', 1], 'warning'],
        ['dcterms:identifier', ['min', 1], 'info'],
        ['dcterms:modified', ['min', 1], 'info'],
        ['dcat:distribution', ['min', 1], 'info'],
      ],
    },
    {
      name: 'Distribution',
      target: ['class', 'dcat:Distribution'],
      rules: [
        ['dcterms:license', ['count', ['scheme', '<http://dcat-ap.de/def/licenses>'], 1, undefined]],
        ['dcterms:format', ['scheme', '<http://publications.europa.eu/resource/authority/file-type>']],
        ['dcterms:title', ['min', 1], 'warning'],
      ],
    },
    {
      name: 'Dataset',
      target: ['class', 'dcat:Dataset'],
      rules: [
        ['dcterms:conformsTo', ['kind', 'iri-or-literal'], 'warning'],
        ['dcterms:accessRights', ['kind', 'iri-or-literal'], 'warning'],
        ['dcterms:provenance', ['kind', 'iri-or-literal'], 'warning'],
        ['prov:wasGeneratedBy', ['kind', 'iri'], 'warning'],
        ['dcat:landingPage', ['kind', 'iri'], 'warning'],
        ['foaf:page', ['kind', 'iri'], 'warning'],
      ],
    },
    {
      name: 'Catalog',
      target: ['class', 'dcat:Catalog'],
      rules: [
        ['dcterms:rights', ['kind', 'iri-or-literal'], 'warning'],
        ['foaf:homepage', ['kind', 'iri'], 'warning'],
      ],
    },
    {
      name: 'DataService',
      target: ['class', 'dcat:DataService'],
      rules: [
        ['dcterms:accessRights', ['kind', 'iri-or-literal'], 'warning'],
      ],
    },
    {
      name: 'Distribution',
      target: ['class', 'dcat:Distribution'],
      rules: [
        ['dcterms:rights', ['kind', 'iri-or-literal'], 'warning'],
        ['dcterms:conformsTo', ['kind', 'iri-or-literal'], 'warning'],
        ['foaf:page', ['kind', 'iri'], 'warning'],
        ['odrl:hasPolicy', ['kind', 'iri'], 'warning'],
      ],
    },
    {
      name: 'CatalogRecord',
      target: ['class', 'dcat:CatalogRecord'],
      rules: [
        ['dcterms:conformsTo', ['kind', 'iri-or-literal'], 'warning'],
      ],
    },
  ],
};
