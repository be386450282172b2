import type { RdfSyntax } from '../rdf/write/syntax.ts';
import { writeRdf } from '../rdf/write/write-rdf.ts';
import type { Dataset, DcatApDeVersion } from './model.ts';
import { toTriples } from './triples.ts';

/** How datasets are written. */
export interface WriteOptions {
  /** `3.0` when left out. Most portals still harvest 2.0. */
  version?: DcatApDeVersion | undefined;
  /** `text/turtle` when left out; GovData and Open.NRW harvest mostly `application/rdf+xml`. */
  syntax?: RdfSyntax | undefined;
}

/**
 * Writes datasets as DCAT-AP.de in one of four RDF syntaxes, the same text for the same input.
 * Throws `opendata.dcat.invalid-iri` when a value that must be an IRI is none; run `checkDataset()` first.
 *
 * @example
 * if (checkDataset(dataset).verdict !== 'failed') response = writeDatasets(dataset, { syntax: 'application/rdf+xml' });
 */
export function writeDatasets(datasets: Dataset | readonly Dataset[], options: WriteOptions = {}): string {
  const list = Array.isArray(datasets) ? (datasets as readonly Dataset[]) : [datasets as Dataset];
  return writeRdf(toTriples(list, options.version ?? '3.0'), options.syntax);
}
