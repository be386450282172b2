import { isRathausError } from '@rathaus/client-core';
import { throwIfAborted } from '@rathaus/client-core/abort';
import type { Random } from '@rathaus/client-core/observe';
import { exchangeError } from '../errors.ts';
import { faultsOf } from '../report/call-faults.ts';
import { contentFaultOf } from '../transport/content-fault.ts';
import { createFailureClasses } from '../transport/failure-classes.ts';
import { judgeProblems, writtenProblems } from '../transport/judge-problems.ts';
import { operatorFaultOf } from '../transport/operator-fault.ts';
import type { DeliveryProblem, IncomingDelivery, Progress, ReceiveStep } from '../transport/transport.ts';
import type { Transports } from '../transport/transports.ts';
import { pauseAfter } from '../work/failure.ts';
import type { WorkHandler } from '../work/kernel.ts';
import type { Outcome, WorkItem } from '../work/work-item.ts';
import { handOver, isLostContent } from './hand-over.ts';
import { operatorPause } from './operator-pause.ts';
import { receivedOf } from './received.ts';
import { createReceivedWrites, type ReceivedChanges, type ReceivedWriteContext } from './received-writes.ts';
import { answeredBefore, type InboxRows, type ReceivedRow, receivedFolder } from './rows.ts';
import { isFinished } from './state.ts';
import type { InboxOptions, OnReceive } from './types.ts';

export interface ReceiveContext extends ReceivedWriteContext {
  readonly rows: InboxRows;
  readonly transports: Transports;
  readonly random: Random;
}

/**
 * Does the work on deliveries that come in: fetched and verified, stored, handed over, answered. Each step is stored
 * before the next begins; nothing is handed over or accepted whose content is not here.
 */
