import type { CheckProfile } from './profile.ts';
import type { RuleContext } from './rule.ts';

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
}

/** A record of an earlier message. */
export interface KnownRecord {
  id: string;
  /** 4.0: sent for context only. */
  kontextobjekt?: boolean | undefined;
}

/**
 * What is known of the process a message belongs to. A single message cannot tell whether it repeats, answers or
 * completes another one: the rules R07, R08, R09, R23, R24 and R33 judge that only with these facts.
 */
export interface ProcedureFacts {
  /** The other messages of the process, in any order. */
  messages?: readonly KnownMessage[] | undefined;
  /** Digest of the message under check, made like `KnownMessage.digest`. */
  digest?: string | undefined;
  /** Akten and Vorgänge offered by the 0501 messages of the process. */
  offered?: readonly KnownRecord[] | undefined;
  /** The appraisal by the 0502 messages of the process: `A`, `B` or `V`. */
  appraised?: readonly { id: string; aussonderungsart: string }[] | undefined;
  /** Akten and Vorgänge handed over by the 0503 messages of the process. */
  transferred?: readonly KnownRecord[] | undefined;
  /** What the 0503 asked for in `RueckmeldungArchivkennung`. */
  rueckmeldungArchivkennung?: boolean | undefined;
}

const rulesWithFacts = ['R07', 'R08', 'R09', 'R23', 'R24', 'R33'] as const;

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

/** True when other messages of the process can hold the rest: what is missing here is then no fault. */
export function isOneOfMany(context: RuleContext): boolean {
  return (context.kopf?.gesamtanzahlNachrichtenProTyp ?? 1) > 1;
}
