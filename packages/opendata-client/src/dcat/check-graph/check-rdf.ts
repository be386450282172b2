import { verdictOf } from '@rathaus/client-core/findings';
import { type RdfSource, type ReadRdfOptions, readRdf } from '../../rdf/read/read-rdf.ts';
import { type CatalogReport, type CheckGraphOptions, checkGraph } from './check-graph.ts';

/** How RDF is read and checked. */
export interface CheckRdfOptions extends Omit<ReadRdfOptions, 'into' | 'blankPrefix'>, CheckGraphOptions {}

/**
 * Reads RDF of any syntax and checks it by DCAT-AP.de: one report on the text and on what it says. What was not read is
 * named, and never passed.
 *
 * Throws what reading the source throws, and `core.aborted` at once when the caller gives up.
 *
 * @example
 * const report = await checkRdf(await openAsBlob('katalog.rdf'), { fileName: 'katalog.rdf', profile: '2.0-conventions' });
 * console.log(reportText(report, catalogue, { language: 'de' }));
 */
export async function checkRdf(source: RdfSource, options: CheckRdfOptions = {}): Promise<CatalogReport> {
  const { graph, report: read } = await readRdf(source, options);
  const said = checkGraph(graph, options);
  // Of a text that is no RDF there is nothing else to say.
  const unchecked = read.syntax === undefined ? read.unchecked : [...read.unchecked, ...said.unchecked];
  const counts = {
    error: read.counts.error + said.counts.error,
    warning: read.counts.warning + said.counts.warning,
    info: read.counts.info + said.counts.info,
  };
  return {
    ...said,
    name: read.name,
    triples: read.triples,
    counts,
    unchecked,
    findings: [...read.findings, ...said.findings],
    verdict: verdictOf(counts.error, unchecked.length),
  };
}