export function createReceiving(
  context: ReceiveContext,
  options: InboxOptions,
  onReceive: OnReceive | undefined,
): WorkHandler {
  const { store, rows, transports, tenant, clock, random } = context;
  const { verifyAttempts = 2, handlerTimeout = 900_000, retention } = options;
  const classes = createFailureClasses();
  const { save, saveParts, settleWaiting, remove } = createReceivedWrites(context);

  /** Asks the transport for one step. What it has to remember of a failure is stored. */
  async function ask(
    item: WorkItem,
    row: ReceivedRow,
    task: IncomingDelivery['task'],
    signal: AbortSignal,
  ): Promise<ReceiveStep> {
    const transport = transports.get(row.transport);
    const delivery: IncomingDelivery = {
      id: row.id,
      tenant,
      source: row.source,
      remoteId: row.remote_id,
      task,
      problems: problemsOf(row),
    };
    const folder = receivedFolder(tenant, row.id);
    try {
      return await classes.noting(transport, () =>
        transport.receive(delivery, JSON.parse(row.progress) as Progress, {
          content: store.content,
          folder,
          clock,
          random,
          signal,
        }),
      );
    } catch (error) {
      const progress = JSON.stringify(operatorFaultOf(error)?.progress);
      if (progress !== undefined && progress !== row.progress) await save(item, row, { progress });
      throw error;
    }
  }

  /** Stores what a step has brought. */
  async function apply(item: WorkItem, row: ReceivedRow, step: ReceiveStep): Promise<ReceivedRow> {
    if (step.type === 'fetched')
      return saveParts(item, row, step, row.step === 'found' ? 'stored' : row.step);
    const progress = JSON.stringify(step.progress);
    if (step.type === 'progress') return save(item, row, { progress }, { notice: step.notice });
    const changes: ReceivedChanges = { progress, step: step.as, finished_at: step.at };
    if (step.details) changes.details = JSON.stringify({ ...detailsOf(row), ...step.details });
    // The log has the last word; that it says something else than was decided must not go unnoticed.
    const notice = isOtherwise(row.step, step.as) ? 'exchange.inbox.answered-otherwise' : gapOf(row, step);
    return save(item, row, changes, { notice });
  }

  /** found → stored. Content that is wrong is fetched once more; one byte may have changed on the line. */
  async function fetch(
    item: WorkItem,
    row: ReceivedRow,
    signal: AbortSignal,
  ): Promise<ReceivedRow | Outcome> {
    try {
      return await apply(item, row, await ask(item, row, 'fetch', signal));
    } catch (error) {
      const problem = contentFaultOf(error);
      if (!problem || !isRathausError(error)) throw error;
      const suspicions = Number(row.suspicions) + 1;
      const isDecided = suspicions >= verifyAttempts;
      const changes: ReceivedChanges = { suspicions };
      if (isDecided) Object.assign(changes, { step: 'rejecting', problems: JSON.stringify([problem]) });
      const saved = await save(item, row, changes, { notice: error.code });
      return isDecided ? saved : { next: 'again', after: pauseAfter(suspicions, {}, random) };
    }
  }

  /** stored → accepting, waiting, rejecting. */
  async function decide(item: WorkItem, row: ReceivedRow, signal: AbortSignal): Promise<ReceivedRow> {
    const parts = await rows.parts(row.id);
    const lost = () => save(item, row, { step: 'found' }, { notice: 'exchange.inbox.content-refetched' });
    if (!(await isStored(row.id))) return lost();
    const delivery = receivedOf(row, parts, store.content);
    if (!delivery) throw exchangeError('exchange.inbox.inconsistent');
    try {
      const verdict = await handOver(delivery, onReceive, { signal, timeout: handlerTimeout, tenant });
      if (verdict.step === 'waiting') return settleWaiting(item, row);
      const problems = verdict.step === 'rejecting' ? writtenProblems(verdict.problems) : row.problems;
      return save(item, row, { step: verdict.step, problems });
    } catch (error) {
      if (signal.aborted || !isLostContent(error)) throw error;
      // It is there but cannot be read: what is damaged must not be found by the next look.
      for (const { content } of parts) await store.content.remove(content);
      return lost();
    }
  }

  const isStored = async (id: string): Promise<boolean> => {
    for (const { content } of await rows.parts(id)) if (!(await store.content.has(content))) return false;
    return true;
  };

  /** accepting → accepted, rejecting → rejected. What the store has lost is fetched while the service has it. */
  async function answer(item: WorkItem, row: ReceivedRow, signal: AbortSignal): Promise<ReceivedRow> {
    if (saysNothing(row)) {
      // The application decides anew. Without a function of it nobody may accept what it wanted to reject.
      const step = onReceive ? 'stored' : 'waiting';
      return save(item, row, { step, problems: null }, { notice: 'exchange.inbox.not-taken' });
    }
    if (row.step === 'rejecting') return apply(item, row, await ask(item, row, 'reject', signal));
    const task = (await isStored(row.id)) ? 'accept' : 'fetch';
    return apply(item, row, await ask(item, row, task, signal));
  }

  async function finish(item: WorkItem, row: ReceivedRow): Promise<Outcome> {
    const keep = row.step === 'rejected' ? retention?.rejected : retention?.accepted;
    if (row.removed_at !== null || keep === undefined) return { next: 'done' };
    const left = Date.parse(row.finished_at ?? row.updated_at) + keep - clock();
    if (left > 0) return { next: 'again', after: Math.ceil(left) };
    await remove(item, row);
    return { next: 'done' };
  }

  return {
    async run(item, { signal, answered, apart = (work) => work() }) {
      let row = await rows.find(item.id);
      if (!row) return { next: 'done' };
      for (;;) {
        throwIfAborted(signal, 'A step of a received delivery');
        if (isFinished(row.step)) return finish(item, row);
        if (row.step === 'waiting') {
          await settleWaiting(item, row);
          return { next: 'settled' };
        }
        if (row.step === 'found') {
          const fetched: ReceivedRow | Outcome = await fetch(item, row, signal);
          if ('next' in fetched) return fetched;
          row = fetched;
          answered?.();
        } else if (row.step === 'stored') {
          const stored: ReceivedRow = row;
          row = await apart(() => decide(item, stored, signal));
          if (row.step === 'waiting') return { next: 'settled' };
        } else row = await answer(item, row, signal);
      }
    },
    classOf: (error) => (error.code === 'exchange.inbox.not-taken' ? 'handler' : classes.of(error)),
    waitOf(error, { failingSince }) {
      const fault = operatorFaultOf(error);
      if (!fault) return undefined;
      const now = clock();
      const age = failingSince === undefined ? 0 : Math.max(0, now - failingSince);
      return { after: operatorPause(fault, { age, now }, random), asked: fault.asked };
    },
  };
}

/** Whether something was decided here, and not this. */
const isOtherwise = (step: ReceivedRow['step'], as: 'accepted' | 'rejected'): boolean =>
  step === (as === 'accepted' ? 'rejecting' : 'accepting');

/**
 * An answer in the log is a gap only to what was never handed over from here. What was decided and then lost by the store
 * finds its own answer there, when nobody has heard of it.
 */
const gapOf = ({ step }: ReceivedRow, { notice }: ReceiveStep & { type: 'answered' }): string | undefined =>
  notice === answeredBefore && step !== 'found' ? undefined : notice;

/** A rejection that an application decided before its problems were judged, and that tells the sender nothing. */
const saysNothing = ({ step, problems, received_at: receivedAt }: ReceivedRow): boolean =>
  step === 'rejecting' &&
  receivedAt !== null &&
  faultsOf((faults) => judgeProblems('problems', JSON.parse(problems ?? '[]'), faults)).size > 0;

const problemsOf = ({ problems }: ReceivedRow): DeliveryProblem[] =>
  JSON.parse(problems ?? '[]') as DeliveryProblem[];
const detailsOf = ({ details }: ReceivedRow): Progress => JSON.parse(details ?? '{}') as Progress;
