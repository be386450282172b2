import { type FindingValues, term } from '@rathaus/client-core/findings';
import type { Outcome } from '../messages/outcome.ts';
import type { MessageDirection, MessageKind, MessageRole } from '../messages/roles.ts';
import type { Kopf } from '../model/index.ts';
import {
  knowsAllParts,
  knowsAppraisal,
  knowsOriginal,
  type ProcedureFacts,
} from '../rules/procedure-facts.ts';
import type { AppraisalCounter } from './count-appraised.ts';

/** What these say is about another message: without it nobody can tell whether it fits. */
const restsOnOriginal: ReadonlySet<MessageRole> = new Set(['decision', 'reply', 'receipt']);

/** What is known of a message that was read to its end. */
interface ReadMessage {
  readonly kind: MessageKind;
  readonly messageType: string;
  readonly direction: MessageDirection;
  readonly kopf: Kopf | undefined;
  readonly appraisal: AppraisalCounter | undefined;
  readonly outcome: Outcome | undefined;
  /** Something decided already. */
  readonly isFailed: boolean;
}

/** What a verdict on a message rests on and what was not there, by the ids of `unchecked` with their values. */
export function openQuestions(
  known: ProcedureFacts,
  message: ReadMessage,
): readonly (readonly [what: string, values: FindingValues])[] {
  const { kind, messageType, direction, kopf, appraisal, outcome, isFailed } = message;
  const { role, answers } = kind;
  const open: [string, FindingValues][] = [];
  if (restsOnOriginal.has(role) && !knowsOriginal(known, { answers, needsContent: role !== 'receipt', kopf }))
    open.push(['eakte.unchecked.original', { types: answers.length > 2 ? [] : answers.map(term) }]);
  if (appraisal && appraisal.without > 0 && !knowsAppraisal(known))
    open.push(['eakte.unchecked.appraisal', { without: appraisal.without, records: appraisal.records }]);
  const { lfdNrNachrichtProTyp: part = 1, gesamtanzahlNachrichtenProTyp: total = 1 } = kopf ?? {};
  // What a receipt confirms does not depend on other receipts.
  if (role !== 'receipt' && total > 1 && !knowsAllParts(known, { messageType, part, total }))
    open.push(['eakte.unchecked.parts', { part, total }]);
  // Who deletes on such a reply deletes what the procedure is still about.
  if (role === 'reply' && known.contradictory === true) open.push(['eakte.unchecked.contradiction', {}]);
  // R35 reports it; a profile that silences the rule does not make a success of it.
  const wants = direction === 'in' ? ['succeeded'] : ['succeeded', 'failed'];
  if (!isFailed && outcome?.kind === 'import' && !wants.includes(outcome.result))
    open.push(['eakte.unchecked.import', {}]);
  return open;
}
