import { isRathausError, type Signer } from '@rathaus/client-core';
import type { Clock } from '@rathaus/client-core/observe';
import { exchangeError } from '../errors.ts';
import type { FitConnectClient, SubmissionReference } from '../fit-connect/client.ts';
import type { TrustedKeys } from '../fit-connect/trusted-keys.ts';
import { createAcceptEvent, createRejectEvent } from '../set/create.ts';
import type { SubmissionProblem } from '../set/events.ts';
import { readLog } from './fetch-submission.ts';
import type { Evidence, InboxRow } from './received.ts';
import type { InboxRows } from './rows.ts';

export interface AnswerContext {
  rows: InboxRows;
  client: FitConnectClient;
  trusted: TrustedKeys;
  signer: Signer;
  reference: SubmissionReference;
  clock: Clock;
  applicationTimeout: number | undefined;
  signal: AbortSignal;
}

/**
 * accepting → accepted, rejecting → rejected. When an earlier answer may have arrived the event log is read first. The
 * log has the last word: what the service has logged is what happened.
 */
export async function answer(row: InboxRow, context: AnswerContext): Promise<InboxRow> {
  const { rows, client, trusted, signer, reference, clock, signal } = context;
  if (row.answer_tried !== 0) {
    const logged = await loggedAnswer(row, context);
    if (logged) return logged;
  }
  // A submission whose content cannot be read has no stored evidence; its tags are in the log.
  const evidence =
    row.evidence === null
      ? readLog(await trusted.verifiedEvents(reference, signal)).evidence
      : (JSON.parse(row.evidence) as Evidence);
  const signing = {
    submission: reference,
    signer,
    clock,
    signal,
    schema: evidence.schema,
    applicationTimeout: context.applicationTimeout,
  };
  const token =
    row.state === 'accepting'
      ? await createAcceptEvent(evidence.tags, signing)
      : await createRejectEvent(JSON.parse(row.problems ?? '[]') as SubmissionProblem[], signing);
  const tried = row.answer_tried === 0 ? await rows.save(row, { answer_tried: 1 }) : row;
  try {
    await client.postEvent(reference.caseId, token, { signal });
  } catch (error) {
    if (signal.aborted || !isRathausError(error) || (error.status !== 409 && error.status !== 422))
      throw error;
    const logged = await loggedAnswer(tried, context);
    if (logged) return logged;
    throw error;
  }
  const state = row.state === 'accepting' ? 'accepted' : 'rejected';
  const events = JSON.stringify({ ...evidence, events: [...evidence.events, token] });
  return rows.save(tried, {
    state,
    finished_at: rows.at(),
    attempts: 0,
    evidence: events,
    error_code: null,
    error_message: null,
  });
}

async function loggedAnswer(row: InboxRow, context: AnswerContext): Promise<InboxRow | undefined> {
  const { rows, trusted, reference, signal } = context;
  const events = await trusted.verifiedEvents(reference, signal);
  const final = events.find(
    (event) => event.name === 'accept-submission' || event.name === 'reject-submission',
  );
  if (!final) return undefined;
  const state = final.name === 'accept-submission' ? 'accepted' : 'rejected';
  const wanted = row.state === 'accepting' ? 'accepted' : 'rejected';
  if (state !== wanted) {
    throw exchangeError('exchange.inbox.answered-otherwise', {
      message: `the log says ${state}, the decision here was ${wanted}`,
    });
  }
  return rows.save(row, {
    state,
    finished_at: final.issuedAt,
    attempts: 0,
    error_code: null,
    error_message: null,
  });
}
