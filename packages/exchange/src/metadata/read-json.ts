import { type Collector, createCollector, pointer, type Report } from '@rathaus/client-core/findings';
import { readJson } from '../json/read-json.ts';
import { checkMetadata } from './check.ts';
import { knownPlace } from './known-place.ts';
import { metadataRules } from './rules.ts';

/** Levels of nesting; the schema needs 7. */
const deepest = 100;

/** Metadata as they came, with what was found in them; the document only where it can be read in one way. */
export interface ReadMetadataJson {
  readonly report: Report;
  readonly document?: unknown;
}

/**
 * Reads the JSON of metadata strictly, before it is parsed: an object that has a member twice says one thing to this
 * receiver and another to the next (RFC 7493, section 2.3), and `__proto__` is no data. Only what passes is judged by the
 * rules of `checkMetadata`. Does not throw.
 */
export function readMetadataJson(content: Uint8Array | string): ReadMetadataJson {
  const collector = createCollector();
  const document = parse(content, collector);
  if (collector.counts.error > 0) return { report: { kind: 'exchange.metadata', ...collector.result() } };
  return { report: checkMetadata(document), document };
}

/**
 * Checks metadata as they came, as UTF-8 bytes or text: what `checkMetadata` checks, and what only the text shows: members
 * that come twice, `__proto__`, nesting without an end. A receiver should check the text. Does not throw.
 *
 * @example
 * const report = checkMetadataJson(plaintext);
 * if (report.verdict !== 'passed') console.log(reportText(report, catalogue));
 */
export const checkMetadataJson = (content: Uint8Array | string): Report => readMetadataJson(content).report;

function parse(content: Uint8Array | string, collector: Collector): unknown {
  const { finding } = metadataRules;
  const read = readJson(content, { maxDepth: deepest, skipByteOrderMark: true });
  if (read.state === 'unreadable') {
    if (read.fault === 'depth')
      collector.add(finding('exchange.metadata.depth', pointer(), { most: deepest }));
    else if (read.fault === 'utf-8') collector.add(finding('exchange.metadata.utf-8', pointer(), {}));
    else collector.add(finding('exchange.metadata.json', pointer(), {}));
    return undefined;
  }
  const { duplicates, reserved } = read.scan;
  for (const path of duplicates)
    collector.add(finding('exchange.metadata.duplicate-member', pointer(...knownPlace(path)), {}));
  for (const path of reserved)
    collector.add(finding('exchange.metadata.reserved-member', pointer(...knownPlace(path)), {}));
  return read.value;
}
