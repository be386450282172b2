import type { EncryptedSubmission, SubmissionReference } from '../../fit-connect/client.ts';
import type { SubmissionMetadata } from '../../metadata/types.ts';
import type { Part, ReceivedMessage } from '../transport.ts';
import type { Evidence } from './receive-progress.ts';

interface Fetched {
  readonly reference: SubmissionReference;
  readonly submission: EncryptedSubmission;
  readonly metadata: SubmissionMetadata;
  readonly evidence: Evidence;
  readonly parts: readonly Part[];
  readonly sentAt: string;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A checked submission in the words that all ways of delivery have. */
export function describe({
  reference,
  submission,
  metadata,
  evidence,
  parts,
  sentAt,
}: Fetched): ReceivedMessage {
  const { senderReference, applicationDate } = metadata.additionalReferenceInfo ?? {};
  // Version 1 names the service in the metadata. Both are the sender's word; empty where nobody says it.
  const service = (submission.publicService ?? metadata.publicServiceType ?? {}) as Partial<
    ReceivedMessage['message']['service']
  >;
  return {
    message: {
      service: { identifier: textOf(service.identifier), name: textOf(service.name) },
      schemaUri: metadata.contentStructure.data.submissionSchema.schemaUri,
      senderReference,
      applicationDate,
    },
    parts,
    sentAt,
    details: { ...reference, metadata, tags: evidence.tags, events: evidence.events },
  };
}
