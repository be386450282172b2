import type { CandidateFile, Certainty, Recogniser } from '@rathaus/client-core/recognise';
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

/**
 * Recognises CSV and TSV tables and checks them with `inspectTable()`. Claims nothing that is binary, XML, JSON, HTML or
 * PDF, whatever its name is.
 *
 * @example
 * const { recognition } = await recognise(file, [opendataRecogniser]);
 * const report = await recognition?.check?.({ signal });
 */
export const opendataRecogniser: Recogniser = {
  area: 'opendata',
  recognise(file) {
    const certainty = certaintyOf(file);
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
};
