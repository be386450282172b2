import type { Graph } from '../../rdf/graph.ts';
import { iriOfText } from '../../shapes/term-text.ts';
import type { GraphProfile } from './check-graph.ts';

/** Terms that only one of the versions has, or that mean another one. */
const terms = {
  '3.0': [
    'dcat:DatasetSeries',
    'dcat:hasVersion',
    'dcat:inSeries',
    'dcat:version',
    'dcatap:applicableLegislation',
    'geodcatap:custodian',
    'geodcatap:originator',
    'xsd:nonNegativeInteger',
    'spdx:checksumAlgorithm_md5',
    'spdx:checksumAlgorithm_sha1',
    'spdx:checksumAlgorithm_sha256',
    'spdx:checksumAlgorithm_sha512',
    '<http://publications.europa.eu/resource/authority/distribution-status/COMPLETED>',
  ],
  // What 3.0 only calls deprecated does not speak against it.
  '2.0': [
    'dcat:granularity',
    'dcatde:plannedAvailability',
    'schema:endDate',
    'schema:startDate',
    'xsd:decimal',
    '<http://dcat-ap.de/def/hashAlgorithms/md/5>',
    '<http://dcat-ap.de/def/hashAlgorithms/sha/256>',
    '<http://purl.org/adms/status/Completed>',
  ],
} as const;

/** The version a catalogue is written in, by the terms it uses. Where none speaks for 3.0 it is what portals harvest today. */
export function profileOf(graph: Graph): GraphProfile {
  const used = (version: keyof typeof terms) =>
    terms[version].filter((term) => graph.idOfIri(iriOfText(term)) >= 0).length;
  return used('3.0') > used('2.0') ? '3.0' : '2.0-conventions';
}
