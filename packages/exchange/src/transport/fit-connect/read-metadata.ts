import { exchangeError } from '../../errors.ts';
import { checkMetadata } from '../../metadata/check.ts';
import type { SubmissionMetadata } from '../../metadata/types.ts';
import { firstError } from '../../report/first-error.ts';
import { refusal } from './refusal.ts';

/**
 * Reads decrypted metadata. What breaks its schema is the sender's fault and refused; a version that nobody here can judge
 * waits (`exchange.inbox.metadata-not-judged`), and so do fragments: nothing that we cannot do is a reason to reject.
 */
export function readMetadata(plaintext: Uint8Array): SubmissionMetadata {
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext));
  } catch {
    throw refusal('schemaViolation', 'metadata', 'Die Metadaten sind kein gültiges JSON.');
  }
  const report = checkMetadata(document);
  if (
    report.findings.some(({ rule, severity }) => rule === 'exchange.metadata.schema' && severity === 'error')
  ) {
    throw refusal(
      'unsupportedMetadata',
      'metadata',
      'Die Version des Metadatenschemas wird nicht unterstützt.',
    );
  }
  // Places are names of the standard and numbers, nothing that the document says.
  const broken = (place: string) =>
    refusal('schemaViolation', 'metadata', `Die Metadaten verletzen ihr Schema bei „${place}“.`);
  if (report.verdict === 'failed') throw broken(firstError(report)?.place ?? '');
  if (report.verdict !== 'passed') throw exchangeError('exchange.inbox.metadata-not-judged');
  const metadata = document as SubmissionMetadata;
  if (metadata.contentStructure.data === undefined) throw broken('/contentStructure/data');
  if (metadata.contentStructure.attachments.some(({ fragments }) => fragments !== undefined))
    throw exchangeError('exchange.inbox.fragments-unsupported');
  return metadata;
}
