import type { Updateable } from 'kysely';
import type { DeliveryTable, ReceivedTable } from '../store/tables.ts';
import type { DeliveryProblem, MessageDescription, Progress } from '../transport/transport.ts';

/** Of a part: what the sender called it. Its hash, size and kind stay. */
export const erasedPart = { file_name: null, description: null } as const;

/**
 * Columns of a delivery when its content is gone: what is left names nobody, but for its key, its reference and its proof.
 * By the reference people ask for it: it stays with the record.
 */
export const erasedDelivery = (
  { message, problems }: Pick<DeliveryTable, 'message' | 'problems'>,
  now: string,
) =>
  ({
    message: erasedMessage(message),
    progress: null,
    problems: problems === null ? null : erasedProblems(problems),
    erased_at: now,
  }) satisfies Updateable<DeliveryTable>;

/** The same of a received one. What is signed stays: it is what this side can show. */
export const erasedReceived = (
  { message, details, problems }: Pick<ReceivedTable, 'message' | 'details' | 'problems'>,
  now: string,
) =>
  ({
    message: message === null ? null : erasedMessage(message),
    details: details === null ? null : JSON.stringify(evidenceOf(JSON.parse(details) as Progress)),
    reply_to: null,
    progress: '{}',
    problems: problems === null ? null : erasedProblems(problems),
    erased_at: now,
  }) satisfies Updateable<ReceivedTable>;

/** What it was about stays; what sender and citizen call the case goes. */
function erasedMessage(stored: string): string {
  const { service, region, schemaUri, inReplyTo } = JSON.parse(stored) as MessageDescription & {
    readonly inReplyTo?: string;
  };
  return JSON.stringify({ service, region, schemaUri, inReplyTo });
}

/** The kind of a problem stays; everything else of it is somebody's words. */
const erasedProblems = (stored: string): string =>
  JSON.stringify(
    (JSON.parse(stored) as DeliveryProblem[]).map(
      ({ type }): DeliveryProblem => ({ type, title: type, detail: '', instance: '' }),
    ),
  );

/** Members of `details` that are ids, hashes or signed. Whatever else a way of delivery has written goes. */
const evidence: readonly string[] = [
  'submissionId',
  'replyId',
  'caseId',
  'destinationId',
  'tags',
  'events',
  'mailbox',
  'reader',
  'manifestSha512',
  'files',
];

const evidenceOf = (details: Progress): Progress =>
  Object.fromEntries(Object.entries(details).filter(([member]) => evidence.includes(member)));
