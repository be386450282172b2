// Made by tools/opendata/shape-tables.ts. Do not edit.
import type { ShapeTable } from '../../shapes/notation.ts';

/** SEMICeu/DCAT-AP @ 7c531da7 (2025-07-10), DCAT-AP HVD 2.2.0 (CC BY 4.0, European Union). */
export const hvd22: ShapeTable = {
  source: 'SEMICeu/DCAT-AP @ 7c531da7 (2025-07-10), DCAT-AP HVD 2.2.0 (CC BY 4.0, European Union)',
  shapes: [
    {
      name: 'Kind',
      target: ['class', 'vcard:Kind'],
      rules: [
        ['vcard:hasEmail', ['kind', 'blank-or-iri']],
        ['vcard:hasURL', ['kind', 'blank-or-iri']],
        ['vcard:hasURL', ['max', 1]],
        ['vcard:hasEmail', ['max', 1]],
      ],
    },
    {
      name: 'Catalog',
      target: ['class', 'dcat:Catalog'],
      rules: [
        ['dcat:dataset', ['kind', 'blank-or-iri']],
        ['dcat:record', ['class', 'dcat:CatalogRecord']],
        ['dcat:record', ['kind', 'blank-or-iri']],
        ['dcat:dataset', ['class', 'dcat:Dataset']],
        ['dcat:service', ['class', 'dcat:DataService']],
        ['dcat:service', ['kind', 'blank-or-iri']],
      ],
    },
    {
      name: 'CatalogRecord',
      target: ['class', 'dcat:CatalogRecord'],
      rules: [
        ['foaf:primaryTopic', ['kind', 'blank-or-iri']],
        ['foaf:primaryTopic', ['min', 1]],
        ['foaf:primaryTopic', ['class', 'dcat:Resource']],
        ['foaf:primaryTopic', ['max', 1]],
      ],
    },
    {
      name: 'DataService',
      target: ['class', 'dcat:DataService'],
      rules: [
        ['dcatap:applicableLegislation', ['kind', 'blank-or-iri']],
        ['dcat:servesDataset', ['class', 'dcat:Dataset']],
        ['dcatap:hvdCategory', ['class', 'skos:Concept']],
        ['dcat:endpointURL', ['kind', 'blank-or-iri']],
        ['dcatap:hvdCategory', ['kind', 'blank-or-iri']],
        ['dcat:endpointDescription', ['kind', 'blank-or-iri']],
        ['foaf:Page', ['class', 'foaf:Document']],
        ['dcat:contactPoint', ['min', 1]],
        ['dcatap:applicableLegislation', ['class', 'eli:LegalResource']],
        ['dcat:contactPoint', ['class', 'vcard:Kind']],
        ['dcat:endpointURL', ['min', 1]],
        ['foaf:Page', ['min', 1]],
        ['dcterms:rights', ['class', 'dcterms:RightsStatement']],
        ['foaf:Page', ['kind', 'blank-or-iri']],
        ['dcat:contactPoint', ['kind', 'blank-or-iri']],
        ['dcterms:license', ['max', 1]],
        ['dcterms:rights', ['kind', 'blank-or-iri']],
        ['dcat:servesDataset', ['kind', 'blank-or-iri']],
        ['dcatap:applicableLegislation', ['min', 1]],
        ['dcterms:license', ['class', 'dcterms:LicenseDocument']],
        ['dcat:servesDataset', ['min', 1]],
        ['dcterms:license', ['kind', 'blank-or-iri']],
        ['dcatap:hvdCategory', ['min', 1]],
        ['dcatap:applicableLegislation', ['has', '<http://data.europa.eu/eli/reg_impl/2023/138/oj>']],
        [
          'dcatap:hvdCategory',
          [
            'and',
            [
              ['values', 'skos:inScheme', ['kind', 'iri']],
              ['values', 'skos:inScheme', ['min', 1]],
              ['scheme', '<http://data.europa.eu/bna/asd487ae75>'],
            ],
          ],
        ],
      ],
    },
    {
      name: 'Dataset',
      target: ['class', 'dcat:Dataset'],
      rules: [
        ['dcterms:conformsTo', ['kind', 'blank-or-iri']],
        ['dcatap:applicableLegislation', ['kind', 'blank-or-iri']],
        ['dcat:distribution', ['class', 'dcat:Distribution']],
        ['dcat:distribution', ['min', 1]],
        ['dcatap:applicableLegislation', ['class', 'eli:LegalResource']],
        ['dcat:contactPoint', ['class', 'vcard:Kind']],
        ['dcatap:hvdCategory', ['class', 'skos:Concept']],
        ['dcatap:hvdCategory', ['kind', 'blank-or-iri']],
        ['dcat:contactPoint', ['kind', 'blank-or-iri']],
        ['dcatap:hvdCategory', ['min', 1]],
        ['dcterms:conformsTo', ['class', 'dcterms:Standard']],
        ['dcatap:applicableLegislation', ['min', 1]],
        ['dcat:distribution', ['kind', 'blank-or-iri']],
        ['dcatap:applicableLegislation', ['has', '<http://data.europa.eu/eli/reg_impl/2023/138/oj>']],
        [
          'dcatap:hvdCategory',
          [
            'and',
            [
              ['values', 'skos:inScheme', ['kind', 'iri']],
              ['values', 'skos:inScheme', ['min', 1]],
              ['scheme', '<http://data.europa.eu/bna/asd487ae75>'],
            ],
          ],
        ],
      ],
    },
    {
      name: 'Distribution',
      target: ['class', 'dcat:Distribution'],
      rules: [
        ['dcatap:applicableLegislation', ['kind', 'blank-or-iri']],
        ['dcterms:conformsTo', ['class', 'dcterms:Standard']],
        ['dcat:accessService', ['kind', 'blank-or-iri']],
        ['dcterms:conformsTo', ['kind', 'blank-or-iri']],
        ['dcatap:applicableLegislation', ['class', 'eli:LegalResource']],
        ['dcat:accessService', ['class', 'dcat:DataService']],
        ['dcterms:rights', ['class', 'dcterms:RightsStatement']],
        ['dcterms:license', ['max', 1]],
        ['dcat:accessURL', ['kind', 'blank-or-iri']],
        ['dcterms:rights', ['kind', 'blank-or-iri']],
        ['dcatap:applicableLegislation', ['min', 1]],
        ['dcterms:license', ['class', 'dcterms:LicenseDocument']],
        ['dcat:accessURL', ['min', 1]],
        ['dcterms:license', ['kind', 'blank-or-iri']],
        ['dcatap:applicableLegislation', ['has', '<http://data.europa.eu/eli/reg_impl/2023/138/oj>']],
      ],
    },
    {
      name: 'Kind',
      target: ['class', 'vcard:Kind'],
      rules: [
        [
          '.',
          [
            'or',
            [
              ['values', 'vcard:hasEmail', ['min', 1]],
              ['values', 'vcard:hasURL', ['min', 1]],
            ],
          ],
          'warning',
        ],
      ],
    },
    {
      name: 'Distribution',
      target: ['class', 'dcat:Distribution'],
      rules: [
        [
          '.',
          [
            'or',
            [
              ['values', 'dcterms:license', ['min', 1]],
              ['values', 'dcterms:rights', ['min', 1]],
            ],
          ],
        ],
      ],
    },
    {
      name: 'DataService',
      target: ['class', 'dcat:DataService'],
      rules: [
        [
          '.',
          [
            'or',
            [
              ['values', 'dcterms:license', ['min', 1]],
              ['values', 'dcterms:rights', ['min', 1]],
            ],
          ],
        ],
      ],
    },
  ],
};
