import { rm } from 'node:fs/promises';
import { exchangeError } from '../errors.ts';
import type { AuthenticationTags, SubmissionProblem } from '../set/events.ts';
import { differingTags, parseAuthenticationTags } from '../set/tags.ts';
import type { OutboxAttachmentTable } from '../store/tables.ts';
import { contentFolder } from './enqueue.ts';
import type { DeliveryProof } from './proof.ts';
import type { DeliveryRow } from './rows.ts';
import { referenceOf, type StepContext } from './steps.ts';

function ownTags(row: DeliveryRow, attachments: readonly OutboxAttachmentTable[]): AuthenticationTags {
  return {
    metadata: row.metadata_tag ?? '',
    data: row.data_tag ?? '',
    attachments: Object.fromEntries(attachments.map(({ attachment_id: id, tag }) => [id, tag ?? ''])),
  };
}

/**
 * submitted → accepted | rejected, or unchanged. The tags of the log are compared with those computed here: only then an
 * acceptance proves that exactly this content arrived. Content is deleted after the proof is stored.
 */
export async function watch(row: DeliveryRow, context: StepContext): Promise<DeliveryRow> {
  const { rows, trusted, endpoints, store, signal } = context;
  const reference = referenceOf(row);
  const events = await trusted.verifiedEvents(reference, signal);
  const attachments = await rows.attachments(row.id);
  const tags = ownTags(row, attachments);
  const named = (name: string) => events.find((event) => event.name === name);

  const submit = named('submit-submission');
  if (!submit) throw exchangeError('exchange.outbox.not-in-log');
  const submitted = parseAuthenticationTags(submit.payload);
  if (!submitted || differingTags(tags, submitted).length > 0) {
    throw exchangeError('exchange.outbox.tags-differ');
  }
  const rejection = named('reject-submission');
  if (rejection) {
    const problems = Array.isArray(rejection.payload.problems)
      ? (rejection.payload.problems as SubmissionProblem[])
      : [];
    return rows.save(row, {
      state: 'rejected',
      finished_at: rejection.issuedAt,
      problems: JSON.stringify(problems),
      attempts: 0,
    });
  }
  const acceptance = named('accept-submission');
  if (!acceptance) return row;
  const accepted = parseAuthenticationTags(acceptance.payload);
  if (!accepted || differingTags(tags, accepted).length > 0) {
    throw exchangeError('exchange.outbox.receipt-differs');
  }
  const proof: DeliveryProof = {
    version: 1,
    ...reference,
    serviceIssuers: endpoints.serviceIssuers ?? [endpoints.submissionApi],
    tags,
    hashes: {
      data: row.data_sha512,
      attachments: Object.fromEntries(attachments.map(({ attachment_id: id, sha512 }) => [id, sha512])),
    },
    submittedAt: submit.issuedAt,
    acceptedAt: acceptance.issuedAt,
    events: events.map((event) => event.token),
    keys: trusted.usedKeys(events.map((event) => event.kid)),
  };
  const done = await rows.save(row, {
    state: 'accepted',
    finished_at: acceptance.issuedAt,
    proof: JSON.stringify(proof),
    attempts: 0,
  });
  await rm(contentFolder(store, row.id), { recursive: true, force: true });
  return done;
}
