import { type RdfSource, type ReadRdfOptions, readRdf } from '../src/rdf/index.ts';
import { prefixes } from '../src/rdf/term.ts';
import { shownTriples } from './canonical.ts';

/** Shown shorter in tests. */
const short = (text: string): string =>
  text
    .replaceAll(`<${prefixes.rdf}`, '<rdf:')
    .replaceAll(`<${prefixes.xsd}`, '<xsd:')
    .replaceAll('<http://e/', '<');

/** What a text says and what is wrong with it, in lines as tests compare them. */
export async function reading(
  source: RdfSource,
  options: ReadRdfOptions = {},
): Promise<{ triples: string[]; findings: string[]; verdict: string; unchecked: string[] }> {
  const { graph, report } = await readRdf(source, options);
  return {
    triples: shownTriples(graph).map(short).sort(),
    findings: report.findings.map(({ rule, place, values }) => {
      const { line, column, path } = place as { line?: number; column?: number; path?: string };
      const shown = Object.values(values).map((value) =>
        typeof value === 'object' && value !== null && 'term' in value ? value.term : value,
      );
      const where = line === undefined ? '' : ` ${line}:${column}`;
      return `${rule.replace('opendata.rdf.', '')}${where}${path ? ` ${path}` : ''} ${shown.join(' ')}`.trim();
    }),
    verdict: report.verdict,
    unchecked: report.unchecked.map(({ what }) => what),
  };
}

/** What of a reading that had to end early must be so, whatever ended it. */
export const halfRead = {
  verdict: 'failed',
  unchecked: ['opendata.unchecked.rdf-rest'],
};

/** Bytes in chunks of a size, as a stream that never gives more at once. */
export async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}
