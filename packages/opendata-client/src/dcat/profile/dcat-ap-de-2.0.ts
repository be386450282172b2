// Made by tools/opendata/shape-tables.ts. Do not edit.
import type { ShapeTable } from '../../shapes/notation.ts';

/** GovDataOfficial/DCAT-AP.de-SHACL-Validation @ 0715dd63 (2025-10-23), shapes v2.0 (CC BY 4.0, ]init[ AG für GovData), with DCAT-AP 2.1.1 (CC BY 4.0, European Union). */
export const dcatApDe20: ShapeTable = {
  source:
    'GovDataOfficial/DCAT-AP.de-SHACL-Validation @ 0715dd63 (2025-10-23), shapes v2.0 (CC BY 4.0, ]init[ AG für GovData), with DCAT-AP 2.1.1 (CC BY 4.0, European Union)',
  shapes: [
    {
      name: 'Agent',
      target: ['class', 'foaf:Agent'],
      rules: [
        ['dcterms:type', ['max', 1]],
        ['foaf:name', ['min', 1]],
        ['foaf:name', ['kind', 'literal']],
      ],
    },
    {
      name: 'CatalogRecord',
      target: ['class', 'dcat:CatalogRecord'],
      rules: [
        ['foaf:primaryTopic', ['max', 1]],
        ['foaf:primaryTopic', ['min', 1]],
        [
          'foaf:primaryTopic',
          [
            'or',
            [
              ['class', 'dcat:Catalog'],
              ['class', 'dcat:Dataset'],
              ['class', 'dcat:DataService'],
            ],
          ],
        ],
        ['dcterms:modified', ['max', 1]],
        ['dcterms:modified', ['min', 1]],
        [
          'dcterms:modified',
          [
            'or',
            [
              ['datatype', 'xsd:date'],
              ['datatype', 'xsd:dateTime'],
              ['datatype', 'xsd:gYear'],
              ['datatype', 'xsd:gYearMonth'],
            ],
          ],
        ],
        ['dcterms:conformsTo', ['max', 1]],
        ['dcterms:issued', ['max', 1]],
        [
          'dcterms:issued',
          [
            'or',
            [
              ['datatype', 'xsd:date'],
              ['datatype', 'xsd:dateTime'],
              ['datatype', 'xsd:gYear'],
              ['datatype', 'xsd:gYearMonth'],
            ],
          ],
        ],
        ['adms:status', ['max', 1]],
        ['dcterms:source', ['max', 1]],
        ['dcterms:title', ['kind', 'literal']],
        ['dcterms:description', ['kind', 'literal']],
      ],
    },
    {
      name: 'Catalog',
      target: ['class', 'dcat:Catalog'],
      rules: [
        ['dcterms:license', ['max', 1]],
        ['dcterms:issued', ['max', 1]],
        [
          'dcterms:issued',
          [
            'or',
            [
              ['datatype', 'xsd:date'],
              ['datatype', 'xsd:dateTime'],
              ['datatype', 'xsd:gYear'],
              ['datatype', 'xsd:gYearMonth'],
            ],
          ],
        ],
        ['dcterms:isPartOf', ['max', 1]],
        ['dcterms:modified', ['max', 1]],
        [
          'dcterms:modified',
          [
            'or',
            [
              ['datatype', 'xsd:date'],
              ['datatype', 'xsd:dateTime'],
              ['datatype', 'xsd:gYear'],
              ['datatype', 'xsd:gYearMonth'],
            ],
          ],
        ],
        ['dcterms:rights', ['max', 1]],
        ['dcterms:description', ['min', 1]],
        ['dcterms:description', ['kind', 'literal']],
        ['dcterms:publisher', ['max', 1]],
        ['dcterms:publisher', ['min', 1]],
        ['dcterms:title', ['min', 1]],
        ['dcterms:title', ['kind', 'literal']],
        ['foaf:homepage', ['max', 1]],
      ],
    },
    {
      name: 'Checksum',
      target: ['class', 'spdx:Checksum'],
      rules: [
        ['spdx:checksumValue', ['max', 1]],
        ['spdx:checksumValue', ['min', 1]],
        ['spdx:checksumValue', ['datatype', 'xsd:hexBinary']],
      ],
    },
    {
      name: 'DataService',
      target: ['class', 'dcat:DataService'],
      rules: [
        ['dcterms:title', ['min', 1]],
        ['dcterms:title', ['kind', 'literal']],
        ['dcat:endpointURL', ['min', 1]],
        ['dcat:endpointURL', ['kind', 'blank-or-iri']],
        ['dcterms:description', ['kind', 'literal']],
        ['dcat:endpointDescription', ['kind', 'blank-or-iri']],
        ['dcterms:license', ['max', 1]],
        ['dcterms:accessRights', ['max', 1]],
      ],
    },
    {
      name: 'Dataset',
      target: ['class', 'dcat:Dataset'],
      rules: [
        ['dcterms:description', ['min', 1]],
        ['dcterms:description', ['kind', 'literal']],
        ['dcterms:title', ['min', 1]],
        ['dcterms:title', ['kind', 'literal']],
        ['dcterms:identifier', ['kind', 'literal']],
        ['dcat:keyword', ['kind', 'literal']],
        ['dcterms:publisher', ['max', 1]],
        ['dcterms:accessRights', ['max', 1]],
        ['dcterms:accrualPeriodicity', ['max', 1]],
        ['dcterms:issued', ['max', 1]],
        [
          'dcterms:issued',
          [
            'or',
            [
              ['datatype', 'xsd:date'],
              ['datatype', 'xsd:dateTime'],
              ['datatype', 'xsd:gYear'],
              ['datatype', 'xsd:gYearMonth'],
            ],
          ],
        ],
        ['dcterms:modified', ['max', 1]],
        [
          'dcterms:modified',
          [
            'or',
            [
              ['datatype', 'xsd:date'],
              ['datatype', 'xsd:dateTime'],
              ['datatype', 'xsd:gYear'],
              ['datatype', 'xsd:gYearMonth'],
            ],
          ],
        ],
        ['dcterms:relation', ['kind', 'blank-or-iri']],
        ['owl:versionInfo', ['max', 1]],
        ['owl:versionInfo', ['kind', 'literal']],
        ['adms:versionNotes', ['kind', 'literal']],
        ['<http://purl.org/dc/elements/1.1/isReferencedBy>', ['kind', 'blank-or-iri']],
        ['dcat:temporalResolution', ['max', 1]],
        ['dcat:temporalResolution', ['datatype', 'xsd:duration']],
        ['dcat:spatialResolutionInMeters', ['max', 1]],
        ['dcat:spatialResolutionInMeters', ['datatype', 'xsd:decimal']],
      ],
    },
    {
      name: 'Distribution',
      target: ['class', 'dcat:Distribution'],
      rules: [
        ['dcterms:issued', ['max', 1]],
        [
          'dcterms:issued',
          [
            'or',
            [
              ['datatype', 'xsd:date'],
              ['datatype', 'xsd:dateTime'],
              ['datatype', 'xsd:gYear'],
              ['datatype', 'xsd:gYearMonth'],
            ],
          ],
        ],
        ['dcterms:modified', ['max', 1]],
        [
          'dcterms:modified',
          [
            'or',
            [
              ['datatype', 'xsd:date'],
              ['datatype', 'xsd:dateTime'],
              ['datatype', 'xsd:gYear'],
              ['datatype', 'xsd:gYearMonth'],
            ],
          ],
        ],
        ['dcterms:rights', ['max', 1]],
        ['dcterms:title', ['kind', 'literal']],
        ['spdx:checksum', ['max', 1]],
        ['adms:status', ['max', 1]],
        ['dcat:byteSize', ['max', 1]],
        ['dcat:byteSize', ['datatype', 'xsd:decimal']],
        ['dcat:downloadURL', ['kind', 'blank-or-iri']],
        ['dcat:mediaType', ['max', 1]],
        ['odrl:hasPolicy', ['max', 1]],
        ['dcat:compressFormat', ['max', 1]],
        ['dcat:packageFormat', ['max', 1]],
        ['dcat:temporalResolution', ['max', 1]],
        ['dcat:temporalResolution', ['datatype', 'xsd:duration']],
        ['dcat:spatialResolutionInMeters', ['max', 1]],
        ['dcat:spatialResolutionInMeters', ['datatype', 'xsd:decimal']],
        ['dcat:accessURL', ['min', 1]],
        ['dcat:accessURL', ['kind', 'blank-or-iri']],
        ['dcterms:description', ['kind', 'literal']],
        ['<http://data.europa.eu/r5ravailability>', ['max', 1]],
        ['dcterms:format', ['max', 1]],
        ['dcterms:license', ['max', 1]],
      ],
    },
    {
      name: 'Identifier',
      target: ['class', 'adms:Identifier'],
      rules: [['skos:notation', ['max', 1]]],
    },
    {
      name: 'Location',
      target: ['class', 'dcterms:Location'],
      rules: [
        ['dcat:bbox', ['max', 1]],
        ['dcat:bbox', ['kind', 'literal']],
        ['dcat:centroid', ['max', 1]],
        ['dcat:centroid', ['kind', 'literal']],
        ['locn:geometry', ['max', 1]],
        ['locn:geometry', ['kind', 'literal']],
      ],
    },
    {
      name: 'PeriodOfTime',
      target: ['class', 'dcterms:PeriodOfTime'],
      rules: [
        ['dcat:startDate', ['max', 1]],
        [
          'dcat:startDate',
          [
            'or',
            [
              ['datatype', 'xsd:date'],
              ['datatype', 'xsd:dateTime'],
              ['datatype', 'xsd:gYear'],
              ['datatype', 'xsd:gYearMonth'],
            ],
          ],
        ],
        ['dcat:endDate', ['max', 1]],
        [
          'dcat:endDate',
          [
            'or',
            [
              ['datatype', 'xsd:date'],
              ['datatype', 'xsd:dateTime'],
              ['datatype', 'xsd:gYear'],
              ['datatype', 'xsd:gYearMonth'],
            ],
          ],
        ],
        ['time:hasBeginning', ['max', 1]],
        ['time:hasEnd', ['max', 1]],
      ],
    },
    {
      name: 'Relationship',
      target: ['class', 'dcat:Relationship'],
      rules: [
        ['dcterms:relation', ['min', 1]],
        ['dcat:hadRole', ['min', 1]],
      ],
    },
    {
      name: 'Dataset',
      target: ['class', 'dcat:Dataset'],
      rules: [
        ['dcatde:politicalGeocodingLevelURI', ['kind', 'iri']],
        [
          'dcatde:politicalGeocodingLevelURI',
          ['scheme', '<http://dcat-ap.de/def/politicalGeocoding/Level>'],
          'warning',
        ],
        ['dcatde:politicalGeocodingURI', ['kind', 'iri']],
        [
          'dcatde:politicalGeocodingURI',
          [
            'or',
            [
              ['scheme', '<http://dcat-ap.de/def/politicalGeocoding/municipalityKey>'],
              ['scheme', '<http://dcat-ap.de/def/politicalGeocoding/regionalKey>'],
              ['scheme', '<http://dcat-ap.de/def/politicalGeocoding/municipalAssociationKey>'],
              ['scheme', '<http://dcat-ap.de/def/politicalGeocoding/districtKey>'],
              ['scheme', '<http://dcat-ap.de/def/politicalGeocoding/governmentDistrictKey>'],
              ['scheme', '<http://dcat-ap.de/def/politicalGeocoding/stateKey>'],
            ],
          ],
          'warning',
        ],
        ['dcat:theme', ['scheme', '<http://publications.europa.eu/resource/authority/data-theme>']],
        ['dcat:contactPoint', ['class', 'vcard:Kind']],
        ['dcatap-hash:availability', ['max', 1]],
        [
          'dcatap-hash:availability',
          ['scheme', '<http://publications.europa.eu/resource/authority/planned-availability>'],
        ],
        ['dcatde:contributorID', ['kind', 'iri']],
        ['dcatde:geocodingDescription', ['kind', 'literal']],
        ['adms:identifier', ['class', 'adms:Identifier']],
        ['dcatde:legalBasis', ['kind', 'literal']],
        ['dcterms:language', ['scheme', '<http://publications.europa.eu/resource/authority/language>']],
        [
          'dcterms:accrualPeriodicity',
          ['scheme', '<http://publications.europa.eu/resource/authority/frequency>'],
        ],
        ['dcatde:qualityProcessURI', ['kind', 'iri']],
        ['dcatde:qualityProcessURI', ['max', 1]],
        ['dcterms:type', ['kind', 'iri']],
        ['dcterms:type', ['max', 1]],
        ['dcat:granularity', ['kind', 'iri']],
        ['dcat:granularity', ['max', 1]],
        ['prov:qualifiedAttribution', ['class', 'prov:Attribution']],
        ['dcat:qualifiedRelation', ['class', 'dcat:Relationship']],
        ['dcterms:references', ['kind', 'iri']],
        [
          'dcterms:spatial',
          [
            'or',
            [
              ['kind', 'iri'],
              [
                'and',
                [
                  ['kind', 'blank'],
                  ['class', 'dcterms:Location'],
                ],
              ],
            ],
          ],
        ],
        ['dcterms:temporal', ['class', 'dcterms:PeriodOfTime']],
        ['dcterms:source', ['class', 'dcat:Dataset'], 'warning'],
        ['dcterms:hasVersion', ['class', 'dcat:Dataset'], 'warning'],
        ['dcterms:isVersionOf', ['class', 'dcat:Dataset'], 'warning'],
        ['dcat:distribution', ['class', 'dcat:Distribution']],
        ['adms:sample', ['class', 'dcat:Distribution'], 'warning'],
        ['dcterms:publisher', ['class', 'foaf:Agent']],
        ['dcterms:publisher', ['max', 1]],
        ['dcterms:creator', ['class', 'foaf:Agent']],
        ['dcterms:contributor', ['class', 'foaf:Agent']],
        ['dcatde:originator', ['class', 'foaf:Agent']],
        ['dcatde:maintainer', ['class', 'foaf:Agent']],
      ],
    },
    {
      name: 'Catalog',
      target: ['class', 'dcat:Catalog'],
      rules: [
        ['dcterms:language', ['scheme', '<http://publications.europa.eu/resource/authority/language>']],
        ['dcterms:license', ['scheme', '<http://dcat-ap.de/def/licenses>'], 'warning'],
        ['dcterms:license', ['kind', 'iri']],
        ['dcat:themeTaxonomy', ['kind', 'iri']],
        ['dcatap-hash:availability', ['max', 1]],
        [
          'dcatap-hash:availability',
          ['scheme', '<http://publications.europa.eu/resource/authority/planned-availability>'],
        ],
        ['dcat:catalog', ['class', 'dcat:Catalog']],
        ['dcat:service', ['class', 'dcat:DataService']],
        [
          'dcterms:spatial',
          [
            'or',
            [
              ['kind', 'iri'],
              [
                'and',
                [
                  ['kind', 'blank'],
                  ['class', 'dcterms:Location'],
                ],
              ],
            ],
          ],
        ],
        ['dcterms:hasPart', ['class', 'dcat:Catalog'], 'warning'],
        ['dcterms:isPartOf', ['class', 'dcat:Catalog'], 'warning'],
        ['dcat:record', ['class', 'dcat:CatalogRecord']],
        ['dcat:dataset', ['class', 'dcat:Dataset']],
        ['dcterms:publisher', ['class', 'foaf:Agent']],
        ['dcterms:creator', ['class', 'foaf:Agent']],
      ],
    },
    {
      name: 'DataService',
      target: ['class', 'dcat:DataService'],
      rules: [
        ['dcat:endpointURL', ['min', 1]],
        ['dcatap-hash:availability', ['max', 1]],
        [
          'dcatap-hash:availability',
          ['scheme', '<http://publications.europa.eu/resource/authority/planned-availability>'],
        ],
        ['dcterms:license', ['scheme', '<http://dcat-ap.de/def/licenses>'], 'warning'],
        ['dcterms:license', ['kind', 'iri']],
        ['dcat:servesDataset', ['class', 'dcat:Dataset']],
      ],
    },
    {
      name: 'Distribution',
      target: ['class', 'dcat:Distribution'],
      rules: [
        ['dcterms:license', ['scheme', '<http://dcat-ap.de/def/licenses>'], 'warning'],
        ['dcterms:license', ['kind', 'iri']],
        ['dcterms:format', ['scheme', '<http://publications.europa.eu/resource/authority/file-type>']],
        ['dcatap-hash:availability', ['max', 1]],
        [
          'dcatap-hash:availability',
          ['scheme', '<http://publications.europa.eu/resource/authority/planned-availability>'],
        ],
        ['dcatde:plannedAvailability', ['max', 1]],
        ['dcatde:plannedAvailability', ['kind', 'iri']],
        ['dcatde:licenseAttributionByText', ['kind', 'literal']],
        ['dcterms:language', ['scheme', '<http://publications.europa.eu/resource/authority/language>']],
        ['dcat:mediaType', ['pattern', '^https?://www.iana.org/assignments/media-types/', 'i']],
        ['dcat:compressFormat', ['pattern', '^https?://www.iana.org/assignments/media-types/', 'i']],
        ['dcat:packageFormat', ['pattern', '^https?://www.iana.org/assignments/media-types/', 'i']],
        ['adms:status', ['scheme', '<http://purl.org/adms/status/1.0>']],
        ['dcat:accessService', ['class', 'dcat:DataService']],
        ['spdx:checksum', ['class', 'spdx:Checksum']],
      ],
    },
    {
      name: 'PeriodOfTime',
      target: ['class', 'dcterms:PeriodOfTime'],
      rules: [
        [
          'dcat:startDate|dcat:endDate|time:hasBeginning|time:hasEnd|schema:startDate|schema:endDate',
          ['min', 1],
        ],
        ['schema:startDate', ['max', 1]],
        ['schema:endDate', ['max', 1]],
        [
          'schema:startDate',
          [
            'or',
            [
              ['datatype', 'xsd:date'],
              ['datatype', 'xsd:dateTime'],
              ['datatype', 'xsd:gYear'],
              ['datatype', 'xsd:gYearMonth'],
            ],
          ],
        ],
        [
          'schema:endDate',
          [
            'or',
            [
              ['datatype', 'xsd:date'],
              ['datatype', 'xsd:dateTime'],
              ['datatype', 'xsd:gYear'],
              ['datatype', 'xsd:gYearMonth'],
            ],
          ],
        ],
      ],
    },
    {
      name: 'Location',
      target: ['class', 'dcterms:Location'],
      rules: [['dcat:bbox|dcat:centroid|locn:geometry', ['min', 1], 'warning']],
    },
    {
      name: 'Identifier',
      target: ['class', 'adms:Identifier'],
      rules: [['skos:notation', ['min', 1]]],
    },
    {
      name: 'Checksum',
      target: ['class', 'spdx:Checksum'],
      rules: [
        ['spdx:algorithm', ['max', 1]],
        ['spdx:algorithm', ['min', 1]],
        ['spdx:algorithm', ['scheme', '<http://dcat-ap.de/def/hashAlgorithms>']],
      ],
    },
    {
      name: 'CatalogRecord',
      target: ['class', 'dcat:CatalogRecord'],
      rules: [
        ['adms:status', ['kind', 'iri']],
        ['dcterms:language', ['scheme', '<http://publications.europa.eu/resource/authority/language>']],
        ['dcterms:source', ['class', 'dcat:CatalogRecord']],
      ],
    },
    {
      name: 'Attribution',
      target: ['class', 'prov:Attribution'],
      rules: [
        ['dcat:hadRole', ['min', 1]],
        ['prov:agent', ['min', 1]],
      ],
    },
    {
      name: 'Agent',
      target: ['class', 'foaf:Agent'],
      rules: [['dcterms:type', ['scheme', '<http://purl.org/adms/publishertype/1.0>']]],
    },
    {
      name: 'Dataset',
      target: ['class', 'dcat:Dataset'],
      rules: [
        ['dcterms:type', ['max', 0], 'warning'],
        ['dcat:granularity', ['max', 0], 'warning'],
        ['dcterms:hasVersion', ['max', 0], 'warning'],
      ],
    },
    {
      name: 'Distribution',
      target: ['class', 'dcat:Distribution'],
      rules: [['dcat:plannedAvailability', ['max', 0], 'warning']],
    },
    {
      name: 'PeriodOfTime',
      target: ['class', 'dcterms:PeriodOfTime'],
      rules: [
        ['schema:startDate', ['max', 0], 'warning'],
        ['schema:endDate', ['max', 0], 'warning'],
      ],
    },
    {
      name: 'CatalogRecord',
      target: ['class', 'dcat:CatalogRecord'],
      rules: [['adms:status', ['max', 0], 'warning']],
    },
  ],
};
