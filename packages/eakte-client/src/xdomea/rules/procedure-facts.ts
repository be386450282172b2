import type { Kopf } from '../model/index.ts';
import type { CheckProfile } from './profile.ts';
import type { RuleContext } from './rule.ts';
import { sameId } from './uuid.ts';

/** A message of the same process that was sent or received before. */
export interface KnownMessage {
  /** Four digits. */
  messageType: string;
  /** 4.0. */
  nachrichtenUuid?: string | undefined;
  /** 4.0, part of a split transfer. */
  lfdNr?: number | undefined;
  gesamtanzahl?: number | undefined;
  /** Digest of the bytes, in any form that is the same for all messages. */
  digest?: string | undefined;
  /** Comes behind the message under check: it can be answered, and is no earlier one that is repeated. Default false. */
  later?: boolean | undefined;
}

/** A record of an earlier message. */
export interface KnownRecord {
  id: string;
  /** 4.0: sent for context only. */
  kontextobjekt?: boolean | undefined;
  /** Inside another record that is handed over with it. Default false. */
  inside?: boolean | undefined;
}

/** The appraisal of a record. */
export interface KnownAppraisal {
  id: string;
  /** `A`, `B` or `V`. */
  aussonderungsart: string;
}

/**
 * What is known of the process a message belongs to. A single message cannot tell whether it repeats, answers or
 * completes another one: the rules A01, R07, R08, R09, R23, R24 and R33 judge that only with these facts.
 */
export interface ProcedureFacts {
  /** The other messages of the process, in any order. */
  messages?: readonly KnownMessage[] | undefined;
  /**
   * Types of which there may be messages that are not listed, or that could not be read to their end. What rests on them
   * is then not judged: nobody can say that a record was not offered while a part of the offer is missing.
   */
  incomplete?: readonly string[] | undefined;
  /** Digest of the message under check, made like `KnownMessage.digest`. */
  digest?: string | undefined;
  /** Akten and Vorgänge offered by the 0501 messages of the process. */
  offered?: Iterable<KnownRecord> | undefined;
  /** The appraisal by the 0502 messages of the process. */
  appraised?: Iterable<KnownAppraisal> | undefined;
  /** Akten and Vorgänge handed over by the 0503 messages of the process. */
  transferred?: Iterable<KnownRecord> | undefined;
  /** What the 0503 asked for in `RueckmeldungArchivkennung`. */
  rueckmeldungArchivkennung?: boolean | undefined;
  /**
   * Whether the messages before this one contradict each other. A reply to them then confirms nothing that anybody may
   * delete. Default false.
   */
  contradictory?: boolean | undefined;
}

const rulesWithFacts = ['A01', 'R07', 'R08', 'R09', 'R23', 'R24', 'R33'] as const;

/** A profile that hands the facts of a process to the rules that need them, on top of another profile. */
export function procedureProfile(facts: ProcedureFacts, base: CheckProfile = {}): CheckProfile {
  const parameters = { ...base.parameters };
  for (const rule of rulesWithFacts) parameters[rule] = { ...parameters[rule], facts };
  return { ...base, parameters };
}

/** The facts a profile handed in, empty when there are none. */
export function factsOf(context: RuleContext): ProcedureFacts {
  const { facts } = context.parameters;
  return typeof facts === 'object' && facts !== null ? (facts as ProcedureFacts) : {};
}

/** The facts a profile hands in, empty when there are none. */
export function procedureFactsOf({ parameters }: CheckProfile): ProcedureFacts {
  const facts = parameters?.R08?.facts;
  return typeof facts === 'object' && facts !== null ? (facts as ProcedureFacts) : {};
}

/** The messages that came before the one under check. */
export const earlierMessages = ({ messages = [] }: ProcedureFacts): readonly KnownMessage[] =>
  messages.some(({ later }) => later) ? messages.filter(({ later }) => later !== true) : messages;

/** A message that answers another one. */
export interface Answering {
  /** Types of the messages it can answer. */
  readonly answers: readonly string[];
  /** Whether it speaks of what is in the original; a receipt does not. */
  readonly needsContent: boolean;
  readonly kopf: Pick<Kopf, 'uuidUrsprungsnachricht'> | undefined;
}

/** Whether the message that another one answers was there to compare with: by its id (4.0), else by its type. */
export function knowsOriginal(facts: ProcedureFacts, { answers, needsContent, kopf }: Answering): boolean {
  const { messages = [], incomplete = [], offered, appraised, transferred } = facts;
  if (needsContent && answers.some((type) => incomplete.includes(type))) return false;
  const id = kopf?.uuidUrsprungsnachricht;
  const listed = messages.some(
    ({ messageType, nachrichtenUuid }) =>
      answers.includes(messageType) && (id === undefined || sameId(id, nachrichtenUuid)),
  );
  // Whoever hands in the records of the message has had it.
  const records = { '0501': offered, '0502': appraised, '0503': transferred };
  return (
    listed || Object.entries(records).some(([type, given]) => answers.includes(type) && given !== undefined)
  );
}

/** Whether the appraisal by the archive was there to compare with. */
export const knowsAppraisal = ({ appraised }: ProcedureFacts): boolean => appraised !== undefined;

/** Whether all parts of a split message are there, the one under check among them. */
export function knowsAllParts(
  { messages = [], incomplete = [] }: ProcedureFacts,
  { messageType, part, total }: { messageType: string; part: number; total: number },
): boolean {
  if (incomplete.includes(messageType) || messages.length < total - 1) return false;
  const parts = new Set([part]);
  for (const { messageType: type, lfdNr, gesamtanzahl } of messages)
    if (type === messageType && gesamtanzahl === total && lfdNr !== undefined && lfdNr >= 1 && lfdNr <= total)
      parts.add(lfdNr);
  return parts.size === total;
}

/** True when other messages of the process can hold the rest: what is missing here is then no fault. */
export function isOneOfMany(context: RuleContext): boolean {
  return (context.kopf?.gesamtanzahlNachrichtenProTyp ?? 1) > 1;
}
