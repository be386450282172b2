import { exchangeError } from '../../errors.ts';
import { readMetadataJson } from '../../metadata/read-json.ts';
import type { SubmissionMetadata } from '../../metadata/types.ts';
import { metadataVersionOf } from '../../metadata/version.ts';
import { firstError } from '../../report/first-error.ts';
import { refusal } from '../refusal.ts';

/** Metadata that were read, and the major version that they follow. */
export interface ReadMetadata {
  readonly metadata: SubmissionMetadata;
  readonly major: 1 | 2;
}

/**
 * Reads decrypted metadata. What breaks its schema is the sender's fault and refused. What nobody here can judge waits
 * (`exchange.inbox.metadata-not-judged`): another version, and a submission without data, which version 1 allows and which
 * is nothing that could be handed over. So do fragments: nothing that we cannot do is a reason to reject.
 */
export function readMetadata(plaintext: Uint8Array): ReadMetadata {
  const { report, document } = readMetadataJson(plaintext);
  const first = firstError(report);
  if (first?.rule === 'exchange.metadata.utf-8' || first?.rule === 'exchange.metadata.json')
    throw refusal('schemaViolation', 'metadata', 'Die Metadaten sind kein gültiges JSON.', first.rule);
  if (
    report.findings.some(({ rule, severity }) => rule === 'exchange.metadata.schema' && severity === 'error')
  ) {
    throw refusal(
      'unsupportedMetadata',
      'metadata',
      'Die Metadaten sagen nicht, welchem Metadatenschema sie folgen.',
      'exchange.metadata.schema',
    );
  }
  if (report.verdict === 'failed') {
    // Places are names of the standard and numbers, nothing that the document says.
    const detail = `Die Metadaten verletzen ihr Schema bei „${first?.place ?? ''}“.`;
    throw refusal('schemaViolation', 'metadata', detail, first?.rule);
  }
  if (report.verdict !== 'passed') throw notJudged('version');
  const metadata = document as SubmissionMetadata;
  if (metadata.contentStructure.data === undefined) throw notJudged('no-data');
  if (metadata.contentStructure.attachments.some(({ fragments }) => fragments !== undefined))
    throw exchangeError('exchange.inbox.fragments-unsupported');
  const version = metadataVersionOf(document);
  return { metadata, major: version.kind === 'known' ? version.major : 2 };
}

/** It waits: neither taken nor rejected. */
export const notJudged = (reason: 'version' | 'no-data') =>
  exchangeError('exchange.inbox.metadata-not-judged', { details: { reason } });
