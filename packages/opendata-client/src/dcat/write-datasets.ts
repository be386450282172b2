import { writeJsonLd } from '../rdf/write/json-ld.ts';
import { writeRdfXml } from '../rdf/write/rdf-xml.ts';
import { writeTurtle } from '../rdf/write/turtle.ts';
import type { Dataset, DcatApDeVersion } from './model.ts';
import { toTriples } from './triples.ts';

/** Media types of the syntaxes, for `Content-Type` and `Accept`. */
export const rdfSyntaxes = {
  'text/turtle': writeTurtle,
  'application/rdf+xml': writeRdfXml,
  'application/ld+json': writeJsonLd,
} as const;
/** Media type of the RDF text. */
export type RdfSyntax = keyof typeof rdfSyntaxes;

/** How datasets are written. */
export interface WriteOptions {
  /** `3.0` when left out. Most portals still harvest 2.0. */
  version?: DcatApDeVersion | undefined;
  /** `text/turtle` when left out; GovData and Open.NRW harvest mostly `application/rdf+xml`. */
  syntax?: RdfSyntax | undefined;
}

/**
 * Writes datasets as DCAT-AP.de in one of three RDF syntaxes, the same text for the same input.
 * Throws `opendata.dcat.invalid-iri` when a value that must be an IRI is none; run `checkDataset()` first.
 *
 * @example
 * if (checkDataset(dataset).verdict !== 'failed') response = writeDatasets(dataset, { syntax: 'application/rdf+xml' });
 */
export function writeDatasets(datasets: Dataset | readonly Dataset[], options: WriteOptions = {}): string {
  const list = Array.isArray(datasets) ? (datasets as readonly Dataset[]) : [datasets as Dataset];
  return rdfSyntaxes[options.syntax ?? 'text/turtle'](toTriples(list, options.version ?? '3.0'));
}
