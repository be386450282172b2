import type { CandidateFile, Certainty, Recogniser, Recognition } from '@rathaus/client-core/recognise';
import type { GraphProfile } from '../dcat/check-graph/check-graph.ts';
import { checkRdf } from '../dcat/check-graph/check-rdf.ts';
import { sniff } from '../rdf/read/sniff.ts';
import { guessDelimiter } from '../table/delimiter.ts';
import { readHead } from '../table/head.ts';
import { inspectTable } from '../table/inspect-table.ts';

const tableEnding = /\.(?:csv|tsv)$/i;
/** Text of other kinds, where a character that repeats in each line is no delimiter. */
const otherEnding =
  /\.(?:json|jsonld|xml|xsd|rdf|ttl|n3|nq|nt|trig|html?|md|pdf|js|ts|mjs|cjs|css|ya?ml|toml|ini|sql|py|sh|svg|eml|pem|crt|key|log)$/i;

/** Delimiter-separated text is recognised by its ending, else by a delimiter that nearly all lines agree on. */
function certaintyOf({ name, size, head }: CandidateFile): Certainty | undefined {
  const { text, foreign } = readHead(head);
  if (foreign) return undefined;
  if (tableEnding.test(name)) return 'likely';
  if (otherEnding.test(name) || head.length === 0) return undefined;
  const guess = guessDelimiter(text, size <= head.length);
  return guess !== undefined && guess.share >= 0.9 && guess.records >= 3 ? 'guess' : undefined;
}

const rdfEnding = /\.(?:ttl|rdf|jsonld|nt|n3|owl)$/i;

/** RDF is what begins like it; what only has the ending may be broken RDF, which the check says. */
function rdfCertainty({ name, head }: CandidateFile): Certainty | undefined {
  const found = sniff(new TextDecoder().decode(head));
  if (found === 'application/rdf+xml' || found === 'application/ld+json') return 'certain';
  if (rdfEnding.test(name)) return 'likely';
  return found === 'text/turtle' || found === 'application/n-triples' ? 'guess' : undefined;
}

/** What is asked of recognised files. */
export interface OpendataRecogniserOptions {
  /** What catalogues are checked against. Default `auto`: the version they are written in. */
  readonly profile?: GraphProfile | 'auto' | undefined;
}

/** A catalogue: checked by a version of DCAT-AP.de, and by GovData's own rules. */
const catalog = (
  file: CandidateFile,
  certainty: Certainty,
  { profile = 'auto' }: OpendataRecogniserOptions,
): Recognition => ({
  kind: 'opendata.catalog',
  title: { de: 'ein Katalog nach DCAT-AP.de (RDF)', en: 'a catalogue by DCAT-AP.de (RDF)' },
  certainty,
  check: ({ signal, onProgress } = {}) =>
    checkRdf(file.open(), {
      fileName: file.name,
      size: file.size,
      profile,
      govdata: true,
      signal,
      onProgress,
    }),
});

/**
 * Recognises RDF, which it checks with `checkRdf()`, and CSV and TSV tables, which it checks with `inspectTable()`. Claims
 * nothing that is binary, other XML or JSON, HTML or PDF, whatever its name is.
 *
 * @example
 * const { recognition } = await recognise(file, [opendataRecogniser]);
 * const report = await recognition?.check?.({ signal });
 */
export const createOpendataRecogniser = (options: OpendataRecogniserOptions = {}): Recogniser => ({
  area: 'opendata',
  recognise(file) {
    const rdf = rdfCertainty(file);
    if (rdf !== undefined && rdf !== 'guess') return catalog(file, rdf, options);
    const certainty = certaintyOf(file);
    if (certainty === undefined && rdf !== undefined) return catalog(file, rdf, options);
    if (certainty === undefined) return undefined;
    return {
      kind: 'opendata.table',
      title: { de: 'eine CSV-Tabelle', en: 'a CSV table' },
      certainty,
      check: ({ signal, onProgress } = {}) =>
        inspectTable(file.open(), { fileName: file.name, size: file.size, signal, onProgress }),
    };
  },
  catalogue: async () => (await import('../texts/index.ts')).catalogue,
});

/** The recogniser with its defaults. */
export const opendataRecogniser: Recogniser = createOpendataRecogniser();
