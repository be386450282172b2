import type { EncryptedSubmission, SubmissionReference } from '../../fit-connect/client.ts';
import type { SubmissionMetadata } from '../../metadata/types.ts';
import type { EventSubject } from '../../set/events.ts';
import type { Part, ReceivedMessage } from '../transport.ts';
import type { Evidence } from './receive-progress.ts';
import { replyAddressOf } from './replies.ts';

interface Fetched {
  readonly subject: EventSubject;
  readonly reference: SubmissionReference;
  readonly submission: EncryptedSubmission;
  readonly metadata: SubmissionMetadata;
  readonly evidence: Evidence;
  readonly parts: readonly Part[];
  readonly sentAt: string;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A checked submission, or reply, in the words that all ways of delivery have. */
export function describe({
  subject,
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
  const { submissionId, ...conversation } = reference;
  const about =
    subject === 'reply' ? { answers: reference.caseId } : { replyTo: replyAddressOf(metadata, reference) };
  const ids = subject === 'reply' ? { replyId: submissionId, ...conversation } : reference;
  return {
    message: {
      service: { identifier: textOf(service.identifier), name: textOf(service.name) },
      schemaUri: metadata.contentStructure.data.submissionSchema.schemaUri,
      senderReference,
      applicationDate,
    },
    parts,
    sentAt,
    ...about,
    details: { ...ids, metadata, tags: evidence.tags, events: evidence.events },
  };
}
