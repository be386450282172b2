import { type Collector, createCollector, pointer, type Report, term } from '@rathaus/client-core/findings';
import { checkContent } from './check-content.ts';
import { checkAuthentication, checkPublicService } from './check-old-parts.ts';
import { checkAuthor, checkDataSets, checkReference } from './check-parts.ts';
import { checkPayment } from './check-payment.ts';
import { checkReply } from './check-reply.ts';
import { createJudge, isText, type Json } from './judge.ts';
import { knownPlace } from './known-place.ts';
import { metadataRules, metadataVersionUnchecked } from './rules.ts';
import { firstUnstorableText } from './stored-text.ts';
import type { SubmissionMetadata } from './types.ts';
import { isLaterMinor, type MetadataVersion, metadataVersionOf } from './version.ts';

/**
 * Checks metadata of version 1.x and 2.x. Written from the published rules; what passes here is valid against the official
 * schema of its version, 1.0.0 or 2.1.0 (tested with random documents). The report (kind `exchange.metadata`) holds no text
 * of the document, so it may be logged and sent back; its sentences are in `@rathaus/exchange/texts`. Does not throw.
 *
 * Another version than 1.x and 2.x, and a word that a later minor version than the known ones may have added to a closed
 * list, are `not-judged`: nobody here can tell whether such metadata are wrong.
 *
 * @example
 * const report = checkMetadata(JSON.parse(plaintext));
 * if (report.verdict !== 'passed') console.log(reportText(report, catalogue));
 */
export function checkMetadata(metadata: unknown): Report {
  const collector = createCollector();
  if (createJudge(collector).object(metadata)) {
    const unstorable = firstUnstorableText(metadata);
    if (unstorable)
      collector.add(
        metadataRules.finding('exchange.metadata.unstorable-text', pointer(...knownPlace(unstorable)), {}),
      );
    else checkDocument(metadata, collector);
  }
  return { kind: 'exchange.metadata', ...collector.result() };
}

/** Reads metadata that pass `checkMetadata`; `undefined` otherwise. */
export function parseMetadata(metadata: unknown): SubmissionMetadata | undefined {
  return checkMetadata(metadata).verdict === 'passed' ? (metadata as SubmissionMetadata) : undefined;
}

function checkDocument(metadata: Json, collector: Collector): void {
  const version = metadataVersionOf(metadata);
  if (version.kind !== 'known') {
    reportVersion(metadata, version, collector);
    return;
  }
  const { major } = version;
  const judge = createJudge(collector, isLaterMinor(version) ? 'lists' : 'nothing');
  // In 1.x, members that only 2.x defines: read as 2.x has them, but nothing says that they are wrong otherwise.
  const later = major === 2 ? judge : createJudge(collector, 'all');
  if (major === 1) {
    judge.add('old-version', '$schema');
    checkPublicService(metadata.publicServiceType, judge);
    checkAuthentication(metadata.authenticationInformation, judge);
  }
  if (judge.object(metadata.contentStructure, 'contentStructure'))
    checkContent(metadata.contentStructure, { major, judge, later });
  checkReply(metadata.replyChannel, { major, judge, later });
  checkReference(metadata.additionalReferenceInfo, { major, judge, later });
  checkPayment(metadata.paymentInformation, judge);
  checkAuthor(metadata.author, later);
  checkDataSets(metadata.dataSets, later);
}

/** Without a known version only that is said: what the members mean nobody knows. */
function reportVersion(
  { $schema }: Json,
  version: Exclude<MetadataVersion, { kind: 'known' }>,
  collector: Collector,
): void {
  const place = pointer('$schema');
  const add = (
    fault: 'missing' | 'other-type' | 'unknown' | 'other-version',
    major: number,
    severity: 'error' | 'warning',
  ) =>
    collector.add(
      metadataRules.finding('exchange.metadata.schema', place, { fault: term(fault), major }, severity),
    );
  if (version.kind === 'missing') {
    add('missing', 0, 'error');
    return;
  }
  if (!isText($schema)) {
    add('other-type', 0, 'error');
    return;
  }
  if (version.kind === 'other') add('other-version', version.major, 'warning');
  else add('unknown', 0, 'warning');
  collector.skip(metadataVersionUnchecked, pointer());
}
