// Made by tools/opendata/shape-tables.ts. Do not edit.
import type { ShapeTable } from '../../../shapes/notation.ts';

/** GovDataOfficial/DCAT-AP.de-SHACL-Validation @ 0715dd63 (2025-10-23), dashboard-live. */
export const govdata: ShapeTable = {
  source: 'GovDataOfficial/DCAT-AP.de-SHACL-Validation @ 0715dd63 (2025-10-23), dashboard-live',
  shapes: [
    {
      name: 'Dataset',
      target: ['class', 'dcat:Dataset'],
      rules: [
        ['dcat:keyword', ['count', ['kind', 'literal'], 1, undefined], 'govdata:no_literal_keyword'],
      ],
    },
    {
      name: 'Dataset',
      target: ['class', 'dcat:Dataset'],
      rules: [
        ['dcatde:contributorID', ['count', ['and', [['values', 'skos:inScheme', ['kind', 'iri']], ['scheme', '<http://dcat-ap.de/def/contributors>']]], 1, 1], 'govdata:no_correct_contributorID'],
      ],
    },
    {
      name: 'Dataset',
      target: ['class', 'dcat:Dataset'],
      rules: [
        ['dcterms:publisher', ['min', 1], 'govdata:no_correct_publisher'],
        ['dcterms:publisher', ['max', 1], 'govdata:no_correct_publisher'],
        ['dcterms:publisher', ['values', 'foaf:name', ['count', ['kind', 'literal'], 1, undefined]], 'govdata:no_correct_publisher'],
      ],
    },
    {
      name: 'Distribution',
      target: ['class', 'dcat:Distribution'],
      rules: [
        ['govdata:failnow', ['min', 1], 'govdata:count_Distributions'],
      ],
    },
    {
      name: 'Distribution',
      target: ['class', 'dcat:Distribution'],
      rules: [
        ['dcterms:license', ['values', 'govdata:failnow', ['min', 1]], 'govdata:count_Distributions_Licenses'],
      ],
    },
    {
      name: 'Distribution',
      target: ['class', 'dcat:Distribution'],
      rules: [
        ['dcterms:license', ['max', 1], 'govdata:multiple_licenses'],
      ],
    },
    {
      name: 'Distribution',
      target: ['class', 'dcat:Distribution'],
      rules: [
        ['dcterms:license', ['min', 1], 'govdata:no_license'],
      ],
    },
    {
      name: 'Distribution',
      target: ['class', 'dcat:Distribution'],
      rules: [
        ['dcterms:license', ['scheme', '<http://dcat-ap.de/def/licenses>'], 'govdata:no_license_from_list'],
      ],
    },
    {
      name: 'Distribution',
      target: ['class', 'dcat:Distribution'],
      rules: [
        ['dcterms:license', ['open-license'], 'govdata:no_open_license_from_list'],
      ],
    },
  ],
};
